// Judgements of accounts, with their evidence.
import { sql } from 'kysely'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { on } from './tables.store.ts'

export type NewRating = {
  topic: string
  level: number
  evidence: string
  link: string | null
  ratedOn: string
}

export const ratingsOf = (db: Db, accountId: string, limit = 100) =>
  on(db)
    .selectFrom('rating')
    .leftJoin('person', 'person.id', 'rating.person_id')
    .select([
      'rating.id',
      'rating.topic',
      'rating.level',
      'rating.evidence',
      'rating.link',
      'rating.rated_on as ratedOn',
      'person.name as personName',
    ])
    .where('rating.account_id', '=', accountId)
    .orderBy('rating.rated_on', 'desc')
    .orderBy('rating.id', 'desc')
    .limit(limit)
    .execute()

export const addRating = (db: Db, actor: Actor, accountId: string, rating: NewRating): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    await insertRatings(transaction, [{ ...rating, accountId, id, personId: actor.personId }], actor.now)
    await writeAudit(transaction, actor, {
      action: 'identify.rated',
      subject: { kind: 'rating', id },
      accountId,
      after: rating,
    })
    return id
  })

/** Any number of ratings at once; the caller writes the audit row. */
export const insertRatings = async (
  db: Db,
  list: readonly (NewRating & { accountId: string; id: string; personId: string | null })[],
  now: Date,
): Promise<void> => {
  for (let from = 0; from < list.length; from += 1000)
    await on(db)
      .insertInto('rating')
      .values(
        list.slice(from, from + 1000).map((one) => ({
          account_id: one.accountId,
          id: one.id,
          topic: one.topic,
          level: one.level,
          evidence: one.evidence,
          link: one.link,
          person_id: one.personId,
          rated_on: one.ratedOn,
          created_at: now,
        })),
      )
      .execute()
}

/** The newest rating of each account on each of the topics, up to a day: one row per account, one array of levels. */
export const latestRatings = async (
  db: Db,
  topics: readonly string[],
  upTo: string,
): Promise<Map<string, Map<string, number>>> => {
  const byTopic = new Map(topics.map((topic) => [topic, new Map<string, number>()]))
  if (topics.length === 0) return byTopic
  const newest = topics.map(
    (topic) =>
      sql`(array_agg(level order by rated_on desc, id desc) filter (where topic = ${topic}))[1]::int`,
  )
  const rows = await sql<{
    account_id: string
    levels: (number | null)[]
  }>`select account_id, array[${sql.join(newest)}] as levels
    from rating where topic = any(${topics}) and rated_on <= ${upTo}::date group by account_id`.execute(db)
  for (const { account_id, levels } of rows.rows)
    for (const [at, topic] of topics.entries()) {
      const level = levels[at] ?? null
      if (level !== null) byTopic.get(topic)?.set(account_id, level)
    }
  return byTopic
}
