// Accounts that are called something like what was typed: the same sound first, then a mistake or two.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'
import { mostMistakes, nearness, piecesOf } from './near.ts'
import { pinyin } from './pinyin.store.ts'
import { foundAccounts, holdsAny, searchAccounts } from './search.store.ts'
import { askFor } from './search.ts'
import { visibleAccounts } from './visible.store.ts'

/** What a question in Chinese signs sounds like; null where it has none. */
export const soundOf = (question: string): string | null => {
  const { text } = askFor(question)
  const sound = pinyin(text).full
  return sound === text ? null : sound
}

// Of what shares a piece with the question, those that share most are read.
const mostRead = 300

/** The nearest first; none where the question is too short to be mistyped. Without those already found. */
export const nearAccounts = async (
  db: Db,
  viewer: Viewer,
  question: string,
  limit: number,
  found: readonly string[] = [],
) => {
  const sound = soundOf(question)
  const alike = sound ? await searchAccounts(db, viewer, sound, limit + found.length) : []
  const known = new Set(found)
  const same = alike.filter(({ id }) => !known.has(id)).slice(0, limit)
  if (same.length === limit) return same
  for (const { id } of same) known.add(id)
  const ids = (await mistyped(db, viewer, question)).filter((id) => !known.has(id))
  return [...same, ...(await foundAccounts(db, viewer, ids.slice(0, limit - same.length)))]
}

const mistyped = async (db: Db, viewer: Viewer, question: string): Promise<string[]> => {
  const { text, grams } = askFor(question)
  const mistakes = mostMistakes(text)
  if (mistakes === 0) return []
  const among = sql`select id, department_id, owner_id, search_text, length(name) as long,
      (select count(*) from unnest(search_grams) as gram where gram = any(${grams}::text[])) as shared
    from account where ${holdsAny(piecesOf(text, mistakes), viewer)} order by shared desc, id limit ${sql.lit(mostRead)}`
  const candidates = await visibleAccounts(db, viewer, among)
    .select(['account.id', 'account.search_text', sql<number>`account.long`.as('long')])
    .execute()
  return candidates
    .flatMap(({ id, search_text, long }) => {
      const far = nearness(text, search_text, mistakes)
      return far === null ? [] : [{ id, far, long }]
    })
    .sort((a, b) => a.far - b.far || a.long - b.long || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}
