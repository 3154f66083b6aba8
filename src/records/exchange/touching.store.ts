// Which accounts an import has touched with orders, or with anything else that hangs on them.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'

/** The lines of orders are looked through, so this is for work that has read or written them all anyway. */
export const importedAccounts = async (db: Db, importId: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`select distinct account_id as id from order_line where import_id = ${importId}
      union select distinct owner_id from import_record where import_id = ${importId} and owner_id is not null
        and entity in ('receivable', 'charge', 'agreement', 'interaction')`.execute(db)
  ).rows.map((row) => row.id)
