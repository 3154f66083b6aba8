// The search box: accounts by part of a name, pinyin, initials or code; those that begin with it first, short names first.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { type Db, kept } from '#server/database.ts'
import { type Ask, askFor, impliedByText } from './search.ts'
import { visibleAccounts } from './visible.store.ts'

/** What the search index holds of an account: its grams, how it begins, whose department's and whose own it is, its team. */
const signs = sql`(account.search_grams || array['^' || left(account.search_text, 1), '^' || left(account.search_text, 2),
  account.department_id::text, account.owner_id::text] || account.member_ids::text[])`
const holds = (wanted: readonly string[], viewer: Viewer) => {
  const within = viewer.all
    ? sql``
    : sql`and ${signs} && ${[...viewer.departmentIds, viewer.personId]}::text[]`
  return sql`${signs} @> ${wanted}::text[] ${within}`
}
/** Whether one of several lists of grams is there whole. */
export const holdsAny = (lists: readonly (readonly string[])[], viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    lists.map((list) => sql`(${holds(list, viewer)})`),
    sql` or `,
  )})`
const place = (ask: Ask) => sql<number>`position(${ask.text} in account.search_text)`

/**
 * The condition behind every search over accounts. The index knows departments, owners and teams as well as grams, so that a
 * frequent word costs what may be seen of it; who may see is still decided where the read starts.
 */
export const matches = (ask: Ask, viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(${holds(ask.grams, viewer)} and ${place(ask)} > 0)`
const begins = (ask: Ask, viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(${holds([`^${[...ask.text].slice(0, 2).join('')}`], viewer)} and ${place(ask)} = 1)`

type Hit = { id: string; later: boolean }

/** What is shown of an account in an answer. */
const shown = (db: Db, viewer: Viewer) =>
  visibleAccounts(db, viewer)
    .modifyFront(kept)
    .leftJoin('person', 'person.id', 'account.owner_id')
    .select([
      'account.id',
      'account.name',
      'account.short_name as shortName',
      'account.code',
      'standing.tier',
      'person.name as ownerName',
    ])

/**
 * The first of what the index of grams finds; `most` is how many accounts are opened for it at most. `offset 0` keeps
 * that index from being mixed with that of departments, which takes longer.
 */
const firstByIndex = (
  db: Db,
  viewer: Viewer,
  ask: Ask,
  where: RawBuilder<boolean>,
  limit: number,
  most?: number,
) => {
  const found = sql`select id, department_id, owner_id, search_text, length(name) as long from account
    where ${where} ${most === undefined ? sql`offset 0` : sql`limit ${sql.lit(most)}`}`
  return visibleAccounts(db, viewer, found)
    .select([
      'account.id',
      sql<boolean>`${place(ask)} > 1`.as('later'),
      sql<number>`account.long`.as('long'),
      sql<number>`count(*) over ()`.as('met'),
    ])
    .orderBy('later')
    .orderBy('long')
    .orderBy('account.id')
    .limit(sql.lit(limit))
}
const byIndex = (
  db: Db,
  viewer: Viewer,
  ask: Ask,
  where: RawBuilder<boolean>,
  limit: number,
): Promise<Hit[]> => firstByIndex(db, viewer, ask, where, limit).modifyFront(kept).execute()

// More accounts than this are not opened one by one; whatever is met so often is met soon when all are walked.
const mostOpened = 3000
const walked = 3000

/** A frequent word: accounts are walked in the order of the answer until there are enough, as a rule. */
const frequent = async (db: Db, viewer: Viewer, ask: Ask, limit: number): Promise<Hit[]> => {
  const met = await walk(db, viewer, ask, limit)
  const first = met.filter((hit) => !hit.later)
  if (first.length === limit) return first
  if (met.length - first.length < limit) return byIndex(db, viewer, ask, matches(ask, viewer), limit)
  const all = await byIndex(db, viewer, ask, begins(ask, viewer), limit)
  return [...all, ...met.filter((hit) => hit.later)].slice(0, limit)
}

const walk = async (db: Db, viewer: Viewer, ask: Ask, limit: number): Promise<Hit[]> => {
  const first = sql`select id, department_id, owner_id, search_text, length(name) as long from account
    order by length(name), id limit ${sql.lit(walked)}`
  const met = visibleAccounts(db, viewer, first)
    .select([
      'account.id',
      sql<boolean>`${place(ask)} > 1`.as('later'),
      sql`row_number() over (partition by ${place(ask)} > 1 order by account.long, account.id)`.as('number'),
    ])
    .where(sql<boolean>`${place(ask)} > 0`)
  const hits = await sql<Hit>`select ${kept} id, later from (${met}) as met where number <= ${sql.lit(limit)}
    order by later, number`.execute(db)
  return hits.rows
}

/** Accounts whose search forms contain the text; those that begin with it first. */
export const searchAccounts = async (
  db: Db,
  viewer: Viewer,
  question: string,
  limit: number,
  opened = mostOpened,
) => {
  const ask = askFor(question)
  const most = impliedByText(ask) ? opened : undefined
  const page = firstByIndex(db, viewer, ask, matches(ask, viewer), limit, most)
  const rows = await shown(db, viewer)
    .innerJoin(page.as('page'), 'page.id', 'account.id')
    .select('page.met')
    .orderBy('page.later')
    .orderBy('page.long')
    .orderBy('account.id')
    .execute()
  if (!rows.length || most === undefined || (rows[0]?.met ?? 0) < most)
    return rows.map(({ met: _, ...row }) => row)
  return foundAccounts(
    db,
    viewer,
    (await frequent(db, viewer, ask, limit)).map((hit) => hit.id),
  )
}

/** What is shown of accounts, in the order of their ids. */
export const foundAccounts = async (db: Db, viewer: Viewer, ids: readonly string[]) => {
  if (ids.length === 0) return []
  const named = await shown(db, viewer).where(sql<boolean>`account.id = any(${ids}::uuid[])`).execute()
  const byId = new Map(named.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
