// What a whale curve says: how many earn, how much of the whole, and what the others take away again.
export type WhalePoint = { accounts: number; minor: number }

export type WhaleTold = {
  earners: number
  earnedMinor: number
  /** What earners bring over what is left in the end; null where nothing is left. */
  share: number | null
  takers: number
  takenMinor: number
  leftMinor: number
}

export const whaleTold = (curve: readonly WhalePoint[], peak: WhalePoint | null): WhaleTold | null => {
  const end = curve.at(-1)
  if (!end || !peak) return null
  return {
    earners: peak.accounts,
    earnedMinor: peak.minor,
    share: end.minor > 0 ? peak.minor / end.minor : null,
    takers: end.accounts - peak.accounts,
    takenMinor: peak.minor - end.minor,
    leftMinor: end.minor,
  }
}

/** The curve in two pieces that meet at the peak, both beginning where the one before ends. */
export const atPeak = (
  curve: readonly WhalePoint[],
  peak: WhalePoint | null,
): { rise: WhalePoint[]; fall: WhalePoint[] } => {
  const first = { accounts: 0, minor: 0 }
  const points = [first, ...curve.filter((point) => point.accounts > 0)]
  if (!peak) return { rise: points, fall: [] }
  const rise = points.filter((point) => point.accounts < peak.accounts)
  const fall = points.filter((point) => point.accounts > peak.accounts)
  return { rise: [...rise, peak], fall: fall.length ? [peak, ...fall] : [] }
}
