// The whale curve: contributions added up, best account first. Where it falls again, accounts take what others brought.
import type { WhalePoint } from './whale.ts'

/**
 * At most so many points, the last one holding all accounts; the peak is exact whatever is left out. No peak where
 * nobody is counted. Accounts that bring exactly nothing count as those that bring.
 */
export const whaleCurve = (
  contributions: readonly number[],
  atMost = 200,
): { curve: WhalePoint[]; peak: WhalePoint | null } => {
  const sorted = Float64Array.from(contributions).sort().reverse()
  const count = sorted.length
  const steps = Math.min(count, atMost)
  const ends = new Set(Array.from({ length: steps }, (_, step) => Math.round(((step + 1) * count) / steps)))
  const curve: WhalePoint[] = []
  let peak: WhalePoint | null = null
  let minor = 0
  for (let place = 0; place < count; place += 1) {
    minor += sorted[place] ?? 0
    const point = { accounts: place + 1, minor }
    if ((sorted[place] ?? 0) >= 0 || place === 0) peak = point
    if (ends.has(place + 1)) curve.push(point)
  }
  return { curve, peak }
}
