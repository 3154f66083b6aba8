// What is counted of accounts in a window: sales and costs from the roll-up, charges, visits, lines that came back, and
// what was owed. Each figure is one statement over all accounts, or over some.
import { sql } from 'kysely'
import { addDays, type Day, daysBetween, type Month } from '#base/calendar.ts'
import { agreementsUpTo } from '#records/ledger/agreement.store.ts'
import { chargesBetween } from '#records/ledger/charge.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import type { Db } from '#server/database.ts'
import { on } from '../tables.store.ts'
import type { Contract } from '../worth/agreement-value.ts'
import { type Counted, nothingCounted } from '../worth/profitability.ts'
import { seasonOf } from '../worth/season.ts'
import type { JudgedFacts, Window } from '../worth/valuing.ts'

type Some = readonly string[] | null
const among = (column: string, accountIds: Some) =>
  accountIds ? sql`${sql.ref(column)} = any(${[...accountIds]}::uuid[])` : sql`true`

/** Read from here down nothing asks who may see it: the caller is a run, or has checked. */
export const countedIn = async (
  db: Db,
  window: Window,
  accountIds: Some = null,
): Promise<Map<string, Counted>> => {
  const counted = new Map<string, Counted>()
  const of = (id: string): Counted => {
    const one = counted.get(id) ?? { ...nothingCounted }
    counted.set(id, one)
    return one
  }
  const { currency, timeZone } = await findCompany(db)
  const [sales, charges, visits, returned, owed] = await Promise.all([
    salesIn(db, window, accountIds),
    chargesBetween(db, window.from, window.before, accountIds),
    visitsIn(db, window, timeZone, accountIds),
    returnLinesIn(db, window, accountIds),
    averageOwed(db, window, currency, accountIds),
  ])
  for (const { accountId, ...sums } of sales) Object.assign(of(accountId), sums)
  for (const { accountId, kind, amountMinor, quantityMilli } of charges) {
    const one = of(accountId)
    if (kind === 'serviceHour') one.serviceHours = (quantityMilli ?? 0) / 1000
    else if (kind === 'managerHour') one.managerHours = (quantityMilli ?? 0) / 1000
    else one[`${kind}Minor`] = amountMinor ?? 0
  }
  for (const { accountId, count } of visits) of(accountId).visits = count
  for (const { accountId, count } of returned) of(accountId).returnLines = count
  for (const { accountId, minor } of owed) of(accountId).averageReceivableMinor = minor
  return counted
}

type SalesRow = { accountId: string } & Pick<
  Counted,
  'grossMinor' | 'returnedMinor' | 'costedMinor' | 'knownCostMinor'
>

const salesIn = async (db: Db, { from, before }: Window, accountIds: Some): Promise<SalesRow[]> =>
  (
    await sql<SalesRow>`select account_id as "accountId", sum(gross_minor)::bigint as "grossMinor",
        (-sum(returned_minor))::bigint as "returnedMinor", sum(costed_minor)::bigint as "costedMinor",
        sum(cost_minor)::bigint as "knownCostMinor"
      from account_month where month >= ${from}::date and month < ${before}::date and ${among('account_id', accountIds)}
      group by account_id`.execute(db)
  ).rows

type CountRow = { accountId: string; count: number }

/** Visits by the calendar of the company; the days beside the window are for the index, which knows instants only. */
const visitsIn = async (
  db: Db,
  { from, before }: Window,
  zone: string,
  accountIds: Some,
): Promise<CountRow[]> =>
  (
    await sql<CountRow>`select account_id as "accountId", count(*)::int as count from interaction
      where kind = 'visit' and removed_at is null and ${among('account_id', accountIds)}
        and happened_at >= ${`${addDays(from, -1)}T00:00:00Z`}::timestamptz
        and happened_at < ${`${addDays(before, 1)}T00:00:00Z`}::timestamptz
        and (happened_at at time zone ${zone})::date >= ${from}::date
        and (happened_at at time zone ${zone})::date < ${before}::date
      group by account_id`.execute(db)
  ).rows

const returnLinesIn = async (db: Db, { from, before }: Window, accountIds: Some): Promise<CountRow[]> =>
  (
    await sql<CountRow>`select account_id as "accountId", count(*)::int as count from order_line
      where quantity_milli < 0 and ordered_on >= ${from}::date and ordered_on < ${before}::date
        and ${among('account_id', accountIds)}
      group by account_id`.execute(db)
  ).rows

/**
 * What was owed on an average day of the window: Σ amount × days open within it / days of it. What is open of a document
 * counts from its day to the end of the window; what was paid, from its day to the day it fell due, or to the day of the
 * books if that came first, since books do not tell when money came. Documents the books no longer name are not known,
 * so this is the least that was owed. In the currency of the ledger only.
 */
const averageOwed = async (
  db: Db,
  { from, before }: Window,
  currency: string | null,
  accountIds: Some,
): Promise<{ accountId: string; minor: number }[]> => {
  const days = daysBetween(from, before)
  const within = (end: ReturnType<typeof sql>) =>
    sql`greatest(0, least(${end}, ${before}::date) - greatest(invoiced_on, ${from}::date))`
  return (
    await sql<{ accountId: string; minor: number }>`select account_id as "accountId",
        sum(open_minor::float8 * ${within(sql`${before}::date`)}
          + (amount_minor - open_minor)::float8 * ${within(sql`least(due_on, as_of)`)}) / ${days}::float8 as minor
      from receivable where invoiced_on < ${before}::date and ${among('account_id', accountIds)}
        and ${currency === null ? sql`true` : sql`currency = ${currency}`}
      group by account_id`.execute(db)
  ).rows.filter((row) => row.minor > 0)
}

/** Contracts that had begun by a day, by account, of all or of some. */
export const contractsUpTo = async (
  db: Db,
  asOf: Day,
  currency: string | null,
  accountIds: Some = null,
): Promise<Map<string, Contract[]>> => {
  const list = (await agreementsUpTo(db, asOf, accountIds)).filter(
    (one) => currency === null || one.currency === currency,
  )
  return Map.groupBy(list, (one) => one.accountId)
}

/** What people know of accounts by a day: whom they brought, and the newest judgement of each kind. */
export const judgedUpTo = async (
  db: Db,
  asOf: Day,
  accountIds: Some = null,
): Promise<Map<string, JudgedFacts>> => {
  const judged = new Map<string, JudgedFacts>()
  const of = (id: string): JudgedFacts => {
    const one = judged.get(id) ?? { referrals: [], learning: null, skill: null }
    judged.set(id, one)
    return one
  }
  const referrals = await sql<{ accountId: string; referredId: string | null; name: string }>`
    select referral.account_id as "accountId", coalesce(merged.account_id, referred_id) as "referredId", referred_name as name
    from referral left join merged_account as merged on merged.id = referral.referred_id
    where removed_at is null and referred_on <= ${asOf}::date and ${among('referral.account_id', accountIds)}
    order by referral.account_id, referral.id`.execute(db)
  for (const { accountId, ...one } of referrals.rows) of(accountId).referrals.push(one)
  const judgements = await sql<{ accountId: string; kind: 'learning' | 'skill'; level: number }>`
    select distinct on (account_id, kind) account_id as "accountId", kind, level from value_judgement
    where judged_on <= ${asOf}::date and ${among('account_id', accountIds)}
    order by account_id, kind, judged_on desc, created_at desc, id desc`.execute(db)
  for (const { accountId, kind, level } of judgements.rows) of(accountId)[kind] = level
  return judged
}

export const accountFacts = async (
  db: Db,
  accountIds: Some = null,
): Promise<Map<string, { size: string | null; tier: string | null }>> => {
  const rows = await sql<{ id: string; size: string | null; tier: string | null }>`select account.id,
      account.size_class as size, standing.tier
    from account left join account_tier as standing on standing.account_id = account.id
    where (account.size_class is not null or standing.tier is not null) and ${among('account.id', accountIds)}`.execute(
    db,
  )
  return new Map(rows.rows.map(({ id, ...facts }) => [id, facts]))
}

/** How the months of a year differ over the whole company, from the 24 before a month. */
export const companySeason = async (db: Db, before: Month): Promise<number[] | null> => {
  const rows = await sql<{ month: Month; netMinor: number }>`select month,
      sum(gross_minor + returned_minor)::float8 as "netMinor"
    from account_month where month >= (${before}::date - interval '24 months')::date and month < ${before}::date
    group by month`.execute(db)
  return seasonOf(rows.rows)
}

/** Some of the accounts may have gone since they were named. */
export const stillThere = async (db: Db, accountIds: readonly string[]): Promise<string[]> =>
  (
    await on(db)
      .selectFrom('account')
      .select('id')
      .where(sql<boolean>`id = any(${[...accountIds]}::uuid[])`)
      .orderBy('id')
      .execute()
  ).map((row) => row.id)
