// Days and months as text: 'YYYY-MM-DD', and a month as its first day. No clock and no time zone in here.

export type Day = string
export type Month = string

const dayMs = 86_400_000
const parse = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const format = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

export const monthOf = (day: Day): Month => `${day.slice(0, 7)}-01`
export const addDays = (day: Day, days: number): Day => format(parse(day) + days * dayMs)
/** Calendar days from `from` to `to`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((parse(to) - parse(from)) / dayMs)
export const addMonths = (month: Month, months: number): Month => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`
}
export const monthsBetween = (from: Month, to: Month): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
/** Every month from the first to the last, both included. */
export const monthsFrom = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) => addMonths(first, index))

// The zone that days are cut in belongs to the installation, as its currency does. The roof says it when it opens and
// when an administrator changes it, and the web app when it learns who is signed in.
let houseZone = 'Asia/Shanghai'
export const cutDaysIn = (zone: string): void => {
  houseZone = zone
}

const cutters = new Map<string, Intl.DateTimeFormat>()
const cutter = (zone: string): Intl.DateTimeFormat => {
  const known = cutters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  cutters.set(zone, made)
  return made
}

/** The local calendar day of an instant in a time zone, the company's own by default. */
export const dayIn = (instant: Date, zone = houseZone): Day => cutter(zone).format(instant)

const clocks = new Map<string, Intl.DateTimeFormat>()
const clock = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone)
  if (known) return known
  // In Sweden a time is written as it sorts.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(zone, made)
  return made
}

/** What a clock of a zone shows at an instant, as if it were UTC: for files that know no zones. */
export const clockTimeIn = (instant: Date, zone = houseZone): Date =>
  new Date(`${clock(zone).format(instant).replace(' ', 'T')}Z`)

/** Whether a name such as `Asia/Shanghai` is a time zone. */
export const isZone = (name: string): boolean => {
  try {
    return cutter(name) !== undefined
  } catch {
    return false
  }
}

/** A fiscal year: its first and last month, and the calendar year it ends in, by which it is called. */
export type FiscalYear = { year: number; first: Month; last: Month }

/** The fiscal year that a day lies in, when years begin with `firstMonth` (1 to 12). */
export const fiscalYearOf = (day: Day, firstMonth: number): FiscalYear => {
  const back = (Number(day.slice(5, 7)) - firstMonth + 12) % 12
  const first = addMonths(monthOf(day), -back)
  const last = addMonths(first, 11)
  return { year: Number(last.slice(0, 4)), first, last }
}

/** Monday 1 to Sunday 7, as ISO 8601 counts them. */
export const weekdayOf = (day: Day): number => new Date(parse(day)).getUTCDay() || 7

/** The first day that is worked, from this one on; the day itself when no day of the week is worked. */
export const workDayFrom = (day: Day, workDays: readonly number[]): Day => {
  for (let ahead = 0; ahead < 7; ahead += 1)
    if (workDays.includes(weekdayOf(addDays(day, ahead)))) return addDays(day, ahead)
  return day
}

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && format(parse(text)) === text
