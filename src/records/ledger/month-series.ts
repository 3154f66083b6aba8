// An account's months in a row without gaps, each beside the same month a year before.
import { addMonths, type FiscalYear, fiscalYearOf, type Month, monthsFrom } from '#base/calendar.ts'

export type MonthFigures = {
  month: Month
  netMinor: number
  grossMinor: number
  returnedMinor: number
  profitMinor: number | null
  orders: number
}
export type MonthPoint = MonthFigures & { yearBeforeMinor: number | null; complete: boolean }

/**
 * The last `count` months up to `last`, both included. A month without orders is a zero; a month before the first
 * order is null where it is compared with. `asOfMonth` is the first month that is not complete yet.
 */
export const monthSeries = (
  rows: readonly MonthFigures[],
  last: Month,
  count: number,
  asOfMonth: Month | null,
): MonthPoint[] => {
  const byMonth = new Map(rows.map((row) => [row.month, row]))
  const first = rows.reduce<Month | null>(
    (least, row) => (least && least < row.month ? least : row.month),
    null,
  )
  const netOf = (month: Month): number | null =>
    byMonth.get(month)?.netMinor ?? (first && month >= first ? 0 : null)
  return monthsFrom(addMonths(last, 1 - count), last).map((month) => ({
    ...(byMonth.get(month) ?? {
      month,
      netMinor: 0,
      grossMinor: 0,
      returnedMinor: 0,
      profitMinor: null,
      orders: 0,
    }),
    yearBeforeMinor: netOf(addMonths(month, -12)),
    complete: asOfMonth === null || month < asOfMonth,
  }))
}

/** The last twelve complete months and the twelve before; null where there is nothing to compare with. */
export const yearsOf = (
  points: readonly MonthPoint[],
): { netMinor: number; yearBeforeMinor: number | null } => {
  const year = points.filter((point) => point.complete).slice(-12)
  const before = year.map((point) => point.yearBeforeMinor)
  return {
    netMinor: year.reduce((total, point) => total + point.netMinor, 0),
    yearBeforeMinor: before.every((one) => one === null)
      ? null
      : before.reduce<number>((total, one) => total + (one ?? 0), 0),
  }
}

export type FiscalYearSoFar = FiscalYear & {
  /** The last complete month counted. */
  upTo: Month
  netMinor: number
  /** The same months a year before; null where one of them is unknown. */
  yearBeforeMinor: number | null
}

/** The fiscal year of the last complete month, as far as it has come; null when no month is complete. */
export const fiscalYearSoFar = (
  points: readonly MonthPoint[],
  firstMonth: number,
): FiscalYearSoFar | null => {
  const complete = points.filter((point) => point.complete)
  const upTo = complete.at(-1)?.month
  if (!upTo) return null
  const year = fiscalYearOf(upTo, firstMonth)
  const own = complete.filter((point) => point.month >= year.first)
  const before = own.map((point) => point.yearBeforeMinor)
  return {
    ...year,
    upTo,
    netMinor: own.reduce((total, point) => total + point.netMinor, 0),
    yearBeforeMinor: before.includes(null)
      ? null
      : before.reduce<number>((total, one) => total + (one ?? 0), 0),
  }
}
