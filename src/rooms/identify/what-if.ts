// What a changed scorecard would do: the figures of all accounts scored, graded and compared, fast enough to drag.
import { gradeAll, settleTier, ungraded } from './grading.ts'
import { compareAssignments, type Movement } from './movement.ts'
import { type Criterion, type Source, sourceName, type WeightedScorecard } from './scorecard.ts'
import { type Normalised, normaliseAll, weigh } from './scoring.ts'

/** As the door gives them: one entry per account, in one shared order. */
export type Figures = {
  accountIds: readonly string[]
  grades: readonly (string | null)[]
  provisional: readonly boolean[]
  netMinor: readonly number[]
  profitMinor: readonly (number | null)[]
  criteria: readonly { key: string; values: readonly (number | null)[] }[]
  also: readonly { source: string; values: readonly (number | string | null)[] }[]
}

type Column = readonly (number | string | null)[]

/** The accounts a what-if is tried on, with what stands now. */
export type Pool = {
  ids: readonly string[]
  standing: readonly ({ tier: string; provisional: boolean } | null)[]
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
    standing: grades.map((tier, index) =>
      tier === null ? null : { tier, provisional: figures.provisional[index] ?? false },
    ),
  }
}

const needsTexts = (source: Source): boolean => source.from === 'attribute' && source.field !== 'employees'

/** The sources to be asked for besides the saved ones: new ones, and texts whose points may change. */
export const sourcesToAsk = (saved: readonly Criterion[], draft: readonly Criterion[]): string[] => {
  const known = new Set(
    saved.filter(({ source }) => !needsTexts(source)).map(({ source }) => sourceName(source)),
  )
  const wanted = draft.map(({ source }) => sourceName(source)).filter((name) => !known.has(name))
  return [...new Set(wanted)].sort()
}

/** The values a criterion judges by; null while they have not been read. */
export const valuesOf = (source: Source, pool: Pool): (number | null)[] | null => {
  const column = pool.columns.get(sourceName(source))
  if (!column) return null
  const points = source.from === 'attribute' ? (source.points ?? {}) : {}
  return column.map((value) => (typeof value === 'string' ? (points[value] ?? null) : value))
}

const keptAtMost = 80

/** Normalises criterion by criterion and keeps each, so that dragging a weight normalises nothing again. */
export const normaliserOfPool = (pool: Pool) => {
  const kept = new Map<string, Normalised>()
  return (criteria: readonly Criterion[]): Normalised | null => {
    const parts: Normalised[] = []
    for (const criterion of criteria) {
      const key = JSON.stringify([criterion.source, criterion.normaliser, criterion.direction])
      let part = kept.get(key)
      if (!part) {
        const values = valuesOf(criterion.source, pool)
        if (!values) return null
        part = normaliseAll({ criteria: [criterion] }, [values])
        if (kept.size >= keptAtMost) kept.clear()
        kept.set(key, part)
      }
      parts.push(part)
    }
    return {
      columns: parts.flatMap((part) => part.columns),
      medians: parts.flatMap((part) => part.medians),
    }
  }
}

/** Accounts of which too little is known: with a tier for the time being, or keeping the one they have. */
export type Foreseen = Movement & { provisional: number; kept: number; accounts: number }

/**
 * What an evaluation would change now.
 * @throws RangeError when the scorecard cannot be computed with: see checkScorecard.
 */
export const foresee = (definition: WeightedScorecard, pool: Pool, normalised: Normalised): Foreseen => {
  const { tiers, criteria, missing, minimumCoverage, grading } = definition
  const weights = criteria.map((criterion) => criterion.weight)
  const { score, coverage } = weigh(normalised, weights, missing)
  const grades = gradeAll(grading, tiers, { score, profit: pool.profitMinor, id: pool.ids })
  const after = new Map<string, string>()
  let provisional = 0
  let kept = 0
  for (const [index, id] of pool.ids.entries()) {
    const place = grades[index] ?? ungraded
    const settled = settleTier({
      raw: place === ungraded ? null : (tiers[place]?.key ?? null),
      coverage: coverage[index] ?? 0,
      minimumCoverage,
      current: pool.standing[index] ?? null,
    })
    if (settled.tier !== null) after.set(id, settled.tier)
    if (settled.reason === 'PROVISIONAL') provisional += 1
    if (settled.reason === 'INSUFFICIENT') kept += 1
  }
  const ladder = tiers.map((tier) => tier.key)
  return {
    ...compareAssignments(pool.before, after, ladder, pool.amountMinor),
    provisional,
    kept,
    accounts: pool.ids.length,
  }
}

/** How much of a column is known, 0..1; null while it has not been read. */
export const knownShare = (source: Source, pool: Pool | undefined): number | null => {
  const values = pool && valuesOf(source, pool)
  if (!values) return null
  return values.length === 0 ? 0 : values.filter((value) => value !== null).length / values.length
}
