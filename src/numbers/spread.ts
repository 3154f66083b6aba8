// Where a set of numbers lies and how far it spreads.

/**
 * Arithmetic mean of at least one finite value.
 * Summed as distances from the first value, so equal values give exactly that value back.
 * @throws RangeError when there is no value.
 */
export function mean(values: readonly number[]): number {
  const origin = values[0]
  if (origin === undefined) throw new RangeError('the mean of no values')
  let distance = 0
  for (const value of values) distance += value - origin
  return origin + distance / values.length
}

/**
 * Population standard deviation (divides by n), in the unit of the values; exactly 0 when all are equal.
 * @throws RangeError when there is no value.
 */
export function populationDeviation(values: readonly number[]): number {
  const centre = mean(values)
  let squares = 0
  for (const value of values) squares += (value - centre) ** 2
  return Math.sqrt(squares / values.length)
}

/**
 * Coefficient of variation: population standard deviation over the absolute mean, without unit.
 * Null when the mean is 0, where the ratio says nothing.
 * @throws RangeError when there is no value.
 */
export function coefficientOfVariation(values: readonly number[]): number | null {
  const centre = mean(values)
  return centre === 0 ? null : populationDeviation(values) / Math.abs(centre)
}
