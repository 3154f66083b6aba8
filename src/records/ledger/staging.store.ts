// Where a file's lines wait between being read and being applied: one table for each import.
import { sql } from 'kysely'
import type { Database, Db } from '#server/database.ts'

const prefix = 'import_row_'
export const stagingTable = (importId: string): string => `${prefix}${importId.replaceAll('-', '')}`

export const stagingColumns = [
  'slice',
  'row',
  'account',
  'product',
  'line_key',
  'document',
  'ordered_on',
  'quantity_milli',
  'amount_minor',
  'cost_minor',
  'original_minor',
  'original_currency',
] as const

export const clearStaging = async (db: Db, importId: string): Promise<void> => {
  await sql`drop table if exists ${sql.table(stagingTable(importId))}`.execute(db)
  await sql`delete from import_account where import_id = ${importId}`.execute(db)
  await sql`delete from import_product where import_id = ${importId}`.execute(db)
}

/** Loads COPY text into a staging table made for it; a second call begins anew. */
export const fillStaging = async (
  { db, copyIn }: Database,
  importId: string,
  text: AsyncIterable<string>,
): Promise<void> => {
  const table = stagingTable(importId)
  await clearStaging(db, importId)
  await sql`create unlogged table ${sql.table(table)} (like import_row)`.execute(db)
  await copyIn(table, stagingColumns, text)
  // Lines of one slice were written in runs, so an index of a few ranges of pages finds them.
  await sql`create index on ${sql.table(table)} using brin (slice) with (pages_per_range = 8)`.execute(db)
  await sql`analyze ${sql.table(table)}`.execute(db)
}

/** How many lines wait; null when the table is gone. A database that was killed comes back with it empty. */
export const stagedRows = async (db: Db, importId: string): Promise<number | null> => {
  const table = stagingTable(importId)
  const there = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(db)
  if (!there.rows[0]?.there) return null
  return (
    (await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)}`.execute(db)).rows[0]
      ?.rows ?? 0
  )
}
