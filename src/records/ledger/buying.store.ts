// What one account buys, read from the roll-ups: by month and by product.
import { sql } from 'kysely'
import { addMonths, type Month } from '#base/calendar.ts'
import type { Db } from '#server/database.ts'

export type MonthRow = {
  month: Month
  netMinor: number
  grossMinor: number
  returnedMinor: number
  profitMinor: number | null
  orders: number
}

/** The months of an account with anything in them, oldest first, before a month. */
export const monthsOf = async (
  db: Db,
  accountId: string,
  before: Month,
  months: number,
): Promise<MonthRow[]> =>
  (
    await sql<MonthRow>`select month, gross_minor + returned_minor as "netMinor", gross_minor as "grossMinor", returned_minor as "returnedMinor",
        case when costed_minor = 0 and cost_minor = 0 then null else costed_minor - cost_minor end as "profitMinor", orders
      from account_month where account_id = ${accountId} and month >= ${addMonths(before, -months)}::date and month < ${before}::date
      order by month`.execute(db)
  ).rows

export type BoughtRow = {
  productId: string
  code: string
  name: string
  category: string | null
  netMinor: number
  previousNetMinor: number
  profitMinor: number | null
  quantityMilli: number
}

/** Products of an account by net sales over the months before a month, with as many months before those beside them. */
export const productsOf = async (
  db: Db,
  accountId: string,
  before: Month,
  months: number,
  limit: number,
): Promise<BoughtRow[]> => {
  const from = addMonths(before, -months)
  return (
    await sql<BoughtRow>`select product.id as "productId", product.code, product.name, product.category, bought."netMinor", bought."previousNetMinor",
        bought."profitMinor", bought."quantityMilli"
      from (
        select product_id,
          coalesce(sum(gross + returned) filter (where month >= ${from}::date), 0)::bigint as "netMinor",
          coalesce(sum(gross + returned) filter (where month < ${from}::date), 0)::bigint as "previousNetMinor",
          (case when coalesce(sum(abs(costed)) filter (where month >= ${from}::date), 0) = 0 then null
            else sum(costed - cost) filter (where month >= ${from}::date) end)::bigint as "profitMinor",
          coalesce(sum(quantity) filter (where month >= ${from}::date), 0)::bigint as "quantityMilli"
        from product_month
          cross join lateral unnest(product_ids, gross_minor, returned_minor, costed_minor, cost_minor, quantity_milli)
            as part(product_id, gross, returned, costed, cost, quantity)
        where account_id = ${accountId} and month >= ${addMonths(from, -months)}::date and month < ${before}::date
        group by product_id
      ) as bought join product on product.id = bought.product_id
      order by bought."netMinor" desc, product.id limit ${limit + 1}`.execute(db)
  ).rows
}
