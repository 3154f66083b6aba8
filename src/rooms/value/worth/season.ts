// How the months of a year differ, from two whole years: 1 is a usual month.
import type { Month } from '#base/calendar.ts'

export type MonthSum = { month: Month; netMinor: number }

const placeOf = (month: Month): number => Number(month.slice(5, 7)) - 1

/**
 * An index for January to December, twelve in all, from the 24 months given; each is drawn halfway to 1, since two years
 * are few. Null where not every calendar month comes twice, or nothing was sold.
 */
export const seasonOf = (months: readonly MonthSum[]): number[] | null => {
  const sums = new Array<number>(12).fill(0)
  const times = new Array<number>(12).fill(0)
  for (const { month, netMinor } of months) {
    sums[placeOf(month)] = (sums[placeOf(month)] ?? 0) + Math.max(0, netMinor)
    times[placeOf(month)] = (times[placeOf(month)] ?? 0) + 1
  }
  const total = sums.reduce((sum, one) => sum + one, 0)
  if (total <= 0 || times.some((one) => one < 2)) return null
  return sums.map((sum) => 1 + ((sum * 12) / total - 1) / 2)
}

export const indexOf = (season: readonly number[] | null, month: Month): number =>
  season?.[placeOf(month)] ?? 1
