// The history of an account's owner: who had it, from when, and why it changed hands.
import { type Kysely, sql } from 'kysely'
import { tell } from '#records/staff/notice.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { StaffNames } from './tables.store.ts'

type OwnerChangeTable = {
  account_id: string
  id: string
  owner_id: string | null
  previous_owner_id: string | null
  department_id: string | null
  reason: string | null
  person_id: string | null
  changed_at: Date
}
type OwnerTables = { owner_change: OwnerChangeTable } & StaffNames
const on = (db: Db): Kysely<OwnerTables> => db

export type OwnerChange = {
  accountId: string
  ownerId: string | null
  previousOwnerId: string | null
  departmentId: string | null
  reason: string | null
}

/**
 * Hand-down: who owns accounts from now on, any number at once, in the transaction that changes them. Whoever gets
 * one from somebody else is told.
 */
export const writeOwnerChange = (
  db: Db,
  actor: Actor,
  change: OwnerChange | readonly OwnerChange[],
): Promise<void> =>
  atomically(db, async (transaction) => {
    const list: readonly OwnerChange[] = 'accountId' in change ? [change] : change
    if (list.length === 0) return
    const rows = list.map((one) => ({
      account_id: one.accountId,
      id: newId(actor.now),
      owner_id: one.ownerId,
      previous_owner_id: one.previousOwnerId,
      department_id: one.departmentId,
      reason: one.reason,
      person_id: actor.personId,
      changed_at: actor.now,
    }))
    await sql`insert into owner_change select * from jsonb_populate_recordset(null::owner_change, ${JSON.stringify(rows)}::jsonb)`.execute(
      transaction,
    )
    await tellNewOwners(transaction, actor, rows)
  })

const mostNotices = 20

/** One notice an account; who gets very many at once is told in one. */
const tellNewOwners = async (db: Db, actor: Actor, rows: readonly OwnerChangeTable[]): Promise<void> => {
  const given = rows.filter((row) => row.owner_id !== null && row.owner_id !== actor.personId)
  for (const [personId, theirs] of Map.groupBy(given, (row) => row.owner_id as string))
    await tell(
      db,
      theirs.length > mostNotices
        ? [
            {
              personId,
              kind: 'accounts.manyHandedOver',
              path: `/accounts?owner=${personId}`,
              params: { count: String(theirs.length) },
              accountId: null,
              sourceId: null,
              at: actor.now,
            },
          ]
        : theirs.map((row) => ({
            personId,
            kind: 'accounts.handedOver',
            path: `/accounts/${row.account_id}`,
            params: { text: row.reason ?? '' },
            accountId: row.account_id,
            sourceId: row.id,
            at: actor.now,
          })),
    )
}

const mostChanges = 200

/** Who owned an account, newest first; its being seen was checked at the door. */
export const ownerChanges = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('owner_change as change')
    .leftJoin('person as owner', 'owner.id', 'change.owner_id')
    .leftJoin('person as previous', 'previous.id', 'change.previous_owner_id')
    .leftJoin('person as actor', 'actor.id', 'change.person_id')
    .leftJoin('department', 'department.id', 'change.department_id')
    .select([
      'change.id',
      'change.reason',
      'change.changed_at as changedAt',
      'owner.name as ownerName',
      'previous.name as previousOwnerName',
      'actor.name as personName',
      'department.name as departmentName',
    ])
    .where('change.account_id', '=', accountId)
    .orderBy('change.changed_at', 'desc')
    .orderBy('change.id', 'desc')
    .limit(mostChanges)
    .execute()
