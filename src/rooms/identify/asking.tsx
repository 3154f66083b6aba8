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
export type SegmentsOut = Awaited<ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId/segments'>>>

export type Movement = Awaited<ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId/movement'>>>
export type MoveRow = Awaited<
  ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId/moves'>>
>['rows'][number]
export type Plan = Awaited<ReturnType<typeof ask<'GET /identify/plan'>>>
export type MatrixOut = Awaited<ReturnType<typeof ask<'GET /identify/matrix'>>>

// Withdrawn and overtaken evaluations stand between; more than these between two in effect is no practice.
const lookedAt = 40

/** Of some evaluations the one that took effect last. */
const lastInEffect = (rows: readonly Evaluation[]): Evaluation | null =>
  rows.reduce<Evaluation | null>(
    (last, row) => (row.effectiveAt && row.effectiveAt > (last?.effectiveAt ?? '') ? row : last),
    null,
  )

/** The newest evaluation in effect that sets tiers, or segments; null when there is none. */
export const useNewest = (sets: 'tier' | 'segment') =>
  useRead(['identify', 'newest', sets], async (signal) => {
    const { rows } = await ask('GET /identify/evaluations', { query: { sets, limit: lookedAt }, signal })
    return lastInEffect(rows)
  })

/** The newest evaluation in effect of one scorecard; null when there is none. */
export const useNewestOf = (scorecardId: string | undefined) =>
  useRead(
    ['identify', 'newest', scorecardId],
    async (signal) => {
      const { rows } = await ask('GET /identify/evaluations', {
        query: { scorecardId, limit: lookedAt },
        signal,
      })
      return lastInEffect(rows)
    },
    { enabled: Boolean(scorecardId) },
  )

/** The evaluation that waits for approval; null when none does. Only those that set tiers wait. */
export const useWaitingRun = () =>
  useRead(['identify', 'waiting'], async (signal) => {
    const { rows } = await ask('GET /identify/evaluations', { query: { sets: 'tier', limit: 10 }, signal })
    return rows.find((row) => row.state === 'waiting') ?? null
  })

/** The newest evaluations of all kinds, to choose one from. */
export const useRecentRuns = () =>
  useRead(['identify', 'recent'], async (signal) => {
    const { rows } = await ask('GET /identify/evaluations', { query: { limit: 100 }, signal })
    return rows
  })

export const usePlan = () => useRead(['identify', 'plan'], (signal) => ask('GET /identify/plan', { signal }))

export const useMovement = (evaluationId: string, against: string | undefined) =>
  useRead(['identify', 'movement', evaluationId, against], (signal) =>
    ask('GET /identify/evaluations/:evaluationId/movement', {
      path: { evaluationId },
      query: { against },
      signal,
    }),
  )

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
  return useCallback(
    () => renew(['identify'], ['accounts'], ['account'], ['today'], ['search'], ['approvals']),
    [renew],
  )
}

/** Whether there are any orders, and in which currency. */
export const useLedger = () => useRead(['ledger'], (signal) => ledger('GET /ledger', { signal }))

export const useMe = () => useRead(['me'], (signal) => staff('GET /me', { signal }))
