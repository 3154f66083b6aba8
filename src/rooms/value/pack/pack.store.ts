// What a negotiation is prepared with: what an account bought at which price, beside the list and beside what others pay.
import { sql } from 'kysely'
import { addMonths, type Month } from '#base/calendar.ts'
import type { Db } from '#server/database.ts'
import type { MonthSum } from '../worth/season.ts'
import type { Window } from '../worth/valuing.ts'
import type { Listed } from './pocket.ts'

/** Of an account whose being seen was checked at the door: what its lines would have been at list prices. */
export const listedOf = async (db: Db, accountId: string, { from, before }: Window): Promise<Listed> =>
  (
    await sql<Listed>`select coalesce(sum(line.amount_minor), 0)::bigint as "listedMinor",
        coalesce(round(sum(line.quantity_milli::float8 * product.list_price_minor / 1000)), 0)::bigint as "atListMinor"
      from order_line as line join product on product.id = line.product_id
      where line.account_id = ${accountId} and line.ordered_on >= ${from}::date and line.ordered_on < ${before}::date
        and line.quantity_milli > 0 and line.amount_minor > 0 and product.list_price_minor is not null`.execute(
      db,
    )
  ).rows[0] ?? { listedMinor: 0, atListMinor: 0 }

export type PackProduct = {
  productId: string
  name: string
  code: string
  netMinor: number
  quantityMilli: number
  listMinor: number | null
  priceMinor: number
  costMinor: number | null
  averageMinor: number
}

/** The largest products of an account, with what a piece is sold at, costs, is listed at, and brings from all accounts. */
export const packProducts = async (
  db: Db,
  accountId: string,
  { from, before }: Window,
  limit: number,
): Promise<PackProduct[]> =>
  (
    await sql<PackProduct>`select product.id as "productId", product.name, product.code, bought.net as "netMinor",
        bought.quantity as "quantityMilli", product.list_price_minor as "listMinor",
        round(bought.gross::float8 * 1000 / bought.quantity)::bigint as "priceMinor",
        case when bought.costed > 0 then round(bought.cost::float8 * 1000 / bought.costed)
          else product.standard_cost_minor end::bigint as "costMinor",
        round(coalesce(average.gross_minor::float8 / average.quantity_milli, bought.gross::float8 / bought.quantity)
          * 1000)::bigint as "averageMinor"
      from (
        select product_id, sum(amount_minor)::bigint as net,
          sum(amount_minor) filter (where quantity_milli > 0 and amount_minor > 0)::bigint as gross,
          sum(quantity_milli) filter (where quantity_milli > 0 and amount_minor > 0)::bigint as quantity,
          sum(cost_minor) filter (where quantity_milli > 0 and amount_minor > 0)::bigint as cost,
          coalesce(sum(quantity_milli) filter (where quantity_milli > 0 and amount_minor > 0 and cost_minor is not null),
            0)::bigint as costed
        from order_line where account_id = ${accountId} and ordered_on >= ${from}::date and ordered_on < ${before}::date
        group by product_id
      ) as bought join product on product.id = bought.product_id
        left join product_average as average on average.product_id = bought.product_id
      where bought.quantity > 0
      order by bought.net desc, product.id limit ${limit}`.execute(db)
  ).rows

export type MonthBooked = MonthSum & { profitMinor: number | null }

/** Every month before a month, those without sales as 0. */
export const monthsBefore = async (
  db: Db,
  accountId: string,
  before: Month,
  count: number,
): Promise<MonthBooked[]> => {
  const rows = await sql<MonthBooked>`select month, (gross_minor + returned_minor)::bigint as "netMinor",
      case when costed_minor = 0 and cost_minor = 0 then null else costed_minor - cost_minor end::bigint as "profitMinor"
    from account_month where account_id = ${accountId} and month >= ${addMonths(before, -count)}::date
      and month < ${before}::date`.execute(db)
  const found = new Map(rows.rows.map((row) => [row.month, row]))
  return Array.from({ length: count }, (_, place) => {
    const month = addMonths(before, place - count)
    return found.get(month) ?? { month, netMinor: 0, profitMinor: null }
  })
}

/** Before the first order there were no months. */
export const firstMonthOf = async (db: Db, accountId: string): Promise<Month | null> =>
  (
    await sql<{ month: Month | null }>`select min(month) as month from account_month
      where account_id = ${accountId}`.execute(db)
  ).rows[0]?.month ?? null
