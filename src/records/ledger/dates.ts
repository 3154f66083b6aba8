// Days as files write them: year first, day or month first, in Chinese, run together, or counted by Excel.
import type { Day } from '#base/calendar.ts'

export type DayOrder = 'dayFirst' | 'monthFirst'

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

const dayFrom = (year: number, month: number, day: number): Day | null => {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (day > (monthDays[month - 1] as number) + (leap ? 1 : 0)) return null
  return `${year}-${two[month]}-${two[day]}`
}

/** Two digits of a year: this century up to 69, the last one from 70, as POSIX has it. */
const fullYear = (year: number, digits: number): number =>
  digits === 2 ? year + (year < 70 ? 2000 : 1900) : digits === 4 ? year : -1

// Separators and what may follow a day: - . / space T Z comma 年 月 日
const isSeparator = (code: number): boolean =>
  code === 45 || code === 46 || code === 47 || code === 0x5e74 || code === 0x6708
const mayFollow = (code: number): boolean => code === 32 || code === 84 || code === 44 || code === 0x65e5

/** The day that a text names, whatever stands behind it; null when it is none. */
export const readDay = (text: string, order: DayOrder): Day | null => {
  // Up to three groups of digits, read by hand: this runs once for nearly every line of a file.
  let a = 0
  let b = 0
  let c = 0
  let aDigits = 0
  let bDigits = 0
  let cDigits = 0
  let group = 0
  let at = 0
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      const digit = code - 48
      if (group === 0) {
        a = a * 10 + digit
        aDigits += 1
      } else if (group === 1) {
        b = b * 10 + digit
        bDigits += 1
      } else {
        c = c * 10 + digit
        cDigits += 1
      }
    } else if (isSeparator(code) && group < 2) group += 1
    else break
  }
  if (at < text.length && !mayFollow(text.charCodeAt(at))) return readNamedMonth(text)
  if (group === 0) return runTogether(a, aDigits) ?? readNamedMonth(text)
  if (aDigits === 4 && bDigits > 0 && bDigits <= 2 && cDigits > 0 && cDigits <= 2) return dayFrom(a, b, c)
  if (cDigits > 0 && aDigits > 0 && aDigits <= 2 && bDigits > 0 && bDigits <= 2)
    return order === 'dayFirst' ? dayFrom(fullYear(c, cDigits), b, a) : dayFrom(fullYear(c, cDigits), a, b)
  return group === 1 && aDigits === 5 ? fromExcel(a) : readNamedMonth(text)
}

/** 20111209, 20111209125000, or the days Excel counts. */
const runTogether = (digits: number, length: number): Day | null => {
  if (length === 5) return fromExcel(digits)
  const date = length === 8 ? digits : length === 14 ? Math.floor(digits / 1_000_000) : -1
  return date < 0 ? null : dayFrom(Math.floor(date / 10000), Math.floor(date / 100) % 100, date % 100)
}

// Excel calls 1899-12-30 day 0 (from March 1900 on); below 20000 (1954) a number is no date of an order.
const excelEpoch = Date.UTC(1899, 11, 30)
const fromExcel = (days: number): Day | null =>
  days < 20000 || days > 80000 ? null : new Date(excelEpoch + days * 86_400_000).toISOString().slice(0, 10)

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `9-Dec-2011`, `9 December 2011`, `Dec 9, 2011`. */
const readNamedMonth = (text: string): Day | null => {
  const match =
    /^(\d{1,2})[\s-]([A-Za-z]{3,9})\.?,?[\s-](\d{4}|\d{2})(?:\D|$)/.exec(text) ??
    /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:\D|$)/.exec(text)
  if (!match) return null
  const [, first = '', second = '', year = ''] = match
  const [name, day] = /\d/.test(first) ? [second, first] : [first, second]
  const month = monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return dayFrom(fullYear(Number(year), year.length), month, Number(day))
}

/**
 * Whether a file writes the day or the month first, judged once by a sample: a part above 12 is the day; else the
 * order under which the sample lies closer together, since rows that stand together were made together.
 */
export const dayOrderOf = (sample: readonly string[]): DayOrder => {
  const spans = { dayFirst: spanOf(sample, 'dayFirst'), monthFirst: spanOf(sample, 'monthFirst') }
  if (spans.dayFirst.failed !== spans.monthFirst.failed)
    return spans.dayFirst.failed < spans.monthFirst.failed ? 'dayFirst' : 'monthFirst'
  return spans.monthFirst.days < spans.dayFirst.days ? 'monthFirst' : 'dayFirst'
}

const spanOf = (sample: readonly string[], order: DayOrder): { failed: number; days: number } => {
  let failed = 0
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const text of sample) {
    const day = readDay(text, order)
    if (day === null) failed += 1
    else {
      const at = Date.parse(day) / 86_400_000
      first = Math.min(first, at)
      last = Math.max(last, at)
    }
  }
  return { failed, days: last < first ? 0 : last - first }
}
