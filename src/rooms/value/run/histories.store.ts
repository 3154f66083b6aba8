// Histories of orders for the models: day by day, read in slices of accounts, so that memory holds a few columns and
// never the orders of a whole company.
import { setImmediate as others } from 'node:timers/promises'
import { sql } from 'kysely'
import { addDays, type Day, daysBetween } from '#base/calendar.ts'
import { daysOfWeek } from '#numbers/repeat-histories.ts'
import type { Db } from '#server/database.ts'
import type { Histories } from '../worth/valuing.ts'
import type { Held, Observed } from './fitting.ts'

const epoch: Day = '1970-01-01'
export const dayNumber = (day: Day): number => daysBetween(epoch, day)
export const dayOf = (number: number): Day => addDays(epoch, number)

const perSlice = 2000
/** A year of weeks. */
const recentDays = 52 * daysOfWeek

/** The first and the last day on which anything was sold; null in an empty ledger. */
export const orderSpan = async (db: Db): Promise<{ first: Day; last: Day } | null> => {
  const row = (
    await sql<{ first: Day | null; last: Day | null }>`select min(first_ordered_on) as first,
      max(last_ordered_on) as last from account_month`.execute(db)
  ).rows[0]
  return row?.first && row.last ? { first: row.first, last: row.last } : null
}

/**
 * The last day that a run as of a day may look at: the one before it, or the last one the ledger knows of. What lies
 * between is not silence of the accounts.
 */
export const observedUntil = (asOf: Day, lastOrder: Day): Day => {
  const before = addDays(asOf, -1)
  return lastOrder < before ? lastOrder : before
}

type Row = { id: string; days: number[]; amounts: number[] }

/**
 * Days with sales and what was sold on them, of all accounts or some. What came back is no order, and neither is what
 * was given away: lines without quantity or amount above zero are left out.
 */
async function* orderDays(db: Db, until: Day, accountIds: readonly string[] | null): AsyncGenerator<Row[]> {
  const read = async (which: ReturnType<typeof sql>) =>
    (
      await sql<Row>`select account_id as id, array_agg(day order by day) as days, array_agg(amount order by day) as amounts
        from (select account_id, ordered_on - ${epoch}::date as day, sum(amount_minor)::float8 as amount
          from order_line where ${which} and ordered_on <= ${until}::date and quantity_milli > 0 and amount_minor > 0
          group by account_id, ordered_on) as one group by account_id order by account_id`.execute(db)
    ).rows
  if (accountIds) {
    for (let from = 0; from < accountIds.length; from += perSlice)
      yield await read(sql`account_id = any(${accountIds.slice(from, from + perSlice)}::uuid[])`)
    return
  }
  for (let after: string | null = null; ; ) {
    const beyond: ReturnType<typeof sql> = after === null ? sql`true` : sql`id > ${after}::uuid`
    const last: string | undefined = (
      await sql<{ id: string }>`select id from account where ${beyond} order by id
        offset ${perSlice - 1} limit 1`.execute(db)
    ).rows[0]?.id
    const from = after === null ? sql`true` : sql`account_id > ${after}::uuid`
    const upTo = last === undefined ? sql`true` : sql`account_id <= ${last}::uuid`
    yield await read(sql`${from} and ${upTo}`)
    if (last === undefined) return
    after = last
  }
}

export type Read = { histories: Histories; held: Held | null }

/**
 * Histories up to and with a day, and, where a calibration is asked for, those up to and with an earlier day beside
 * what came after it.
 */
export const readHistories = async (
  db: Db,
  ask: {
    until: Day
    accountIds?: readonly string[] | null
    /** The last day before the holdout, and the first of all orders. */
    holdout?: { calibratedUntil: Day; first: Day } | null
  },
  onProgress: (accounts: number) => Promise<void> = async () => {},
): Promise<Read> => {
  const until = dayNumber(ask.until)
  const places = new Map<string, number>()
  const [x, tx, T, mean, recent, recentMean, first, last] = Array.from({ length: 8 }, () => new Column())
  const holdout = ask.holdout ? holdoutColumns(ask.holdout, until) : null
  if (!x || !tx || !T || !mean || !recent || !recentMean || !first || !last) throw new Error('eight columns')
  for await (const rows of orderDays(db, ask.until, ask.accountIds ?? null)) {
    for (const { id, days, amounts } of rows) {
      const begun = days[0]
      const ended = days.at(-1)
      if (begun === undefined || ended === undefined) continue
      places.set(id, x.length)
      const repeats = days.length - 1
      let sum = 0
      let lately = 0
      let latelySum = 0
      for (let i = 1; i < amounts.length; i += 1) {
        const amount = amounts[i] ?? 0
        sum += amount
        if ((days[i] ?? 0) <= until - recentDays) continue
        lately += 1
        latelySum += amount
      }
      x.push(repeats)
      tx.push((ended - begun) / daysOfWeek)
      T.push((until - begun) / daysOfWeek)
      mean.push(repeats > 0 ? sum / repeats : 0)
      recent.push(lately || repeats)
      recentMean.push(lately ? latelySum / lately : repeats > 0 ? sum / repeats : 0)
      first.push(begun)
      last.push(ended)
      holdout?.take(days)
    }
    await onProgress(places.size)
    await others()
  }
  const observed: Observed = {
    x: x.values(),
    tx: tx.values(),
    T: T.values(),
    mean: mean.values(),
    recent: recent.values(),
    recentMean: recentMean.values(),
  }
  const [firstDays, lastDays] = [first.values(), last.values()]
  return {
    histories: {
      places,
      observed,
      firstOn: (place) => dayOf(firstDays[place] ?? 0),
      lastOn: (place) => dayOf(lastDays[place] ?? 0),
    },
    held: holdout?.held() ?? null,
  }
}

/** Those who had ordered before the holdout, by what they had done till then, and what they did in it. */
const holdoutColumns = (holdout: { calibratedUntil: Day; first: Day }, until: number) => {
  const calibrated = dayNumber(holdout.calibratedUntil)
  const start = dayNumber(holdout.first)
  const [x, tx, T, counts] = [new Column(), new Column(), new Column(), new Column()]
  const weekOf = (day: number) => Math.floor((day - start) / daysOfWeek)
  const perWeek = new Float64Array(Math.max(1, weekOf(until) + 1))
  return {
    take(days: readonly number[]) {
      const begun = days[0] ?? 0
      if (begun > calibrated) return
      let before = 0
      let ended = begun
      for (const day of days) {
        if (day > begun) perWeek[weekOf(day)] = (perWeek[weekOf(day)] ?? 0) + 1
        if (day > calibrated) continue
        before += 1
        ended = day
      }
      x.push(before - 1)
      tx.push((ended - begun) / daysOfWeek)
      T.push((calibrated - begun) / daysOfWeek)
      counts.push(days.length - before)
    },
    held(): Held {
      let sum = 0
      return {
        x: x.values(),
        tx: tx.values(),
        T: T.values(),
        counts: counts.values(),
        weeks: (until - calibrated) / daysOfWeek,
        seen: perWeek.map((count) => {
          sum += count
          return sum
        }),
        ends: perWeek.map((_, week) => Math.min(daysOfWeek * (week + 1) - 1, until - start) / daysOfWeek),
        weeksBefore: (calibrated - start + 1) / daysOfWeek,
      }
    },
  }
}

/** Numbers that grow one by one and are taken out at once. */
class Column {
  length = 0
  #held = new Float64Array(1024)

  push(value: number): void {
    if (this.length === this.#held.length) {
      const longer = new Float64Array(2 * this.length)
      longer.set(this.#held)
      this.#held = longer
    }
    this.#held[this.length] = value
    this.length += 1
  }

  values(): Float64Array {
    return this.#held.slice(0, this.length)
  }
}
