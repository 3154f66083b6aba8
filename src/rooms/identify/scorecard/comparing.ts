// Pairwise comparisons while they are made: a judge's matrix changed pair by pair, and the weights it comes to.
import { combineJudges, type Judged, type Triad, weightsFromComparisons } from '#numbers/ahp.ts'
import { roundedToSum } from '../scoring/adding-up.ts'
import type { WeightedScorecard } from '../scoring/scorecard.ts'

export type Judge = { name: string; matrix: number[][] }

/** The most criteria that can be compared with one another. */
export const mostCompared = 10
/** Steps to either side of equal: 2 to 9 times as important. */
export const farthest = 8

/** From a step of the scale, −8..8 with 0 for equal, to a comparison: 2 is 3, −2 is 1/3. */
export const valueOfStep = (step: number): number => (step >= 0 ? step + 1 : 1 / (1 - step))

/** The step nearest to a comparison. */
export const stepOfValue = (value: number): number => {
  const step = value >= 1 ? Math.round(value) - 1 : 1 - Math.round(1 / value)
  return Math.max(-farthest, Math.min(farthest, step))
}

/** A comparison as it is written: 3, or 1/3. Means of several judges lie between: 2.6, 1/2.6. */
export const comparisonText = (value: number): string => {
  const written = (times: number) => String(Math.round(times * 10) / 10)
  return value >= 1 ? written(value) : `1/${written(1 / value)}`
}

export const equalMatrix = (size: number): number[][] =>
  Array.from({ length: size }, () => new Array<number>(size).fill(1))

/** Comparisons that weights suggest, each on a step of the scale: something to begin from. */
export const matrixFrom = (weights: readonly number[]): number[][] => {
  const matrix = equalMatrix(weights.length)
  for (const [i, weight] of weights.entries())
    for (let j = i + 1; j < weights.length; j++) {
      const value = valueOfStep(stepOfValue(weight > 0 && weights[j]! > 0 ? weight / weights[j]! : 1))
      matrix[i]![j] = value
      matrix[j]![i] = 1 / value
    }
  return matrix
}

/** i counts `value` times as much as j, and j so much less than i. */
export const withPair = (matrix: readonly number[][], i: number, j: number, value: number): number[][] =>
  matrix.map((row, r) =>
    row.map((one, c) => (r === i && c === j ? value : r === j && c === i ? 1 / value : one)),
  )

export type Pair = { i: number; j: number }

/** The pairs of so many members, row by row. */
export const pairsOf = (size: number): Pair[] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size - i - 1 }, (_, more) => ({ i, j: i + more + 1 })),
  ).flat()

export type Verdict = { each: Judged[]; together: Judged; matrix: number[][] }

/** What judges say one by one and together; null where their comparisons do not fit so many criteria. */
export const verdictOf = (judges: readonly Judge[], size: number): Verdict | null => {
  if (size < 1 || size > mostCompared || judges.length === 0) return null
  if (judges.some(({ matrix }) => matrix.length !== size)) return null
  try {
    const matrix = combineJudges(judges.map((judge) => judge.matrix))
    return {
      each: judges.map((judge) => weightsFromComparisons(judge.matrix)),
      together: weightsFromComparisons(matrix),
      matrix,
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Weights in per cent, as they are taken over: one decimal, never 0, and 100 together. */
export const weightsToTake = (weights: readonly number[]): number[] =>
  roundedToSum(
    weights.map((weight) => weight * 100),
    1,
  ).map((weight) => Math.max(0.1, Math.round((weight ?? 0) * 10) / 10))

/** What the third comparison would have to be for a triad to agree, on a step of the scale. */
export const agreeing = (matrix: readonly number[][], { i, j, k }: Triad): number =>
  valueOfStep(stepOfValue(matrix[i]![j]! * matrix[j]![k]!))

/** Criteria that come, go or change places take their comparisons along; a new one begins as equal to all. */
export const withCriteria = (
  now: WeightedScorecard,
  criteria: WeightedScorecard['criteria'],
): WeightedScorecard => {
  const { weighing } = now
  if (weighing?.by !== 'ahp') return { ...now, criteria }
  const before = criteria.map(({ key }) => now.criteria.findIndex((one) => one.key === key))
  return {
    ...now,
    criteria,
    weighing: {
      by: 'ahp',
      judges: weighing.judges.map(({ name, matrix }) => ({
        name,
        matrix: before.map((i, row) =>
          before.map((j, column) => (row === column ? 1 : (matrix[i]?.[j] ?? 1))),
        ),
      })),
    },
  }
}
