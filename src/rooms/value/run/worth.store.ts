// What accounts are worth, as one may see it: every read starts at the accounts in sight and takes the newest row of each.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { matches } from '#records/accounts/search.store.ts'
import { askFor } from '#records/accounts/search.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Flag, LifetimeWay, Parts } from '../parts.ts'
import type { ValueTables } from '../tables.store.ts'
import { repeatsFrom, weeksFrom } from '../worth/alive-classes.ts'
import type { Totals } from '../worth/valuing.ts'

type Newest = { worth: ValueTables['account_worth']; value: ValueTables['account_value'] }

const seen = (db: Db, viewer: Viewer) =>
  visibleAccounts<ValueTables & Newest>(db, viewer)
    .innerJoin('account_worth as worth', 'worth.account_id', 'account.id')
    .innerJoin('account_value as value', (join) =>
      join.onRef('value.account_id', '=', 'worth.account_id').onRef('value.run_id', '=', 'worth.run_id'),
    )

const figures = [
  'value.net_minor as netMinor',
  'value.profit_minor as profitMinor',
  'value.cost_to_serve_minor as costToServeMinor',
  'value.contribution_minor as contributionMinor',
  'value.intangible_minor as intangibleMinor',
  'value.total_minor as totalMinor',
  'value.lifetime_minor as lifetimeMinor',
  'value.lifetime_low_minor as lifetimeLowMinor',
  'value.lifetime_high_minor as lifetimeHighMinor',
  'value.lifetime_by as lifetimeBy',
  'value.alive',
  'value.at_risk_minor as atRiskMinor',
  'value.flags',
] as const

const listed = (db: Db, viewer: Viewer) =>
  seen(db, viewer)
    .leftJoin('person', 'person.id', 'account.owner_id')
    .select(['account.id as accountId', 'account.name', 'account.code', 'standing.tier'])
    .select(['person.name as ownerName', ...figures])

export type WorthRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]
export type ExplainedRow = WorthRow & { parts: Parts }

const loses = sql<boolean>`('lossMaker' = any(value.flags))`

/** Everything that is added up over the accounts in sight; one statement. */
export const totalsSeen = async (db: Db, viewer: Viewer): Promise<Totals> => {
  const row = await seen(db, viewer)
    .select([
      sql<number>`count(*)::int`.as('accounts'),
      sql<number>`coalesce(sum(value.net_minor), 0)::bigint`.as('netMinor'),
      sql<number | null>`sum(value.profit_minor)::bigint`.as('profitMinor'),
      sql<number>`coalesce(sum(value.cost_to_serve_minor), 0)::bigint`.as('costToServeMinor'),
      sql<number | null>`sum(value.contribution_minor)::bigint`.as('contributionMinor'),
      sql<number>`coalesce(sum(value.lifetime_minor), 0)::bigint`.as('lifetimeMinor'),
      sql<number>`coalesce(sum(value.at_risk_minor), 0)::bigint`.as('atRiskMinor'),
      sql<number>`count(*) filter (where ${loses})::int`.as('lossMakers'),
      sql<number>`coalesce(-sum(value.contribution_minor) filter (where ${loses}), 0)::bigint`.as(
        'lossMinor',
      ),
    ])
    .executeTakeFirstOrThrow()
  return row
}

/** Every contribution that is known, and of how many accounts it is not. */
export const contributionsSeen = async (
  db: Db,
  viewer: Viewer,
): Promise<{ contributions: number[]; uncosted: number }> => {
  const row = await visibleAccounts<ValueTables & Newest>(db, viewer)
    .innerJoin('account_worth as worth', 'worth.account_id', 'account.id')
    .select([
      sql<
        number[] | null
      >`array_agg(worth.contribution_minor::float8) filter (where worth.contribution_minor is not null)`.as(
        'contributions',
      ),
      sql<number>`count(*) filter (where worth.contribution_minor is null)::int`.as('uncosted'),
    ])
    .executeTakeFirstOrThrow()
  return { contributions: row.contributions ?? [], uncosted: row.uncosted }
}

/** Every lifetime value that is known. */
export const lifetimesSeen = async (db: Db, viewer: Viewer): Promise<number[]> =>
  (
    await visibleAccounts<ValueTables & Newest>(db, viewer)
      .innerJoin('account_worth as worth', 'worth.account_id', 'account.id')
      .where('worth.lifetime_minor', 'is not', null)
      .select(sql<number[] | null>`array_agg(worth.lifetime_minor::float8)`.as('lifetimes'))
      .executeTakeFirstOrThrow()
  ).lifetimes ?? []

export type AliveCount = {
  weeks: number
  repeats: number
  accounts: number
  alive: number
  lifetimeMinor: number
}

/** Accounts of which a model says whether they are still there, by the places of their classes. */
export const aliveSeen = (db: Db, viewer: Viewer): Promise<AliveCount[]> => {
  const placeOf = (column: RawBuilder<unknown>, bounds: readonly number[]) =>
    sql<number>`width_bucket(${column}::float8, ${[...bounds]}::float8[]) - 1`
  const weeks = placeOf(sql`value.quiet_weeks`, weeksFrom)
  const repeats = placeOf(sql`value.repeats`, repeatsFrom)
  return seen(db, viewer)
    .where('value.alive', 'is not', null)
    .where('value.quiet_weeks', 'is not', null)
    .select([
      weeks.as('weeks'),
      repeats.as('repeats'),
      sql<number>`count(*)::int`.as('accounts'),
      sql<number>`avg(value.alive)`.as('alive'),
      sql<number>`coalesce(sum(value.lifetime_minor), 0)::bigint`.as('lifetimeMinor'),
    ])
    .groupBy([sql`1`, sql`2`] as never)
    .execute()
}

export const waysSeen = (
  db: Db,
  viewer: Viewer,
): Promise<{ by: LifetimeWay; accounts: number; lifetimeMinor: number }[]> =>
  seen(db, viewer)
    .select([
      'value.lifetime_by as by',
      sql<number>`count(*)::int`.as('accounts'),
      sql<number>`coalesce(sum(value.lifetime_minor), 0)::bigint`.as('lifetimeMinor'),
    ])
    .groupBy('value.lifetime_by')
    .orderBy('accounts', 'desc')
    .execute()

const tops = {
  losing: { order: sql`worth.contribution_minor asc`, where: loses },
  mattering: { order: sql`worth.lifetime_minor desc`, where: sql<boolean>`worth.lifetime_minor > 0` },
  gems: {
    order: sql`worth.contribution_minor desc nulls last`,
    where: sql<boolean>`'highMarginLowVolume' = any(value.flags)`,
  },
  atRisk: { order: sql`value.at_risk_minor desc`, where: sql<boolean>`value.at_risk_minor > 0` },
} as const

/** The few that matter most in one way, with everything that entered their value. */
export const topOf = (
  db: Db,
  viewer: Viewer,
  which: keyof typeof tops,
  limit: number,
): Promise<ExplainedRow[]> =>
  listed(db, viewer)
    .select('value.parts')
    .where(tops[which].where)
    .orderBy(tops[which].order)
    .orderBy('account.id')
    .limit(limit)
    .execute()

export const sorts = {
  lifetime: { column: sql<number | null>`worth.lifetime_minor`, up: false },
  contribution: { column: sql<number | null>`worth.contribution_minor`, up: false },
  '-contribution': { column: sql<number | null>`worth.contribution_minor`, up: true },
  net: { column: sql<number | null>`value.net_minor`, up: false },
  costToServe: { column: sql<number | null>`value.cost_to_serve_minor`, up: false },
  atRisk: { column: sql<number | null>`value.at_risk_minor`, up: false },
  total: { column: sql<number | null>`value.total_minor`, up: false },
} as const
export type Sort = keyof typeof sorts

export type ListAsk = {
  sort: Sort
  flag?: Flag | undefined
  tier?: string | undefined
  ownerId?: string | undefined
  costs?: 'unknown' | undefined
  weeksFrom?: number | undefined
  weeksBelow?: number | undefined
  repeatsFrom?: number | undefined
  repeatsBelow?: number | undefined
  search?: string | undefined
  after: { value: number | null; id: string } | null
  limit: number
}

/** A page and one more: first those with the figure, then those without; both parts go by an index where there is one. */
export const worthPage = async (
  db: Db,
  viewer: Viewer,
  ask: ListAsk,
): Promise<(WorthRow & { sorted: number | null })[]> => {
  const { column, up } = sorts[ask.sort]
  const most = ask.limit + 1
  const query = () => {
    let asked = listed(db, viewer).select(column.as('sorted'))
    if (ask.flag) asked = asked.where(sql<boolean>`${ask.flag} = any(value.flags)`)
    if (ask.tier) asked = asked.where('standing.tier', '=', ask.tier)
    if (ask.ownerId) asked = asked.where('account.owner_id', '=', ask.ownerId)
    if (ask.costs) asked = asked.where('worth.contribution_minor', 'is', null)
    if (ask.weeksFrom !== undefined) asked = asked.where('value.quiet_weeks', '>=', ask.weeksFrom)
    if (ask.weeksBelow !== undefined) asked = asked.where('value.quiet_weeks', '<', ask.weeksBelow)
    if (ask.repeatsFrom !== undefined) asked = asked.where('value.repeats', '>=', ask.repeatsFrom)
    if (ask.repeatsBelow !== undefined) asked = asked.where('value.repeats', '<', ask.repeatsBelow)
    if (ask.search) asked = asked.where(matches(askFor(ask.search), viewer))
    return asked
  }
  const { after } = ask
  let known: (WorthRow & { sorted: number | null })[] = []
  if (!after || after.value !== null) {
    let asked = query()
      .where(sql<boolean>`${column} is not null`)
      .orderBy(up ? sql`${column} asc` : sql`${column} desc`)
      .orderBy('account.id', up ? 'asc' : 'desc')
      .limit(most)
    if (after) {
      const than = up ? sql`>` : sql`<`
      asked = asked.where(
        sql<boolean>`(${column}, account.id) ${than} (${after.value}::bigint, ${after.id}::uuid)`,
      )
    }
    known = await asked.execute()
    if (known.length === most) return known
  }
  let rest = query()
    .where(sql<boolean>`${column} is null`)
    .orderBy('account.id')
    .limit(most - known.length)
  if (after?.value === null) rest = rest.where('account.id', '>', after.id)
  return [...known, ...(await rest.execute())]
}

/** One account, with everything; undefined where nothing was found of it yet. */
export const worthOf = (db: Db, viewer: Viewer, accountId: string) =>
  seen(db, viewer)
    .select([...figures, 'value.parts', 'value.run_id as runId', 'standing.tier'])
    .where('account.id', '=', accountId)
    .executeTakeFirst()

/** The account and all below it, as far as one may see them, and how many there are in all. */
export const groupSeen = async (db: Db, viewer: Viewer, accountId: string) => {
  const under = sql<boolean>`account.id in (select account_id from account_path where ancestor_id = ${accountId})`
  const all = await sql<{ count: number }>`select count(*)::int as count from account_path
    where ancestor_id = ${accountId}`.execute(db)
  const inSight = await visibleAccounts(db, viewer)
    .where(under)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  const members = await seen(db, viewer)
    .where(under)
    .select(['account.id as accountId', 'value.net_minor as netMinor', 'value.profit_minor as profitMinor'])
    .select([
      'value.cost_to_serve_minor as costToServeMinor',
      'value.contribution_minor as contributionMinor',
    ])
    .select(['value.total_minor as totalMinor', 'value.lifetime_minor as lifetimeMinor'])
    .execute()
  const count = all.rows[0]?.count ?? 0
  return { members, inSight: inSight.count, hidden: count - inSight.count, count }
}

/** What earlier runs found of an account whose being seen was checked at the door, newest first. */
export const historyOf = async (db: Db, accountId: string, limit: number) =>
  (
    await sql<{
      runId: string
      asOf: string
      computedAt: Date
      formula: number
      netMinor: number
      contributionMinor: number | null
      lifetimeMinor: number | null
      alive: number | null
    }>`select value.run_id as "runId", run.as_of as "asOf", run.computed_at as "computedAt", run.formula,
        value.net_minor as "netMinor", value.contribution_minor as "contributionMinor",
        value.lifetime_minor as "lifetimeMinor", value.alive
      from account_value as value join value_run as run on run.id = value.run_id
      where value.account_id = ${accountId} order by run.as_of desc, run.computed_at desc limit ${limit}`.execute(
      db,
    )
  ).rows
