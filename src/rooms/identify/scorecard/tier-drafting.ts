// Tiers while they are changed: added, renamed, moved, taken away, and the grading and the rules kept in step.
import type { PointsScorecard } from '../scoring/points.ts'
import type { RatioGrading } from '../scoring/ratio.ts'
import type { Grading, Tier, WeightedScorecard } from '../scoring/scorecard.ts'

export const mostTiers = 10
const mostClasses = 4

/** Where the values of a grading stand, and the word of what they are. */
export const listOf = { cutoff: 'cuts', quantile: 'shares', quota: 'quotas', ratio: 'cuts' } as const
export const unitOf = { cutoff: 'cut', quantile: 'shareOfAll', quota: 'places', ratio: 'cut' } as const

const put = <T>(list: readonly T[], at: number, change: (one: T) => T): T[] =>
  list.map((one, index) => (index === at ? change(one) : one))

/** A grading of a kind for these tiers; `counts` is how many accounts each tier has now, best first. */
export const newGrading = (
  by: Grading['by'],
  tiers: readonly Tier[],
  counts: readonly number[] = [],
  dimensions: readonly string[] = [],
): Grading => {
  const named = tiers.slice(0, -1)
  const all = counts.reduce((sum, count) => sum + count, 0)
  switch (by) {
    case 'cutoff':
      return {
        by,
        cuts: named.map(({ key }, index) => ({
          tier: key,
          from: Math.round(100 - ((index + 1) * 100) / tiers.length),
        })),
      }
    case 'quota':
      return { by, quotas: named.map(({ key }, index) => ({ tier: key, count: counts[index] || 10 })) }
    case 'quantile':
      return {
        by,
        shares: named.map(({ key }, index) => ({
          tier: key,
          share: all && counts[index] ? Math.round((counts[index] / all) * 1000) / 1000 : 0.1,
        })),
      }
    case 'ratio': {
      const classes = Math.floor(named.length / 2)
      return {
        by,
        cuts: classesOf(
          tiers,
          Array.from({ length: classes }, (_, index) =>
            Math.round(100 - ((index + 1) * 100) / (classes + 1)),
          ),
        ),
        over: dimensions[0] ?? '',
        under: dimensions[1] ?? dimensions[0] ?? '',
        at: 1,
      }
    }
  }
}

/** Two tiers to each class of scores. */
const classesOf = (tiers: readonly Tier[], from: readonly number[]): RatioGrading['cuts'] =>
  from.map((score, index) => ({
    from: score,
    above: tiers[2 * index]?.key ?? '',
    below: tiers[2 * index + 1]?.key ?? '',
  }))

/** Graded another way. By ratio there are two tiers to a class and one for the rest, so one may have to come or go. */
export const regraded = (
  now: WeightedScorecard,
  by: Grading['by'],
  counts?: readonly number[],
): WeightedScorecard => {
  if (now.grading.by === by) return now
  const dimensions = [...new Set(now.criteria.map((criterion) => criterion.dimension))]
  let tiers = now.tiers
  if (by === 'ratio') {
    if (tiers.length > 2 * mostClasses + 1) tiers = tiers.slice(0, 2 * mostClasses + 1)
    if (tiers.length % 2 === 0) tiers = [...tiers, { key: freshTier(tiers), layer: tiers.at(-1)!.layer }]
  }
  return { ...now, tiers, grading: newGrading(by, tiers, counts, dimensions) }
}

/** The grading of a scorecard whose tiers have changed: what stood at a place stays at that place. */
export const withTiers = (now: WeightedScorecard, tiers: Tier[]): WeightedScorecard => ({
  ...now,
  tiers,
  grading: gradingFor(now.grading, tiers),
})

const gradingFor = (grading: Grading, tiers: readonly Tier[]): Grading => {
  const named = tiers.slice(0, -1)
  switch (grading.by) {
    case 'cutoff':
      return {
        by: 'cutoff',
        cuts: named.map(({ key }, index) => ({
          tier: key,
          from: grading.cuts[index]?.from ?? halved(grading.cuts.at(-1)?.from),
        })),
      }
    case 'quantile':
      return {
        by: 'quantile',
        shares: named.map(({ key }, index) => ({ tier: key, share: grading.shares[index]?.share ?? 0.1 })),
      }
    case 'quota':
      return {
        by: 'quota',
        quotas: named.map(({ key }, index) => ({ tier: key, count: grading.quotas[index]?.count ?? 10 })),
      }
    case 'ratio': {
      const from = Array.from(
        { length: Math.floor(named.length / 2) },
        (_, index) => grading.cuts[index]?.from ?? halved(grading.cuts.at(-1)?.from),
      )
      return { ...grading, cuts: classesOf(tiers, from) }
    }
  }
}

const halved = (score = 50): number => Math.round(score * 5) / 10

/** One more tier before the rest; by ratio one more class of two. */
export const withMoreTiers = (now: WeightedScorecard): WeightedScorecard => {
  const last = now.tiers.at(-1)!
  const count = now.grading.by === 'ratio' ? 2 : 1
  let tiers = [...now.tiers]
  for (let added = 0; added < count; added++) tiers = [...tiers, { key: freshTier(tiers), layer: last.layer }]
  return withTiers(now, tiers)
}

export const mayAddTier = ({ tiers, grading }: WeightedScorecard): boolean =>
  grading.by === 'ratio' ? tiers.length < 2 * mostClasses + 1 : tiers.length < mostTiers
export const mayRemoveTier = ({ tiers, grading }: WeightedScorecard): boolean =>
  grading.by === 'ratio' ? tiers.length > 3 : tiers.length > 2

/** Without a tier, and by ratio without both of its class. What was measured at its place goes with it. */
export const withoutTier = (now: WeightedScorecard, at: number): WeightedScorecard => {
  const { grading, tiers } = now
  const isGone = (index: number) =>
    grading.by === 'ratio'
      ? at === tiers.length - 1
        ? index >= at - 1
        : Math.floor(index / 2) === Math.floor(at / 2) && index < tiers.length - 1
      : index === at
  const stays = <T>(list: readonly T[]): T[] => list.filter((_, index) => !isGone(index))
  const left = stays(tiers)
  const trimmed: Grading =
    grading.by === 'cutoff'
      ? { ...grading, cuts: stays(grading.cuts) }
      : grading.by === 'quantile'
        ? { ...grading, shares: stays(grading.shares) }
        : grading.by === 'quota'
          ? { ...grading, quotas: stays(grading.quotas) }
          : { ...grading, cuts: grading.cuts.filter((_, index) => !isGone(2 * index)) }
  return withTiers({ ...now, grading: trimmed }, left)
}

/** A tier changes places with its neighbour. Layers and what is asked for stay where they are, so that order holds. */
export const withMovedTier = (now: WeightedScorecard, at: number, by: 1 | -1): WeightedScorecard => {
  const [one, other] = [now.tiers[at], now.tiers[at + by]]
  if (!one || !other) return now
  return withTiers(
    now,
    now.tiers.map((tier, index) =>
      index === at ? { ...tier, key: other.key } : index === at + by ? { ...tier, key: one.key } : tier,
    ),
  )
}

/** A tier under another name; the rules that name it follow. */
export const withTierName = (now: WeightedScorecard, at: number, key: string): WeightedScorecard => {
  const before = now.tiers[at]?.key
  const renamed = withTiers(
    now,
    put(now.tiers, at, (tier) => ({ ...tier, key })),
  )
  const { rules } = renamed
  if (!rules) return renamed
  const follow = <Rule extends { tier: string }>(rule: Rule): Rule =>
    rule.tier === before ? { ...rule, tier: key } : rule
  return {
    ...renamed,
    rules: { ...rules, vetoes: rules.vetoes.map(follow), lists: rules.lists.map(follow) },
  }
}

export const withLayer = (now: WeightedScorecard, at: number, layer: Tier['layer']): WeightedScorecard => ({
  ...now,
  tiers: put(now.tiers, at, (tier) => ({ ...tier, layer })),
})

/** The same for points: the stars of a renamed tier follow, those of a tier that goes fall to the last. */
export const withPointsTierName = (now: PointsScorecard, at: number, key: string): PointsScorecard => {
  const before = now.tiers[at]?.key
  return {
    ...now,
    tiers: put(now.tiers, at, (tier) => ({ ...tier, key })),
    tierOfStar: Object.fromEntries(
      Object.entries(now.tierOfStar).map(([star, tier]) => [star, tier === before ? key : tier]),
    ),
  }
}
export const withoutPointsTier = (now: PointsScorecard, at: number): PointsScorecard => ({
  ...now,
  tiers: now.tiers.filter((_, index) => index !== at),
  tierOfStar: Object.fromEntries(
    Object.entries(now.tierOfStar).filter(([, tier]) => tier !== now.tiers[at]?.key),
  ),
})

/** One value of the grading, by the place of its tier. */
export const valueAt = (grading: Grading, index: number): number | undefined => {
  switch (grading.by) {
    case 'cutoff':
      return grading.cuts[index]?.from
    case 'quantile':
      return grading.shares[index]?.share
    case 'quota':
      return grading.quotas[index]?.count
    case 'ratio':
      return grading.cuts[Math.floor(index / 2)]?.from
  }
}

export const withValue = (grading: Grading, index: number, value: number): Grading => {
  switch (grading.by) {
    case 'cutoff':
      return { by: 'cutoff', cuts: put(grading.cuts, index, (cut) => ({ ...cut, from: value })) }
    case 'quantile':
      return { by: 'quantile', shares: put(grading.shares, index, (one) => ({ ...one, share: value })) }
    case 'quota':
      return { by: 'quota', quotas: put(grading.quotas, index, (one) => ({ ...one, count: value })) }
    case 'ratio':
      return {
        ...grading,
        cuts: put(grading.cuts, Math.floor(index / 2), (cut) => ({ ...cut, from: value })),
      }
  }
}

export const freshTier = (tiers: readonly Tier[]): string => {
  const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N']
  const highest = Math.max(...tiers.map((tier) => letters.indexOf(tier.key[0] ?? '')))
  return letters.slice(highest + 1).find((letter) => tiers.every((tier) => tier.key !== letter)) ?? 'Z'
}
