// Which accounts to invest in: how attractive they are to us against how strong we are with them.

export type Quadrant = 'invest' | 'investSelectively' | 'maintain' | 'manageForCash'

/**
 * The quadrant of an account, both sides 0..100; who stands on a bound is on its high side.
 * Attractive and strong: invest. Attractive, not strong: invest selectively. Strong, not attractive: maintain.
 * Neither: manage for cash, or withdraw.
 * Source: Millman & Wilson 1995, From key account selling to key account management.
 * @throws RangeError when a number is not finite: without either side there is no quadrant.
 */
export function quadrantOf(
  attractiveness: number,
  strength: number,
  at: { attractiveness: number; strength: number } = { attractiveness: 50, strength: 50 },
): Quadrant {
  for (const value of [attractiveness, strength, at.attractiveness, at.strength])
    if (!Number.isFinite(value)) throw new RangeError(`a side of ${value}`)
  // A score that should be 50 may come out as 49.999999999999.
  const isAttractive = attractiveness >= at.attractiveness - 1e-9
  const isStrong = strength >= at.strength - 1e-9
  if (isAttractive) return isStrong ? 'invest' : 'investSelectively'
  return isStrong ? 'maintain' : 'manageForCash'
}
