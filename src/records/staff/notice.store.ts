// What a person is told of: handed down by whatever room it happened in, read and ticked off at the desk.
import { type Kysely, sql } from 'kysely'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'

export type NoticeTable = {
  person_id: string
  id: string
  kind: string
  path: string
  params: Record<string, string>
  account_id: string | null
  source_id: string | null
  at: Date
  read_at: Date | null
}
export type NoticeTables = { notice: NoticeTable }
const on = (db: Db): Kysely<NoticeTables> => db

export type NewNotice = {
  personId: string
  /** `room.what`, which the desk has words for. */
  kind: string
  /** The page where it is seen. */
  path: string
  params: Record<string, string>
  /** Whoever may no longer see the account is not told of it either. */
  accountId: string | null
  /** The record it comes from, by which it can be taken back. */
  sourceId: string | null
  /** From when it is told; a day that lies ahead is told when it comes. */
  at: Date
}

/** Tells people, any number at once. */
export const tell = async (db: Db, list: readonly NewNotice[]): Promise<void> => {
  if (list.length === 0) return
  const rows = list.map((one) => ({
    person_id: one.personId,
    id: newId(one.at),
    kind: one.kind,
    path: one.path,
    params: one.params,
    account_id: one.accountId,
    source_id: one.sourceId,
    at: one.at,
  }))
  await sql`insert into notice (person_id, id, kind, path, params, account_id, source_id, at)
    select person_id, id, kind, path, params, account_id, source_id, at
    from jsonb_populate_recordset(null::notice, ${JSON.stringify(rows)}::jsonb)`.execute(db)
}

/** Takes back what was told, or would be, of a record: of some kinds, or all. */
export const untell = async (
  db: Db,
  sourceIds: readonly string[],
  kinds?: readonly string[],
): Promise<void> => {
  if (sourceIds.length === 0) return
  let query = on(db)
    .deleteFrom('notice')
    .where(sql<boolean>`source_id = any(${[...sourceIds]}::uuid[])`)
  if (kinds) query = query.where('kind', 'in', [...kinds])
  await query.execute()
}

/** Ticks off notices of a person, or all that were told up to now; or takes the tick back. */
export const markNotices = async (
  db: Db,
  personId: string,
  ids: readonly string[] | null,
  readAt: Date | null,
  now: Date,
): Promise<void> => {
  let query = on(db)
    .updateTable('notice')
    .set({ read_at: readAt })
    .where('person_id', '=', personId)
    .where('at', '<=', now)
    .where('read_at', readAt ? 'is' : 'is not', null)
  if (ids) query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
  await query.execute()
}
