// Recency, frequency, monetary: three scores of 1..5 per account, their cell, and the segment it falls into.
import { quantile } from '#numbers/quantile.ts'
import { midRankPercentiles } from '#numbers/rank.ts'
import type { RfmBounds, RfmRule, RfmScorecard, RfmSegment, ScoreRange } from './scorecard.ts'

/**
 * One entry per account in one shared order: days since the last order, orders, and money in the unit of
 * given bounds; null where unknown.
 */
export type RfmColumns = {
  recency: readonly (number | null)[]
  frequency: readonly (number | null)[]
  monetary: readonly (number | null)[]
}

/** Scores 1..5, 5 best. */
export type RfmCell = { r: number; f: number; m: number }

/**
 * The cell of each account, null where recency, frequency or money is unknown. Accounts with an unknown part
 * take no part in the bounds either.
 * - quantile: four R type 7 quantiles at 20, 40, 60 and 80 % as inclusive upper bounds.
 * - given: the four inclusive upper bounds of the scorecard.
 * - midRank: min(5, 1 + ⌊5·mid-rank percentile⌋).
 * Recency is turned round: the fewer days, the higher the score. Source: Hughes 1994, Strategic Database Marketing.
 * @throws RangeError when the columns differ in length or hold NaN.
 */
export function scoreRfm(
  bounds: RfmBounds,
  { recency, frequency, monetary }: RfmColumns,
): (RfmCell | null)[] {
  if (frequency.length !== recency.length || monetary.length !== recency.length)
    throw new RangeError('columns of one length')
  const known = [...recency.keys()].filter(
    (i) => recency[i] !== null && frequency[i] !== null && monetary[i] !== null,
  )
  const at = (column: readonly (number | null)[]) => known.map((i) => column[i]!)
  const r = fifths(at(recency), bounds.by === 'given' ? bounds.recency : bounds.by, 'lower')
  const f = fifths(at(frequency), bounds.by === 'given' ? bounds.frequency : bounds.by, 'higher')
  const m = fifths(at(monetary), bounds.by === 'given' ? bounds.monetary : bounds.by, 'higher')
  const cells: (RfmCell | null)[] = recency.map(() => null)
  known.forEach((i, k) => {
    cells[i] = { r: r[k]!, f: f[k]!, m: m[k]! }
  })
  return cells
}

/** The cell as people write it: '543'. */
export function cellName({ r, f, m }: RfmCell): string {
  return `${r}${f}${m}`
}

/** One number for a cell, 0 for '111' to 100 for '555': 100·(wR·r + wF·f + wM·m − 1)/4; the weights sum to 1. */
export function compositeOf({ r, f, m }: RfmCell, weights: RfmScorecard['weights']): number {
  return (100 * (weights.recency * r + weights.frequency * f + weights.monetary * m - 1)) / 4
}

/** The key of the first segment whose rule holds for the scores 1..5; null when none does. */
export function segmentOf(segments: readonly RfmSegment[], r: number, f: number, m: number): string | null {
  return segments.find(({ when }) => holds(when, r, f, m))?.key ?? null
}

function holds(rule: RfmRule, r: number, f: number, m: number): boolean {
  if (rule.length === 0) return true
  return rule.some(
    (condition) => isWithin(condition.r, r) && isWithin(condition.f, f) && isWithin(condition.m, m),
  )
}

function isWithin(range: ScoreRange | undefined, score: number): boolean {
  return score >= (range?.min ?? 1) && score <= (range?.max ?? 5)
}

function fifths(
  values: readonly number[],
  bounds: readonly number[] | 'quantile' | 'midRank',
  best: 'lower' | 'higher',
): number[] {
  if (bounds === 'midRank')
    return midRankPercentiles(values).map((rank) => {
      const share = best === 'higher' ? rank! : 1 - rank!
      // A rank of exactly 3/5 must not fall a fifth because binary fractions cannot hold it.
      return Math.min(5, 1 + Math.floor(5 * share + 1e-12))
    })
  if (values.length === 0) return []
  const uppers = bounds === 'quantile' ? quantileBounds(values) : bounds
  return values.map((value) => {
    const passed = uppers.filter((upper) => value > upper).length
    return best === 'higher' ? 1 + passed : 5 - passed
  })
}

function quantileBounds(values: readonly number[]): number[] {
  const ascending = Float64Array.from(values).sort()
  return [0.2, 0.4, 0.6, 0.8].map((p) => quantile(ascending, p))
}
