// How well a model of repeats foresees: by how often members had bought, member by member, and week by week.
import type { BetaGeometric, BetaGeometricParams } from './beta-geometric.ts'
import { type Counted, distinctOf, historyAt } from './repeat-histories.ts'
import type { RepeatModel } from './repeat-model.ts'

/** What was seen in the time t after the observation: the repeats of each member, in the order of the members. */
export type Holdout = { t: number; counts: ArrayLike<number> }

/** Members by their repeats so far; the last bin holds all with 7 or more. */
export type Bin = { x: number; members: number; actual: number | null; expected: number | null }

export type Calibration = {
  /** Mean repeats of a member in the holdout, by repeats before it; null in an empty bin. */
  bins: Bin[]
  /** Mean of |actual − expected| over the members. */
  meanAbsoluteError: number
  /** Repeats of all members together. */
  actual: number
  expected: number
}

const lastBin = 7

/**
 * What members did in a holdout, beside what the model had expected of them.
 * @throws RangeError when there is not one count for each member, or one is not 0 or more.
 */
export function calibration<Name extends string>(
  model: RepeatModel<Name>,
  params: Record<Name, number>,
  histories: Counted,
  { t, counts }: Holdout,
): Calibration {
  if (counts.length !== histories.of.length) throw new RangeError('a holdout with one count for each member')
  const expectedOf = Array.from(histories.x, (_, i) => model.expected(params, historyAt(histories, i), t))
  const sums = Array.from({ length: lastBin + 1 }, () => ({ members: 0, actual: 0, expected: 0 }))
  let errors = 0
  for (let member = 0; member < counts.length; member++) {
    const actual = counts[member]!
    if (!(actual >= 0 && actual < Infinity)) throw new RangeError(`${actual} repeats in a holdout`)
    const place = histories.of[member]!
    const bin = sums[Math.min(lastBin, histories.x[place]!)]!
    bin.members += 1
    bin.actual += actual
    bin.expected += expectedOf[place]!
    errors += Math.abs(actual - expectedOf[place]!)
  }
  const total = (of: 'actual' | 'expected') => sums.reduce((sum, bin) => sum + bin[of], 0)
  return {
    bins: sums.map(({ members, actual, expected }, x) => ({
      x,
      members,
      actual: members ? actual / members : null,
      expected: members ? expected / members : null,
    })),
    meanAbsoluteError: errors / counts.length,
    actual: total('actual'),
    expected: total('expected'),
  }
}

/**
 * How many members the model would have repeat 0, 1, … 6 and 7 or more times by the end of the observation, beside
 * how many did. Cost grows with the number of different T.
 */
export function fittedFrequencies(
  model: BetaGeometric,
  params: BetaGeometricParams,
  histories: Counted,
): { x: number; actual: number; expected: number }[] {
  const T = distinctOf(histories.T)
  const membersOf = new Float64Array(T.values.length)
  const actual = new Float64Array(lastBin + 1)
  for (let i = 0; i < histories.count.length; i++) {
    membersOf[T.of[i]!]! += histories.count[i]!
    actual[Math.min(lastBin, histories.x[i]!)]! += histories.count[i]!
  }
  const expected = new Float64Array(lastBin + 1)
  for (const [j, time] of T.values.entries()) {
    let rest = 1
    for (let n = 0; n < lastBin; n++) {
      const share = model.probabilityOfNew(params, time, n)
      expected[n]! += membersOf[j]! * share
      rest -= share
    }
    expected[lastBin]! += membersOf[j]! * Math.max(0, rest)
  }
  return Array.from(actual, (count, x) => ({ x, actual: count, expected: expected[x]! }))
}

/**
 * Repeats of all members together that the model expects up to each of some times, counted from the first purchase of
 * the member observed longest: each member is expected from the own first purchase on.
 * Cost grows with the number of different T. Source: Fader, Hardie & Lee 2005, figure 3.
 */
export function expectedCumulative<Name extends string>(
  model: RepeatModel<Name>,
  params: Record<Name, number>,
  histories: Counted,
  times: readonly number[],
): number[] {
  const T = distinctOf(histories.T)
  const membersOf = new Float64Array(T.values.length)
  for (let i = 0; i < histories.count.length; i++) membersOf[T.of[i]!]! += histories.count[i]!
  const longest = T.values.reduce((most, value) => Math.max(most, value), 0)
  return times.map((time) =>
    T.values.reduce((sum, value, j) => {
      const since = time - (longest - value)
      return since > 0 ? sum + membersOf[j]! * model.expectedNew(params, since) : sum
    }, 0),
  )
}
