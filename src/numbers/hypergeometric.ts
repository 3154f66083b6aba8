// Gauss's hypergeometric function, for the arguments that waiting and dropping out lead to: 0 ≤ z < 1.
import { continuedFraction } from './continued-fraction.ts'

/** A sum that has not settled after so many terms is taken for one that does not converge. */
const termsAtMost = 1_000_000

/**
 * ₂F₁(a, b; c; z) for c > 0. Where c − a − b < 0 the series is slow and the function grows without bound towards
 * z = 1, so it is taken through Euler's transformation (1 − z)^(c−a−b) · ₂F₁(c − a, c − b; c; z).
 * Source: DLMF 15.2.1 and 15.8.1.
 * @throws RangeError when c is not above 0, z lies outside [0, 1), or the series does not settle.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(c > 0)) throw new RangeError(`a hypergeometric function with c = ${c}`)
  if (!(z >= 0 && z < 1)) throw new RangeError(`a hypergeometric function at ${z}`)
  const power = c - a - b
  return power < 0 ? (1 - z) ** power * series(c - a, c - b, c, z) : series(a, b, c, z)
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < termsAtMost; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) <= 1e-16 * (1 - z) * Math.abs(sum)) return sum
  }
  throw new RangeError('a hypergeometric series that does not settle')
}

/**
 * ₂F₁(1, b; c; z) for b > 0 and c > 0: quick up to the neighbourhood of z = 1, and there by a share of the steps that
 * the series would take. Source: the continued fraction of Gauss 1813 (DLMF 15.7.1).
 * @throws RangeError when b or c is not above 0, or z lies outside [0, 1).
 */
export function hypergeometricOfOne(b: number, c: number, z: number): number {
  if (!(b > 0 && c > 0)) throw new RangeError(`a hypergeometric function with b = ${b} and c = ${c}`)
  if (!(z >= 0 && z < 1)) throw new RangeError(`a hypergeometric function at ${z}`)
  const steps = continuedFraction(
    1,
    (n) => {
      const i = n >> 1
      if (n === 1) return (-b / c) * z
      return n % 2 === 0
        ? (((b - c - i + 1) * i) / ((c + n - 2) * (c + n - 1))) * z
        : (((1 - c - i) * (b + i)) / ((c + n - 2) * (c + n - 1))) * z
    },
    () => 1,
  )
  return 1 / steps
}
