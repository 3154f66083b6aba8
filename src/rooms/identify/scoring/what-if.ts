// What a changed scorecard would do: the figures of all accounts scored, graded and compared, fast enough to drag.
import { assess, type FixedTier, type NormalisedFor, type Standing } from './assess.ts'
import { compareAssignments, type Movement } from './movement.ts'
import { poolsOf, type SegmentRule } from './pools.ts'
import { factsFrom, factsRead, ruledBy } from './rule-facts.ts'
import { type Criterion, type Source, sourceName, type WeightedScorecard } from './scorecard.ts'
import { type Normalised, normaliseAll } from './scoring.ts'
import type { TierReason } from './tiering.ts'

/** As the door gives them: one entry per account, in one shared order. */
export type Figures = {
  accountIds: readonly string[]
  grades: readonly (string | null)[]
  provisional: readonly boolean[]
  cooldown: readonly number[]
  below: readonly number[]
  months: readonly (number | null)[]
  ledgerMonths: number
  pins: readonly (FixedTier | null)[]
  netMinor: readonly number[]
  profitMinor: readonly (number | null)[]
  criteria: readonly { key: string; values: readonly (number | null)[] }[]
  also: readonly { source: string; values: readonly (number | string | null)[] }[]
}

type Column = readonly (number | string | null)[]

/** The accounts a what-if is tried on, with what stands now. */
export type Pool = {
  ids: readonly string[]
  standing: readonly (Standing | null)[]
  pins: readonly (FixedTier | null)[]
  months: readonly (number | null)[]
  ledgerMonths: number
  before: ReadonlyMap<string, string>
  amountMinor: ReadonlyMap<string, number>
  profitMinor: readonly (number | null)[]
  /** Raw values by the name of their source. */
  columns: ReadonlyMap<string, Column>
}

/** `saved` are the criteria that the figures were read for. */
export const poolOf = (figures: Figures, saved: readonly Criterion[]): Pool => {
  const { accountIds: ids, grades } = figures
  const before = new Map<string, string>()
  const amountMinor = new Map<string, number>()
  for (const [index, id] of ids.entries()) {
    const grade = grades[index]
    if (grade) before.set(id, grade)
    amountMinor.set(id, figures.netMinor[index] ?? 0)
  }
  const columns = new Map<string, Column>()
  for (const { key, values } of figures.criteria) {
    const source = saved.find((criterion) => criterion.key === key)?.source
    if (source) columns.set(sourceName(source), values)
  }
  for (const { source, values } of figures.also) columns.set(source, values)
  return {
    ids,
    before,
    amountMinor,
    columns,
    profitMinor: figures.profitMinor,
    pins: figures.pins,
    months: figures.months,
    ledgerMonths: figures.ledgerMonths,
    standing: grades.map((tier, index) =>
      tier === null
        ? null
        : {
            tier,
            provisional: figures.provisional[index] ?? false,
            cooldown: figures.cooldown[index] ?? 0,
            below: figures.below[index] ?? 0,
          },
    ),
  }
}

const needsTexts = (source: Source): boolean => source.from === 'attribute' && source.field !== 'employees'

/** The sources to be asked for besides the saved ones: new ones, texts whose points may change, facts of rules. */
export const sourcesToAsk = (
  saved: readonly Criterion[],
  draft: WeightedScorecard,
  segments: readonly SegmentRule[],
): string[] => {
  const known = new Set(
    saved.filter(({ source }) => !needsTexts(source)).map(({ source }) => sourceName(source)),
  )
  const wanted = [
    ...draft.criteria.map(({ source }) => sourceName(source)).filter((name) => !known.has(name)),
    ...factsRead(draft, segments).filter((name) => !known.has(name)),
  ]
  return [...new Set(wanted)].sort()
}

/** The values a criterion judges by; null while they have not been read. */
export const valuesOf = (source: Source, pool: Pool): (number | null)[] | null => {
  const column = pool.columns.get(sourceName(source))
  if (!column) return null
  const points = source.from === 'attribute' ? (source.points ?? {}) : {}
  return column.map((value) => (typeof value === 'string' ? (points[value] ?? null) : value))
}

/** So many columns of all accounts, however many pools they are cut into. */
const keptAtMost = 80

/** Normalises criterion by criterion and keeps each, so that dragging a weight normalises nothing again. */
export const normaliserOfPool = (pool: Pool) => {
  const kept = new Map<string, Normalised>()
  const raw = new Map<string, (number | null)[]>()
  let held = 0
  /** `name` tells the places apart: the same name always means the same places. */
  return (
    criteria: readonly Criterion[],
    places: readonly number[] | null = null,
    name = '',
  ): Normalised | null => {
    const parts: Normalised[] = []
    for (const criterion of criteria) {
      const { source, normaliser, direction, floor, cap } = criterion
      const key = JSON.stringify([name, source, normaliser, direction, floor, cap])
      let part = kept.get(key)
      if (!part) {
        const from = JSON.stringify(source)
        const values = raw.get(from) ?? valuesOf(source, pool)
        if (!values) return null
        const column = places ? places.map((place) => values[place] ?? null) : values
        part = normaliseAll({ criteria: [criterion] }, [column])
        if (held >= keptAtMost * pool.ids.length) {
          kept.clear()
          raw.clear()
          held = 0
        }
        raw.set(from, values)
        kept.set(key, part)
        held += column.length
      }
      parts.push(part)
    }
    return {
      columns: parts.flatMap((part) => part.columns),
      medians: parts.flatMap((part) => part.medians),
    }
  }
}

export type Foreseen = Movement & {
  /** Accounts with a tier for the time being, and those that keep theirs because too little is known. */
  provisional: number
  kept: number
  accounts: number
  /** How many accounts each reason decided. */
  reasons: Partial<Record<TierReason, number>>
}

/**
 * What an evaluation would change now; null while something the draft reads has not come.
 * @throws RangeError when the scorecard cannot be computed with: see checkScorecard.
 */
export const foresee = (
  definition: WeightedScorecard,
  pool: Pool,
  normalised: ReturnType<typeof normaliserOfPool>,
  segments: readonly SegmentRule[] = [],
): Foreseen | null => {
  if (!isRead(definition, pool)) return null
  const read = readFor(definition, pool, segments)
  if (!read) return null
  const { pools } = read
  const normalisedFor: NormalisedFor = (places) => {
    const first = places?.[0]
    // Within one choice of pools the first account tells a pool from the others.
    const name = places ? `${JSON.stringify(definition.pool)} ${first} ${places.length}` : ''
    return normalised(definition.criteria, places, name)!
  }
  const { decided } = assess(definition, { ...pool, ...read.ruled, pools }, normalisedFor)
  const after = new Map<string, string>()
  const reasons: Partial<Record<TierReason, number>> = {}
  for (const [place, id] of pool.ids.entries()) {
    const { tier, reason } = decided[place]!
    const key = definition.tiers[tier]?.key
    if (key !== undefined) after.set(id, key)
    reasons[reason] = (reasons[reason] ?? 0) + 1
  }
  const ladder = definition.tiers.map((tier) => tier.key)
  return {
    ...compareAssignments(pool.before, after, ladder, pool.amountMinor),
    provisional: reasons.PROVISIONAL ?? 0,
    kept: reasons.INSUFFICIENT ?? 0,
    accounts: pool.ids.length,
    reasons,
  }
}

type Read = { ruled: ReturnType<typeof ruledBy>; pools: string[] | null }
const lastRead = new WeakMap<Pool, { of: string; read: Read }>()

/** What rules and pools say of the accounts; the same while a weight or a cut is dragged, so the last is kept. */
const readFor = (
  definition: WeightedScorecard,
  pool: Pool,
  segments: readonly SegmentRule[],
): Read | null => {
  const of = JSON.stringify([definition.rules, definition.pool, segments])
  const last = lastRead.get(pool)
  if (last?.of === of) return last.read
  const facts = factsFrom(factsRead(definition, segments), pool.columns, pool.ids.length)
  if (!facts) return null
  const read = { ruled: ruledBy(definition, facts), pools: poolsOf(definition.pool, facts, segments) }
  lastRead.set(pool, { of, read })
  return read
}

const isRead = ({ criteria }: WeightedScorecard, pool: Pool): boolean =>
  criteria.every(({ source }) => pool.columns.has(sourceName(source)))

/** How much of a column is known, 0..1; null while it has not been read. */
export const knownShare = (source: Source, pool: Pool | undefined): number | null => {
  const values = pool && valuesOf(source, pool)
  if (!values) return null
  return values.length === 0 ? 0 : values.filter((value) => value !== null).length / values.length
}
