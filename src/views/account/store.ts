// What the list of accounts can be narrowed to, and what of it one may choose from.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import type { Where } from '#base/where.ts'
import type { Attitude, OrganisationLevel, Ownership, SizeClass, Status } from '#records/accounts/account.ts'
import { whereIndustry, whereMeets, whereNoIndustry } from '#records/accounts/condition.store.ts'
import type { Condition } from '#records/accounts/condition.ts'
import { matches } from '#records/accounts/search.store.ts'
import { askFor } from '#records/accounts/search.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Gap } from './gaps.ts'
import {
  type AccountSort,
  type LedgerTables,
  type Listed,
  type Narrow,
  type Place,
  readIds,
  readPage,
} from './page.store.ts'
import { whereHolds } from './where.store.ts'

const whereLacks: Record<Gap, RawBuilder<boolean>> = {
  provisional: sql`standing.reason = 'PROVISIONAL'`,
  ungraded: sql`standing.tier is null`,
  unrated: sql`not exists (select 1 from rating where rating.account_id = account.id)`,
  sizeClass: sql`account.size_class is null`,
  industry: sql`account.industry is null`,
  industrySection: whereNoIndustry(),
  industryDivision: whereNoIndustry(true),
  region: sql`account.region is null`,
  ownership: sql`account.ownership is null`,
  organisationLevel: sql`account.organisation_level is null`,
  attitude: sql`account.attitude is null`,
  segment: sql`standing.segment is null`,
  department: sql`account.department_id is null`,
}

export type ListAsk = {
  search?: string | undefined
  tiers: readonly string[]
  segment?: string | undefined
  status?: Status | undefined
  sizeClass?: SizeClass | undefined
  ownership?: Ownership | undefined
  organisationLevel?: OrganisationLevel | undefined
  attitude?: Attitude | undefined
  industrySection?: string | undefined
  industryDivision?: string | undefined
  ownerId?: string | undefined
  departmentId?: string | undefined
  industry?: string | undefined
  region?: string | undefined
  tag?: string | undefined
  lacks?: readonly Gap[] | undefined
  /** Of a saved segment. */
  conditions?: readonly Condition[] | undefined
  /** Checked already. */
  where?: readonly Where[] | undefined
  /** Columns beyond the usual ones are read, too. */
  more?: boolean | undefined
  sort: AccountSort
  up: boolean
  after: Place | null
  limit: number
}

/** The rows of a page and one more; the conditions are here, the reading of a page beside it. */
export const accountPage = (db: Db, viewer: Viewer, ask: ListAsk) =>
  readPage(db, viewer, ask, narrowFor(viewer, ask))

/** The ids of all accounts that meet, up to `most` and one more. */
export const matchingIds = (db: Db, viewer: Viewer, ask: ListAsk, most: number) =>
  readIds(db, viewer, narrowFor(viewer, ask), most)

const narrowFor = (viewer: Viewer, ask: ListAsk): Narrow | null => {
  const asked = Object.entries(ask).filter(([key, value]) => !isPlace(key) && isGiven(value))
  const plain = asked.every(([key]) => key === 'status' || key === 'region')
  return asked.length ? { where: (query) => narrow(query, viewer, ask), plain } : null
}
const isPlace = (key: string) => ['sort', 'up', 'after', 'limit', 'more'].includes(key)
const isGiven = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value))

const narrow = (all: Listed, viewer: Viewer, ask: ListAsk): Listed => {
  let query = all
  if (ask.search) query = query.where(matches(askFor(ask.search), viewer))
  if (ask.tiers.length) query = query.where('standing.tier', 'in', [...ask.tiers])
  if (ask.segment) query = query.where('standing.segment', '=', ask.segment)
  if (ask.status) query = query.where('account.status', '=', ask.status)
  if (ask.sizeClass) query = query.where('account.size_class', '=', ask.sizeClass)
  if (ask.ownership) query = query.where('account.ownership', '=', ask.ownership)
  if (ask.organisationLevel) query = query.where('account.organisation_level', '=', ask.organisationLevel)
  if (ask.attitude) query = query.where('account.attitude', '=', ask.attitude)
  if (ask.industrySection) query = query.where(whereIndustry([ask.industrySection]))
  if (ask.industryDivision) query = query.where(whereIndustry([ask.industryDivision]))
  if (ask.conditions?.length) query = query.where(whereMeets(ask.conditions))
  if (ask.ownerId) query = query.where('account.owner_id', '=', ask.ownerId)
  if (ask.departmentId) query = query.where('account.department_id', '=', ask.departmentId)
  if (ask.industry) query = query.where('account.industry', '=', ask.industry)
  if (ask.region) query = query.where('account.region', '=', ask.region)
  if (ask.tag) query = query.where(sql<boolean>`${ask.tag} = any(account.tags)`)
  for (const one of ask.where ?? []) query = query.where(whereHolds(one))
  for (const gap of ask.lacks ?? []) query = query.where(whereLacks[gap])
  return query
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
