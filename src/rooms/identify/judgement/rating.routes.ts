// Doors to judgement.
import { dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { type Call, serve } from '#server/call.ts'
import { readCursor, writeCursor } from '#server/cursor.ts'
import { judge } from '../scoring/judgement.ts'
import { raters, ratingDoors } from './rating.contract.ts'
import { addRating, latestRatingsOf, type RatingRow, ratedByMany, ratingsOf } from './rating.store.ts'
import { addTopic, saveTopic, type Topic, topics } from './topic.store.ts'

export const ratingDesk = serve(ratingDoors, {
  'GET /identify/topics': async (call) => ({
    rows: await topics(call.db),
    may: holds(call.viewer, deciders) ? (['edit'] as const).slice() : [],
  }),

  'POST /identify/topics': async (call, { body }) => {
    const key = await addTopic(call.db, call.actor, body)
    return oneTopic(call, key)
  },

  'PUT /identify/topics/:topic': async (call, { path, body }) => {
    const before = await oneTopic(call, path.topic)
    if (!(await saveTopic(call.db, call.actor, before, body, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return oneTopic(call, path.topic)
  },

  'GET /identify/moderations': async (call, { query }) => {
    const cursor = readCursor(query.cursor, ['text'])
    const after = cursor ? String(cursor[0]) : null
    const found = await ratedByMany(call.db, call.viewer, after, query.limit + 1)
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    const ratings = await latestRatingsOf(call.db, page)
    return {
      rows: page.flatMap(({ accountId, name, topic, nameZh, nameEn }) => {
        const rows = ratings.filter((row) => row.accountId === accountId && row.topic === topic)
        return judge(rows).differ
          ? [{ accountId, name, topic, topicName: { zh: nameZh, en: nameEn }, ratings: rows.map(ratingOut) }]
          : []
      }),
      next: found.length > page.length && last ? writeCursor([last.accountId + last.topic]) : null,
    }
  },

  'GET /accounts/:accountId/ratings': async (call, { path }) => {
    const rows = await ratingsOf(call.db, path.accountId)
    return {
      topics: (await topics(call.db)).map((topic) => ({
        ...topic,
        ...judge(rows.filter((row) => row.topic === topic.key)),
      })),
      rows: rows.map(ratingOut),
      may: [
        ...(holds(call.viewer, raters) ? (['rate'] as const) : []),
        ...(holds(call.viewer, deciders) ? (['moderate'] as const) : []),
      ],
    }
  },

  'POST /accounts/:accountId/ratings': (call, { path, body }) => give(call, path.accountId, body, false),

  'POST /accounts/:accountId/moderations': async (call, { path, body }) => {
    const rows = await ratingsOf(call.db, path.accountId)
    if (!judge(rows.filter((row) => row.topic === body.topic)).differ)
      throw new Refusal('conflict', 'identify.nothingToModerate')
    return give(call, path.accountId, body, true)
  },
})

type Given = { topic: string; level: number; evidence: string; link: string | null }

const give = async (call: Call, accountId: string, given: Given, moderates: boolean) => {
  if (!(await topics(call.db)).some((topic) => topic.key === given.topic))
    throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'topic', code: 'identify.noSuchTopic' }])
  const ratedOn = dayIn(call.now)
  const id = await addRating(call.db, call.actor, accountId, { ...given, ratedOn, moderates })
  return { id, ...given, ratedOn, moderates, personName: call.viewer.name || null }
}

const oneTopic = async (call: Call, key: string): Promise<Topic> => {
  const found = (await topics(call.db)).find((topic) => topic.key === key)
  if (!found) throw new Refusal('notFound', 'identify.noSuchTopic')
  return found
}

const ratingOut = ({ id, topic, level, evidence, link, ratedOn, moderates, personName }: RatingRow) => ({
  id,
  topic,
  level,
  evidence,
  link,
  ratedOn,
  moderates,
  personName,
})
