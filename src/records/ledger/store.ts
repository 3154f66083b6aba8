// Hand-down for imports and for whoever fills an installation: products, many at once.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'

export type NewProduct = {
  id: string
  code: string
  name: string
  category: string | null
  standardCostMinor: number | null
}

const atOnce = 5_000

/** Adds products. No audit row: the caller writes one. */
export const insertProducts = async (db: Db, list: readonly NewProduct[], now: Date): Promise<void> => {
  for (let from = 0; from < list.length; from += atOnce) {
    const part = list.slice(from, from + atOnce)
    await sql`insert into product (id, code, name, category, standard_cost_minor, revision, created_at, updated_at)
      select id, code, name, category, cost, 1, ${now}::timestamptz, ${now}::timestamptz
      from unnest(${part.map((one) => one.id)}::uuid[], ${part.map((one) => one.code)}::text[],
        ${part.map((one) => one.name)}::text[], ${part.map((one) => one.category)}::text[],
        ${part.map((one) => one.standardCostMinor)}::bigint[]) as new(id, code, name, category, cost)`.execute(
      db,
    )
  }
}
