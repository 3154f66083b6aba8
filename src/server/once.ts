// A request sent twice under one Idempotency-Key acts once and is answered the same.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Db } from './database.ts'

type Ask = {
  personId: string
  key: string
  door: string
  fingerprint: string
  now: Date
  /** False where the answer holds a secret: a repeat does nothing and is told so. */
  keep: boolean
}
const keepMs = 24 * 3600 * 1000

/** Takes the key first, so that of two requests at once the second waits for no one and is told. */
export const answerOnce = async (db: Db, ask: Ask, run: () => Promise<unknown>): Promise<unknown> => {
  if (ask.key.length > 200) throw new Refusal('invalid', 'web.badIdempotencyKey')
  const taken = await sql`insert into answered_request (person_id, key, door, fingerprint, at)
    values (${ask.personId}, ${ask.key}, ${ask.door}, ${ask.fingerprint}, ${ask.now})
    on conflict (person_id, key) do nothing`.execute(db)
  if (!taken.numAffectedRows) return repeat(db, ask, run)
  try {
    const answer = await run()
    const kept = JSON.stringify(ask.keep ? (answer ?? null) : null)
    await sql`update answered_request set status = 200, answer = ${kept}::jsonb
      where person_id = ${ask.personId} and key = ${ask.key}`.execute(db)
    return answer
  } catch (error) {
    // Nothing was done, so the same key may try again.
    await sql`delete from answered_request where person_id = ${ask.personId} and key = ${ask.key}`.execute(db)
    throw error
  }
}

const repeat = async (db: Db, ask: Ask, run: () => Promise<unknown>): Promise<unknown> => {
  const before = (
    await sql<{ door: string; fingerprint: string; status: number | null; answer: unknown; at: Date }>`
      select door, fingerprint, status, answer, at from answered_request where person_id = ${ask.personId} and key = ${ask.key}`.execute(
      db,
    )
  ).rows[0]
  if (!before || ask.now.getTime() - before.at.getTime() > keepMs) {
    await sql`delete from answered_request where person_id = ${ask.personId} and key = ${ask.key}`.execute(db)
    return answerOnce(db, ask, run)
  }
  if (before.door !== ask.door || before.fingerprint !== ask.fingerprint)
    throw new Refusal('conflict', 'web.keyReused')
  if (before.status === null) throw new Refusal('conflict', 'web.stillAnswering')
  if (!ask.keep) throw new Refusal('conflict', 'web.answeredOnce')
  return before.answer
}
