// What people rate: topics with their five described levels.
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { ratingTopics } from '../scoring/presets.ts'
import type { Bilingual } from '../scoring/scorecard.ts'
import { moreTopics } from '../scoring/topic-presets.ts'
import { on } from '../tables.store.ts'

/** Levels stand in their order, 1 to 5. */
export type Topic = { key: string; name: Bilingual; levels: Bilingual[]; revision: number }

export const topics = async (db: Db): Promise<Topic[]> =>
  (
    await on(db)
      .selectFrom('rating_topic')
      .selectAll()
      .where('archived_at', 'is', null)
      .orderBy('position')
      .execute()
  ).map(({ key, name_zh, name_en, levels, revision }) => ({
    key,
    name: { zh: name_zh, en: name_en },
    levels,
    revision,
  }))

/** The topics that the presets read. */
export const ensureTopics = async (db: Db): Promise<void> => {
  if (await on(db).selectFrom('rating_topic').select('key').limit(1).executeTakeFirst()) return
  await on(db)
    .insertInto('rating_topic')
    .values(
      [...ratingTopics, ...moreTopics].map(({ key, name, levels }, position) => ({
        key,
        name_zh: name.zh,
        name_en: name.en,
        levels: JSON.stringify(
          [...levels].sort((a, b) => a.level - b.level).map((level) => level.means),
        ) as never,
        position,
        revision: 1,
        archived_at: null,
      })),
    )
    .execute()
}

type TopicFacts = { name: Bilingual; levels: Bilingual[] }

export const addTopic = (db: Db, actor: Actor, facts: TopicFacts): Promise<string> =>
  atomically(db, async (transaction) => {
    const key = `t${newId(actor.now).replaceAll('-', '')}`
    const last = await on(transaction)
      .selectFrom('rating_topic')
      .select((eb) => eb.fn.max('position').as('position'))
      .executeTakeFirst()
    await on(transaction)
      .insertInto('rating_topic')
      .values({
        key,
        ...columnsOf(facts),
        position: (last?.position ?? -1) + 1,
        revision: 1,
        archived_at: null,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'identify.topicAdded',
      subject: { kind: 'ratingTopic', id: key },
      after: facts,
    })
    return key
  })

/** False when someone was faster. */
export const saveTopic = (
  db: Db,
  actor: Actor,
  before: Topic,
  facts: TopicFacts,
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const saved = await on(transaction)
      .updateTable('rating_topic')
      .set({ ...columnsOf(facts), revision: before.revision + 1 })
      .where('key', '=', before.key)
      .where('revision', '=', seen ?? before.revision)
      .executeTakeFirst()
    if (!saved.numUpdatedRows) return false
    await writeAudit(transaction, actor, {
      action: 'identify.topicChanged',
      subject: { kind: 'ratingTopic', id: before.key },
      before: { name: before.name, levels: before.levels },
      after: facts,
    })
    return true
  })

const columnsOf = ({ name, levels }: TopicFacts) => ({
  name_zh: name.zh,
  name_en: name.en,
  levels: JSON.stringify(levels) as never,
})
