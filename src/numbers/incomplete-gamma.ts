// The incomplete gamma function, and what the discounting of a long future needs of it.
import { continuedFraction } from './continued-fraction.ts'
import { logGamma } from './gamma.ts'

/**
 * Q(a, x) = Γ(a, x)/Γ(a): the share of a gamma distribution of shape a and scale 1 that lies above x.
 * Relative error about 1e-13. Source: the series for small x and the continued fraction of Legendre
 * otherwise (DLMF 8.7.1 and 8.9.2).
 * @throws RangeError when a is not above 0 or x is below 0.
 */
export function upperGammaShare(a: number, x: number): number {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`a gamma distribution of shape ${a}`)
  if (!(x >= 0)) throw new RangeError(`the share above ${x}`)
  if (x === 0) return 1
  if (x === Infinity) return 0
  const weight = a * Math.log(x) - x - logGamma(a)
  return x < a + 1 ? 1 - Math.exp(weight) * lowerSeries(a, x) : Math.exp(weight) * legendreFraction(a, x)
}

/**
 * U(s, s, z) = e^z·Γ(1 − s, z): the confluent hypergeometric function of the second kind with both parameters
 * equal, for s and z above 0. Source: DLMF 13.6.6.
 * @throws RangeError when s or z is not above 0.
 */
export function confluentU(s: number, z: number): number {
  if (!(s > 0 && s < Infinity && z > 0 && z < Infinity))
    throw new RangeError(`the confluent function of ${s} and ${z}`)
  // The fraction is slow near 0, where the series is quick; that one needs a positive 1 − s.
  if (s < 1 && z < 1) return Math.exp(z + logGamma(1 - s)) * upperGammaShare(1 - s, z)
  return z ** (1 - s) * legendreFraction(1 - s, z)
}

/** Σ xⁿ / (a(a+1)…(a+n)). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Γ(a, x)·eˣ·x⁻ᵃ for any a and x above 0. */
function legendreFraction(a: number, x: number): number {
  const steps = continuedFraction(
    x + 1 - a,
    (n) => n * (a - n),
    (n) => x + 2 * n + 1 - a,
  )
  return 1 / steps
}
