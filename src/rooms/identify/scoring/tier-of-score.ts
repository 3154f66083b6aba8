// The tier a score alone would give, and how far the next better one is.
import type { WeightedScorecard } from './scorecard.ts'

export type TierOfScore = {
  tier: string
  /** The next better tier and the points that are missing; null at the top. */
  next: { tier: string; points: number } | null
}

const tolerance = 1e-9

/**
 * By the cuts of a scorecard, best first; null where it grades by place, share or ratio, since there others decide too.
 * Rules, patience and pins are left out: this is what the score says.
 */
export const tierOfScore = (
  { grading, tiers }: Pick<WeightedScorecard, 'grading' | 'tiers'>,
  score: number,
): TierOfScore | null => {
  if (grading.by !== 'cutoff') return null
  const order = new Map(tiers.map((tier, index) => [tier.key, index]))
  const cuts = [...grading.cuts].sort((a, b) => (order.get(a.tier) ?? 0) - (order.get(b.tier) ?? 0))
  const last = tiers.at(-1)
  if (!last) return null
  const at = cuts.findIndex((cut) => score >= cut.from - tolerance)
  const reached = cuts[at]
  const above = cuts[at < 0 ? cuts.length - 1 : at - 1]
  return {
    tier: reached?.tier ?? last.key,
    next: above ? { tier: above.tier, points: above.from - score } : null,
  }
}

/** The place a score would take among others, 1 is best. */
export const placeOfScore = (scores: readonly number[], score: number): number =>
  1 + scores.filter((other) => other > score + tolerance).length
