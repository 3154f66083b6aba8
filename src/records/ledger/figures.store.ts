// What the ledger counts for higher rooms: figures of every account for a window, in one statement.
import { sql } from 'kysely'
import { addMonths, type Day, type Month, monthOf } from '#base/calendar.ts'
import type { Db } from '#server/database.ts'

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
  const started = window.months === null && window.asOf > asOfMonth && (await hasMonth(db, asOfMonth))
  const months = started
    ? sql`(${rolledUp(asOfMonth)} union all ${linesOf(asOfMonth, window.asOf)})`
    : sql`(${rolledUp(asOfMonth)})`
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
  const products = wanted.products ? await breadths(db, from, window.asOf) : new Map<string, number>()
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

const hasMonth = async (db: Db, month: Month): Promise<boolean> =>
  (await sql`select 1 from account_month where month = ${month}::date limit 1`.execute(db)).rows.length > 0

/** Different products bought in the window; the as-of month counts whole. */
const breadths = async (db: Db, from: Month, asOf: Day): Promise<Map<string, number>> => {
  const rows = await sql<{
    account_id: string
    products: number
  }>`select account_id, count(distinct product_id)::int as products
    from product_month where month >= ${from}::date and month < ${asOf}::date and gross_minor > 0 group by account_id`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.account_id, row.products]))
}

/** The last day with an order, of accounts; null in an empty ledger. */
export const newestOrderDay = async (db: Db): Promise<Day | null> =>
  (await sql<{ day: Day | null }>`select max(last_ordered_on) as day from account_month`.execute(db)).rows[0]
    ?.day ?? null

/** Which months the ledger spans, and the month before which the last twelve are complete. */
export const ledgerSpan = async (
  db: Db,
): Promise<{ firstMonth: Month | null; lastDay: Day | null; asOfMonth: Month | null; accounts: number }> => {
  const row = (
    await sql<{
      firstMonth: Month | null
      lastDay: Day | null
      accounts: number
    }>`select min(month) as "firstMonth", max(last_ordered_on) as "lastDay",
      count(distinct account_id)::int as accounts from account_month`.execute(db)
  ).rows[0]
  const asOf = (
    await sql<{ month: Month | null }>`select max(as_of_month) as month from account_year`.execute(db)
  ).rows[0]
  return {
    firstMonth: row?.firstMonth ?? null,
    lastDay: row?.lastDay ?? null,
    accounts: row?.accounts ?? 0,
    asOfMonth: asOf?.month ?? null,
  }
}

/** What lines without an account hold in a window. */
export const unassignedTotal = async (db: Db, window: Window): Promise<number> => {
  const from = window.months === null ? '0001-01-01' : addMonths(monthOf(window.asOf), -window.months)
  const upTo = window.months === null ? window.asOf : monthOf(window.asOf)
  const row = await sql<{
    total: number
  }>`select coalesce(sum(amount_minor), 0)::bigint as total from unassigned_line
    where ordered_on >= ${from}::date and ordered_on < ${upTo}::date`.execute(db)
  return row.rows[0]?.total ?? 0
}

export const unassignedEver = async (db: Db): Promise<{ lines: number; amountMinor: number }> =>
  (
    await sql<{
      lines: number
      amountMinor: number
    }>`select count(*)::int as lines, coalesce(sum(amount_minor), 0)::bigint as "amountMinor" from unassigned_line`.execute(
      db,
    )
  ).rows[0] ?? { lines: 0, amountMinor: 0 }

/** Once something is booked, the currency it is booked in stays. */
export const currencyIsFixed = async (db: Db): Promise<boolean> =>
  (
    await sql`(select 1 from order_line limit 1) union all (select 1 from unassigned_line limit 1)`.execute(
      db,
    )
  ).rows.length > 0
