// A sum as a waterfall: where each step begins and ends, so that it can be drawn, and how wide the whole picture is.
export type Fall<Key extends string = string> = {
  key: Key
  /** A whole is drawn from zero; a step changes what came before it. */
  whole?: boolean
  /** With its sign; null where it is not known. */
  minor: number | null
  /** Stands below the line: not part of what is counted above. */
  apart?: boolean
}

export type Fallen<One extends Fall> = One & {
  fromMinor: number
  toMinor: number
  /** What is left after it; null once something unknown has gone before. */
  levelMinor: number | null
}

/** After something unknown nobody knows the level, so steps are drawn from zero until the next whole. */
export const fallenOf = <One extends Fall>(falls: readonly One[]): Fallen<One>[] => {
  let level: number | null = 0
  return falls.map((one) => {
    const from: number = one.whole ? 0 : (level ?? 0)
    const to = one.minor === null ? from : from + one.minor
    level = one.minor === null || (level === null && !one.whole) ? null : to
    return { ...one, fromMinor: from, toMinor: to, levelMinor: level }
  })
}

/** Lowest and highest of all that is drawn; zero is always in sight. */
export const reachOf = (fallen: readonly Fallen<Fall>[]): { low: number; high: number } => {
  const ends = fallen.flatMap((one) => [one.fromMinor, one.toMinor])
  return { low: Math.min(0, ...ends), high: Math.max(0, ...ends) }
}
