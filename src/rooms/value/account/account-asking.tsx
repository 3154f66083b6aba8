// What the value tab and the financial pack of an account ask the server; all under the key of the account.
import { useCallback } from 'react'
import type { Account } from '#records/accounts/edit-facts.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { ask, type ExplainedRow } from '../asking.tsx'

export type AccountValue = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/value'>>>
export type Pack = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/financial-pack'>>>
export type ValueRun = NonNullable<AccountValue['run']>
export type ValuedAccount = Pick<Account, 'id' | 'name' | 'shortName' | 'code' | 'tier' | 'owner'>

export const useAccountValue = (accountId: string) =>
  useRead(['account', accountId, 'value'], (signal) =>
    ask('GET /accounts/:accountId/value', { path: { accountId }, signal }),
  )

export const useForecast = (accountId: string) =>
  useRead(['account', accountId, 'forecast'], (signal) =>
    ask('GET /accounts/:accountId/forecast', { path: { accountId }, signal }),
  )

export const usePack = (accountId: string) =>
  useRead(['account', accountId, 'financial-pack'], (signal) =>
    ask('GET /accounts/:accountId/financial-pack', { path: { accountId }, signal }),
  )

/** After something was added or decided on the tab. */
export const useRenewAccountValue = (accountId: string) => {
  const renew = useRenew()
  return useCallback(
    () => renew(['account', accountId, 'value'], ['value'], ['approvals']),
    [renew, accountId],
  )
}

/** The account as the lists of this room know it, so that their panels and dialogs serve here too. */
export const explainedRow = (
  account: ValuedAccount,
  value: NonNullable<AccountValue['value']>,
): ExplainedRow => ({
  accountId: account.id,
  name: account.name,
  code: account.code,
  tier: account.tier,
  ownerName: account.owner?.name ?? null,
  ...value,
})
