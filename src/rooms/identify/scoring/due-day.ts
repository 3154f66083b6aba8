// The days of a year on which accounts are evaluated by themselves.
import { addDays, type Day } from '#base/calendar.ts'

const inYear = (year: number, monthDay: string): Day => {
  // 29 February is the last of its month where a year has none.
  const day = `${year}-${monthDay}`
  return monthDay === '02-29' && !isLeap(year) ? `${year}-02-28` : day
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The newest due day that is over on `today`: a day is over when the next has begun. Null without days. */
export const lastDueDay = (days: readonly string[], today: Day): Day | null => {
  const year = Number(today.slice(0, 4))
  const past = days
    .flatMap((day) => [inYear(year - 1, day), inYear(year, day)])
    .filter((day) => day < today)
    .sort()
  return past.at(-1) ?? null
}

/** The next due day, today included. Null without days. */
export const nextDueDay = (days: readonly string[], today: Day): Day | null => {
  const year = Number(today.slice(0, 4))
  const ahead = days
    .flatMap((day) => [inYear(year, day), inYear(year + 1, day)])
    .filter((day) => day >= today)
    .sort()
  return ahead[0] ?? null
}

/** An evaluation due on a day looks at everything up to and with that day. */
export const asOfDue = (due: Day): Day => addDays(due, 1)
