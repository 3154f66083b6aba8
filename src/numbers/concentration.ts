// How unevenly a total is spread over those who make it up: Lorenz, Gini, Herfindahl, Pareto and ABC.
//
// Negative values count as 0 throughout: they would bend the curves below 0 and push shares above 1.
// Whoever shows a curve lists the losses beside it. Where the total is 0 there are no shares: the answer is null.
// Every function throws RangeError when a value is not finite.

/** A point of a curve: a part of the members (0..1) and the share of the total (0..1) that part holds. */
export type CurvePoint = { part: number; share: number }

/**
 * The Lorenz curve, smallest values first, from (0, 0) to (1, 1); empty when the total is 0.
 * @param atMost thins the curve evenly to that many points (2 or more), both ends kept.
 * Source: Lorenz 1905.
 */
export function lorenz(values: readonly number[], atMost?: number): CurvePoint[] {
  return curve(ascendingGains(values), atMost)
}

/**
 * The Pareto curve, largest values first, from (0, 0) to (1, 1); empty when the total is 0.
 * @param atMost thins the curve evenly to that many points (2 or more), both ends kept.
 */
export function paretoCurve(values: readonly number[], atMost?: number): CurvePoint[] {
  return curve(ascendingGains(values).reverse(), atMost)
}

/**
 * Gini coefficient of the members given, in [0, 1): 0 when all are equal. Null when the total is 0.
 * Source: Gini 1912, in the rank form G = Σ(2i − n − 1)·xᵢ / (n·Σx) over ascending x.
 */
export function gini(values: readonly number[]): number | null {
  const ascending = ascendingGains(values)
  const total = sum(ascending)
  if (total === 0) return null
  const n = ascending.length
  let weighted = 0
  for (let i = 0; i < n; i++) weighted += (2 * i + 1 - n) * (ascending[i]! / total)
  return Math.max(0, weighted / n)
}

/**
 * Gini coefficient as an estimate for the population the members were drawn from: G·n/(n − 1), in [0, 1].
 * Null when the total is 0 or there is only one member. Source: Deltas 2003.
 */
export function giniUnbiased(values: readonly number[]): number | null {
  const biased = gini(values)
  return biased === null || values.length < 2 ? null : (biased * values.length) / (values.length - 1)
}

/**
 * Herfindahl–Hirschman index, the sum of squared shares: 1/n when all are equal, 1 when one holds everything.
 * Null when the total is 0. Source: Hirschman 1945, Herfindahl 1950.
 */
export function hhi(values: readonly number[]): number | null {
  const gains = ascendingGains(values)
  const total = sum(gains)
  if (total === 0) return null
  return gains.reduce((index, gain) => index + (gain / total) ** 2, 0)
}

export type AbcClass = 'A' | 'B' | 'C'

/**
 * The ABC class of each value, in the order given: going down from the largest, a member is A while the share
 * gathered before it is below 80 %, B while below 95 %, else C. So there is always an A; equal values are
 * split by the order given, which should therefore be a stable one. All are C when the total is 0.
 * Source: Dickie 1951, after Pareto.
 */
export function abcClasses(values: readonly number[], cuts = { a: 0.8, b: 0.95 }): AbcClass[] {
  const gains = gainsOf(values)
  const total = sum(gains)
  const classes: AbcClass[] = new Array(values.length).fill('C')
  if (total === 0) return classes
  const largestFirst = Uint32Array.from(gains.keys()).sort((i, j) => gains[j]! - gains[i]! || i - j)
  let before = 0
  for (const i of largestFirst) {
    if (isBelow(before / total, cuts.a)) classes[i] = 'A'
    else if (isBelow(before / total, cuts.b)) classes[i] = 'B'
    else break
    before += gains[i]!
  }
  return classes
}

/**
 * The least number of members that together hold the share (0..1] of the total. Null when the total is 0.
 * @throws RangeError when the share lies outside (0, 1].
 */
export function countReaching(values: readonly number[], share: number): number | null {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share lies above 0 and up to 1, not at ${share}`)
  const descending = ascendingGains(values).reverse()
  const total = sum(descending)
  if (total === 0) return null
  let gathered = 0
  let count = 0
  while (count < descending.length && isBelow(gathered / total, share)) gathered += descending[count++]!
  return count
}

/** The share (0..1) of the total that the `count` largest members hold. Null when the total is 0. */
export function shareOfTop(values: readonly number[], count: number): number | null {
  const ascending = ascendingGains(values)
  const total = sum(ascending)
  return total === 0 ? null : sum(ascending.subarray(Math.max(0, ascending.length - count))) / total
}

/**
 * The share (0..1) of the total that the ⌈0.8·n⌉ smallest members hold: the 80 in 80/20.
 * Null when the total is 0.
 */
export function shareOfBottom80(values: readonly number[]): number | null {
  const ascending = ascendingGains(values)
  const total = sum(ascending)
  return total === 0 ? null : sum(ascending.subarray(0, Math.ceil(0.8 * ascending.length))) / total
}

/** Shares of whole amounts are exact; this forgives the last binary digits of other sums. */
function isBelow(share: number, cut: number): boolean {
  return share < cut - 1e-12
}

function gainsOf(values: readonly number[]): Float64Array<ArrayBuffer> {
  const gains = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) throw new RangeError(`a share of ${value}`)
    gains[i] = Math.max(0, value)
  }
  return gains
}

function ascendingGains(values: readonly number[]): Float64Array {
  return gainsOf(values).sort()
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function curve(ordered: Float64Array, atMost = ordered.length + 1): CurvePoint[] {
  const total = sum(ordered)
  if (total === 0) return []
  const n = ordered.length
  const steps = Math.min(n, Math.max(1, atMost - 1))
  const points: CurvePoint[] = [{ part: 0, share: 0 }]
  let gathered = 0
  let taken = 0
  for (let step = 1; step <= steps; step++) {
    const until = Math.round((step * n) / steps)
    while (taken < until) gathered += ordered[taken++]!
    points.push({ part: taken / n, share: Math.min(1, gathered / total) })
  }
  points[points.length - 1] = { part: 1, share: 1 }
  return points
}
