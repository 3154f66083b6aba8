// Hand-down for imports: products and receivables looked up, changed and taken out again, many at once.
import { sql } from 'kysely'
import { deleteRows, updateRows } from '#server/bulk.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { on, type ProductTable } from './tables.store.ts'

export const knownProducts = (
  db: Db,
  codes: readonly string[],
  ids: readonly string[] = [],
): Promise<ProductTable[]> =>
  on(db)
    .selectFrom('product')
    .selectAll()
    .where(sql<boolean>`code = any(${codes}::text[]) or id = any(${ids}::uuid[])`)
    .execute()

export type ProductChange = {
  id: string
  name: string
  category: string | null
  standardCostMinor: number | null
}

/** Changes products. No audit row: the caller writes one. */
export const changeProducts = (db: Db, actor: Actor, list: readonly ProductChange[]): Promise<void> =>
  updateRows(
    db,
    'product',
    list.map((one) => ({
      id: one.id,
      set: {
        name: one.name,
        category: one.category,
        standard_cost_minor: one.standardCostMinor,
        updated_at: actor.now,
      },
    })),
    { revised: true },
  )

/** Takes out those of these products that nothing was sold of, and says which. */
export const removeProducts = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  const sold = await sql<{
    id: string
  }>`select distinct product_id as id from order_line where product_id = any(${ids}::uuid[])
    union select distinct product_id from unassigned_line where product_id = any(${ids}::uuid[])`.execute(db)
  const used = new Set(sold.rows.map((row) => row.id))
  const free = ids.filter((id) => !used.has(id))
  await deleteRows(
    db,
    'product',
    free.map((id) => ({ id })),
  )
  return new Set(free)
}

export type KnownReceivable = {
  accountId: string
  id: string
  document: string
  invoicedOn: string
  dueOn: string
  amountMinor: number
  openMinor: number
  currency: string
  asOf: string
  importId: string | null
}

export const knownReceivables = async (
  db: Db,
  pairs: readonly { accountId: string; document: string }[],
): Promise<KnownReceivable[]> =>
  (
    await sql<KnownReceivable>`select receivable.account_id as "accountId", id, receivable.document, invoiced_on as "invoicedOn",
        due_on as "dueOn", amount_minor as "amountMinor", open_minor as "openMinor", currency, as_of as "asOf", import_id as "importId"
      from receivable join (select * from unnest(${pairs.map((one) => one.accountId)}::uuid[],
        ${pairs.map((one) => one.document)}::text[]) as pair (account_id, document)) as wanted
        on wanted.account_id = receivable.account_id and wanted.document = receivable.document`.execute(db)
  ).rows

export const removeReceivables = (
  db: Db,
  list: readonly { accountId: string; id: string }[],
): Promise<void> =>
  deleteRows(
    db,
    'receivable',
    list.map((one) => ({ account_id: one.accountId, id: one.id })),
  )

export const knownReceivablesById = async (db: Db, ids: readonly string[]): Promise<KnownReceivable[]> =>
  (
    await sql<KnownReceivable>`select account_id as "accountId", id, document, invoiced_on as "invoicedOn", due_on as "dueOn",
        amount_minor as "amountMinor", open_minor as "openMinor", currency, as_of as "asOf", import_id as "importId"
      from receivable where id = any(${ids}::uuid[])`.execute(db)
  ).rows
