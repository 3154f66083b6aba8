// One evaluation: a scorecard and the figures of all accounts in, a graded and explained list out.
import { gradeAll, settleTier, ungraded } from './grading.ts'
import { compositeOf, scoreRfm, segmentOf } from './rfm.ts'
import type { RfmScorecard, Scorecard, WeightedScorecard } from './scorecard.ts'
import { normaliseAll, stoodInBy, weigh } from './scoring.ts'

export type Candidate = {
  id: string
  netMinor: number
  profitMinor: number | null
  /** The grade that stands, and whether it was given on too little. */
  current: { tier: string; provisional: boolean } | null
}

export type Result = {
  id: string
  rank: number
  score: number | null
  coverage: number
  grade: string | null
  rawGrade: string | null
  reason: 'SCORE' | 'PROVISIONAL' | 'INSUFFICIENT' | 'SEGMENT'
  netMinor: number
  profitMinor: number | null
  /** Figures as they were read; null where unknown. */
  inputs: (number | null)[]
  /** What each criterion counted as: 0 to 1, or 1 to 5 for RFM; null where it did not count. */
  normalised: (number | null)[]
}

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

/** `columns` holds one column of figures per criterion, in the order of the criteria. */
export const evaluateWeighted = (
  scorecard: WeightedScorecard,
  candidates: readonly Candidate[],
  columns: readonly (readonly (number | null)[])[],
): Result[] => {
  const normalised = normaliseAll(scorecard, columns)
  const weighed = weigh(
    normalised,
    scorecard.criteria.map((criterion) => criterion.weight),
    scorecard.missing,
  )
  const grades = gradeAll(scorecard.grading, scorecard.tiers, {
    score: weighed.score,
    profit: candidates.map((one) => one.profitMinor),
    id: candidates.map((one) => one.id),
  })
  const results = candidates.map((one, index): Result => {
    const tier = grades[index] ?? ungraded
    const rawGrade = tier === ungraded ? null : (scorecard.tiers[tier]?.key ?? null)
    const coverage = weighed.coverage[index] ?? 0
    const settled = settleTier({
      raw: rawGrade,
      coverage,
      minimumCoverage: scorecard.minimumCoverage,
      current: one.current,
    })
    return {
      id: one.id,
      rank: 0,
      score: known(weighed.score[index]),
      coverage,
      grade: settled.tier,
      rawGrade,
      reason: settled.reason,
      netMinor: one.netMinor,
      profitMinor: one.profitMinor,
      inputs: columns.map((column) => column[index] ?? null),
      normalised: normalised.columns.map((column, at) =>
        coverage === 0
          ? null
          : (known(column[index]) ?? stoodInBy(scorecard.missing, normalised.medians[at] ?? 0.5)),
      ),
    }
  })
  return ranked(results)
}

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
