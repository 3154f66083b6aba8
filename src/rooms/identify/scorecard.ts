// The words of a scorecard: what a company looks at, how much it weighs, and how it becomes a tier.

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

/** Where a raw value comes from. Points are 0..100 for each text of an attribute; employees are a number. */
export type Source =
  | { from: 'ledger'; metric: LedgerMetric }
  | { from: 'rating'; topic: string }
  | {
      from: 'attribute'
      field: 'sizeClass' | 'organisationLevel' | 'ownership' | 'industry' | 'employees'
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
      return { from: 'attribute', field: rest as Extract<Source, { from: 'attribute' }>['field'] }
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

/** One thing looked at. Criteria of one dimension are shown together; weights count relative to each other. */
export type Criterion = {
  key: string
  dimension: string
  name: Bilingual
  source: Source
  direction: 'higher' | 'lower'
  normaliser: Normaliser
  weight: number
}

/** What an unknown value does: drop its weight, count as 0, as the middle, or as the median of the pool. */
export type MissingPolicy = 'reweight' | 'zero' | 'neutral' | 'median'

/** How scores become tiers: an entry for each tier but the last, in their order; the last takes the rest. */
export type Grading =
  | { by: 'cutoff'; cuts: { tier: string; from: number }[] }
  | { by: 'quantile'; shares: { tier: string; share: number }[] }
  | { by: 'quota'; quotas: { tier: string; count: number }[] }

export type Tier = { key: string; layer: 'key' | 'important' | 'general' }

/** Tiers best first. `minimumCoverage` is the share (0..1) of weight that must be known for a firm tier. */
export type WeightedScorecard = {
  kind: 'weighted'
  tiers: Tier[]
  criteria: Criterion[]
  missing: MissingPolicy
  minimumCoverage: number
  grading: Grading
  basis: 'net' | 'gross'
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

export type Scorecard = WeightedScorecard | RfmScorecard

/** What is wrong, and where: a path such as 'criteria.2.weight', and a word key such as 'identify.keyMissing'. */
export type Problem = { field: string; code: string; params?: Record<string, string | number> }

/** Everything that keeps a scorecard from being used, in reading order; empty when it is sound. */
export function checkScorecard(definition: Scorecard): Problem[] {
  return [...(definition.kind === 'weighted' ? weightedProblems(definition) : rfmProblems(definition))]
}

type Problems = Generator<Problem, void>

function* weightedProblems({ tiers, criteria, minimumCoverage, grading }: WeightedScorecard): Problems {
  yield* listProblems('tiers', tiers, 'identify.tiersMissing')
  const layers = ['key', 'important', 'general']
  for (const [i, tier] of tiers.entries()) {
    const above = tiers[i - 1]
    if (above && layers.indexOf(tier.layer) < layers.indexOf(above.layer))
      yield { field: `tiers.${i}.layer`, code: 'identify.layersOutOfOrder' }
  }
  yield* listProblems('criteria', criteria, 'identify.criteriaMissing')
  for (const [i, criterion] of criteria.entries()) yield* criterionProblems(`criteria.${i}`, criterion)
  if (!isWithin(minimumCoverage, 0, 1))
    yield { field: 'minimumCoverage', code: 'identify.coverageOutOfRange' }
  yield* gradingProblems(grading, tiers)
}

function* criterionProblems(
  field: string,
  { dimension, name, source, normaliser, weight }: Criterion,
): Problems {
  if (isBlank(dimension)) yield { field: `${field}.dimension`, code: 'identify.keyMissing' }
  yield* nameProblems(`${field}.name`, name)
  if (!(weight > 0 && weight < Infinity))
    yield { field: `${field}.weight`, code: 'identify.weightNotPositive' }
  yield* sourceProblems(`${field}.source`, source)
  yield* normaliserProblems(`${field}.normaliser`, normaliser)
  if (normaliser.by === 'rating5' && source.from !== 'rating')
    yield { field: `${field}.normaliser`, code: 'identify.rating5NeedsRating' }
}

function* sourceProblems(field: string, source: Source): Problems {
  if (source.from === 'rating' && isBlank(source.topic))
    yield { field: `${field}.topic`, code: 'identify.sourceMissing' }
  if (source.from === 'signal' && isBlank(source.metric))
    yield { field: `${field}.metric`, code: 'identify.sourceMissing' }
  if (source.from !== 'attribute') return
  const points = Object.entries(source.points ?? {})
  if (source.field === 'employees') {
    if (source.points) yield { field: `${field}.points`, code: 'identify.pointsOfNumber' }
    return
  }
  if (points.length === 0) yield { field: `${field}.points`, code: 'identify.pointsMissing' }
  for (const [text, given] of points)
    if (!isWithin(given, 0, 100))
      yield { field: `${field}.points.${text}`, code: 'identify.pointsOutOfRange' }
}

function* normaliserProblems(field: string, normaliser: Normaliser): Problems {
  if (normaliser.by === 'target' && !(normaliser.target > 0 && normaliser.target < Infinity))
    yield { field: `${field}.target`, code: 'identify.targetNotPositive' }
  if (normaliser.by !== 'bands') return
  if (normaliser.bands.length === 0) yield { field: `${field}.bands`, code: 'identify.bandsMissing' }
  let above = -Infinity
  for (const [i, { from, points }] of normaliser.bands.entries()) {
    if ((i === 0) !== (from === null))
      yield { field: `${field}.bands.${i}.from`, code: 'identify.firstBandOpen' }
    else if (from !== null && !(from > above && from < Infinity))
      yield { field: `${field}.bands.${i}.from`, code: 'identify.bandsNotAscending' }
    if (!isWithin(points, 0, 100))
      yield { field: `${field}.bands.${i}.points`, code: 'identify.pointsOutOfRange' }
    above = from ?? above
  }
}

function* gradingProblems(grading: Grading, tiers: Tier[]): Problems {
  const [field, entries] =
    grading.by === 'cutoff'
      ? (['grading.cuts', grading.cuts] as const)
      : grading.by === 'quantile'
        ? (['grading.shares', grading.shares] as const)
        : (['grading.quotas', grading.quotas] as const)
  const named = entries.map((entry) => entry.tier).join(', ')
  const expected = tiers
    .map((tier) => tier.key)
    .slice(0, -1)
    .join(', ')
  if (named !== expected) yield { field, code: 'identify.gradingTiersDiffer', params: { expected } }

  if (grading.by === 'cutoff')
    for (const [i, { from }] of grading.cuts.entries()) {
      if (!isWithin(from, 0, 100)) yield { field: `${field}.${i}.from`, code: 'identify.cutOutOfRange' }
      else if (from >= (grading.cuts[i - 1]?.from ?? Infinity))
        yield { field: `${field}.${i}.from`, code: 'identify.cutsNotDescending' }
    }
  if (grading.by === 'quantile') {
    for (const [i, { share }] of grading.shares.entries())
      if (!(share > 0 && share <= 1)) yield { field: `${field}.${i}.share`, code: 'identify.shareOutOfRange' }
    if (grading.shares.reduce((sum, { share }) => sum + share, 0) > 1 + 1e-9)
      yield { field, code: 'identify.sharesAboveWhole' }
  }
  if (grading.by === 'quota')
    for (const [i, { count }] of grading.quotas.entries())
      if (!(Number.isInteger(count) && count > 0))
        yield { field: `${field}.${i}.count`, code: 'identify.quotaNotWhole' }
}

function* rfmProblems({ bounds, weights, segments }: RfmScorecard): Problems {
  if (bounds.by === 'given')
    for (const part of ['recency', 'frequency', 'monetary'] as const) {
      const uppers = bounds[part]
      if (uppers.length !== 4 || !uppers.every(Number.isFinite))
        yield { field: `bounds.${part}`, code: 'identify.boundsNotFour' }
      else if (uppers.some((upper, i) => upper < (uppers[i - 1] ?? -Infinity)))
        yield { field: `bounds.${part}`, code: 'identify.boundsNotAscending' }
    }
  for (const part of ['recency', 'frequency', 'monetary'] as const)
    if (!isWithin(weights[part], 0, 1)) yield { field: `weights.${part}`, code: 'identify.shareOutOfRange' }
  const sum = weights.recency + weights.frequency + weights.monetary
  if (!(Math.abs(sum - 1) < 1e-9)) yield { field: 'weights', code: 'identify.weightsNotOne' }

  yield* listProblems('segments', segments, 'identify.segmentsMissing')
  for (const [i, { name, when }] of segments.entries()) {
    yield* nameProblems(`segments.${i}.name`, name)
    const takesAll = when.length === 0 || when.some(({ r, f, m }) => !r && !f && !m)
    const isLast = i === segments.length - 1
    if (takesAll !== isLast)
      yield {
        field: `segments.${i}.when`,
        code: isLast ? 'identify.lastSegmentNotOpen' : 'identify.segmentTakesAll',
      }
    for (const [j, condition] of when.entries())
      for (const part of ['r', 'f', 'm'] as const) {
        const { min = 1, max = 5 } = condition[part] ?? {}
        if (!(isScore(min) && isScore(max) && min <= max))
          yield { field: `segments.${i}.when.${j}.${part}`, code: 'identify.rangeNotScores' }
      }
  }
}

function* listProblems(field: string, items: { key: string }[], missing: string): Problems {
  if (items.length === 0) yield { field, code: missing }
  for (const [i, { key }] of items.entries()) {
    if (isBlank(key)) yield { field: `${field}.${i}.key`, code: 'identify.keyMissing' }
    else if (items.findIndex((item) => item.key === key) < i)
      yield { field: `${field}.${i}.key`, code: 'identify.keyRepeated', params: { key } }
  }
}

/** One language is enough: a company need not write in two. */
function* nameProblems(field: string, name: Bilingual): Problems {
  if (isBlank(name.zh) && isBlank(name.en)) yield { field, code: 'identify.nameMissing' }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}

function isScore(value: number): boolean {
  return Number.isInteger(value) && isWithin(value, 1, 5)
}
