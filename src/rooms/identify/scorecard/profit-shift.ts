// The profit that would move with accounts from tier to tier.
import type { Foreseen, Pool } from '../scoring/what-if.ts'

export type ProfitOfTier = { before: number; after: number }

/** Profit per tier now, in minor units; accounts without a known profit add nothing. */
export const profitNow = (pool: Pool): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const [place, id] of pool.ids.entries()) {
    const tier = pool.before.get(id)
    if (tier !== undefined) sums.set(tier, (sums.get(tier) ?? 0) + (pool.profitMinor[place] ?? 0))
  }
  return sums
}

/** The same before and after, in the order of the foreseen tiers: only those who move make a difference. */
export const profitShift = (
  { tiers, moves }: Pick<Foreseen, 'tiers' | 'moves'>,
  now: ReadonlyMap<string, number>,
  profitOf: (id: string) => number | null,
): ProfitOfTier[] => {
  const after = new Map(now)
  const add = (tier: string | null, amount: number) => {
    if (tier !== null) after.set(tier, (after.get(tier) ?? 0) + amount)
  }
  for (const { id, from, to } of moves) {
    const profit = profitOf(id) ?? 0
    add(from, -profit)
    add(to, profit)
  }
  return tiers.map(({ tier }) => ({ before: now.get(tier) ?? 0, after: after.get(tier) ?? 0 }))
}
