// The list of accounts with their money: one statement for a page, whatever the filters.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { askFor } from '#records/accounts/search.ts'
import { matches } from '#records/accounts/store.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'

/** Read-only here: the ledger's standing of each account, and whether it was rated. */
type LedgerTables = {
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
export type ListAsk = {
  search?: string | undefined
  tiers: readonly string[]
  segment?: string | undefined
  status?: 'prospect' | 'active' | 'dormant' | 'lost' | undefined
  ownerId?: string | undefined
  departmentId?: string | undefined
  industry?: string | undefined
  region?: string | undefined
  tag?: string | undefined
  lacks?: 'provisional' | 'ungraded' | 'unrated' | undefined
  sort: AccountSort
  up: boolean
  after: readonly (string | number | null)[] | null
  limit: number
}

// The only columns a list may be sorted by; unknown figures come last whichever way it runs.
const sortColumn = {
  name: sql<string>`account.name`,
  net: sql<number>`year.net_minor`,
  score: sql<number>`standing.score`,
  created: sql<string>`account.created_at`,
} as const

export const accountPage = (db: Db, viewer: Viewer, ask: ListAsk) => {
  const column = sortColumn[ask.sort]
  let query = visibleAccounts<LedgerTables>(db, viewer)
    .leftJoin('account_year as year', 'year.account_id', 'account.id')
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
    .orderBy(column, (order) => (ask.up ? order.asc().nullsLast() : order.desc().nullsLast()))
    .orderBy('account.id', ask.up ? 'asc' : 'desc')
    .limit(ask.limit + 1)
  if (ask.search) query = query.where(matches(askFor(ask.search)))
  if (ask.tiers.length) query = query.where('standing.tier', 'in', [...ask.tiers])
  if (ask.segment) query = query.where('standing.segment', '=', ask.segment)
  if (ask.status) query = query.where('account.status', '=', ask.status)
  if (ask.ownerId) query = query.where('account.owner_id', '=', ask.ownerId)
  if (ask.departmentId) query = query.where('account.department_id', '=', ask.departmentId)
  if (ask.industry) query = query.where('account.industry', '=', ask.industry)
  if (ask.region) query = query.where('account.region', '=', ask.region)
  if (ask.tag) query = query.where(sql<boolean>`${ask.tag} = any(account.tags)`)
  if (ask.lacks === 'provisional') query = query.where('standing.reason', '=', 'PROVISIONAL')
  if (ask.lacks === 'ungraded') query = query.where('standing.tier', 'is', null)
  if (ask.lacks === 'unrated')
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('rating').select('rating.topic').whereRef('rating.account_id', '=', 'account.id'),
        ),
      ),
    )
  if (ask.after) query = query.where(beyond(column, ask.sort, ask.up, ask.after))
  return query.execute()
}

/** Rows after the last one seen, with rows of unknown value at the end. */
const beyond = (
  column: (typeof sortColumn)[AccountSort],
  sort: AccountSort,
  up: boolean,
  [value, id]: readonly (string | number | null)[],
) => {
  const further = sql.raw(up ? '>' : '<')
  if (value === null || value === undefined)
    return sql<boolean>`(${column} is null and account.id ${further} ${id}::uuid)`
  const typed =
    sort === 'created'
      ? sql`${value}::timestamptz`
      : sort === 'net'
        ? sql`${value}::bigint`
        : sort === 'score'
          ? sql`${value}::float8`
          : sql`${value}::text`
  const rest = sort === 'name' || sort === 'created' ? sql`` : sql` or ${column} is null`
  return sql<boolean>`((${column}, account.id) ${further} (${typed}, ${id}::uuid)${rest})`
}

/** The standing of one account whose being seen was checked at the door. */
export const yearOf = async (db: Db, viewer: Viewer, accountId: string) =>
  visibleAccounts<LedgerTables>(db, viewer)
    .innerJoin('account_year as year', 'year.account_id', 'account.id')
    .select([
      'year.net_minor as netMinor',
      'year.previous_net_minor as previousNetMinor',
      'year.profit_minor as profitMinor',
      'year.last_ordered_on as lastOrderedOn',
    ])
    .where('account.id', '=', accountId)
    .executeTakeFirst()

const chosenAtMost = 200

/** The values in use that a list can be filtered by, over what one may see. */
export const choices = async (db: Db, viewer: Viewer) => {
  const values = (column: 'account.industry' | 'account.region' | 'standing.tier' | 'standing.segment') =>
    visibleAccounts(db, viewer)
      .select(`${column} as value`)
      .where(column, 'is not', null)
      .groupBy(column)
      .orderBy(column)
      .limit(chosenAtMost)
      .execute()
      .then((rows) => rows.flatMap((row) => (row.value === null ? [] : [row.value])))
  const tags = await visibleAccounts(db, viewer)
    .select(sql<string>`unnest(account.tags)`.as('tag'))
    .distinct()
    .orderBy('tag')
    .limit(chosenAtMost)
    .execute()
  const owners = await visibleAccounts(db, viewer)
    .innerJoin('person', 'person.id', 'account.owner_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .orderBy('person.name')
    .limit(chosenAtMost)
    .execute()
  const departments = await visibleAccounts(db, viewer)
    .innerJoin('department', 'department.id', 'account.department_id')
    .select(['department.id', 'department.name'])
    .distinct()
    .orderBy('department.name')
    .limit(chosenAtMost)
    .execute()
  return {
    industries: await values('account.industry'),
    regions: await values('account.region'),
    tiers: await values('standing.tier'),
    segments: await values('standing.segment'),
    tags: tags.map((row) => row.tag),
    owners,
    departments,
  }
}
