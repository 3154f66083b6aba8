// What the pages of this room ask the server, each under one key, so that an evaluation renews them all.
import { useCallback } from 'react'
import type { ledgerDoors } from '#records/ledger/contract.ts'
import type { staffDoors } from '#records/staff/contract.ts'
import { client } from '#web/client.ts'
import { usePages, useRead, useRenew } from '#web/query.ts'
import type { identifyDoors } from './contract.ts'

export const ask = client<typeof identifyDoors>()
const staff = client<typeof staffDoors>()
const ledger = client<typeof ledgerDoors>()

export type Evaluation = Awaited<ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId'>>>
export type ScorecardShown = Awaited<ReturnType<typeof ask<'GET /identify/scorecards'>>>['rows'][number]
export type Ranked = Awaited<
  ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId/scores'>>
>['rows'][number]
export type FiguresOut = Awaited<ReturnType<typeof ask<'GET /identify/scorecards/:scorecardId/figures'>>>
export type ConcentrationOut = Awaited<ReturnType<typeof ask<'GET /identify/concentration'>>>
export type SegmentsOut = Awaited<ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId/segments'>>>

/** The newest evaluation that sets tiers, or segments; null when there is none. */
export const useNewest = (sets: 'tier' | 'segment') =>
  useRead(['identify', 'newest', sets], async (signal) => {
    const { rows } = await ask('GET /identify/evaluations', { query: { sets, limit: 1 }, signal })
    return rows[0] ?? null
  })

export const useScorecards = () =>
  useRead(['identify', 'scorecards'], (signal) => ask('GET /identify/scorecards', { signal }))

/** A scorecard as it stood in a version; without one nothing is asked. */
export const useVersion = (of: { scorecardId: string; version: number } | null | undefined) =>
  useRead(
    ['identify', 'scorecard', of?.scorecardId, of?.version],
    (signal) =>
      ask('GET /identify/scorecards/:scorecardId/versions/:version', {
        path: { scorecardId: of?.scorecardId ?? '', version: of?.version ?? 0 },
        signal,
      }),
    { enabled: Boolean(of) },
  )

export const useRanking = (
  evaluationId: string,
  filter: { grade?: string; moved?: 'up' | 'down' | 'entered' },
) =>
  usePages(['identify', 'ranking', evaluationId, filter.grade, filter.moved], (cursor, signal) =>
    ask('GET /identify/evaluations/:evaluationId/scores', {
      path: { evaluationId },
      query: { ...filter, cursor, limit: 100 },
      signal,
    }),
  )

/** After an evaluation: tiers, segments and everything drawn from them. */
export const useRenewAll = () => {
  const renew = useRenew()
  return useCallback(() => renew(['identify'], ['accounts'], ['account'], ['today'], ['search']), [renew])
}

/** Whether there are any orders, and in which currency. */
export const useLedger = () => useRead(['ledger'], (signal) => ledger('GET /ledger', { signal }))

export const useMe = () => useRead(['me'], (signal) => staff('GET /me', { signal }))
