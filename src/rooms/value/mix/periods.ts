// The two periods that are compared: by name from the last month on, or as somebody chose them. Months, both ends in.
import { addMonths, fiscalYearOf, type Month, monthsBetween } from '#base/calendar.ts'

export const presets = ['year', 'fiscal', 'quarter', 'quarterYear', 'own'] as const
export type Preset = (typeof presets)[number]
export type Periods = { from: Month; to: Month; baseFrom: Month; baseTo: Month }

const before = (from: Month, to: Month, months: number): Periods => ({
  from,
  to,
  baseFrom: addMonths(from, -months),
  baseTo: addMonths(to, -months),
})

/** Quarters are those of the fiscal year, and the newest is the last one that is whole. */
export const periodsOf = (preset: Exclude<Preset, 'own'>, last: Month, fiscalMonth: number): Periods => {
  const year = fiscalYearOf(last, fiscalMonth)
  if (preset === 'year') return before(addMonths(last, -11), last, 12)
  if (preset === 'fiscal') return before(year.first, last, 12)
  const begun = monthsBetween(year.first, last) + 1
  const to = addMonths(year.first, Math.floor(begun / 3) * 3 - 1)
  return before(addMonths(to, -2), to, preset === 'quarter' ? 3 : 12)
}

const isMonth = (text: string | undefined): text is Month => /^\d{4}-(0[1-9]|1[0-2])-01$/.test(text ?? '')

/** What the address asks for; null where it is no pair of periods. */
export const ownPeriods = (url: Readonly<Record<string, string | undefined>>): Periods | null => {
  const { from, to, baseFrom, baseTo } = url
  if (!isMonth(from) || !isMonth(to) || !isMonth(baseFrom) || !isMonth(baseTo)) return null
  return from <= to && baseFrom <= baseTo ? { from, to, baseFrom, baseTo } : null
}

/** A month cannot be in both. */
export const overlap = ({ from, to, baseFrom, baseTo }: Periods): boolean => from <= baseTo && baseFrom <= to
