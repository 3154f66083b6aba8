// Sessions of a person as they see them, and what else a sign-in hangs on. The tables are the library's.
import { sql } from 'kysely'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { writeAudit } from './audit.store.ts'

export type SessionRow = {
  id: string
  way: string
  address: string | null
  agent: string | null
  created_at: Date
  seen_at: Date
}

export const sessionsOf = async (db: Db, personId: string, now: Date): Promise<SessionRow[]> =>
  (
    await sql<SessionRow>`select id, way, ip_address as address, user_agent as agent, created_at, seen_at
      from login_session where user_id = ${personId} and expires_at > ${now}
      order by seen_at desc, id limit 200`.execute(db)
  ).rows

export type SessionFacts = { id: string; way: string; hasSecondStep: boolean }

const noteEveryMs = 5 * 60_000

/** How the session of a token began, and whether its person has a second step; notes when it was seen. */
export const findSession = async (db: Db, token: string, now: Date): Promise<SessionFacts | undefined> => {
  const row = (
    await sql<{ id: string; way: string; second: boolean | null; seen_at: Date }>`
      select login_session.id, login_session.way, login_session.seen_at, login.two_factor_enabled as second
      from login_session join login on login.id = login_session.user_id where token = ${token}`.execute(db)
  ).rows[0]
  if (!row) return undefined
  if (now.getTime() - row.seen_at.getTime() > noteEveryMs)
    await sql`update login_session set seen_at = ${now} where token = ${token}`.execute(db)
  return { id: row.id, way: row.way, hasSecondStep: row.second ?? false }
}

export const markWay = async (db: Db, token: string, way: string): Promise<void> => {
  await sql`update login_session set way = ${way} where token = ${token}`.execute(db)
}

/** Ends one session, or all but the one to keep; tells how many. */
export const endSessions = (
  db: Db,
  actor: Actor,
  personId: string,
  which: { id: string } | { allBut: string | null },
): Promise<number> =>
  atomically(db, async (transaction) => {
    const ended =
      'id' in which
        ? await sql`delete from login_session where user_id = ${personId} and id = ${which.id}`.execute(
            transaction,
          )
        : await sql`delete from login_session where user_id = ${personId}
            and id is distinct from ${which.allBut}`.execute(transaction)
    const count = Number(ended.numAffectedRows ?? 0)
    if (count)
      await writeAudit(transaction, actor, {
        action: 'staff.sessionsEnded',
        subject: { kind: 'person', id: personId },
        after: { sessions: count },
      })
    return count
  })

/** How a person can come in: by a password, with a second step, through which providers. */
export const waysIn = async (
  db: Db,
  personId: string,
): Promise<{ hasPassword: boolean; hasSecondStep: boolean; providerIds: string[] }> => {
  const credentials = await sql<{ provider_id: string }>`
    select provider_id from login_credential where user_id = ${personId}`.execute(db)
  const login = await sql<{ second: boolean | null }>`
    select two_factor_enabled as second from login where id = ${personId}`.execute(db)
  const ids = credentials.rows.map((row) => row.provider_id)
  return {
    hasPassword: ids.includes('credential'),
    hasSecondStep: login.rows[0]?.second ?? false,
    providerIds: ids.filter((id) => id !== 'credential'),
  }
}

/** Somebody lost their telephone: the second step is off until they set it up again, and every session ends. */
export const dropSecondStep = (db: Db, actor: Actor, personId: string): Promise<void> =>
  atomically(db, async (transaction) => {
    await sql`delete from login_second_step where user_id = ${personId}`.execute(transaction)
    await sql`update login set two_factor_enabled = false where id = ${personId}`.execute(transaction)
    await sql`delete from login_verification where value = ${personId}`.execute(transaction)
    await sql`delete from login_session where user_id = ${personId}`.execute(transaction)
    await writeAudit(transaction, actor, {
      action: 'staff.secondStepReset',
      subject: { kind: 'person', id: personId },
    })
  })
