// The column of figures of each criterion, from wherever the criterion reads.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import { latestSignals } from '#records/timeline/store.ts'
import type { Db } from '#server/database.ts'
import { type Counted, ledgerFigure, type Window } from './figures.ts'
import { latestRatings } from './rating.store.ts'
import { type Source, sourceName } from './scorecard.ts'

type Attributes = {
  id: string
  size_class: string | null
  organisation_level: string | null
  ownership: string | null
  industry: string | null
  employees: number | null
}

/** What is known of accounts besides the ledger: ratings and signals up to a day, and attributes. */
export type Known = {
  ratings: Map<string, Map<string, number>>
  signals: Map<string, Map<string, number>>
  attributes: Map<string, Attributes>
}

/** Reads what the sources ask for, and nothing else. */
export const knownFor = async (db: Db, sources: readonly Source[], upTo: Day): Promise<Known> => {
  const topics = sources.flatMap((source) => (source.from === 'rating' ? [source.topic] : []))
  const [ratings, signals, attributes] = await Promise.all([
    latestRatings(db, topics, upTo),
    signalsFor(db, sources, upTo),
    sources.some((source) => source.from === 'attribute') ? attributesOf(db) : new Map<string, Attributes>(),
  ])
  return { ratings, signals, attributes }
}

/** One column per source, each as long as `ids` and in its order. */
export const columnsOf = (
  sources: readonly Source[],
  ids: readonly string[],
  counted: ReadonlyMap<string, Counted>,
  window: Window,
  basis: 'net' | 'gross',
  { ratings, signals, attributes }: Known,
): (number | null)[][] => {
  let total = 0
  for (const one of counted.values()) total += Math.max(0, basis === 'gross' ? one.grossMinor : one.netMinor)
  const figure = (source: Source, id: string): number | null => {
    switch (source.from) {
      case 'ledger':
        return ledgerFigure(source.metric, counted.get(id), window, basis, total)
      case 'rating':
        return ratings.get(source.topic)?.get(id) ?? null
      case 'signal':
        return signals.get(source.metric)?.get(id) ?? null
      case 'attribute':
        return attributeFigure(source, attributes.get(id))
    }
  }
  return sources.map((source) => ids.map((id) => figure(source, id)))
}

const columnOf = {
  sizeClass: 'size_class',
  organisationLevel: 'organisation_level',
  ownership: 'ownership',
  industry: 'industry',
  employees: 'employees',
} as const

const attributeFigure = (
  source: Extract<Source, { from: 'attribute' }>,
  account: Attributes | undefined,
): number | null => {
  const value = account?.[columnOf[source.field]] ?? null
  if (value === null || typeof value === 'number') return value
  return source.points?.[value] ?? null
}

const signalsFor = async (db: Db, sources: readonly Source[], upTo: Day) => {
  const metrics = new Set(sources.flatMap((source) => (source.from === 'signal' ? [source.metric] : [])))
  const found = new Map<string, Map<string, number>>()
  for (const metric of metrics) found.set(metric, await latestSignals(db, metric, upTo))
  return found
}

const attributesOf = async (db: Db): Promise<Map<string, Attributes>> => {
  const rows =
    await sql<Attributes>`select id, size_class, organisation_level, ownership, industry, employees from account`.execute(
      db,
    )
  return new Map(rows.rows.map((row) => [row.id, row]))
}

/** The texts of attributes that become points, by the name of their source; numbers are in their column already. */
export const attributeTexts = async (
  db: Db,
  ids: readonly string[],
  sources: readonly Source[],
): Promise<Map<string, (string | null)[]>> => {
  const wanted = sources.filter((source) => source.from === 'attribute' && source.field !== 'employees')
  const found = new Map<string, (string | null)[]>()
  if (wanted.length === 0) return found
  const attributes = await attributesOf(db)
  for (const source of wanted) {
    if (source.from !== 'attribute') continue
    const column = columnOf[source.field]
    found.set(
      sourceName(source),
      ids.map((id) => {
        const value = attributes.get(id)?.[column] ?? null
        return value === null ? null : String(value)
      }),
    )
  }
  return found
}
