// The companies of a group that one may see, with their money, in one statement.
import { sql } from 'kysely'
import { addDays, type Day } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Node } from './roll-up.ts'

const visitedWithinDays = 90

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
  const { rows } = await sql<Node>`with seen as materialized (${seen})
    select seen.id, seen.name, seen.tier, seen.owner_id is not null as "hasOwner",
      case when seen.depth = 0 then null when parent.id is not null then parent.id
        else (select up.ancestor_id from account_path as up join seen as higher on higher.id = up.ancestor_id
          where up.account_id = seen.id and up.depth > 0 order by up.depth limit 1) end as "parentId",
      year.net_minor as "netMinor", year.profit_minor as "profitMinor", owed.open_minor as "openMinor",
      exists (select 1 from interaction where interaction.account_id = seen.id and kind in ('visit', 'meeting')
        and removed_at is null and happened_at >= ${since}::date) as "isVisited"
    from seen
      left join seen as parent on parent.id = seen.parent_id
      left join account_year as year on year.account_id = seen.id
      left join (
        select receivable.account_id, sum(open_minor)::bigint as open_minor
        from receivable where receivable.account_id in (select id from seen) group by receivable.account_id
      ) as owed on owed.account_id = seen.id
    order by seen.depth, seen.id`.execute(db)
  return rows
}
