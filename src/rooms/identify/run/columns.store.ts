// The column of figures of each criterion, from wherever the criterion reads.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { ConditionFacts } from '#records/accounts/condition.ts'
import { latestSignals } from '#records/timeline/store.ts'
import type { Db } from '#server/database.ts'
import { latestRatings } from '../judgement/rating.store.ts'
import { type Counted, ledgerFigure, type Window } from '../scoring/figures.ts'
import { nothingKnown } from '../scoring/rule-facts.ts'
import type { Source } from '../scoring/scorecard.ts'

/** What is known of accounts besides the ledger: judgements and signals up to a day, and their own facts. */
export type Known = {
  ratings: Map<string, Map<string, number>>
  signals: Map<string, Map<string, number>>
  facts: Map<string, AccountKnown>
}
type AccountKnown = Omit<ConditionFacts, 'signals'>

/** Reads what the sources ask for, and nothing else; `named` are facts and signals that rules read: fact:region. */
export const knownFor = async (
  db: Db,
  sources: readonly Source[],
  upTo: Day,
  named: readonly string[] = [],
): Promise<Known> => {
  const topics = sources.flatMap((source) => (source.from === 'rating' ? [source.topic] : []))
  const metrics = [
    ...sources.flatMap((source) => (source.from === 'signal' ? [source.metric] : [])),
    ...named.flatMap((name) => (name.startsWith('signal:') ? [name.slice('signal:'.length)] : [])),
  ]
  const readsFacts =
    sources.some((source) => source.from === 'attribute') ||
    named.some((name) => /^(fact|custom):/.test(name))
  const [ratings, signals, facts] = await Promise.all([
    latestRatings(db, topics, upTo),
    signalsFor(db, metrics, upTo),
    readsFacts ? factsOf(db) : new Map<string, AccountKnown>(),
  ])
  return { ratings, signals, facts }
}

/** One column per source, each as long as `ids` and in its order. */
export const columnsOf = (
  sources: readonly Source[],
  ids: readonly string[],
  counted: ReadonlyMap<string, Counted>,
  window: Window,
  basis: 'net' | 'gross',
  { ratings, signals, facts }: Known,
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
        return attributeFigure(source, facts.get(id))
    }
  }
  return sources.map((source) => ids.map((id) => figure(source, id)))
}

const attributeFigure = (
  source: Extract<Source, { from: 'attribute' }>,
  account: AccountKnown | undefined,
): number | null => {
  const value = account?.[source.field] ?? null
  if (value === null || typeof value === 'number') return value
  return source.points?.[value] ?? null
}

const signalsFor = async (db: Db, metrics: readonly string[], upTo: Day) => {
  const found = new Map<string, Map<string, number>>()
  for (const metric of new Set(metrics)) found.set(metric, await latestSignals(db, metric, upTo))
  return found
}

const factsOf = async (db: Db): Promise<Map<string, AccountKnown>> => {
  const rows = await sql<AccountKnown & { id: string }>`select account.id, status, size_class as "sizeClass",
      organisation_level as "organisationLevel", ownership, region, attitude, industry, employees, tags, custom,
      standing.tier, standing.segment as "rfmSegment"
    from account left join account_tier as standing on standing.account_id = account.id`.execute(db)
  return new Map(rows.rows.map(({ id, ...known }) => [id, known]))
}

/** What conditions look at, in the order of `ids`; of signals those that were read. */
export const conditionFacts = (ids: readonly string[], { facts, signals }: Known): ConditionFacts[] => {
  const metrics = [...signals]
  return ids.map((id) => {
    const measured: Record<string, number> = {}
    for (const [metric, values] of metrics) {
      const value = values.get(id)
      if (value !== undefined) measured[metric] = value
    }
    return { ...nothingKnown, ...facts.get(id), signals: measured }
  })
}

/** The texts and facts behind names such as attribute:industry and fact:tags, in the order of `ids`. */
export const textsOf = (
  ids: readonly string[],
  names: readonly string[],
  { facts }: Known,
): Map<string, (string | number | null)[]> => {
  const found = new Map<string, (string | number | null)[]>()
  for (const name of names) {
    const [kind, field] = name.split(':') as [string, keyof AccountKnown]
    if (kind === 'custom')
      found.set(
        name,
        ids.map((id) => {
          const value = facts.get(id)?.custom[field] ?? null
          return Array.isArray(value) ? value.join('\n') : value
        }),
      )
    if (kind !== 'fact' && (kind !== 'attribute' || field === 'employees')) continue
    found.set(
      name,
      ids.map((id) => {
        const value = facts.get(id)?.[field] ?? null
        return Array.isArray(value) ? value.join('\n') : (value as string | number | null)
      }),
    )
  }
  return found
}
