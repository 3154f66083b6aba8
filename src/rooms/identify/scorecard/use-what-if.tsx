// The figures are read once; every change after that is computed here, a frame behind the finger at most.
import { useDeferredValue, useMemo } from 'react'
import { useRead } from '#web/query.ts'
import { ask, type Evaluation, type FiguresOut } from '../asking.tsx'
import type { WeightedScorecard } from '../scoring/scorecard.ts'
import {
  type Foreseen,
  foresee,
  normaliserOfPool,
  type Pool,
  poolOf,
  sourcesToAsk,
} from '../scoring/what-if.ts'
import { useSegments } from './scorecard-asking.tsx'

export type WhatIf = {
  figures: FiguresOut | undefined
  pool: Pool | undefined
  /** Undefined while figures are read; null where the draft cannot be computed with. */
  foreseen: Foreseen | null | undefined
  error: unknown
  retry: () => void
}

/** `last` is the newest evaluation of the scorecard: the preview looks at the same months. */
export const useWhatIf = (
  scorecardId: string,
  version: number,
  saved: WeightedScorecard,
  draft: WeightedScorecard,
  last: Evaluation | null | undefined,
): WhatIf => {
  const { segments } = useSegments()
  const also = sourcesToAsk(saved.criteria, draft, segments)
  const query = {
    asOf: last?.asOf,
    window: last ? (last.windowMonths ?? ('all' as const)) : 12,
    basis: draft.basis,
    also: also.length ? also : undefined,
  }
  const read = useRead(
    ['identify', 'figures', scorecardId, version, query],
    (signal) =>
      ask('GET /identify/scorecards/:scorecardId/figures', { path: { scorecardId }, query, signal }),
    { enabled: last !== undefined, keep: true },
  )
  const figures = read.data
  const pool = useMemo(() => figures && poolOf(figures, saved.criteria), [figures, saved])
  const normalised = useMemo(() => pool && normaliserOfPool(pool), [pool])
  const settled = useDeferredValue(draft)
  const foreseen = useMemo(() => {
    if (!pool || !normalised) return undefined
    try {
      return foresee(settled, pool, normalised, segments) ?? undefined
    } catch (error) {
      // A target of 0, a band missing: the marks beside the fields say which.
      if (error instanceof RangeError) return null
      throw error
    }
  }, [pool, normalised, settled, segments])
  return { figures, pool, foreseen, error: read.error, retry: () => void read.refetch() }
}
