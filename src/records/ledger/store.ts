// Hand-down for imports and for whoever fills an installation: products, many at once.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'
import { productForms } from './finding.store.ts'

export type NewProduct = {
  id: string
  code: string
  name: string
  category: string | null
  standardCostMinor: number | null
  listPriceMinor?: number | null
}

const atOnce = 5_000

/** Adds products. No audit row: the caller writes one. */
export const insertProducts = async (db: Db, list: readonly NewProduct[], now: Date): Promise<void> => {
  for (let from = 0; from < list.length; from += atOnce) {
    const part = list.slice(from, from + atOnce)
    const rows = part.map(({ standardCostMinor: cost, listPriceMinor: price = null, ...one }) => ({
      ...one,
      cost,
      price,
      ...productForms(one),
    }))
    await sql`insert into product (id, code, name, category, standard_cost_minor, list_price_minor, search_text, search_grams, revision, created_at, updated_at)
      select id, code, name, category, cost, price, search_text, search_grams, 1, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(id uuid, code text, name text, category text, cost bigint, price bigint,
        search_text text, search_grams text[])`.execute(db)
  }
}
