// Grading by score and by character: who gives much for what it is, and who could give more.
import { sameScore } from './grading.ts'
import type { Problem, Tier } from './scorecard.ts'

/**
 * Each class of scores parts in two tiers. `over` and `under` are dimensions; the ratio of their scores decides:
 * the tier `above` from `at` on, else `below`. Who reaches no cut is in the last tier.
 */
export type RatioGrading = {
  by: 'ratio'
  cuts: { from: number; above: string; below: string }[]
  over: string
  under: string
  at: number
}

/**
 * The score 0..100 of one dimension per account: 100·Σw·n / Σw over its criteria that count.
 * @param columns one array per criterion of the dimension, 0..1 per account, NaN where unknown.
 * @param weights one per criterion, 0 or more.
 * @param stoodIn one per criterion: what an unknown counts as, null where its weight goes to the others.
 * @returns NaN where no criterion of the dimension is known, whatever stands in: a guess alone is no score.
 * @throws RangeError when weights or stand-ins do not fit the columns, or a weight is negative or not finite.
 */
export function dimensionScore(
  columns: readonly Float64Array[],
  weights: readonly number[],
  stoodIn: readonly (number | null)[],
): Float64Array {
  if (weights.length !== columns.length || stoodIn.length !== columns.length)
    throw new RangeError('a weight and a stand-in for each criterion')
  if (!weights.every((weight) => weight >= 0 && weight < Infinity))
    throw new RangeError('weights of 0 or more')
  const accounts = columns[0]?.length ?? 0
  if (columns.some((column) => column.length !== accounts)) throw new RangeError('columns of one length')
  return Float64Array.from({ length: accounts }, (_, i) => {
    let points = 0
    let counted = 0
    let known = 0
    for (const [c, column] of columns.entries()) {
      const isKnown = !Number.isNaN(column[i]!)
      const n = isKnown ? column[i]! : stoodIn[c]!
      if (n === null) continue
      points += weights[c]! * n
      counted += weights[c]!
      if (isKnown) known += weights[c]!
    }
    return known === 0 ? Number.NaN : Math.min(100, (100 * points) / counted)
  })
}

/**
 * How much of one dimension stands against another per account: over / max(under, 1), both scores 0..100.
 * NaN where either is. The 1 keeps an account with next to nothing below the line from a ratio without bound.
 */
export function ratioOf(over: Float64Array, under: Float64Array): Float64Array {
  if (over.length !== under.length) throw new RangeError('columns of one length')
  return over.map((score, i) => score / Math.max(under[i]!, 1))
}

/**
 * The tier of each account, as an index into `tiers` (best first): of the first class whose `from` its score
 * reaches `above` where the ratio is at least `at`, else `below`; an unknown ratio (NaN) counts as below. The last
 * tier takes the rest; −1 where there is no score (NaN).
 * @throws RangeError when the grading names a tier that is not among `tiers`, or the columns differ in length.
 */
export function gradeByRatio(
  grading: RatioGrading,
  tiers: readonly Tier[],
  score: Float64Array,
  ratio: Float64Array,
): Int16Array {
  if (ratio.length !== score.length) throw new RangeError('columns of one length')
  const indexOf = (key: string) => {
    const index = tiers.findIndex((tier) => tier.key === key)
    if (index < 0) throw new RangeError(`no tier ${key}`)
    return index
  }
  const cuts = grading.cuts.map(({ from, above, below }) => ({
    from,
    above: indexOf(above),
    below: indexOf(below),
  }))
  return Int16Array.from(score, (points, i) => {
    if (Number.isNaN(points)) return -1
    const cut = cuts.find(({ from }) => points >= from - sameScore)
    if (!cut) return tiers.length - 1
    return ratio[i]! >= grading.at - sameScore ? cut.above : cut.below
  })
}

/** Everything that keeps the grading from being used with these tiers and dimensions; empty when it is sound. */
export function checkRatio(
  grading: RatioGrading,
  tiers: readonly Tier[],
  dimensions: readonly string[],
): Problem[] {
  const problems: Problem[] = []
  const named = grading.cuts.flatMap(({ above, below }) => [above, below]).join(', ')
  const expected = tiers
    .slice(0, -1)
    .map(({ key }) => key)
    .join(', ')
  if (named !== expected)
    problems.push({ field: 'grading.cuts', code: 'identify.gradingTiersDiffer', params: { expected } })
  for (const [i, { from }] of grading.cuts.entries()) {
    const field = `grading.cuts.${i}.from`
    if (!(from >= 0 && from <= 100)) problems.push({ field, code: 'identify.cutOutOfRange' })
    else if (from >= (grading.cuts[i - 1]?.from ?? Infinity))
      problems.push({ field, code: 'identify.cutsNotDescending' })
  }
  for (const part of ['over', 'under'] as const)
    if (!dimensions.includes(grading[part]))
      problems.push({ field: `grading.${part}`, code: 'identify.dimensionUnknown' })
  if (grading.over === grading.under)
    problems.push({ field: 'grading.under', code: 'identify.dimensionsSame' })
  if (!(grading.at > 0 && grading.at < Infinity))
    problems.push({ field: 'grading.at', code: 'identify.ratioNotPositive' })
  return problems
}
