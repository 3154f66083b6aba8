// Order lines booked straight into the ledger, with the roll-ups that belong to them: for tests of what is counted from them.
import { sql } from 'kysely'
import { sumAccountMonths, sumProductMonths } from '#records/ledger/applying.store.ts'
import { refreshYears } from '#records/ledger/closing.store.ts'
import { insertProducts } from '#records/ledger/store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { today } from './world.ts'

export type Line = {
  accountId: string
  on: string
  productId: string
  /** In pieces; below zero it came back. */
  quantity: number
  amountMinor: number
  costMinor: number | null
  importId?: string
}

export const makeProduct = async (
  db: Db,
  code: string,
  prices: { list?: number; category?: string } = {},
): Promise<string> => {
  const id = newId(today)
  await insertProducts(
    db,
    [
      {
        id,
        code,
        name: code,
        category: prices.category ?? null,
        standardCostMinor: null,
        listPriceMinor: prices.list ?? null,
      },
    ],
    today,
  )
  return id
}

export const book = async (db: Db, lines: readonly Line[]): Promise<void> => {
  const rows = lines.map((one, place) => ({
    account_id: one.accountId,
    id: newId(new Date(today.getTime() + place)),
    document: `D${one.on}-${one.accountId.slice(-4)}-${place}`,
    ordered_on: one.on,
    product_id: one.productId,
    quantity_milli: one.quantity * 1000,
    amount_minor: one.amountMinor,
    cost_minor: one.costMinor,
    currency: 'CNY',
    import_id: one.importId ?? null,
  }))
  for (let from = 0; from < rows.length; from += 5000)
    await sql`insert into order_line (account_id, id, document, ordered_on, product_id, quantity_milli, amount_minor,
        cost_minor, currency, import_id)
      select account_id, id, document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor, currency, import_id
      from jsonb_populate_recordset(null::order_line, ${JSON.stringify(rows.slice(from, from + 5000))}::jsonb)`.execute(
      db,
    )
  const ids = [...new Set(lines.map((one) => one.accountId))]
  const accounts = sql`(select unnest(${ids}::uuid[]))`
  await sumAccountMonths(db, null, accounts)
  await sumProductMonths(db, null, accounts)
  await refreshYears(db, null)
}
