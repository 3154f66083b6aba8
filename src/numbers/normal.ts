// The standard normal distribution.

/**
 * Φ(z): the share of a standard normal population at or below z. Absolute error below 1e-15; in the lower
 * tail relative error below 1e-12. Source: the series of Marsaglia 2004, "Evaluating the normal distribution",
 * and in the tails the continued fraction of Laplace 1805.
 */
export function normalBelow(z: number): number {
  if (z > 3) return 1 - lowerTail(z)
  if (z < -3) return lowerTail(-z)
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 + sum * density(z)
}

/** Φ(−size) for a size of 3 or more, where 60 steps of the fraction are more than a double can hold. */
function lowerTail(size: number): number {
  let fraction = size
  for (let step = 60; step > 0; step--) fraction = size + step / fraction
  return density(size) / fraction
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** Wichura 1988, numerators and denominators of the centre, the shoulder and the tail, highest power first. */
const centreAbove = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]
const centreBelow = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]
const shoulderAbove = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const shoulderBelow = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const tailAbove = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const tailBelow = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]

/**
 * Φ⁻¹(p): the z below which the share p of a standard normal population lies; −∞ at 0 and ∞ at 1.
 * Relative error about 1e-16. Source: Wichura 1988, algorithm AS 241 (PPND16).
 * @throws RangeError when p lies outside [0, 1].
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not at ${p}`)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const offset = p - 0.5
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset
    return (offset * polynomial(centreAbove, r)) / polynomial(centreBelow, r)
  }
  const depth = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  const z =
    depth <= 5
      ? polynomial(shoulderAbove, depth - 1.6) / polynomial(shoulderBelow, depth - 1.6)
      : polynomial(tailAbove, depth - 5) / polynomial(tailBelow, depth - 5)
  return offset < 0 ? -z : z
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
