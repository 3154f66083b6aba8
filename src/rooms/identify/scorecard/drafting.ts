// A new criterion of a scorecard, with sensible beginnings: its name, its dimension, its scale.

import { metricName } from '#base/metric.ts'
import {
  type Bilingual,
  type Criterion,
  type LedgerMetric,
  type Normaliser,
  type Source,
  sourceName,
} from '../scoring/scorecard.ts'
import { attributeNames, metricWords } from './scorecard.words.ts'

export const ledgerMetrics = Object.keys(metricWords) as LedgerMetric[]
export const attributeFields = Object.keys(attributeNames) as (keyof typeof attributeNames)[]

/** Values of the closed lists with points to begin with; industries and regions are the company's own. */
const beginningPoints: Record<string, Record<string, number>> = {
  sizeClass: { large: 100, medium: 70, small: 40, micro: 10 },
  organisationLevel: { headquarters: 100, province: 80, city: 60, county: 40, site: 20 },
  ownership: { stateOwned: 80, private: 60, foreign: 80, jointVenture: 70, public: 60, collective: 40 },
  attitude: { advocate: 100, favourable: 75, neutral: 50, reserved: 25, opposed: 0 },
  status: { active: 100, prospect: 60, dormant: 30, lost: 0 },
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

/** What people rate; its name is the company's own. */
export type TopicName = { key: string; name: Bilingual }

const pair = ([zh, en]: readonly [string, string]): Bilingual => ({ zh, en })

export const nameOfSource = (source: Source, topics: readonly TopicName[] = []): Bilingual => {
  switch (source.from) {
    case 'ledger':
      return pair(metricWords[source.metric])
    case 'attribute':
      return pair(attributeNames[source.field])
    case 'rating':
      return (
        topics.find((topic) => topic.key === source.topic)?.name ?? {
          zh: source.topic,
          en: source.topic,
        }
      )
    case 'signal':
      return { zh: metricName(source.metric, 'zh'), en: metricName(source.metric, 'en') }
  }
}

const dimensionOf = (source: Source): string =>
  source.from === 'ledger'
    ? dimensionOfMetric[source.metric]
    : source.from === 'rating'
      ? (dimensionOfTopic[source.topic] ?? 'influence')
      : source.from === 'attribute'
        ? source.field === 'attitude' || source.field === 'status'
          ? 'relationship'
          : 'influence'
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

export const newCriterion = (
  source: Source,
  criteria: readonly Criterion[],
  topics: readonly TopicName[] = [],
): Criterion => ({
  key: keyOf(
    source,
    criteria.map((criterion) => criterion.key),
  ),
  dimension: dimensionOf(source),
  name: nameOfSource(source, topics),
  source:
    source.from === 'attribute' && source.field !== 'employees'
      ? { ...source, points: beginningPoints[source.field] ?? {} }
      : source,
  direction: source.from === 'ledger' && source.metric === 'recency' ? 'lower' : 'higher',
  normaliser: usualNormaliser(source),
  weight: usualWeight,
})
