// The words of a scorecard: what a company looks at, how much it weighs, and how it becomes a tier.
import type { Condition } from '#records/accounts/condition.ts'
import type { PointsScorecard } from './points.ts'
import type { RatioGrading } from './ratio.ts'
import type { Hysteresis } from './tiering.ts'

export type Bilingual = { zh: string; en: string }

/** What the ledger can tell about an account over the window of an evaluation. */
export type LedgerMetric =
  | 'sales'
  | 'profit'
  | 'margin'
  | 'growth'
  | 'stability'
  | 'tenure'
  | 'breadth'
  | 'orders'
  | 'recency'
  | 'lossImpact'

export type AttributeField =
  | 'sizeClass'
  | 'organisationLevel'
  | 'ownership'
  | 'industry'
  | 'region'
  | 'attitude'
  | 'status'
  | 'employees'

/** Where a raw value comes from. Points are 0..100 for each text of an attribute; employees are a number. */
export type Source =
  | { from: 'ledger'; metric: LedgerMetric }
  | { from: 'rating'; topic: string }
  | {
      from: 'attribute'
      field: AttributeField
      points?: Record<string, number>
    }
  | { from: 'signal'; metric: string }

/** A source as text, such as ledger:margin or signal:NPS; points are left out. */
export function sourceName(source: Source): string {
  switch (source.from) {
    case 'rating':
      return `rating:${source.topic}`
    case 'attribute':
      return `attribute:${source.field}`
    default:
      return `${source.from}:${source.metric}`
  }
}

/** The source that a text names. What it names need not exist; a source without data has no values. */
export function sourceNamed(name: string): Source {
  const at = name.indexOf(':')
  const rest = name.slice(at + 1)
  switch (name.slice(0, at)) {
    case 'ledger':
      return { from: 'ledger', metric: rest as LedgerMetric }
    case 'rating':
      return { from: 'rating', topic: rest }
    case 'attribute':
      return { from: 'attribute', field: rest as AttributeField }
    default:
      return { from: 'signal', metric: rest }
  }
}

/** How a raw value becomes 0..1. A band reaches from its `from` to the next; null is −∞; points are 0..100. */
export type Normaliser =
  | { by: 'percentile' }
  | { by: 'percentileInclusive' }
  | { by: 'minmax'; winsorise?: boolean }
  | { by: 'logMinmax' }
  | { by: 'zNormal' }
  | { by: 'zLinear' }
  | { by: 'target'; target: number }
  | { by: 'bands'; bands: { from: number | null; points: number }[] }
  | { by: 'rating5' }

/**
 * One thing looked at. Criteria of one dimension are shown together; weights count relative to each other.
 * Raw values below the floor or above the cap count as these.
 */
export type Criterion = {
  key: string
  dimension: string
  name: Bilingual
  source: Source
  direction: 'higher' | 'lower'
  normaliser: Normaliser
  weight: number
  floor?: number
  cap?: number
}

/** What an unknown value does: drop its weight, count as 0, as the middle, or as the median of the pool. */
export type MissingPolicy = 'reweight' | 'zero' | 'neutral' | 'median'

/** How scores become tiers: an entry for each tier but the last, in their order; the last takes the rest. */
export type Grading =
  | { by: 'cutoff'; cuts: { tier: string; from: number }[] }
  | { by: 'quantile'; shares: { tier: string; share: number }[] }
  | { by: 'quota'; quotas: { tier: string; count: number }[] }
  | RatioGrading

export type Tier = { key: string; layer: 'key' | 'important' | 'general' }

/** Who is measured against whom: everybody, those alike in an attribute, or those of one segment; first that fits. */
export type PoolChoice =
  | { by: 'all' }
  | { by: 'attribute'; field: 'sizeClass' | 'industrySection' | 'region' | 'ownership' | 'organisationLevel' }
  | { by: 'segments'; segmentIds: string[] }

/** A veto caps an account at its tier; the first that is met counts. */
export type Veto = { name: string; when: Condition[]; tier: string }
/** A list gives exactly its tier, or at least it; the first that is met counts. */
export type ListRule = { name: string; when: Condition[]; tier: string; atLeast: boolean }

/** What stands between a score and a tier. Accounts with fewer months of orders than `observationMonths` are observed. */
export type TierRules = {
  vetoes: Veto[]
  lists: ListRule[]
  hysteresis: Hysteresis | null
  observationMonths: number | null
}

export const noRules: TierRules = { vetoes: [], lists: [], hysteresis: null, observationMonths: null }

/** How the weights came to be: given by hand, or from pairwise comparisons by one judge or more. */
export type Weighing = { by: 'hand' } | { by: 'ahp'; judges: { name: string; matrix: number[][] }[] }

/** Tiers best first. `minimumCoverage` is the share (0..1) of weight that must be known for a firm tier. */
export type WeightedScorecard = {
  kind: 'weighted'
  tiers: Tier[]
  criteria: Criterion[]
  missing: MissingPolicy
  minimumCoverage: number
  grading: Grading
  basis: 'net' | 'gross'
  pool?: PoolChoice
  rules?: TierRules
  weighing?: Weighing
}

/** A range of RFM scores, both ends within; an end left out is open. */
export type ScoreRange = { min?: number; max?: number }

/** Holds for a cell when any of its conditions holds in all its parts. Without conditions it always holds. */
export type RfmRule = { r?: ScoreRange; f?: ScoreRange; m?: ScoreRange }[]

export type RfmSegment = { key: string; name: Bilingual; when: RfmRule }

/**
 * Where the five scores part. Given bounds are four inclusive upper bounds, ascending: recency in days
 * (5 up to the first), frequency in orders and monetary in money (1 up to the first).
 */
export type RfmBounds =
  | { by: 'quantile' }
  | { by: 'midRank' }
  | { by: 'given'; recency: number[]; frequency: number[]; monetary: number[] }

/** Segments in the order they are tried: the first that holds wins, and the last takes the rest. */
export type RfmScorecard = {
  kind: 'rfm'
  bounds: RfmBounds
  weights: { recency: number; frequency: number; monetary: number }
  segments: RfmSegment[]
}

export type Scorecard = WeightedScorecard | RfmScorecard | PointsScorecard

/** What is wrong, and where: a path such as 'criteria.2.weight', and a word key such as 'identify.keyMissing'. */
export type Problem = { field: string; code: string; params?: Record<string, string | number> }

/** Grades of a scorecard from best to last: tiers, or RFM segments. */
export const gradesOf = (definition: Scorecard): string[] =>
  definition.kind === 'rfm'
    ? definition.segments.map((segment) => segment.key)
    : definition.tiers.map((tier) => tier.key)

/** The layer of the pyramid a tier lies in; null where there is none. */
export const layerOf = (definition: Scorecard, grade: string | null): Tier['layer'] | null =>
  definition.kind === 'rfm' ? null : (definition.tiers.find((tier) => tier.key === grade)?.layer ?? null)
