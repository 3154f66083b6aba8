// Accounts counted by two of their facts, with the money of their last twelve complete months.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import {
  factColumns,
  newestSignal,
  whereIndustry,
  whereNoIndustry,
} from '#records/accounts/condition.store.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Dimension, Place } from './dimensions.ts'
import type { Group } from './grid.ts'
import type { SegmentRoomTables } from './tables.store.ts'

const columns: Record<Dimension, RawBuilder<string | null>> = {
  ...factColumns,
  // As it is typed; what trade that is, is told outside.
  industrySection: sql`account.industry`,
  industryDivision: sql`account.industry`,
  department: sql`account.department_id::text`,
}

/** The newest estimate of what an account could buy in a year, in major units. */
const potential = newestSignal('annualPotential')

/** One row for every pair of stored values; one statement. */
export const groupsBy = async (
  db: Db,
  viewer: Viewer,
  sides: { rows: Dimension; columns: Dimension },
  minorUnits: number,
): Promise<Group[]> => {
  const seen = visibleAccounts<SegmentRoomTables>(db, viewer)
    .leftJoin('account_year as year', 'year.account_id', 'account.id')
    .select([
      columns[sides.rows].as('row'),
      columns[sides.columns].as('column'),
      'year.net_minor',
      'year.previous_net_minor',
      'year.profit_minor',
      potential.as('potential'),
    ])
  const found = await sql<Group>`select "row", "column", count(*)::int as accounts,
      coalesce(sum(net_minor), 0)::bigint as "netMinor",
      coalesce(sum(previous_net_minor), 0)::bigint as "previousNetMinor",
      sum(profit_minor)::bigint as "profitMinor",
      round(sum(potential) * ${minorUnits}::float8)::bigint as "potentialMinor",
      count(potential)::int as estimated
    from (${seen}) as seen group by "row", "column"`.execute(db)
  return found.rows
}

/** Accounts that stand at a place. */
const whereAt = ({ dimension, key }: Place): RawBuilder<boolean> => {
  if (dimension === 'industrySection' || dimension === 'industryDivision')
    return key === null ? whereNoIndustry(dimension === 'industryDivision') : whereIndustry([key])
  return key === null
    ? sql<boolean>`${columns[dimension]} is null`
    : sql<boolean>`${columns[dimension]} = ${key}`
}

/** The accounts at some places, most sales first. */
export const biggestAt = (db: Db, viewer: Viewer, places: readonly Place[], limit: number) => {
  let query = visibleAccounts<SegmentRoomTables>(db, viewer)
    .leftJoin('account_year as year', 'year.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'account.owner_id')
    .select([
      'account.id as accountId',
      'account.name',
      'standing.tier',
      'standing.layer',
      'person.name as ownerName',
      'year.net_minor as netMinor',
      'year.previous_net_minor as previousNetMinor',
    ])
    .orderBy(sql`year.net_minor desc nulls last`)
    .orderBy('account.id')
    .limit(limit)
  for (const place of places) query = query.where(whereAt(place))
  return query.execute()
}
