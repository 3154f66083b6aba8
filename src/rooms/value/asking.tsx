// What the pages of this room ask the server, under keys that one computation renews together.
import { useCallback } from 'react'
import type { Received } from '#base/contract.ts'
import type { ledgerDoors } from '#records/ledger/contract.ts'
import { client } from '#web/client.ts'
import { useRead, useRenew } from '#web/query.ts'
import type { valueDoors } from './contract.ts'

export const ask = client<typeof valueDoors>()
const ledger = client<typeof ledgerDoors>()
type Answer<Name extends keyof typeof valueDoors> = Received<(typeof valueDoors)[Name]>

export type ProfitOut = Answer<'GET /value'>
export type FutureOut = Answer<'GET /value/future'>
export type ModelOut = Answer<'GET /value/model'>
export type Run = Answer<'GET /value/runs'>['rows'][number]
export type Row = Answer<'GET /value/accounts'>['rows'][number]
export type ExplainedRow = ProfitOut['mattering'][number]
export type Advice = ProfitOut['losing'][number]
export type MixOut = Answer<'GET /price-volume-mix'>
export type RatesOut = Answer<'GET /value/rates'>
export type SettingsOut = Answer<'GET /value/settings'>

export const useProfit = () => useRead(['value', 'profit'], (signal) => ask('GET /value', { signal }))
export const useFuture = () => useRead(['value', 'future'], (signal) => ask('GET /value/future', { signal }))
export const useModel = () => useRead(['value', 'model'], (signal) => ask('GET /value/model', { signal }))
export const useRuns = () =>
  useRead(['value', 'runs'], (signal) => ask('GET /value/runs', { query: { limit: 20 }, signal }))
export const useRates = () => useRead(['value', 'rates'], (signal) => ask('GET /value/rates', { signal }))
export const useSettings = () =>
  useRead(['value', 'settings'], (signal) => ask('GET /value/settings', { signal }))

/** Whether there are any orders, until when, and in which currency. */
export const useLedger = () => useRead(['ledger'], (signal) => ledger('GET /ledger', { signal }))

/** After a computation or a proposal: all that is drawn from value. */
export const useRenewValue = () => {
  const renew = useRenew()
  return useCallback(() => renew(['value'], ['account'], ['accounts'], ['approvals']), [renew])
}
