// Points for what accounts do, stars for points, and tiers for stars.
import type { Bilingual, Problem, Tier } from './scorecard.ts'

/** What is summed over the window: a figure of the ledger, or the values of a signal. */
export type PointsEvent =
  | { from: 'ledger'; metric: 'sales' | 'profit' | 'orders' }
  | { from: 'signal'; metric: string }

/**
 * So many points per unit: `unit` is money in major units, or 1 for counts. `floorUnit` counts whole units only.
 * `cap` is the most points the rule gives. Of the account's tags the one with the largest multiplier counts.
 */
export type PointsRule = {
  key: string
  name: Bilingual
  event: PointsEvent
  /** Product categories, for sales and profit of the ledger only. */
  categories?: { include?: string[]; exclude?: string[] }
  unit: number
  pointsPerUnit: number
  rounding: 'none' | 'floorUnit'
  cap?: number
  multiplierByTag?: Record<string, number>
}

/** Bands descend; one reaches from `from` up to the band above. Exclusive: more than `from`, not from it on. */
export type Band = { star: number; from: number; exclusive?: boolean }

/** A star may fall after `grace` evaluations below it, and then by `maxDrop` bands at each evaluation. */
export type StarBuffer = { maxDrop: number; grace: number }

/** Points are summed over `months`. A star without a tier in `tierOfStar` is in the last. */
export type PointsScorecard = {
  kind: 'points'
  months: number
  rules: PointsRule[]
  bands: Band[]
  tiers: Tier[]
  tierOfStar: Record<string, string>
  buffer: StarBuffer | null
}

/** A star and for how many evaluations in a row the points have been below it; star 0 is none. */
export type Star = { star: number; below: number }

/** Amounts and points this close are equal: binary fractions must not cost a unit or a star. */
const same = 1e-9

/**
 * The points a rule gives for an amount, in major units of money or a count; null where the amount is unknown.
 * Amounts below 0, such as more returned than bought, give 0: points are not taken away.
 */
export function pointsOf(
  rule: Pick<PointsRule, 'unit' | 'pointsPerUnit' | 'rounding' | 'cap' | 'multiplierByTag'>,
  amount: number | null,
  tags: readonly string[],
): number | null {
  if (amount === null) return null
  const units = Math.max(0, amount / rule.unit)
  const counted = rule.rounding === 'floorUnit' ? Math.floor(units + same) : units
  const points = counted * rule.pointsPerUnit * multiplierOf(rule.multiplierByTag ?? {}, tags)
  return Math.min(points, rule.cap ?? Infinity)
}

function multiplierOf(byTag: Record<string, number>, tags: readonly string[]): number {
  const multipliers = tags.flatMap((tag) => (Object.hasOwn(byTag, tag) ? [byTag[tag]!] : []))
  return multipliers.length === 0 ? 1 : Math.max(...multipliers)
}

/** The star of a sum of points: that of the highest band reached, 0 below all bands. */
export function starOf(bands: readonly Band[], points: number): number {
  return (
    bands.find(({ from, exclusive }) => (exclusive ? points > from + same : points >= from - same))?.star ?? 0
  )
}

/**
 * The star after an evaluation: a rise counts at once; for `grace` evaluations in a row the star stands although
 * the points are below it, then it falls by at most `maxDrop` bands at each, until the points hold it.
 * Without a buffer, or without a star that stands, it is the star of the points.
 * @param bands descending, to count drops by; below the last there is star 0.
 */
export function bufferedStar({
  star,
  standing,
  buffer,
  bands,
}: {
  star: number
  standing: Star | null
  buffer: StarBuffer | null
  bands: readonly Band[]
}): Star {
  if (!buffer || !standing || star >= standing.star) return { star, below: 0 }
  const below = standing.below + 1
  if (below <= buffer.grace) return { star: standing.star, below }
  const lower = [...bands.map((band) => band.star), 0].filter((step) => step < standing.star)
  const fallen = Math.max(star, lower[buffer.maxDrop - 1] ?? 0)
  return { star: fallen, below: fallen === star ? 0 : below }
}

/** Everything that keeps a points scorecard from being used, in reading order; empty when it is sound. */
export function checkPoints(definition: PointsScorecard): Problem[] {
  return [...pointsProblems(definition)]
}

type Problems = Generator<Problem, void>

function* pointsProblems({ months, rules, bands, tiers, tierOfStar, buffer }: PointsScorecard): Problems {
  if (!isCount(months)) yield { field: 'months', code: 'identify.monthsNotWhole' }
  yield* keyProblems('rules', rules, 'identify.rulesMissing')
  for (const [i, rule] of rules.entries()) yield* ruleProblems(`rules.${i}`, rule)
  yield* bandProblems(bands)
  yield* keyProblems('tiers', tiers, 'identify.tiersMissing')
  const layers = ['key', 'important', 'general']
  for (const [i, { layer }] of tiers.entries())
    if (layers.indexOf(layer) < layers.indexOf(tiers[i - 1]?.layer ?? 'key'))
      yield { field: `tiers.${i}.layer`, code: 'identify.layersOutOfOrder' }
  for (const [star, tier] of Object.entries(tierOfStar)) {
    const field = `tierOfStar.${star}`
    if (!bands.some((band) => String(band.star) === star)) yield { field, code: 'identify.starUnknown' }
    if (!tiers.some(({ key }) => key === tier)) yield { field, code: 'identify.tierUnknown' }
  }
  if (buffer && !isCount(buffer.maxDrop)) yield { field: 'buffer.maxDrop', code: 'identify.dropNotWhole' }
  if (buffer && !(Number.isInteger(buffer.grace) && buffer.grace >= 0))
    yield { field: 'buffer.grace', code: 'identify.graceNotWhole' }
}

function* ruleProblems(field: string, rule: PointsRule): Problems {
  const { name, event, categories, unit, pointsPerUnit, cap, multiplierByTag } = rule
  if (isBlank(name.zh) && isBlank(name.en)) yield { field: `${field}.name`, code: 'identify.nameMissing' }
  if (event.from === 'signal' && isBlank(event.metric))
    yield { field: `${field}.event.metric`, code: 'identify.sourceMissing' }
  if (categories && (event.from === 'signal' || event.metric === 'orders'))
    yield { field: `${field}.categories`, code: 'identify.categoriesNeedMoney' }
  if (!isPositive(unit)) yield { field: `${field}.unit`, code: 'identify.unitNotPositive' }
  if (!isPositive(pointsPerUnit))
    yield { field: `${field}.pointsPerUnit`, code: 'identify.pointsNotPositive' }
  if (cap !== undefined && !isPositive(cap)) yield { field: `${field}.cap`, code: 'identify.capNotPositive' }
  for (const [tag, multiplier] of Object.entries(multiplierByTag ?? {}))
    if (!isPositive(multiplier))
      yield { field: `${field}.multiplierByTag.${tag}`, code: 'identify.multiplierNotPositive' }
}

function* bandProblems(bands: readonly Band[]): Problems {
  if (bands.length === 0) yield { field: 'bands', code: 'identify.bandsMissing' }
  for (const [i, { star, from }] of bands.entries()) {
    const above = bands[i - 1]
    if (!isCount(star)) yield { field: `bands.${i}.star`, code: 'identify.starNotWhole' }
    else if (above && star >= above.star)
      yield { field: `bands.${i}.star`, code: 'identify.starsNotDescending' }
    if (!(from >= 0 && from < (above?.from ?? Infinity)))
      yield { field: `bands.${i}.from`, code: 'identify.bandsNotDescending' }
  }
}

function* keyProblems(field: string, items: readonly { key: string }[], missing: string): Problems {
  if (items.length === 0) yield { field, code: missing }
  for (const [i, { key }] of items.entries()) {
    if (isBlank(key)) yield { field: `${field}.${i}.key`, code: 'identify.keyMissing' }
    else if (items.findIndex((item) => item.key === key) < i)
      yield { field: `${field}.${i}.key`, code: 'identify.keyRepeated', params: { key } }
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0
}

function isPositive(value: number): boolean {
  return value > 0 && value < Infinity
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
