// Judgements of accounts, with their evidence.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { judge } from '../scoring/judgement.ts'
import { type IdentifyTables, on } from '../tables.store.ts'

export type NewRating = {
  topic: string
  level: number
  evidence: string
  link: string | null
  ratedOn: string
  moderates: boolean
}

const ratings = (db: Db) =>
  on(db)
    .selectFrom('rating')
    .leftJoin('person', 'person.id', 'rating.person_id')
    .select([
      'rating.id',
      'rating.account_id as accountId',
      'rating.topic',
      sql<1 | 2 | 3 | 4 | 5>`rating.level`.as('level'),
      'rating.evidence',
      'rating.link',
      'rating.rated_on as ratedOn',
      'rating.moderates',
      'rating.person_id as personId',
      'person.name as personName',
    ])
    .orderBy('rating.rated_on', 'desc')
    .orderBy('rating.id', 'desc')

export type RatingRow = Awaited<ReturnType<ReturnType<typeof ratings>['execute']>>[number]

/** Newest first. */
export const ratingsOf = (db: Db, accountId: string, limit = 200): Promise<RatingRow[]> =>
  ratings(db).where('rating.account_id', '=', accountId).limit(limit).execute()

/** The ratings of some accounts on some topics, newest first; more pairs may come than were asked for. */
export const latestRatingsOf = async (
  db: Db,
  pairs: readonly { accountId: string; topic: string }[],
): Promise<RatingRow[]> => {
  if (pairs.length === 0) return []
  return ratings(db)
    .where('rating.account_id', 'in', [...new Set(pairs.map((pair) => pair.accountId))])
    .where('rating.topic', 'in', [...new Set(pairs.map((pair) => pair.topic))])
    .execute()
}

export const addRating = (db: Db, actor: Actor, accountId: string, rating: NewRating): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    await insertRatings(transaction, [{ ...rating, accountId, id, personId: actor.personId }], actor.now)
    await writeAudit(transaction, actor, {
      action: rating.moderates ? 'identify.moderated' : 'identify.rated',
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
          moderates: one.moderates,
          created_at: now,
        })),
      )
      .execute()
}

/** What counts of each account on each of the topics, up to a day: level by account by topic. */
export const latestRatings = async (
  db: Db,
  topics: readonly string[],
  upTo: string,
): Promise<Map<string, Map<string, number>>> => {
  const byTopic = new Map(topics.map((topic) => [topic, new Map<string, number>()]))
  if (topics.length === 0) return byTopic
  const each = (figure: ReturnType<typeof sql>) =>
    sql`array[${sql.join(topics.map((topic) => sql`${figure} filter (where topic = ${topic})`))}]`
  const rows = await sql<{
    account_id: string
    levels: (number | null)[]
    counts: number[]
  }>`select account_id,
      ${each(sql`max(level)`)}::int[] as levels, ${each(sql`count(*)`)}::int[] as counts
    from rating where topic = any(${topics}) and rated_on <= ${upTo}::date group by account_id`.execute(db)
  const several: string[] = []
  for (const { account_id, levels, counts } of rows.rows) {
    if (counts.some((count) => count > 1)) several.push(account_id)
    for (const [at, topic] of topics.entries()) {
      const level = levels[at] ?? null
      if (level !== null) byTopic.get(topic)?.set(account_id, level)
    }
  }
  // Most accounts are rated once; only the others need a judgement.
  for (const { accountId, topic, ratings } of await ratingsByTopic(db, several, topics, upTo)) {
    const { value } = judge(ratings)
    if (value !== null) byTopic.get(topic)?.set(accountId, value)
  }
  return byTopic
}

type Rated = { accountId: string; topic: string; ratings: Parameters<typeof judge>[0] }

/** The ratings of some accounts by topic, newest first. */
const ratingsByTopic = async (
  db: Db,
  accountIds: readonly string[],
  topics: readonly string[],
  upTo: string,
): Promise<Rated[]> => {
  if (accountIds.length === 0) return []
  const rows = await sql<{
    accountId: string
    topic: string
    level: 1 | 2 | 3 | 4 | 5
    personId: string | null
    ratedOn: string
    moderates: boolean
  }>`select account_id as "accountId", topic, level, person_id as "personId", rated_on as "ratedOn", moderates
    from rating where account_id = any(${[...accountIds]}::uuid[]) and topic = any(${[...topics]})
      and rated_on <= ${upTo}::date
    order by account_id, topic, rated_on desc, id desc`.execute(db)
  const found: Rated[] = []
  for (const { accountId, topic, ...rating } of rows.rows) {
    const last = found.at(-1)
    if (last?.accountId === accountId && last.topic === topic) last.ratings = [...last.ratings, rating]
    else found.push({ accountId, topic, ratings: [rating] })
  }
  return found
}

/** Accounts and topics rated by more than one person since the last moderation; candidates for a moderation. */
export const ratedByMany = async (db: Db, viewer: Viewer, after: string | null, limit: number) =>
  visibleAccounts<IdentifyTables>(db, viewer)
    .innerJoin('rating', 'rating.account_id', 'account.id')
    .innerJoin('rating_topic', 'rating_topic.key', 'rating.topic')
    .select([
      'account.id as accountId',
      'account.name',
      'rating.topic',
      'rating_topic.name_zh as nameZh',
      'rating_topic.name_en as nameEn',
    ])
    .where('rating_topic.archived_at', 'is', null)
    .$if(after !== null, (query) => query.where(sql<boolean>`(account.id::text || rating.topic) > ${after}`))
    .groupBy(['account.id', 'account.name', 'rating.topic', 'rating_topic.name_zh', 'rating_topic.name_en'])
    // Levels two apart are the least that can differ; who has settled is told by the rules.
    .having(sql<boolean>`max(rating.level) - min(rating.level) >= 2 and count(distinct rating.person_id) > 1`)
    .orderBy(sql`account.id::text || rating.topic`)
    .limit(limit)
    .execute()
