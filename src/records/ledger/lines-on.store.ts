// What is booked on some accounts, and which products are still in an order.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'

export const orderLinesOf = async (db: Db, accountIds: readonly string[]): Promise<number> =>
  (
    await sql<{ count: number }>`select coalesce(sum(lines), 0)::int as count from account_month
      where account_id = any(${accountIds}::uuid[])`.execute(db)
  ).rows[0]?.count ?? 0

/** Imports that booked lines on these accounts, newest first. */
export const importsOn = async (
  db: Db,
  accountIds: readonly string[],
): Promise<{ id: string; fileName: string; lines: number }[]> =>
  (
    await sql<{ id: string; fileName: string; lines: number }>`select id, file_name as "fileName", lines
      from (select import_id, count(*)::int as lines from order_line
        where account_id = any(${accountIds}::uuid[]) group by import_id) as booked
      join order_import on order_import.id = booked.import_id order by id desc`.execute(db)
  ).rows

/** Of these products, those that an order names. */
export const productsInUse = async (db: Db, productIds: readonly string[]): Promise<string[]> =>
  (
    await sql<{ id: string }>`select distinct product_id as id from (
        select product_id from order_line union select product_id from unassigned_line
      ) as line where product_id = any(${productIds}::uuid[])`.execute(db)
  ).rows.map((row) => row.id)
