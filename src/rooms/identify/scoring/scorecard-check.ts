// Everything that keeps a scorecard from being used.
import { checkConditions } from '#records/accounts/condition.ts'
import { checkPoints } from './points.ts'
import { checkRatio } from './ratio.ts'
import {
  type Bilingual,
  type Criterion,
  type Grading,
  type Normaliser,
  noRules,
  type Problem,
  type RfmScorecard,
  type Scorecard,
  type Source,
  type Tier,
  type TierRules,
  type WeightedScorecard,
} from './scorecard.ts'

/** In reading order; empty when the scorecard is sound. */
export function checkScorecard(definition: Scorecard): Problem[] {
  switch (definition.kind) {
    case 'weighted':
      return [...weightedProblems(definition)]
    case 'rfm':
      return [...rfmProblems(definition)]
    case 'points':
      return checkPoints(definition)
  }
}

type Problems = Generator<Problem, void>

function* weightedProblems(definition: WeightedScorecard): Problems {
  const { tiers, criteria, minimumCoverage, grading } = definition
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
  yield* gradingProblems(grading, tiers, criteria)
  yield* ruleProblems(definition.rules ?? noRules, tiers)
  if (definition.pool?.by === 'segments' && definition.pool.segmentIds.length === 0)
    yield { field: 'pool.segmentIds', code: 'identify.poolEmpty' }
  if (definition.weighing?.by === 'ahp')
    yield* comparisonProblems(definition.weighing.judges, criteria.length)
}

function* ruleProblems({ vetoes, lists, hysteresis, observationMonths }: TierRules, tiers: Tier[]): Problems {
  for (const [kind, rules] of [
    ['vetoes', vetoes],
    ['lists', lists],
  ] as const)
    for (const [i, rule] of rules.entries()) {
      const field = `rules.${kind}.${i}`
      if (isBlank(rule.name)) yield { field: `${field}.name`, code: 'identify.nameMissing' }
      if (!tiers.some((tier) => tier.key === rule.tier))
        yield { field: `${field}.tier`, code: 'identify.noSuchTier', params: { tier: rule.tier } }
      if (rule.when.length === 0) yield { field: `${field}.when`, code: 'identify.conditionsMissing' }
      for (const problem of checkConditions(rule.when))
        yield { ...problem, field: `${field}.when.${problem.field.replace(/^conditions\.?/, '')}` }
    }
  if (hysteresis) {
    const { tolerance, consecutive, cooling } = hysteresis
    if (!isWithin(tolerance, 0, 100))
      yield { field: 'rules.hysteresis.tolerance', code: 'identify.cutOutOfRange' }
    if (!(Number.isInteger(consecutive) && isWithin(consecutive, 1, 10)))
      yield { field: 'rules.hysteresis.consecutive', code: 'identify.countOutOfRange' }
    if (!(Number.isInteger(cooling) && isWithin(cooling, 0, 10)))
      yield { field: 'rules.hysteresis.cooling', code: 'identify.countOutOfRange' }
  }
  if (
    observationMonths !== null &&
    !(Number.isInteger(observationMonths) && isWithin(observationMonths, 1, 36))
  )
    yield { field: 'rules.observationMonths', code: 'identify.monthsOutOfRange' }
}

/** Saaty's scale: a comparison is 1 to 9 or the reciprocal of one, and what faces it is its reciprocal. */
function* comparisonProblems(judges: { matrix: number[][] }[], size: number): Problems {
  if (judges.length === 0) yield { field: 'weighing.judges', code: 'identify.judgesMissing' }
  for (const [j, { matrix }] of judges.entries()) {
    const field = `weighing.judges.${j}.matrix`
    if (size > 10) yield { field, code: 'identify.tooManyToCompare' }
    if (matrix.length !== size || matrix.some((row) => row.length !== size)) {
      yield { field, code: 'identify.comparisonsMissing' }
      continue
    }
    for (const [a, row] of matrix.entries())
      for (const [b, given] of row.entries())
        if (
          !(given >= 1 / 9 - 1e-9 && given <= 9 + 1e-9 && Math.abs(given * (matrix[b]?.[a] ?? 0) - 1) < 1e-6)
        )
          yield { field: `${field}.${a}.${b}`, code: 'identify.comparisonWrong' }
  }
}

function* criterionProblems(
  field: string,
  { dimension, name, source, normaliser, weight, floor, cap }: Criterion,
): Problems {
  if (floor !== undefined && cap !== undefined && floor >= cap)
    yield { field: `${field}.cap`, code: 'identify.capNotAboveFloor' }
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

function* gradingProblems(grading: Grading, tiers: Tier[], criteria: Criterion[]): Problems {
  if (grading.by === 'ratio') {
    yield* checkRatio(
      grading,
      tiers,
      criteria.map((criterion) => criterion.dimension),
    )
    return
  }
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
