// Numbers as they are shown must add up as they are shown: whoever checks a score with a pencil gets the score.

/**
 * Rounds to so many digits such that the rounded values sum to the rounded sum; null stays null.
 * The values that lose most by rounding down get the units left over (largest remainder, Hamilton 1792).
 */
export const roundedToSum = (values: readonly (number | null)[], digits: number): (number | null)[] => {
  const scale = 10 ** digits
  const scaled = values.map((value) => (value === null ? null : value * scale))
  const floors = scaled.map((value) => (value === null ? null : Math.floor(value)))
  const sum = (list: readonly (number | null)[]) => list.reduce<number>((total, one) => total + (one ?? 0), 0)
  let left = Math.round(sum(scaled)) - sum(floors)
  const order = scaled
    .map((value, index) => ({ index, rest: value === null ? -1 : value - Math.floor(value) }))
    .filter((one) => one.rest >= 0)
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const rounded = [...floors]
  for (const { index } of order) {
    if (left <= 0) break
    rounded[index] = (rounded[index] ?? 0) + 1
    left -= 1
  }
  return rounded.map((value) => (value === null ? null : value / scale))
}

/**
 * What a criterion's weight comes to in the score, in points of 100: of the known weight where unknown criteria are
 * left out (reweight), of the whole otherwise. Null for a criterion that is left out.
 */
export const pointsAtMost = (
  inputs: readonly { weight: number; normalised: number | null }[],
  missing: string | null,
): (number | null)[] => {
  const counts = (input: { normalised: number | null }) => missing !== 'reweight' || input.normalised !== null
  const whole = inputs.filter(counts).reduce((total, input) => total + input.weight, 0)
  return inputs.map((input) => (counts(input) && whole > 0 ? (100 * input.weight) / whole : null))
}
