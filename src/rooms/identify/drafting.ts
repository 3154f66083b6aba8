// Changing a scorecard: a new criterion with sensible beginnings, tiers and grading kept in step.

import { ratingTopics } from './presets.ts'
import {
  type Bilingual,
  type Criterion,
  type Grading,
  type LedgerMetric,
  type Normaliser,
  type Source,
  sourceName,
  type Tier,
  type WeightedScorecard,
} from './scorecard.ts'
import { attributeNames, metricWords } from './scorecard.words.ts'

export const ledgerMetrics = Object.keys(metricWords) as LedgerMetric[]
export const attributeFields = Object.keys(attributeNames) as (keyof typeof attributeNames)[]

/** Values of the closed lists with points to begin with; an industry's values are the company's own. */
const beginningPoints: Record<string, Record<string, number>> = {
  sizeClass: { large: 100, medium: 70, small: 40, micro: 10 },
  organisationLevel: { headquarters: 100, province: 80, city: 60, county: 40, site: 20 },
  ownership: { stateOwned: 80, private: 60, foreign: 80, jointVenture: 70, public: 60, collective: 40 },
}

const dimensionOfMetric: Record<LedgerMetric, string> = {
  sales: 'volume',
  profit: 'profit',
  margin: 'profit',
  growth: 'potential',
  stability: 'relationship',
  tenure: 'relationship',
  breadth: 'volume',
  orders: 'volume',
  recency: 'relationship',
  lossImpact: 'loss',
}
const dimensionOfTopic: Record<string, string> = {
  marketInfluence: 'influence',
  industryOutlook: 'potential',
  innovation: 'potential',
  strategicFit: 'fit',
}

const pair = ([zh, en]: readonly [string, string]): Bilingual => ({ zh, en })

export const nameOfSource = (source: Source): Bilingual => {
  switch (source.from) {
    case 'ledger':
      return pair(metricWords[source.metric])
    case 'attribute':
      return pair(attributeNames[source.field])
    case 'rating':
      return (
        ratingTopics.find((topic) => topic.key === source.topic)?.name ?? {
          zh: source.topic,
          en: source.topic,
        }
      )
    case 'signal':
      return { zh: source.metric, en: source.metric }
  }
}

const dimensionOf = (source: Source): string =>
  source.from === 'ledger'
    ? dimensionOfMetric[source.metric]
    : source.from === 'rating'
      ? (dimensionOfTopic[source.topic] ?? 'influence')
      : source.from === 'attribute'
        ? 'influence'
        : 'relationship'

/** How a source is brought to 0..1 unless someone says otherwise. */
export const usualNormaliser = (source: Source): Normaliser =>
  source.from === 'rating'
    ? { by: 'rating5' }
    : source.from === 'attribute' && source.field !== 'employees'
      ? { by: 'target', target: 100 }
      : { by: 'percentile' }

/** The kinds a source can be brought to 0..1 by. */
export const normalisersFor = (source: Source): Normaliser['by'][] => [
  ...(source.from === 'rating' ? (['rating5'] as const) : []),
  'percentile',
  'percentileInclusive',
  'minmax',
  'logMinmax',
  'zNormal',
  'zLinear',
  'target',
  'bands',
]

/** A normaliser of a kind, with values to begin with. */
export const newNormaliser = (by: Normaliser['by']): Normaliser => {
  if (by === 'target') return { by, target: 100 }
  if (by === 'bands')
    return {
      by,
      bands: [
        { from: null, points: 0 },
        { from: 50, points: 50 },
        { from: 100, points: 100 },
      ],
    }
  return { by }
}

/** Keys are letters and digits only, and no two alike. */
const keyOf = (source: Source, taken: readonly string[]): string => {
  const wanted =
    (source.from === 'ledger' ? source.metric : (sourceName(source).split(':')[1] ?? ''))
      .replace(/[^A-Za-z0-9]/g, '')
      .replace(/^[0-9]+/, '')
      .slice(0, 36) || 'signal'
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? wanted : `${wanted}${number}`
    if (!taken.includes(key)) return key
  }
}

const usualWeight = 10

export const newCriterion = (source: Source, criteria: readonly Criterion[]): Criterion => ({
  key: keyOf(
    source,
    criteria.map((criterion) => criterion.key),
  ),
  dimension: dimensionOf(source),
  name: nameOfSource(source),
  source:
    source.from === 'attribute' && source.field !== 'employees'
      ? { ...source, points: beginningPoints[source.field] ?? {} }
      : source,
  direction: source.from === 'ledger' && source.metric === 'recency' ? 'lower' : 'higher',
  normaliser: usualNormaliser(source),
  weight: usualWeight,
})

/** A grading of a kind for these tiers; `counts` is how many accounts each tier has now, best first. */
export const newGrading = (
  by: Grading['by'],
  tiers: readonly Tier[],
  counts: readonly number[] = [],
): Grading => {
  const named = tiers.slice(0, -1)
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (by === 'cutoff')
    return {
      by,
      cuts: named.map(({ key }, index) => ({
        tier: key,
        from: Math.round(100 - ((index + 1) * 100) / tiers.length),
      })),
    }
  if (by === 'quota')
    return { by, quotas: named.map(({ key }, index) => ({ tier: key, count: counts[index] || 10 })) }
  return {
    by,
    shares: named.map(({ key }, index) => ({
      tier: key,
      share: all && counts[index] ? Math.round((counts[index] / all) * 1000) / 1000 : 0.1,
    })),
  }
}

/** The grading of a scorecard whose tiers have changed: what stood at a place stays at that place. */
export const withTiers = (scorecard: WeightedScorecard, tiers: Tier[]): WeightedScorecard => {
  const { grading } = scorecard
  const named = tiers.slice(0, -1)
  const fresh = newGrading(grading.by, tiers)
  const next: Grading =
    grading.by === 'cutoff' && fresh.by === 'cutoff'
      ? {
          by: 'cutoff',
          cuts: named.map(({ key }, index) => ({
            tier: key,
            from: grading.cuts[index]?.from ?? Math.max(0, (grading.cuts.at(-1)?.from ?? 50) / 2),
          })),
        }
      : grading.by === 'quantile' && fresh.by === 'quantile'
        ? {
            by: 'quantile',
            shares: named.map(({ key }, index) => ({
              tier: key,
              share: grading.shares[index]?.share ?? 0.1,
            })),
          }
        : grading.by === 'quota' && fresh.by === 'quota'
          ? {
              by: 'quota',
              quotas: named.map(({ key }, index) => ({
                tier: key,
                count: grading.quotas[index]?.count ?? 10,
              })),
            }
          : fresh
  return { ...scorecard, tiers, grading: next }
}

/** One value of the grading, by the place of its tier. */
export const valueAt = (grading: Grading, index: number): number | undefined =>
  grading.by === 'cutoff'
    ? grading.cuts[index]?.from
    : grading.by === 'quantile'
      ? grading.shares[index]?.share
      : grading.quotas[index]?.count

export const withValue = (grading: Grading, index: number, value: number): Grading => {
  const put = <T>(list: readonly T[], change: (one: T) => T): T[] =>
    list.map((one, at) => (at === index ? change(one) : one))
  if (grading.by === 'cutoff')
    return { by: 'cutoff', cuts: put(grading.cuts, (cut) => ({ ...cut, from: value })) }
  if (grading.by === 'quantile')
    return { by: 'quantile', shares: put(grading.shares, (one) => ({ ...one, share: value })) }
  return { by: 'quota', quotas: put(grading.quotas, (one) => ({ ...one, count: value })) }
}
