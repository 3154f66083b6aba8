// Which accounts a person may see: the one query that every read starts from.
import type { SelectQueryBuilder } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Viewer } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'
import { type AccountTables, on, type StaffNames, type StandingTable } from './tables.store.ts'

type Nothing = Record<never, never>
type Tables<Joined> = Omit<AccountTables, 'standing'> & { standing: Nullable<StandingTable> } & StaffNames &
  Joined
type Nullable<Row> = { [Key in keyof Row]: Row[Key] | null }
type Seen<Joined> = SelectQueryBuilder<Tables<Joined>, 'account' | 'standing', Nothing>

/**
 * Everything a query over accounts may begin with; what it leaves out does not exist for this viewer.
 * A higher room names the tables of its own that it joins: `visibleAccounts<IdentifyTables>(db, viewer)`.
 */
export const visibleAccounts = <Joined = Nothing>(db: Db, viewer: Viewer): Seen<Joined> => {
  const seen = on(db)
    .selectFrom('account')
    // Dropped by the planner where nothing of it is read.
    .leftJoin('account_tier as standing', 'standing.account_id', 'account.id')
    .$if(!viewer.all, (query) =>
      query.where((eb) => {
        const own = eb('account.owner_id', '=', viewer.personId)
        if (viewer.departmentIds.length === 0) return own
        const near = eb('account.department_id', '=', (inner) =>
          inner.fn.any(inner.val([...viewer.departmentIds])),
        )
        return eb.or([own, near])
      }),
    )
  // The tables joined are known to the caller only; Kysely cannot widen its tables after the fact.
  return seen as unknown as Seen<Joined>
}

/** The check for every door that lies under one account. */
export const guardAccount = async (db: Db, viewer: Viewer, accountId: string): Promise<void> => {
  const found = await visibleAccounts(db, viewer)
    .select('account.id')
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  if (!found) throw new Refusal('notFound', 'accounts.notFound')
}
