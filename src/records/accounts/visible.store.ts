// Which accounts a person may see: the one query that every read starts from.
import { type Expression, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Viewer } from '#base/viewer.ts'
import { type Db, kept } from '#server/database.ts'
import { type AccountTables, on, type StaffNames, type StandingTable } from './tables.store.ts'

type Nothing = Record<never, never>
type Tables<Joined> = Omit<AccountTables, 'standing'> & { standing: Nullable<StandingTable> } & StaffNames &
  Joined
type Nullable<Row> = { [Key in keyof Row]: Row[Key] | null }
type Seen<Joined> = SelectQueryBuilder<Tables<Joined>, 'account' | 'standing', Nothing>

/**
 * Everything a query over accounts may begin with; what it leaves out does not exist for this viewer.
 * A higher room names the tables of its own that it joins: `visibleAccounts<IdentifyTables>(db, viewer)`.
 * `among` narrows it to the accounts that a select gives, of which only the columns selected are there.
 */
export const visibleAccounts = <Joined = Nothing>(
  db: Db,
  viewer: Viewer,
  among?: RawBuilder<unknown>,
): Seen<Joined> => {
  const seen = on(db)
    // Under the name of the table the rest is the same.
    .selectFrom((among ? sql`(${among})`.as('account') : 'account') as 'account')
    // Dropped by the planner where nothing of it is read.
    .leftJoin('account_tier as standing', 'standing.account_id', 'account.id')
    .$if(!viewer.all, (query) =>
      query.where((eb) => {
        const own = eb('account.owner_id', '=', viewer.personId)
        if (viewer.departmentIds.length === 0) return eb.or([own, inTeam(viewer)])
        const near = eb('account.department_id', '=', (inner) =>
          inner.fn.any(inner.val([...viewer.departmentIds])),
        )
        return eb.or([own, near, inTeam(viewer)])
      }),
    )
  // The tables joined are known to the caller only; Kysely cannot widen its tables after the fact.
  return seen as unknown as Seen<Joined>
}

/** The accounts in whose team the viewer is, found first and once, so that the index of ids serves beside the others. */
const inTeam = (viewer: Viewer) =>
  sql<boolean>`account.id = any(array(select member.account_id from account_member as member
    where member.person_id = ${viewer.personId}))`

/**
 * The same accounts in parts that do not overlap, each with an index of its own: every department, one's own, and
 * those in whose team one is.
 * Each part is cut by itself, to so many in an order; the cuts come one after the other, for the caller to merge.
 */
export const visibleByPart = <Joined = Nothing>(
  db: Db,
  viewer: Viewer,
  cut: (part: Seen<Joined>) => Expression<unknown>,
): RawBuilder<unknown> => {
  const seen = visibleAccounts<Joined>(db, { ...viewer, all: true })
  if (viewer.all) return sql`${cut(seen)}`
  const near = [...new Set(viewer.departmentIds)]
  const far = sql<boolean>`(account.department_id is null or account.department_id <> all(${near}::uuid[]))`
  const own = sql`select part.* from ${cut(
    seen.where(sql<boolean>`account.owner_id = ${viewer.personId}`).where(far),
  )} as part`
  const team = sql`select part.* from ${cut(
    seen
      .where(inTeam(viewer))
      .where(sql<boolean>`account.owner_id is distinct from ${viewer.personId}::uuid`)
      .where(far),
  )} as part`
  if (near.length > fewDepartments) {
    const one = cut(seen.where(sql<boolean>`account.department_id = near.id`))
    return sql`select part.* from unnest(${near}::uuid[]) as near (id) cross join lateral ${one} as part
      union all ${own} union all ${team}`
  }
  // Written out, the plan is as good for all departments as for one, so that it can be kept.
  const each = near.map(
    (id) =>
      sql`select part.* from ${cut(seen.where(sql<boolean>`account.department_id = ${id}::uuid`))} as part`,
  )
  return sql.join([...each, own, team], sql` union all `)
}
const fewDepartments = 8

/** The check for every door that lies under one account. */
export const guardAccount = async (db: Db, viewer: Viewer, accountId: string): Promise<void> => {
  const found = await visibleAccounts(db, viewer)
    .modifyFront(kept)
    .select('account.id')
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  if (!found) throw new Refusal('notFound', 'accounts.notFound')
}
