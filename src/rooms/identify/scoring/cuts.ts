// Where the tiers parted in an evaluation: the lowest score that got each of them.
export type Cut = { pool: string | null; tier: string; from: number }

/** The lowest score that got each tier by score alone, pool by pool, in the order the tiers come up. */
export const lowestScores = (
  results: readonly { score: number | null; rawGrade: string | null; pool: string | null }[],
): Cut[] => {
  const cuts = new Map<string, Cut>()
  for (const { score, rawGrade, pool } of results) {
    if (score === null || rawGrade === null) continue
    const key = JSON.stringify([pool, rawGrade])
    const cut = cuts.get(key)
    if (!cut) cuts.set(key, { pool, tier: rawGrade, from: score })
    else if (score < cut.from) cut.from = score
  }
  return [...cuts.values()]
}
