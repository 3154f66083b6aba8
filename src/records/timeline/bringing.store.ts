// Hand-down for imports: interactions that are there already, and those to be taken out again.
import { sql } from 'kysely'
import { deleteRows } from '#server/bulk.ts'
import type { Db } from '#server/database.ts'

export type KnownInteraction = {
  accountId: string
  id: string
  happenedAt: Date
  body: string
  revision: number
  removed: boolean
}

/** Interactions of these accounts at these moments, and those with one of these ids. */
export const knownInteractions = async (
  db: Db,
  pairs: readonly { accountId: string; happenedAt: string }[],
  ids: readonly string[],
): Promise<KnownInteraction[]> =>
  (
    await sql<KnownInteraction>`select interaction.account_id as "accountId", interaction.id, happened_at as "happenedAt", body, revision,
        removed_at is not null as removed from interaction
      where (account_id, happened_at) in (select * from unnest(${pairs.map((one) => one.accountId)}::uuid[],
        ${pairs.map((one) => one.happenedAt)}::timestamptz[])) or id = any(${ids}::uuid[])`.execute(db)
  ).rows

/** Takes interactions out for good. */
export const removeInteractions = (
  db: Db,
  list: readonly { accountId: string; id: string }[],
): Promise<void> =>
  deleteRows(
    db,
    'interaction',
    list.map((one) => ({ account_id: one.accountId, id: one.id })),
  )
