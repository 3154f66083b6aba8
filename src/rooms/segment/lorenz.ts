// From the Pareto curve, largest first, to the Lorenz curve, smallest first: the same points read from the other end.

export type CurvePoint = { accounts: number; share: number }
/** Both 0..1: the part of the accounts counted, and what they bring together. */
export type LorenzPoint = { part: number; share: number }

/** `accounts` is how many there are in all. Source: Lorenz 1905. */
export const lorenzOf = (curve: readonly CurvePoint[], accounts: number): LorenzPoint[] => {
  if (accounts === 0) return []
  const points = curve.map((point) => ({ part: 1 - point.accounts / accounts, share: 1 - point.share }))
  points.reverse()
  const first = points[0]
  const last = points.at(-1)
  return [
    ...(first && first.part > 0 ? [{ part: 0, share: 0 }] : []),
    // Rounding must not leave a curve that begins below nothing.
    ...points.map((point) => ({ part: Math.max(0, point.part), share: Math.max(0, point.share) })),
    ...(last && last.part < 1 ? [{ part: 1, share: 1 }] : []),
  ]
}
