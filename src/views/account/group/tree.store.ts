// The companies of a group that one may see, with their money, in one statement.
import { sql } from 'kysely'
import { addDays, type Day } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Node } from './roll-up.ts'

const visitedWithinDays = 90

/** What lies above it, the nearest first; of one whose parent is in sight only that. */
type Row = Omit<Node, 'parentId'> & { above: string[] | null }

/**
 * Every company in sight of the group, as many as asked for and one more, the nearest to the head first. Whoever hangs
 * under one out of sight hangs under the nearest above it that is in sight.
 */
export const groupNodes = async (
  db: Db,
  viewer: Viewer,
  accountId: string,
  today: Day,
  limit: number,
): Promise<Node[]> => {
  const since = addDays(today, -visitedWithinDays)
  const seen = visibleAccounts<{
    account_path: { account_id: string; ancestor_id: string; depth: number }
  }>(db, viewer)
    .innerJoin('account_path', 'account_path.account_id', 'account.id')
    .select(['account.id', 'account.name', 'account.parent_id', 'account.owner_id', 'standing.tier'])
    .select('account_path.depth')
    .where(
      sql<boolean>`account_path.ancestor_id = (select ancestor_id from account_path
        where account_id = ${accountId} order by depth desc limit 1)`,
    )
    .orderBy('account_path.depth')
    .orderBy('account.id')
    .limit(limit)
  // How many a group has no planner knows beforehand, and joined with one another by a wrong guess each would be
  // compared with each: so companies are looked up by an index or a hash, and who hangs under whom is found below.
  const { rows } = await sql<Row>`with seen as materialized (${seen})
    select seen.id, seen.name, seen.tier, seen.owner_id is not null as "hasOwner",
      case when seen.depth = 0 then '{}' when seen.parent_id in (select id from seen) then array[seen.parent_id]
        else (select array_agg(up.ancestor_id order by up.depth) from account_path as up
          where up.account_id = seen.id and up.depth > 0) end as above,
      year.net_minor as "netMinor", year.profit_minor as "profitMinor",
      (select sum(open_minor)::bigint from receivable where receivable.account_id = seen.id) as "openMinor",
      exists (select 1 from interaction where interaction.account_id = seen.id and kind in ('visit', 'meeting')
        and removed_at is null and happened_at >= ${since}::date) as "isVisited"
    from seen left join account_year as year on year.account_id = seen.id
    order by seen.depth, seen.id`.execute(db)
  const inSight = new Set(rows.map((row) => row.id))
  return rows.map(({ above, ...node }) => ({
    ...node,
    parentId: above?.find((id) => inSight.has(id)) ?? null,
  }))
}
