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

/** The local calendar day of an instant in a time zone, the business's own by default. */
export const dayIn = (instant: Date, zone = 'Asia/Shanghai'): Day =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant)

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && format(parse(text)) === text
