// From normalised figures to decided tiers, pool by pool. An evaluation and a what-if both go through here.
import { gradeAll, ungraded } from './grading.ts'
import { placesByPool } from './pools.ts'
import { dimensionScore, gradeByRatio, ratioOf } from './ratio.ts'
import { noRules, type WeightedScorecard } from './scorecard.ts'
import { type Normalised, stoodInBy, weigh } from './scoring.ts'
import { type Contender, type Decided, decideTiers, type Fixed } from './tiering.ts'

/** What stood after the last evaluation that took effect. */
export type Standing = { tier: string; provisional: boolean; cooldown: number; below: number }
export type FixedTier = { tier: string; rule: string }
export type ListedTier = FixedTier & { atLeast: boolean }

/** Accounts in one shared order, with everything but their scores that bears on their tiers. */
export type Contest = {
  ids: readonly string[]
  profitMinor: readonly (number | null)[]
  /** Months since the first order of each account, and of the ledger; null before the first. */
  months: readonly (number | null)[]
  ledgerMonths: number
  standing: readonly (Standing | null)[]
  vetoes: readonly (FixedTier | null)[]
  pins: readonly (FixedTier | null)[]
  lists: readonly (ListedTier | null)[]
  /** The pool of each account; null when all are one. */
  pools: readonly string[] | null
}

export type Assessed = {
  /** 0..100, NaN where there is none. */
  score: Float64Array
  /** 0..1. */
  coverage: Float64Array
  /** Tier index by score alone, -1 where there is no score. */
  raw: Int16Array
  decided: Decided[]
  /** What a criterion counted as for an account, 0..1; null where it did not count. */
  counted: (criterion: number, place: number) => number | null
}

/** The figures of some accounts, or of all when `places` is null, each criterion measured within them. */
export type NormalisedFor = (places: readonly number[] | null) => Normalised

/**
 * Scores, grades and decides every account.
 * @throws RangeError when the scorecard cannot be computed with; check it before.
 */
export const assess = (
  definition: WeightedScorecard,
  contest: Contest,
  normalisedFor: NormalisedFor,
): Assessed => {
  const accounts = contest.ids.length
  if (contest.pools === null) return assessPool(definition, contest, null, normalisedFor(null))
  const score = new Float64Array(accounts).fill(Number.NaN)
  const coverage = new Float64Array(accounts)
  const raw = new Int16Array(accounts).fill(ungraded)
  const decided = new Array<Decided>(accounts)
  const home = new Array<{ pool: Assessed; place: number }>(accounts)
  for (const places of placesByPool(contest.pools).values()) {
    const pool = assessPool(definition, contest, places, normalisedFor(places))
    for (const [inside, place] of places.entries()) {
      score[place] = pool.score[inside]!
      coverage[place] = pool.coverage[inside]!
      raw[place] = pool.raw[inside]!
      decided[place] = pool.decided[inside]!
      home[place] = { pool, place: inside }
    }
  }
  const counted = (criterion: number, place: number) => {
    const { pool, place: inside } = home[place]!
    return pool.counted(criterion, inside)
  }
  return { score, coverage, raw, decided, counted }
}

const assessPool = (
  definition: WeightedScorecard,
  contest: Contest,
  places: readonly number[] | null,
  normalised: Normalised,
): Assessed => {
  const { criteria, tiers, missing, grading } = definition
  const rules = definition.rules ?? noRules
  const at = (inside: number) => places?.[inside] ?? inside
  const accounts = places?.length ?? contest.ids.length
  const ids = places ? places.map((place) => contest.ids[place]!) : contest.ids
  const profit = places ? places.map((place) => contest.profitMinor[place]!) : contest.profitMinor
  const months = (inside: number) => contest.months[at(inside)] ?? 0
  const observed =
    rules.observationMonths === null || contest.ledgerMonths <= rules.observationMonths
      ? null
      : rules.observationMonths
  const seen =
    observed === null ? normalised : judgedOnly(definition, normalised, (i) => months(i) < observed)
  const weights = criteria.map((criterion) => criterion.weight)
  const { score, coverage } = weigh(seen, weights, missing)
  const raw =
    grading.by === 'ratio'
      ? gradeByRatio(grading, tiers, score, ratios(definition, seen))
      : gradeAll(grading, tiers, { score, profit, id: ids })
  const indexOf = new Map(tiers.map((tier, index) => [tier.key, index]))
  const fixed = <Rule extends FixedTier>(rule: Rule | null | undefined) => {
    const tier = rule ? indexOf.get(rule.tier) : undefined
    return rule && tier !== undefined ? { ...rule, tier } : null
  }
  const contenders = ids.map((id, inside): Contender => {
    const place = at(inside)
    const standing = contest.standing[place] ?? null
    const tier = standing ? indexOf.get(standing.tier) : undefined
    return {
      id,
      raw: raw[inside]!,
      score: score[inside]!,
      profit: profit[inside]!,
      coverageEnough: coverage[inside]! >= definition.minimumCoverage - 1e-9,
      months: months(inside),
      standing: standing && tier !== undefined ? { ...standing, tier } : null,
      veto: fixed(contest.vetoes[place]) as Fixed | null,
      pin: fixed(contest.pins[place]) as Fixed | null,
      list: fixed(contest.lists[place]) as Contender['list'],
    }
  })
  const last = tiers.length - 1
  const decided = decideTiers(contenders, {
    last,
    cuts: cutsOf(definition, raw, score),
    hysteresis: rules.hysteresis,
    observationMonths: observed,
    quotas: grading.by === 'quota' ? grading.quotas.map((quota) => quota.count) : null,
  })
  const counted = (criterion: number, inside: number) => {
    if (coverage[inside] === 0) return null
    const n = seen.columns[criterion]![inside]!
    return Number.isNaN(n) ? stoodInBy(missing, seen.medians[criterion] ?? 0.5) : n
  }
  if (accounts !== score.length) throw new RangeError('a figure for each account')
  return { score, coverage, raw, decided, counted }
}

/** New accounts are judged by people only: what little they have bought would say nothing. */
const judgedOnly = (
  { criteria }: WeightedScorecard,
  { columns, medians }: Normalised,
  isNew: (place: number) => boolean,
): Normalised => ({
  medians,
  columns: columns.map((column, c) =>
    criteria[c]!.source.from === 'rating' ? column : column.map((n, i) => (isNew(i) ? Number.NaN : n)),
  ),
})

const ratios = (definition: WeightedScorecard, { columns, medians }: Normalised): Float64Array => {
  const { grading, criteria, missing } = definition
  if (grading.by !== 'ratio') return new Float64Array(columns[0]?.length ?? 0)
  const part = (dimension: string) => {
    const chosen = [...criteria.keys()].filter((c) => criteria[c]!.dimension === dimension)
    return dimensionScore(
      chosen.map((c) => columns[c]!),
      chosen.map((c) => criteria[c]!.weight),
      chosen.map((c) => stoodInBy(missing, medians[c] ?? 0.5)),
    )
  }
  return ratioOf(part(grading.over), part(grading.under))
}

/** The lowest score of each tier: as written, or for shares and quotas as it came out. */
const cutsOf = (
  { grading, tiers }: WeightedScorecard,
  raw: Int16Array,
  score: Float64Array,
): ((tier: number) => number) => {
  const last = tiers.length - 1
  const cuts = new Array<number>(tiers.length).fill(Number.POSITIVE_INFINITY)
  if (grading.by === 'cutoff') for (const [i, cut] of grading.cuts.entries()) cuts[i] = cut.from
  else if (grading.by === 'ratio')
    for (const [i, cut] of grading.cuts.entries()) cuts[2 * i] = cuts[2 * i + 1] = cut.from
  else for (const [i, tier] of raw.entries()) if (tier >= 0) cuts[tier] = Math.min(cuts[tier]!, score[i]!)
  // A tier nobody reached has the cut of the next better one.
  for (let tier = 1; tier < last; tier += 1)
    if (cuts[tier] === Number.POSITIVE_INFINITY) cuts[tier] = cuts[tier - 1]!
  return (tier) => (tier >= last ? Number.NEGATIVE_INFINITY : cuts[tier]!)
}
