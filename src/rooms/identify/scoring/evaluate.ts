// One evaluation: a scorecard and the figures of all accounts in, a graded and explained list out.
import { assess, type Contest } from './assess.ts'
import { bufferedStar, type PointsScorecard, pointsOf, starOf } from './points.ts'
import { compositeOf, scoreRfm, segmentOf } from './rfm.ts'
import type { RfmScorecard, Scorecard, WeightedScorecard } from './scorecard.ts'
import { normaliseAll } from './scoring.ts'
import type { TierReason } from './tiering.ts'

export type Reason = TierReason | 'SEGMENT'

export type Result = {
  id: string
  rank: number
  score: number | null
  coverage: number
  grade: string | null
  rawGrade: string | null
  reason: Reason
  /** The veto, list or pin behind the grade. */
  rule: string | null
  pool: string | null
  cooldown: number
  below: number
  star: number | null
  /** Given on too little, or under observation. */
  provisional: boolean
  netMinor: number
  profitMinor: number | null
  /** Figures as they were read; null where unknown. */
  inputs: (number | null)[]
  /** What each criterion counted as: 0 to 1, 1 to 5 for RFM, points for a points scorecard; null where it did not count. */
  normalised: (number | null)[]
}

/** Accounts with their money, in the order of every column. */
export type Candidate = { id: string; netMinor: number; profitMinor: number | null }

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

const nothingToRemember = { rule: null, pool: null, cooldown: 0, below: 0, star: null, provisional: false }

/** `columns` holds one column of figures per criterion, in the order of the criteria. */
export const evaluateWeighted = (
  scorecard: WeightedScorecard,
  candidates: readonly Candidate[],
  contest: Contest,
  columns: readonly (readonly (number | null)[])[],
): Result[] => {
  const assessed = assess(scorecard, contest, (places) =>
    normaliseAll(scorecard, places ? columns.map((column) => places.map((at) => column[at]!)) : columns),
  )
  const keyOf = (tier: number) => scorecard.tiers[tier]?.key ?? null
  const results = candidates.map((one, place): Result => {
    const decided = assessed.decided[place]!
    return {
      id: one.id,
      rank: 0,
      score: known(assessed.score[place]),
      coverage: assessed.coverage[place] ?? 0,
      grade: keyOf(decided.tier),
      rawGrade: keyOf(assessed.raw[place] ?? -1),
      reason: decided.reason,
      rule: decided.rule,
      pool: contest.pools?.[place] ?? null,
      cooldown: decided.cooldown,
      below: decided.below,
      star: null,
      provisional: decided.provisional,
      netMinor: one.netMinor,
      profitMinor: one.profitMinor,
      inputs: columns.map((column) => column[place] ?? null),
      normalised: columns.map((_, criterion) => assessed.counted(criterion, place)),
    }
  })
  return ranked(results)
}

/**
 * Points of a programme: `columns` holds the amount of each rule per account, in major units or counts, null where
 * unknown; `tags` each account's. An account of which nothing is known has no points and no star.
 */
export const evaluatePoints = (
  scorecard: PointsScorecard,
  candidates: readonly Candidate[],
  columns: readonly (readonly (number | null)[])[],
  tags: readonly (readonly string[])[],
  standing: readonly ({ star: number; below: number } | null)[],
): Result[] =>
  ranked(
    candidates.map((one, place): Result => {
      const inputs = columns.map((column) => column[place] ?? null)
      const points = scorecard.rules.map((rule, r) => pointsOf(rule, inputs[r]!, tags[place] ?? []))
      const counted = points.filter((each) => each !== null)
      const total = counted.length ? sum(counted) : null
      const stood = standing[place] ?? null
      const now = total === null ? 0 : starOf(scorecard.bands, total)
      const { star, below } = bufferedStar({
        star: now,
        standing: stood,
        bands: scorecard.bands,
        buffer: scorecard.buffer,
      })
      const tierOf = (stars: number) =>
        total === null ? null : (scorecard.tierOfStar[stars] ?? scorecard.tiers.at(-1)?.key ?? null)
      return {
        ...nothingToRemember,
        id: one.id,
        rank: 0,
        score: total,
        coverage: scorecard.rules.length ? counted.length / scorecard.rules.length : 0,
        grade: tierOf(star),
        rawGrade: tierOf(now),
        reason: total === null ? 'INSUFFICIENT' : star === now ? 'SCORE' : 'HYSTERESIS',
        below,
        star: total === null ? null : star,
        netMinor: one.netMinor,
        profitMinor: one.profitMinor,
        inputs,
        normalised: points,
      }
    }),
  )

/** Recency in days, frequency in orders, monetary in minor units; bounds speak of major units. */
export const evaluateRfm = (
  scorecard: RfmScorecard,
  candidates: readonly Candidate[],
  columns: { recency: (number | null)[]; frequency: (number | null)[]; monetary: (number | null)[] },
  minorPerMajor: number,
): Result[] => {
  const cells = scoreRfm(scorecard.bounds, {
    ...columns,
    monetary: columns.monetary.map((value) => (value === null ? null : value / minorPerMajor)),
  })
  const results = candidates.map((one, index): Result => {
    const cell = cells[index] ?? null
    const inputs = [
      columns.recency[index] ?? null,
      columns.frequency[index] ?? null,
      columns.monetary[index] ?? null,
    ]
    return {
      ...nothingToRemember,
      id: one.id,
      rank: 0,
      score: cell ? compositeOf(cell, scorecard.weights) : null,
      coverage: cell ? 1 : 0,
      grade: cell ? segmentOf(scorecard.segments, cell.r, cell.f, cell.m) : null,
      rawGrade: null,
      reason: 'SEGMENT',
      netMinor: one.netMinor,
      profitMinor: one.profitMinor,
      inputs,
      normalised: cell ? [cell.r, cell.f, cell.m] : [null, null, null],
    }
  })
  return ranked(results)
}

/** What each criterion added to the score, from what it counted as; these sum to the score. */
export const contributionsOf = (
  scorecard: Scorecard,
  normalised: readonly (number | null)[],
): (number | null)[] => {
  if (scorecard.kind === 'rfm') {
    const { recency, frequency, monetary } = scorecard.weights
    return [recency, frequency, monetary].map((weight, at) => {
      const score = normalised[at] ?? null
      return score === null ? null : (100 * weight * (score - 1)) / 4
    })
  }
  if (scorecard.kind === 'points') return scorecard.rules.map((_, at) => normalised[at] ?? null)
  const counted = scorecard.criteria.map((criterion, at) => ({
    weight: criterion.weight,
    n: normalised[at] ?? null,
  }))
  const total = counted.reduce((sum, one) => (one.n === null ? sum : sum + one.weight), 0)
  return counted.map(({ weight, n }) => (n === null ? null : (100 * weight * n) / total))
}

/** Best score first; equal scores by sales, then by id, so that the order never wavers. */
const ranked = (results: Result[]): Result[] => {
  results.sort(
    (a, b) => (b.score ?? -1) - (a.score ?? -1) || b.netMinor - a.netMinor || (a.id < b.id ? -1 : 1),
  )
  for (const [index, result] of results.entries()) result.rank = index + 1
  return results
}

export type GradeTotal = { grade: string; accounts: number; netMinor: number; profitMinor: number | null }

/** What each grade holds, in the given order; profit only where some account's is known. */
export const totalsByGrade = (results: readonly Result[], order: readonly string[]): GradeTotal[] =>
  order.map((grade) => {
    const members = results.filter((one) => one.grade === grade)
    const profits = members.flatMap((one) => (one.profitMinor === null ? [] : [one.profitMinor]))
    return {
      grade,
      accounts: members.length,
      netMinor: sum(members.map((one) => one.netMinor)),
      profitMinor: profits.length ? sum(profits) : null,
    }
  })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
