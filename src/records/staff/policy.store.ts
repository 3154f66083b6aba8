// Who needs a second step, and whether a password is enough for everybody.
import { Refusal } from '#base/refusal.ts'
import type { Role } from '#base/viewer.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { writeAudit } from './audit.store.ts'
import { on } from './tables.store.ts'

export type Policy = { secondStepRoles: Role[]; passwordForAll: boolean; revision: number }

export const findPolicy = async (db: Db): Promise<Policy> => {
  const row = await on(db).selectFrom('sign_in_policy').selectAll().executeTakeFirst()
  return {
    secondStepRoles: row?.second_step_roles ?? [],
    passwordForAll: row?.password_for_all ?? true,
    revision: row?.revision ?? 1,
  }
}

export const savePolicy = (
  db: Db,
  actor: Actor,
  seen: number,
  next: Omit<Policy, 'revision'>,
): Promise<Policy> =>
  atomically(db, async (transaction) => {
    const before = await findPolicy(transaction)
    const done = await on(transaction)
      .updateTable('sign_in_policy')
      .set({
        second_step_roles: next.secondStepRoles,
        password_for_all: next.passwordForAll,
        revision: seen + 1,
      })
      .where('revision', '=', seen)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    const after = { ...next, revision: seen + 1 }
    await writeAudit(transaction, actor, {
      action: 'staff.signInPolicyChanged',
      subject: { kind: 'policy', id: '1' },
      before,
      after,
    })
    return after
  })
