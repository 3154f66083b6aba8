// One page of the list of accounts: first which accounts, walking the index of the list's order, then what is shown
// of them. One to three statements, however many accounts there are.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts, visibleByPart } from '#records/accounts/visible.store.ts'
import { type Db, kept } from '#server/database.ts'

/** Read-only here: the ledger's standing of each account, and whether it was rated. */
export type LedgerTables = {
  rating: { account_id: string; topic: string }
  account_year: {
    account_id: string
    net_minor: number
    previous_net_minor: number
    profit_minor: number | null
    last_ordered_on: string | null
    as_of_month: string
  }
}

export type AccountSort = 'name' | 'net' | 'score' | 'created'
export type Place = readonly (string | number | null)[]
export type PageAsk = {
  sort: AccountSort
  up: boolean
  after: Place | null
  limit: number
  /** Columns beyond the usual ones are read, too. */
  more?: boolean | undefined
}

const seenWithYear = (db: Db, viewer: Viewer) => withYear(visibleAccounts<LedgerTables>(db, viewer))
const withYear = (seen: ReturnType<typeof visibleAccounts<LedgerTables>>) =>
  seen.leftJoin('account_year as year', 'year.account_id', 'account.id')

/** Accounts with their standing and their year, before anything of them was selected. */
export type Listed = ReturnType<typeof seenWithYear>
/** The conditions of a list. Plain are those that the index of names holds, so that any value is walked alike. */
export type Narrow = { where: (query: Listed) => Listed; plain: boolean }

type Order = {
  value: RawBuilder<unknown>
  /** The account's id in the table that holds the value, so that one index has both. */
  id: RawBuilder<string>
  type: RawBuilder<unknown>
  /** Who has no value; they come last whichever way the list runs. */
  unknown?: RawBuilder<boolean>
}

// The only columns a list may be sorted by.
const orders: Record<AccountSort, Order> = {
  name: { value: sql`account.name`, id: sql`account.id`, type: sql`text` },
  created: { value: sql`account.created_at`, id: sql`account.id`, type: sql`timestamptz` },
  net: {
    value: sql`year.net_minor`,
    id: sql`year.account_id`,
    type: sql`bigint`,
    unknown: sql`year.account_id is null`,
  },
  score: {
    value: sql`standing.score`,
    id: sql`standing.account_id`,
    type: sql`float8`,
    unknown: sql`standing.score is null`,
  },
}
const byId: Order = { value: sql`account.id`, id: sql`account.id`, type: sql`uuid` }

type Found = { id: string }

/** The part of some accounts that stands on the page: those after the place, in order, so many. */
const cut = (query: Listed, order: Order, up: boolean, after: Place | null, most: number) => {
  const way = sql.raw(up ? 'asc' : 'desc')
  const further = sql.raw(up ? '>' : '<')
  let rest = query.select([sql<string>`${order.id}`.as('id'), sql`${order.value}`.as('value')])
  if (order.unknown) rest = rest.where(sql<boolean>`${order.value} is not null`)
  if (after)
    rest = rest.where(
      sql<boolean>`(${order.value}, ${order.id}) ${further} (${after[0]}::${order.type}, ${after[1]}::uuid)`,
    )
  return rest.orderBy(sql`${order.value} ${way}`).orderBy(sql`${order.id} ${way}`).limit(sql.lit(most))
}

/** What is shown of accounts; what is seldom asked for only where it is. */
const shown = (listed: Listed, more: boolean | undefined) =>
  usual(listed).$if(more === true, (query) =>
    query.select([
      'account.tax_number as taxNumber',
      'account.size_class as sizeClass',
      'account.organisation_level as organisationLevel',
      'account.ownership',
      'account.attitude',
      'account.employees',
      'account.tags',
      'account.updated_at as updatedAt',
      'account.custom',
    ]),
  )
const usual = (listed: Listed) =>
  listed
    .leftJoin('person', 'person.id', 'account.owner_id')
    .leftJoin('department', 'department.id', 'account.department_id')
    .select([
      'account.id',
      'account.name',
      'account.short_name as shortName',
      'account.code',
      'account.status',
      'account.industry',
      'account.region',
      'standing.tier',
      'standing.reason as tierReason',
      'standing.score',
      'standing.segment',
      'account.created_at as createdAt',
      'person.name as ownerName',
      'department.name as departmentName',
      'year.net_minor as netMinor',
      'year.previous_net_minor as previousNetMinor',
      'year.profit_minor as profitMinor',
      'year.last_ordered_on as lastOrderedOn',
    ])
/** Where it was settled before which accounts may be seen; asked twice, one handed away in between would end a list early. */
const settled = (db: Db, viewer: Viewer) => seenWithYear(db, { ...viewer, all: true })

/** By name each department is walked by itself: the index has its accounts in order, of several it has not. */
const pageByName = async (db: Db, viewer: Viewer, ask: PageAsk, narrow: Narrow | null, most: number) => {
  const way = ask.up ? 'asc' : 'desc'
  const parts = visibleByPart<LedgerTables>(db, viewer, (part) => {
    const seen = withYear(part)
    return cut(narrow ? narrow.where(seen) : seen, orders.name, ask.up, ask.after, most)
  })
  const page = sql<Found>`(select id from (${parts}) as part
    order by value ${sql.raw(way)}, id ${sql.raw(way)} limit ${sql.lit(most)})`
  return shown(settled(db, viewer), ask.more)
    .$if(!narrow || narrow.plain, (query) => query.modifyFront(kept))
    .innerJoin(page.as('page'), 'page.id', 'account.id')
    .orderBy('account.name', way)
    .orderBy('account.id', way)
    .execute()
}

/**
 * By anything else the whole order is walked, and who may not be seen is passed over. Planned anew every time: for
 * whoever sees few accounts it is quicker to sort these.
 */
const walk = async (db: Db, viewer: Viewer, ask: PageAsk, narrow: Narrow | null, most: number) => {
  const order = orders[ask.sort]
  const seen = () => (narrow ? narrow.where(seenWithYear(db, viewer)) : seenWithYear(db, viewer))
  const known: Found[] =
    ask.after && ask.after[0] === null ? [] : await cut(seen(), order, ask.up, ask.after, most).execute()
  if (!order.unknown || known.length === most) return known
  const place = ask.after && ask.after[0] === null ? ask.after[1] : null
  const rest = await cut(
    seen().where(order.unknown),
    byId,
    ask.up,
    place ? [place, place] : null,
    most - known.length,
  ).execute()
  return [...known, ...rest]
}

const rowsOf = async (db: Db, viewer: Viewer, ids: readonly string[], more: boolean | undefined) => {
  if (ids.length === 0) return []
  const rows = await shown(settled(db, viewer), more)
    .modifyFront(kept)
    .where(sql<boolean>`account.id = any(${ids}::uuid[])`)
    .execute()
  const byAccount = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byAccount.get(id) ?? [])
}

/** The rows of a page and one more, which tells that there are more. */
export const readPage = async (db: Db, viewer: Viewer, ask: PageAsk, narrow: Narrow | null) => {
  const most = ask.limit + 1
  if (ask.sort === 'name') return pageByName(db, viewer, ask, narrow, most)
  const found = await walk(db, viewer, ask, narrow, most)
  const ids = found.map((one) => one.id)
  return rowsOf(db, viewer, ids, ask.more)
}

/** The ids of all that meets, in no order, and one more than `most` when there are more; one statement. */
export const readIds = async (
  db: Db,
  viewer: Viewer,
  narrow: Narrow | null,
  most: number,
): Promise<string[]> => {
  const seen = seenWithYear(db, viewer)
  const rows = await (narrow ? narrow.where(seen) : seen)
    .select('account.id')
    .limit(sql.lit(most + 1))
    .execute()
  return rows.map((row) => row.id)
}
