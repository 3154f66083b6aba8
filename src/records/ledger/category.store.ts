// What accounts bought of some categories of products, over complete months.
import { sql } from 'kysely'
import { addMonths, monthOf } from '#base/calendar.ts'
import type { Db } from '#server/database.ts'
import type { Window } from './figures.store.ts'

/** Money in minor units; profit only where costs are known. Categories named in `exclude` are left out of the others. */
export const categorySums = async (
  db: Db,
  window: Window,
  categories: { include?: readonly string[] | undefined; exclude?: readonly string[] | undefined },
): Promise<Map<string, { netMinor: number; profitMinor: number | null }>> => {
  const before = monthOf(window.asOf)
  const from = window.months === null ? '0001-01-01' : addMonths(before, -window.months)
  const wanted = categories.include?.length
    ? sql`product.category = any(${[...categories.include]}::text[])`
    : sql`true`
  const rows = await sql<{
    account_id: string
    netMinor: number
    costedMinor: number
    costMinor: number
  }>`select account_id, sum(gross + returned)::bigint as "netMinor", sum(costed)::bigint as "costedMinor", sum(cost)::bigint as "costMinor"
    from product_month cross join lateral unnest(product_ids, gross_minor, returned_minor, costed_minor, cost_minor)
      as part(product_id, gross, returned, costed, cost)
    join product on product.id = part.product_id
    where month >= ${from}::date and month < ${before}::date and ${wanted}
      and coalesce(product.category, '') <> all(${[...(categories.exclude ?? [])]}::text[])
    group by account_id`.execute(db)
  return new Map(
    rows.rows.map(({ account_id, netMinor, costedMinor, costMinor }) => [
      account_id,
      { netMinor, profitMinor: costedMinor === 0 && costMinor === 0 ? null : costedMinor - costMinor },
    ]),
  )
}
