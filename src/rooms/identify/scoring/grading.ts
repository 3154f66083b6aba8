// From scores to tiers: by cut, by share of the ranks, or by a limited number of places.
import { countUpTo } from '#numbers/rank.ts'
import type { Grading, Tier } from './scorecard.ts'

/** Accounts in one shared order; score NaN where there is none; profit in any one unit, null where unknown. */
export type Candidates = {
  score: Float64Array
  profit: readonly (number | null)[]
  id: readonly string[]
}

/** The gradings that look at the score alone; by ratio is its own matter. */
type GradingByScore = Exclude<Grading, { by: 'ratio' }>

/** The tier index of an account without a score. */
export const ungraded = -1

/**
 * The tier of each account, as an index into `tiers` (best first), or `ungraded` where there is no score.
 * - cutoff: the best tier whose cut the score reaches.
 * - quantile: the best tier whose cumulative share of the scored accounts is not yet taken up by better scores;
 *   equal scores share the better tier, and the best tier always has an account.
 * - quota: places are filled by score, then profit (unknown last), then id; never more than there are.
 * The last tier takes the rest.
 * @throws RangeError when the grading names a tier that is not among `tiers`, or columns differ in length.
 */
export function gradeAll(
  grading: GradingByScore,
  tiers: readonly Tier[],
  candidates: Candidates,
): Int16Array {
  const { score, profit, id } = candidates
  if (profit.length !== score.length || id.length !== score.length)
    throw new RangeError('columns of one length')
  switch (grading.by) {
    case 'cutoff': {
      const cuts = grading.cuts.map(({ tier, from }) => ({ tier: indexOf(tiers, tier), from }))
      return gradeEach(score, tiers, (points) => cuts.find(({ from }) => points >= from - sameScore)?.tier)
    }
    case 'quantile': {
      let taken = 0
      const ends = grading.shares.map(({ tier, share }) => {
        taken += share
        return { tier: indexOf(tiers, tier), end: taken }
      })
      const ascending = score.filter((points) => !Number.isNaN(points)).sort()
      return gradeEach(score, tiers, (points) => {
        const better = (ascending.length - countUpTo(ascending, points)) / ascending.length
        return ends.find(({ end }) => better < end - 1e-12)?.tier
      })
    }
    case 'quota': {
      const places = grading.quotas.flatMap(({ tier, count }) => {
        const index = indexOf(tiers, tier)
        return Array.from({ length: Math.min(count, score.length) }, () => index)
      })
      const graded = gradeEach(score, tiers, () => undefined)
      bestFirst(candidates, places.length)
        .slice(0, places.length)
        .forEach((i, place) => {
          graded[i] = places[place]!
        })
      return graded
    }
  }
}

/** Scores this close are equal: a weighted sum that should be 80 may come out as 79.999999999999. */
export const sameScore = 1e-9

function gradeEach(
  score: Float64Array,
  tiers: readonly Tier[],
  tierOf: (points: number) => number | undefined,
): Int16Array {
  const last = tiers.length - 1
  return Int16Array.from(score, (points) => (Number.isNaN(points) ? ungraded : (tierOf(points) ?? last)))
}

/** The best `count` and those equal to the last of them, so that a few places do not need all in order. */
function bestFirst({ score, profit, id }: Candidates, count: number): number[] {
  const ascending = score.filter((points) => !Number.isNaN(points)).sort()
  const least = count > 0 ? (ascending[ascending.length - count] ?? -Infinity) : Infinity
  const scored = [...score.keys()].filter((i) => score[i]! >= least)
  return scored.sort(
    (i, j) =>
      score[j]! - score[i]! ||
      descending(profit[i] ?? -Infinity, profit[j] ?? -Infinity) ||
      (id[i]! < id[j]! ? -1 : 1),
  )
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b - a
}

function indexOf(tiers: readonly Tier[], key: string): number {
  const index = tiers.findIndex((tier) => tier.key === key)
  if (index < 0) throw new RangeError(`no tier ${key}`)
  return index
}
