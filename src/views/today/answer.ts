// What the first page says in figures: changes, margins, the period, and which key accounts fall.
import { addMonths, type Day, type Month } from '#base/calendar.ts'

/** A change as a share of what was before; null where there was nothing to compare with. */
export const changeOf = (now: number, before: number): number | null =>
  before > 0 ? (now - before) / before : null

/** Profit as a share of net sales; null where either is unknown or nothing was sold. */
export const marginOf = (profitMinor: number | null, netMinor: number): number | null =>
  profitMinor === null || netMinor <= 0 ? null : profitMinor / netMinor

/** The twelve complete months before the as-of month, as YYYY-MM. */
export const yearBefore = (asOfMonth: Month): { from: string; to: string } => ({
  from: addMonths(asOfMonth, -12).slice(0, 7),
  to: addMonths(asOfMonth, -1).slice(0, 7),
})

/** The window of an evaluation ends before its as-of day, so one of the as-of month itself is up to date. */
export const isStale = (evaluationAsOf: Day, asOfMonth: Month | null): boolean =>
  asOfMonth !== null && evaluationAsOf < asOfMonth

type Selling = { accountId: string; name: string; netMinor: number; previousNetMinor: number }

/** Those that lost at least `share` of their sales, the greatest loss of money first. */
export const fallingOf = (accounts: readonly Selling[], share = 0.2) =>
  accounts
    .flatMap((one) => {
      const change = changeOf(one.netMinor, one.previousNetMinor)
      return change !== null && change <= -share
        ? [{ ...one, change, lostMinor: one.previousNetMinor - one.netMinor }]
        : []
    })
    .sort((a, b) => b.lostMinor - a.lostMinor)
