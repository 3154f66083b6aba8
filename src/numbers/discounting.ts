// What is still to come, worth the less the later it comes.

/** Weeks of a mean month: 365.25 / 12 / 7, rounded as is usual. */
export const weeksPerMonth = 4.345

/**
 * The continuous rate per week of a yearly rate: ln(1 + yearly)/52; 0.15 → 0.0026877.
 * @throws RangeError when the yearly rate is not above −1.
 */
export function weeklyRate(yearly: number): number {
  if (!(yearly > -1 && yearly < Infinity)) throw new RangeError(`a yearly rate of ${yearly}`)
  return Math.log1p(yearly) / 52
}

/**
 * Repeats of the next weeks, each discounted from the middle of its week: Σ (E[Y(k)] − E[Y(k − 1)])·e^(−δ(k − ½)).
 * For models without a closed form; three years by custom.
 * @param expected E[Y(t)] of one member, t in weeks. @param delta continuous rate per week, 0 or more.
 * @throws RangeError when the weeks are no count or the rate is negative.
 */
export function discountedWeekly(expected: (t: number) => number, delta: number, weeks = 156): number {
  if (!(Number.isInteger(weeks) && weeks >= 0)) throw new RangeError(`a horizon of ${weeks} weeks`)
  if (!(delta >= 0 && delta < Infinity)) throw new RangeError(`a rate of ${delta} a week`)
  return discounted(expected, weeks, 1, (k) => Math.exp(-delta * (k - 0.5)))
}

export type Steps = {
  /** How many. */
  steps: number
  /** Units of the model's time in one step, as 4.345 weeks in a month. */
  unitsPerStep: number
  /** Discount per step, paid at its end: 0.01 → 1/1.01 after the first. */
  discount: number
}

/**
 * Repeats of the next steps, each discounted by whole steps: Σ (E[Y(k·f)] − E[Y((k − 1)·f)])/(1 + d)ᵏ, where f is
 * `unitsPerStep`. Times E[M] it is the lifetime value of the package lifetimes.
 * A trap: the values published there for weekly histories were computed with f = 30, as if the unit were days, and so
 * cover seven years and not one. With weeks and months f is `weeksPerMonth`.
 * Source: lifetimes, utils.py, _customer_lifetime_value.
 * @throws RangeError when the steps are no count, their length is not above 0 or the discount not above −1.
 */
export function discountedBySteps(
  expected: (t: number) => number,
  { steps, unitsPerStep, discount }: Steps,
): number {
  if (!(Number.isInteger(steps) && steps >= 0)) throw new RangeError(`a horizon of ${steps} steps`)
  if (!(unitsPerStep > 0 && unitsPerStep < Infinity)) throw new RangeError(`a step of ${unitsPerStep}`)
  if (!(discount > -1 && discount < Infinity)) throw new RangeError(`a discount of ${discount} a step`)
  return discounted(expected, steps, unitsPerStep, (k) => (1 + discount) ** -k)
}

function discounted(
  expected: (t: number) => number,
  steps: number,
  length: number,
  weight: (k: number) => number,
): number {
  let sum = 0
  let before = expected(0)
  for (let k = 1; k <= steps; k++) {
    const until = expected(k * length)
    sum += (until - before) * weight(k)
    before = until
  }
  return sum
}

/**
 * The value of a relation that earns the same margin each year and lasts from year to year with the chance
 * `retention`, for ever: m(1 + d)/(1 + d − ρ) when paid at the start of each year, mρ/(1 + d − ρ) at its end.
 * In the unit of the margin, which may be negative. Source: Gupta & Lehmann 2003, J. Interactive Marketing 17(1) 9–24.
 * @throws RangeError when retention lies outside [0, 1], or the discount is not above retention − 1.
 */
export function simpleValue({
  margin,
  retention,
  discount,
  paid,
}: {
  margin: number
  retention: number
  discount: number
  paid: 'start' | 'end'
}): number {
  if (!Number.isFinite(margin)) throw new RangeError(`a margin of ${margin}`)
  if (!(retention >= 0 && retention <= 1)) throw new RangeError(`a retention of ${retention}`)
  const shrinking = 1 + discount - retention
  if (!(shrinking > 0 && shrinking < Infinity)) throw new RangeError('a value without bound')
  return (margin * (paid === 'start' ? 1 + discount : retention)) / shrinking
}
