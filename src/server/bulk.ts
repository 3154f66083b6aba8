// Many rows of one table at once: changed or removed by their ids, in statements whose number does not grow with them.
import { sql } from 'kysely'
import type { Db } from './database.ts'

const perStatement = 5000

export type RowKey = { id: string; account_id?: string }

const keyOf = (table: string, row: RowKey) =>
  'account_id' in row
    ? sql`${sql.ref(`${table}.account_id`)} = new.account_id and ${sql.ref(`${table}.id`)} = new.id`
    : sql`${sql.ref(`${table}.id`)} = new.id`

/** Gives each row the columns that it names; rows that name the same ones go together. */
export const updateRows = async (
  db: Db,
  table: string,
  rows: readonly (RowKey & { set: Record<string, unknown> })[],
  options: { revised?: boolean } = {},
): Promise<void> => {
  for (const alike of Map.groupBy(rows, (row) => Object.keys(row.set).join()).values())
    for (let from = 0; from < alike.length; from += perStatement) {
      const part = alike.slice(from, from + perStatement)
      const first = part[0] as (typeof part)[number]
      const columns = Object.keys(first.set)
      if (columns.length === 0) continue
      const given = JSON.stringify(part.map(({ set, ...key }) => ({ ...set, ...key })))
      await sql`update ${sql.table(table)} set ${sql.join([
        ...columns.map((name) => sql`${sql.ref(name)} = new.${sql.ref(name)}`),
        ...(options.revised ? [sql`revision = ${sql.ref(`${table}.revision`)} + 1`] : []),
      ])} from jsonb_populate_recordset(null::${sql.table(table)}, ${given}::jsonb) as new
        where ${keyOf(table, first)}`.execute(db)
    }
}

export const deleteRows = async (db: Db, table: string, rows: readonly RowKey[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += perStatement) {
    const part = rows.slice(from, from + perStatement)
    await sql`delete from ${sql.table(table)} using jsonb_populate_recordset(null::${sql.table(table)},
      ${JSON.stringify(part)}::jsonb) as new where ${keyOf(table, part[0] as RowKey)}`.execute(db)
  }
}
