// Where a tier stands on the one ordered palette, from the darkest step 1 to the lightest step 5.

export type PaletteStep = 1 | 2 | 3 | 4 | 5

const usual: Record<string, PaletteStep> = { A1: 1, A2: 2, B1: 3, B2: 4, C: 5, A: 1, B: 3 }

/**
 * The step of a tier. With a ladder (its company's tiers, best first) they are spread evenly over the five steps;
 * without one the usual names have theirs, and a name nobody knows claims no rank: the lightest.
 */
export const stepOf = (tier: string, ladder?: readonly string[]): PaletteStep => {
  const at = ladder?.indexOf(tier) ?? -1
  if (ladder && at >= 0) return (1 + Math.round((at / Math.max(1, ladder.length - 1)) * 4)) as PaletteStep
  return usual[tier] ?? 5
}
