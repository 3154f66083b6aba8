// What the ledger counts for higher rooms: figures of every account for a window, in one statement.
import { sql } from 'kysely'
import { addMonths, type Day, type Month, monthOf } from '#base/calendar.ts'
import { type Db, kept } from '#server/database.ts'

export type Window = {
  /** Days before this one count. */
  asOf: Day
  /** Complete months before the as-of month; null for everything before the as-of day. */
  months: number | null
}

/** Figures of one account; money in minor units of the ledger's currency. */
export type AccountCount = {
  netMinor: number
  grossMinor: number
  /** Net sales of lines whose cost is known, and that cost. */
  costedMinor: number
  costMinor: number
  orders: number
  lines: number
  /** Different products, where they were asked for; else 0. */
  products: number
  /** Σ and Σ² of monthly net sales over the window. */
  monthlySum: number
  monthlySquares: number
  firstMonth: Month | null
  lastOrderedOn: Day | null
  /** Net sales of as many months before the window. */
  previousNetMinor: number
}

/**
 * Every account with anything in the ledger before the as-of day. Months come from the roll-up; only a window
 * without end reads the lines of the as-of month that lie before the as-of day.
 */
export const countAccounts = async (
  db: Db,
  window: Window,
  wanted: { products?: boolean } = {},
): Promise<Map<string, AccountCount>> => {
  const asOfMonth = monthOf(window.asOf)
  const from = window.months === null ? '0001-01-01' : addMonths(asOfMonth, -window.months)
  const before = window.months === null ? '0001-01-01' : addMonths(from, -window.months)
  const begun = window.months === null && window.asOf > asOfMonth
  const months = !begun
    ? sql`(${rolledUp(asOfMonth)})`
    : (await reachesPast(db, asOfMonth, window.asOf))
      ? sql`(${rolledUp(asOfMonth)} union all ${linesOf(asOfMonth, window.asOf)})`
      : sql`(${rolledUp(addMonths(asOfMonth, 1))})`
  const inside = sql`month >= ${from}::date`
  const rows = await sql<AccountCount & { account_id: string }>`select account_id,
      coalesce(sum(net) filter (where ${inside}), 0)::bigint as "netMinor",
      coalesce(sum(gross_minor) filter (where ${inside}), 0)::bigint as "grossMinor",
      coalesce(sum(costed_minor) filter (where ${inside}), 0)::bigint as "costedMinor",
      coalesce(sum(cost_minor) filter (where ${inside}), 0)::bigint as "costMinor",
      coalesce(sum(orders) filter (where ${inside}), 0)::int as orders,
      coalesce(sum(lines) filter (where ${inside}), 0)::int as lines,
      coalesce(sum(net::float8) filter (where ${inside}), 0) as "monthlySum",
      coalesce(sum(net::float8 * net) filter (where ${inside}), 0) as "monthlySquares",
      min(month) as "firstMonth",
      max(last_ordered_on) as "lastOrderedOn",
      coalesce(sum(net) filter (where month >= ${before}::date and month < ${from}::date), 0)::bigint as "previousNetMinor"
    from ${months} as months group by account_id`.execute(db)
  const upTo = window.months === null ? window.asOf : asOfMonth
  const products = wanted.products ? await breadths(db, from, upTo) : new Map<string, number>()
  return new Map(
    rows.rows.map(({ account_id, ...count }) => [
      account_id,
      { ...count, products: products.get(account_id) ?? 0 },
    ]),
  )
}

const rolledUp = (
  asOfMonth: Month,
) => sql`select account_id, month, gross_minor + returned_minor as net, gross_minor, costed_minor, cost_minor,
  orders, lines, last_ordered_on from account_month where month < ${asOfMonth}::date`

const linesOf = (
  month: Month,
  asOf: Day,
) => sql`select account_id, ${month}::date as month, sum(amount_minor)::bigint as net,
  coalesce(sum(amount_minor) filter (where quantity_milli > 0 and amount_minor > 0), 0)::bigint as gross_minor,
  coalesce(sum(amount_minor) filter (where cost_minor is not null), 0)::bigint as costed_minor, coalesce(sum(cost_minor), 0)::bigint as cost_minor,
  count(distinct document) filter (where quantity_milli > 0)::int as orders, count(*)::int as lines,
  max(ordered_on) filter (where quantity_milli > 0) as last_ordered_on
  from order_line where ordered_on >= ${month}::date and ordered_on < ${asOf}::date group by account_id`

/** Whether the roll-up of a month holds days that are not to be counted. */
const reachesPast = async (db: Db, month: Month, asOf: Day): Promise<boolean> =>
  (
    await sql`select 1 from account_month where month = ${month}::date and last_line_on >= ${asOf}::date limit 1`.execute(
      db,
    )
  ).rows.length > 0

/** Different products bought in the window; a month that has begun before its end counts whole. */
const breadths = async (db: Db, from: Month, upTo: Day): Promise<Map<string, number>> => {
  const rows = await sql<{
    account_id: string
    products: number
  }>`select account_id, count(distinct product_id)::int as products
    from product_month cross join lateral unnest(product_ids, gross_minor) as part(product_id, gross)
    where month >= ${from}::date and month < ${upTo}::date and gross > 0 group by account_id`.execute(db)
  return new Map(rows.rows.map((row) => [row.account_id, row.products]))
}

/** The last day with an order, of accounts; null in an empty ledger. */
export const newestOrderDay = async (db: Db): Promise<Day | null> => (await ledgerSpan(db)).lastDay

/** Which months the ledger spans, and the month before which the last twelve are complete. */
export const ledgerSpan = async (
  db: Db,
): Promise<{ firstMonth: Month | null; lastDay: Day | null; asOfMonth: Month | null; accounts: number }> =>
  (
    await sql<{ firstMonth: Month | null; lastDay: Day | null; asOfMonth: Month | null; accounts: number }>`
      select min(first_month) as "firstMonth", max(last_ordered_on) as "lastDay", max(as_of_month) as "asOfMonth",
        count(*)::int as accounts from account_year`.execute(db)
  ).rows[0] ?? { firstMonth: null, lastDay: null, asOfMonth: null, accounts: 0 }

/**
 * The month before which the last twelve are complete; null in an empty ledger. It is the same for all accounts, so one
 * row tells it: many doors ask for it, and counting the whole ledger every time would be most of their work.
 */
export const asOfMonthOf = async (db: Db): Promise<Month | null> =>
  (
    await sql<{
      asOfMonth: Month
    }>`select ${kept} as_of_month as "asOfMonth" from account_year order by account_id limit 1`.execute(db)
  ).rows[0]?.asOfMonth ?? null

/** What lines without an account hold in a window: months from their roll-up, a month cut short from its lines. */
export const unassignedTotal = async (db: Db, window: Window): Promise<number> => {
  const from = window.months === null ? '0001-01-01' : addMonths(monthOf(window.asOf), -window.months)
  const month = monthOf(window.asOf)
  const cut =
    window.months === null && window.asOf > month
      ? sql`union all select amount_minor from unassigned_line
          where ordered_on >= ${month}::date and ordered_on < ${window.asOf}::date`
      : sql``
  const row = await sql<{ total: number }>`select coalesce(sum(amount_minor), 0)::bigint as total from (
      select amount_minor from unassigned_month where month >= ${from}::date and month < ${month}::date ${cut}) as parts`.execute(
    db,
  )
  return row.rows[0]?.total ?? 0
}

export const unassignedEver = async (db: Db): Promise<{ lines: number; amountMinor: number }> =>
  (
    await sql<{ lines: number; amountMinor: number }>`select coalesce(sum(lines), 0)::int as lines,
      coalesce(sum(amount_minor), 0)::bigint as "amountMinor" from unassigned_month`.execute(db)
  ).rows[0] ?? { lines: 0, amountMinor: 0 }

/** Once something is booked, the currency it is booked in stays. */
export const currencyIsFixed = async (db: Db): Promise<boolean> =>
  (
    await sql`(select 1 from order_line limit 1) union all (select 1 from unassigned_line limit 1)`.execute(
      db,
    )
  ).rows.length > 0
