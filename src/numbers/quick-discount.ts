// The discounted sum over many weeks, for many members: as `discountedWeekly`, in a tenth of the work.

/** Enough for nine digits of what is expected over ten years, however short the observation was. */
const points = 25

/**
 * A function that takes E[Y(t)] of a member and gives what `discountedWeekly` gives, from 25 values instead of one for
 * each week. What is expected is a smooth curve, so that a polynomial through these points in ln(1 + t/scale) stands for
 * it, and the sum over weeks is a weighted sum over points. The weights hang on scale, rate and weeks only: make
 * them once for all members of one T.
 * @param scale the time over which the curve bends at first: α + T. @param delta continuous rate per week, 0 or more.
 * Source: Berrut & Trefethen 2004, "Barycentric Lagrange interpolation", SIAM Review 46(3) 501–517, at the points of
 * Chebyshev of the second kind.
 * @throws RangeError when the scale is not above 0, the rate negative, or the weeks are no count of 1 or more.
 */
export function quickDiscount(
  scale: number,
  delta: number,
  weeks = 156,
): (expected: (t: number) => number) => number {
  if (!(scale > 0 && scale < Infinity)) throw new RangeError(`a curve that bends at ${scale}`)
  if (!(Number.isInteger(weeks) && weeks >= 1)) throw new RangeError(`a horizon of ${weeks} weeks`)
  if (!(delta >= 0 && delta < Infinity)) throw new RangeError(`a rate of ${delta} a week`)
  const length = Math.log1p(weeks / scale)
  const places = Float64Array.from(
    { length: points },
    (_, i) => (length * (1 - Math.cos((Math.PI * i) / (points - 1)))) / 2,
  )
  const times = places.map((place) => scale * Math.expm1(place))
  const weights = new Float64Array(points)
  const factor = (k: number) => Math.exp(-delta * (k - 0.5))
  for (let k = 0; k <= weeks; k++) {
    // How often E[Y(k)] stands in the sum: once as the end of its week, once less as the start of the next.
    const share = (k > 0 ? factor(k) : 0) - (k < weeks ? factor(k + 1) : 0)
    const parts = partsAt(Math.log1p(k / scale), places)
    for (let i = 0; i < points; i++) weights[i]! += share * parts[i]!
  }
  return (expected) => {
    let sum = 0
    for (let i = 0; i < points; i++) sum += weights[i]! * expected(times[i]!)
    return sum
  }
}

/** How much each point counts for the value of the polynomial at a place. */
function partsAt(place: number, places: Float64Array): Float64Array {
  const parts = places.map((one, i) => {
    const end = i === 0 || i === points - 1
    return ((i % 2 === 0 ? 1 : -1) * (end ? 0.5 : 1)) / (place - one)
  })
  const hit = parts.findIndex((part) => !Number.isFinite(part))
  if (hit >= 0) return parts.map((_, i) => (i === hit ? 1 : 0))
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}
