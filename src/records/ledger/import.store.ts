// Imports as people see them.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'
import type { OrderImportTable } from './tables.store.ts'

export type ImportRow = OrderImportTable & { person_name: string | null }

const imports = sql`select order_import.*, person.name as person_name from order_import left join person on person.id = order_import.person_id`

/** Newest first, of one person or of everybody. A file that was uploaded and never imported is not worth a line. */
export const importPage = async (
  db: Db,
  personId: string | null,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<ImportRow[]> => {
  const beyond = after
    ? sql`and (order_import.created_at, order_import.id) < (${new Date(after.at)}, ${after.id}::uuid)`
    : sql``
  const own = personId ? sql`and order_import.person_id = ${personId}` : sql``
  return (
    await sql<ImportRow>`${imports} where order_import.state <> 'uploaded' ${own} ${beyond}
      order by order_import.created_at desc, order_import.id desc limit ${limit + 1}`.execute(db)
  ).rows
}

export const findImport = async (db: Db, id: string): Promise<ImportRow | undefined> =>
  (await sql<ImportRow>`${imports} where order_import.id = ${id}`.execute(db)).rows[0]

export const setImportJob = async (db: Db, id: string, jobId: string): Promise<void> => {
  await sql`update order_import set job_id = ${jobId} where id = ${id}`.execute(db)
}
