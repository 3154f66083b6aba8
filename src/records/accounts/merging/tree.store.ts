// The trees that a merge touches: read as places, written as places and paths.
import { type Kysely, sql } from 'kysely'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { pathsOf } from '../group.ts'
import { on } from '../tables.store.ts'
import { changedPlaces, type Places } from './places.ts'

/** Every account of the groups that these belong to, with its parent. */
export const placesAround = async (db: Db, ids: readonly (string | null)[]): Promise<Places> => {
  const rows = await sql<{
    id: string
    parentId: string | null
  }>`select id, parent_id as "parentId" from account
    where id in (select member.account_id from account_path as member where member.ancestor_id in (
      select up.ancestor_id from account_path as up where up.account_id = any(${ids.filter((id) => id !== null)}::uuid[])))`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.id, row.parentId]))
}

/** Writes where they hang now, with all paths of these groups. Only who hangs elsewhere gets a new revision. */
export const writePlaces = async (
  db: Db,
  actor: Actor,
  before: Places,
  after: Places,
  /** Whose row is written by the merge itself. */
  own: readonly string[],
): Promise<void> => {
  const changed = changedPlaces(before, after).filter((place) => before.has(place.id))
  if (changed.length)
    await sql`update account set parent_id = place."parentId" ,
        revision = account.revision + case when account.id = any(${own}::uuid[]) then 0 else 1 end,
        updated_at = case when account.id = any(${own}::uuid[]) then account.updated_at else ${actor.now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as place(id uuid, "parentId" uuid)
      where account.id = place.id`.execute(db)
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  await on(db).deleteFrom('account_path').where(sql<boolean>`account_id = any(${ids}::uuid[])`).execute()
  const paths = pathsOf([...after].map(([id, parentId]) => ({ id, parentId })))
  const perStatement = 20_000
  for (let from = 0; from < paths.length; from += perStatement)
    await sql`insert into account_path (account_id, ancestor_id, depth) select "accountId", "ancestorId", depth
      from jsonb_to_recordset(${JSON.stringify(paths.slice(from, from + perStatement))}::jsonb)
        as path("accountId" uuid, "ancestorId" uuid, depth int)`.execute(db)
}

type MergedTables = { merged_account: { id: string; account_id: string; merge_id: string } }

/** The account that an id leads to, where it is part of another now. */
export const leadsTo = async (db: Db, id: string): Promise<string | undefined> =>
  (
    await (db as Kysely<MergedTables>)
      .selectFrom('merged_account')
      .select('account_id')
      .where('id', '=', id)
      .executeTakeFirst()
  )?.account_id
