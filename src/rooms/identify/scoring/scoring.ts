// Weighted scores in two steps: normalise a pool once, then weigh it again and again while a weight is dragged.
import { quantile } from '#numbers/quantile.ts'
import { normaliseColumn } from './normaliser.ts'
import type { MissingPolicy, WeightedScorecard } from './scorecard.ts'

/**
 * A pool ready to be weighed. `columns` holds one array per criterion with a value 0..1 per account, NaN where
 * unknown. `medians` holds the median of each column, 0.5 where nothing at all is known.
 */
export type Normalised = { columns: Float64Array[]; medians: number[] }

/**
 * Normalises every criterion over the pool.
 * @param columns raw values per criterion, in the order of the scorecard's criteria; in each the accounts in one
 *   shared order; null where unknown. An attribute with points comes as its points.
 * @throws RangeError when the columns do not fit the criteria or one another, or a value cannot be normalised.
 */
export function normaliseAll(
  scorecard: Pick<WeightedScorecard, 'criteria'>,
  columns: readonly (readonly (number | null)[])[],
): Normalised {
  if (columns.length !== scorecard.criteria.length) throw new RangeError('a column for each criterion')
  if (columns.some((column) => column.length !== columns[0]!.length))
    throw new RangeError('columns of one length')
  const normalised = scorecard.criteria.map(({ normaliser, direction, floor, cap }, c) =>
    Float64Array.from(
      normaliseColumn(within(columns[c]!, floor, cap), normaliser, direction),
      (n) => n ?? Number.NaN,
    ),
  )
  return { columns: normalised, medians: normalised.map(medianOfKnown) }
}

/**
 * Scores per account: `score` 0..100, NaN where no criterion is known; `coverage` 0..1, the share of weight that
 * is known; `contributions` one array per criterion, in points of the score, which sum to it.
 */
export type Weighed = { score: Float64Array; coverage: Float64Array; contributions: Float64Array[] }

/**
 * Weighs a normalised pool: score = 100·Σw·n / Σw, over the known criteria (reweight) or over all with the unknown
 * set to 0, 0.5 or the median of the pool (zero, neutral, median). An account of which nothing is known gets no
 * score under any policy. Weights are relative: one per criterion, 0 or more; a weight of 0 drops its criterion.
 * Source: the simple additive weighting of Churchman & Ackoff 1954.
 * @throws RangeError when the weights do not fit the columns, or one is negative or not finite.
 */
export function weigh(
  { columns, medians }: Normalised,
  weights: readonly number[],
  missing: MissingPolicy,
): Weighed {
  if (weights.length !== columns.length) throw new RangeError('a weight for each criterion')
  if (!weights.every((weight) => weight >= 0 && weight < Infinity))
    throw new RangeError('weights of 0 or more')
  const accounts = columns[0]?.length ?? 0
  const score = new Float64Array(accounts)
  const coverage = new Float64Array(accounts)
  const contributions = columns.map((column, c) => {
    const weight = weights[c]!
    const contribution = new Float64Array(accounts)
    const substitute = weight * (stoodInBy(missing, medians[c]!) ?? 0)
    for (let i = 0; i < accounts; i++) {
      const n = column[i]!
      const isKnown = !Number.isNaN(n)
      contribution[i] = isKnown ? weight * n : substitute
      if (isKnown) coverage[i]! += weight
    }
    return contribution
  })

  const wholeWeight = weights.reduce((sum, weight) => sum + weight, 0)
  const scale = new Float64Array(accounts)
  for (let i = 0; i < accounts; i++) {
    const knownWeight = coverage[i]!
    scale[i] = knownWeight === 0 ? 0 : 100 / (missing === 'reweight' ? knownWeight : wholeWeight)
    coverage[i] = wholeWeight === 0 ? 0 : knownWeight / wholeWeight
    if (knownWeight === 0) score[i] = Number.NaN
  }
  for (const contribution of contributions)
    for (let i = 0; i < accounts; i++) {
      contribution[i]! *= scale[i]!
      score[i]! += contribution[i]!
    }
  // The last binary digit of a sum must not lift a perfect score above 100.
  for (let i = 0; i < accounts; i++) if (score[i]! > 100) score[i] = 100
  return { score, coverage, contributions }
}

/** One line of why an account scores as it does: its value 0..1 and what that adds to the score, in points. */
export type Line = {
  key: string
  value: number | null
  weight: number
  contribution: number
  missing: boolean
}

/**
 * Why the account at `index` of the pool scores as it does: a line per criterion, in the scorecard's order.
 * The contributions sum to the score; all are 0 where nothing is known and there is no score.
 * @throws RangeError when the pool has no such account.
 */
export function explain(
  scorecard: Pick<WeightedScorecard, 'criteria' | 'missing'>,
  { columns, medians }: Normalised,
  index: number,
): Line[] {
  if (!(index in (columns[0] ?? []))) throw new RangeError(`no account at ${index}`)
  const alone = { columns: columns.map((column) => column.subarray(index, index + 1)), medians }
  const weights = scorecard.criteria.map((criterion) => criterion.weight)
  const { contributions } = weigh(alone, weights, scorecard.missing)
  return scorecard.criteria.map(({ key, weight }, c) => {
    const n = alone.columns[c]![0]!
    const missing = Number.isNaN(n)
    return { key, value: missing ? null : n, weight, contribution: contributions[c]![0]!, missing }
  })
}

/** What an unknown figure counts as: null where it does not count and its weight goes to the others. */
export function stoodInBy(missing: MissingPolicy, median: number): number | null {
  if (missing === 'neutral') return 0.5
  if (missing === 'reweight') return null
  return missing === 'median' ? median : 0
}

function within(
  values: readonly (number | null)[],
  floor: number | undefined,
  cap: number | undefined,
): readonly (number | null)[] {
  if (floor === undefined && cap === undefined) return values
  return values.map((value) =>
    value === null ? null : Math.min(Math.max(value, floor ?? -Infinity), cap ?? Infinity),
  )
}

function medianOfKnown(column: Float64Array): number {
  const known = column.filter((n) => !Number.isNaN(n))
  return known.length === 0 ? 0.5 : quantile(known, 0.5)
}
