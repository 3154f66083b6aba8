// Lifetime values in classes whose bounds people read at a glance: 1, 2, 5 and their tens, hundreds, thousands.

export type SpreadClass = { fromMinor: number; belowMinor: number | null; accounts: number; minor: number }

/** Bounds from the largest power of ten that at least nine in ten lie above, or less, up to the largest. */
const boundsFor = (positive: readonly number[], unit: number): number[] => {
  const largest = positive.at(-1)
  if (largest === undefined) return []
  const low = positive[Math.floor(positive.length / 10)] ?? largest
  const first = Math.max(0, Math.floor(Math.log10(Math.max(1, low / unit))))
  const bounds: number[] = []
  for (let power = first; bounds.length < mostBounds; power += 1)
    for (const step of [1, 2, 5]) {
      const bound = step * 10 ** power * unit
      if (bound > largest) return bounds.length ? bounds : [bound]
      bounds.push(bound)
    }
  return bounds
}
const mostBounds = 18

/**
 * Every account is in one class. Values below zero have a class of their own when there are any; the last one is open.
 * @param unit minor units of one major unit, so that bounds are round in what people pay with.
 */
export const spreadOf = (values: readonly number[], unit: number): SpreadClass[] => {
  const sorted = [...values].sort((a, b) => a - b)
  const losing = sorted.filter((value) => value < 0)
  const rest = sorted.slice(losing.length)
  const bounds = [
    0,
    ...boundsFor(
      rest.filter((value) => value > 0),
      unit,
    ),
  ]
  const classes: SpreadClass[] = losing.length
    ? [{ fromMinor: losing[0] ?? 0, belowMinor: 0, accounts: losing.length, minor: sum(losing) }]
    : []
  if (rest.length === 0) return classes
  let place = 0
  for (const [index, fromMinor] of bounds.entries()) {
    const belowMinor = bounds[index + 1] ?? null
    const begun = place
    while (place < rest.length && (belowMinor === null || (rest[place] ?? 0) < belowMinor)) place += 1
    const held = rest.slice(begun, place)
    classes.push({ fromMinor, belowMinor, accounts: held.length, minor: sum(held) })
  }
  return classes
}

const sum = (list: readonly number[]): number => list.reduce((all, value) => all + value, 0)
