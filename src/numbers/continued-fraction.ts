// Continued fractions, where series are slow.

/**
 * first + a₁/(b₁ + a₂/(b₂ + …)), until a step changes no digit, or a hundred thousand steps.
 * @param above aₙ and @param below bₙ, for n = 1, 2 …
 * Source: the method of Lentz 1976, with the guard against zeros of Thompson & Barnett 1986.
 */
export function continuedFraction(
  first: number,
  above: (n: number) => number,
  below: (n: number) => number,
): number {
  let value = unlessZero(first)
  let forwards = value
  let backwards = 0
  for (let n = 1; n <= 100_000; n++) {
    const a = above(n)
    const b = below(n)
    backwards = 1 / unlessZero(b + a * backwards)
    forwards = unlessZero(b + a / forwards)
    const factor = forwards * backwards
    value *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  return value
}

function unlessZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
