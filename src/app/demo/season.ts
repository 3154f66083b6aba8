// When customers buy: the shape of a year by kind of customer, and the weeks around the Spring Festival.
import { addDays, addMonths, type Day, type Month } from '#base/calendar.ts'
import type { Random } from './random.ts'

export type SeasonKey =
  | 'even'
  | 'overhaul'
  | 'budget'
  | 'quarter'
  | 'yearEnd'
  | 'heating'
  | 'sugar'
  | 'project'

/** January to December. */
const years: Record<Exclude<SeasonKey, 'project'>, readonly number[]> = {
  even: [1, 0.85, 1.03, 1.02, 1.02, 1.02, 1, 0.98, 1.03, 0.98, 1.03, 1.04],
  // Plants stop for repairs in spring and autumn and buy before.
  overhaul: [0.9, 0.8, 1.1, 1.15, 1.1, 1, 0.9, 0.95, 1.15, 1, 1, 0.95],
  // Public money is released slowly and must be spent by December.
  budget: [0.6, 0.55, 0.75, 0.9, 1.05, 1.2, 1.15, 1.05, 1, 1.05, 1.3, 1.4],
  quarter: [0.8, 0.7, 1.25, 0.8, 0.85, 1.25, 0.8, 0.9, 1.2, 0.9, 1.05, 1.5],
  yearEnd: [0.4, 0.3, 0.7, 0.55, 0.6, 0.9, 0.55, 0.6, 1, 0.7, 2.2, 3.5],
  heating: [0.5, 0.35, 0.4, 0.5, 0.8, 1.2, 1.7, 1.9, 1.9, 1.4, 0.75, 0.6],
  // Mills overhaul in summer; the crushing season runs from November to April.
  sugar: [0.6, 0.45, 0.5, 0.5, 0.7, 1, 1.5, 1.9, 2, 1.6, 0.75, 0.5],
}

// The first day of the first lunar month, month and day, from 2020 on. A table, since `Intl` errs in some years.
const festivals = (
  '0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 ' +
  '0212 0201 0122 0210 0130 0217 0206 0126 0214 0202 0123'
).split(' ')

/** The first day of the Spring Festival; 10 February beyond the table of 2020–2050. */
function springFestivalOf(year: number): Day {
  const text = festivals[year - 2020] ?? '0210'
  return `${year}-${text.slice(0, 2)}-${text.slice(2)}`
}

/** The days of a month on which orders are written: no Sundays, few Saturdays, no long holidays. */
export function orderDaysOf(month: Month): Day[] {
  const festival = springFestivalOf(Number(month.slice(0, 4)))
  const closedFrom = addDays(festival, -4)
  const closedTo = addDays(festival, 7)
  const days: Day[] = []
  for (let day = month; day < addMonths(month, 1); day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const inMonth = Number(day.slice(8))
    const isHoliday =
      (day >= closedFrom && day <= closedTo) ||
      (day.slice(5, 7) === '10' && inMonth <= 7) ||
      (day.slice(5, 7) === '05' && inMonth <= 3) ||
      day.endsWith('-01-01')
    if (weekday !== 0 && (weekday !== 6 || inMonth >= 24) && !isHoliday) days.push(day)
  }
  return days
}

/**
 * What the Spring Festival leaves of each month's demand, around a mean of 1: factories slow down a week before and
 * restart after the lanterns.
 */
export function festivalFactors(months: readonly Month[]): number[] {
  const kept = months.map((month) => {
    const festival = springFestivalOf(Number(month.slice(0, 4)))
    const slowFrom = addDays(festival, -7)
    const slowTo = addDays(festival, 17)
    let days = 0
    let demand = 0
    for (let day = month; day < addMonths(month, 1); day = addDays(day, 1)) {
      days++
      demand += day >= slowFrom && day <= slowTo ? 0.35 : 1
    }
    return demand / days
  })
  const mean = kept.reduce((sum, factor) => sum + factor, 0) / kept.length
  return kept.map((factor) => factor / mean)
}

/**
 * Demand per month relative to a customer's average, `festival` being the factors of the same months. Projects come
 * in bursts, with a few spare parts between.
 */
export function paceOf(
  season: SeasonKey,
  months: readonly Month[],
  festival: readonly number[],
  random: Random,
): number[] {
  if (season === 'project') return burstsOf(months, random).map((factor, t) => factor * festival[t]!)
  const shape = years[season]
  const mean = shape.reduce((sum, factor) => sum + factor, 0) / 12
  return months.map((month, t) => (shape[Number(month.slice(5, 7)) - 1]! / mean) * festival[t]!)
}

/** Two bursts a year of one or two months, never in the quiet of January and February. */
function burstsOf(months: readonly Month[], random: Random): number[] {
  const pace = months.map(() => 0.12)
  for (let halfYear = 0; halfYear < months.length; halfYear += 6) {
    const drawn = halfYear + random.whole(0, 4)
    const size = 5.3 * random.between(0.8, 1.2)
    const first = random.between(0.5, 0.9)
    const isQuiet = ['01', '02'].includes(months[drawn]!.slice(5, 7))
    const start = isQuiet ? drawn + 2 : drawn
    if (start < pace.length) pace[start]! += size * first
    if (start + 1 < pace.length) pace[start + 1]! += size * (1 - first)
  }
  return pace
}
