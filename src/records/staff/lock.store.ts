// Wrong passwords in a row, counted for the address typed, so that a guesser with many machines waits too.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { writeAudit } from './audit.store.ts'
import { waitMinutes } from './lock.ts'
import { on } from './tables.store.ts'

const forgottenAfterMs = 24 * 3600_000

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip by; refuses while the wait lasts.
 * Tells how long the wait would be if this one is wrong.
 */
export const takeAttempt = (
  db: Db,
  email: string,
  now: Date,
): Promise<{ failures: number; minutes: number }> =>
  atomically(db, async (transaction) => {
    const stale = new Date(now.getTime() - forgottenAfterMs)
    const counted = await sql<{ failures: number }>`
      insert into sign_in_failure (email, failures, last_at) values (${email}, 1, ${now})
      on conflict (email) do update set last_at = excluded.last_at,
        failures = case when sign_in_failure.last_at < ${stale} then 1 else sign_in_failure.failures + 1 end
      where sign_in_failure.locked_until is null or sign_in_failure.locked_until <= ${now}
      returning failures`.execute(transaction)
    const failures = counted.rows[0]?.failures
    if (failures === undefined) throw await waiting(transaction, email, now)
    const minutes = waitMinutes(failures)
    if (minutes)
      await on(transaction)
        .updateTable('sign_in_failure')
        .set({ locked_until: new Date(now.getTime() + minutes * 60_000) })
        .where('email', '=', email)
        .execute()
    return { failures, minutes }
  })

const waiting = async (db: Db, email: string, now: Date): Promise<Refusal> => {
  const until = await lockedUntil(db, email, now)
  const left = until ? until.getTime() - now.getTime() : 0
  return new Refusal('tooMany', 'staff.lockedOut', { minutes: Math.max(1, Math.ceil(left / 60_000)) })
}

export const lockedUntil = async (db: Db, email: string, now: Date): Promise<Date | null> => {
  const row = await on(db)
    .selectFrom('sign_in_failure')
    .select('locked_until')
    .where('email', '=', email)
    .executeTakeFirst()
  return row?.locked_until && row.locked_until > now ? row.locked_until : null
}

/** The password was right, or an administrator lifts the wait. */
export const forgetFailures = async (db: Db, email: string, now: Date): Promise<void> => {
  await on(db)
    .deleteFrom('sign_in_failure')
    .where((eb) =>
      eb.or([eb('email', '=', email), eb('last_at', '<', new Date(now.getTime() - 2 * forgottenAfterMs))]),
    )
    .execute()
}

export const liftLock = (db: Db, actor: Actor, person: { id: string; email: string }): Promise<void> =>
  atomically(db, async (transaction) => {
    await forgetFailures(transaction, person.email, actor.now)
    await writeAudit(transaction, actor, {
      action: 'staff.lockLifted',
      subject: { kind: 'person', id: person.id },
    })
  })
