// The beta distribution: how much of it lies below a point, and the point with a given share below.
import { continuedFraction } from './continued-fraction.ts'
import { logBeta } from './gamma.ts'

/**
 * I_x(a, b), the regularised incomplete beta function: the share of a beta distribution at or below x.
 * Relative error about 1e-13. Source: the continued fraction DLMF 8.17.22.
 * @throws RangeError when a or b is not above 0, or x lies outside [0, 1].
 */
export function betaBelow(x: number, a: number, b: number): number {
  if (!(a > 0 && a < Infinity && b > 0 && b < Infinity))
    throw new RangeError(`a beta distribution of ${a} and ${b}`)
  if (!(x >= 0 && x <= 1)) throw new RangeError(`a share lies between 0 and 1, not at ${x}`)
  if (x === 0 || x === 1) return x
  const weight = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  // The fraction converges quickly on the near side of the mean; the far side is what remains.
  return x < (a + 1) / (a + b + 2)
    ? (weight * fraction(x, a, b)) / a
    : 1 - (weight * fraction(1 - x, b, a)) / b
}

/**
 * The x with I_x(a, b) = p: the quantile of a beta distribution at probability p, to the last digits.
 * By steps of Newton, kept inside the bracket that every step narrows.
 * @throws RangeError when a or b is not above 0, or p lies outside [0, 1].
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not at ${p}`)
  const logScale = logBeta(a, b)
  if (p === 0 || p === 1) return p
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < 200; step++) {
    const excess = betaBelow(x, a, b) - p
    if (excess > 0) high = x
    else low = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logScale)
    const aimed = x - excess / density
    const next = aimed > low && aimed < high ? aimed : (low + high) / 2
    if (Math.abs(next - x) <= 1e-16 * x || next === x) return next
    x = next
  }
  return x
}

function fraction(x: number, a: number, b: number): number {
  const steps = continuedFraction(
    1,
    (n) => {
      const m = n >> 1
      const size = x / ((a + n - 1) * (a + n))
      return n % 2 === 0 ? m * (b - m) * size : -(a + m) * (a + b + m) * size
    },
    () => 1,
  )
  return 1 / steps
}
