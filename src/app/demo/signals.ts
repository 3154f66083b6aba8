// What was measured: satisfaction by half-year, overdue days by quarter, our share of the wallet and its size by year.
import { addDays, addMonths, type Day, type Month } from '#base/calendar.ts'
import type { DemoAccount } from './accounts.ts'
import { type Course, storyOf } from './course.ts'
import { highSatisfactionNotes, lowSatisfactionNotes, overdueNotes } from './evidence.ts'
import { receivablesKeeper, surveyors } from './people.ts'
import { type Random, streamOf } from './random.ts'
import { placesBySales } from './ratings.ts'
import type { Entry } from './roster.ts'

export type DemoSignal = {
  accountCode: string
  metric: string
  measuredOn: Day
  value: number
  note: string | null
  personKey: string
}

/** How many of the largest buyers are asked, watched and estimated; accounts with a story of their own besides. */
const surveyed = 130
const watched = 110
const estimated = 45
/** How many have an estimate of what they could buy in a year. */
const weighed = 160

export function signalsOf(
  entries: readonly Entry[],
  accounts: readonly DemoAccount[],
  courses: ReadonlyMap<string, Course>,
  months: readonly Month[],
  seed: number,
): DemoSignal[] {
  const place = placesBySales(courses)
  return entries.flatMap((entry, i) => {
    const course = courses.get(entry.code)
    if (course === undefined) return []
    const random = streamOf(seed, `${entry.code} signals`)
    const rank = place.get(entry.code)!
    const story = storyOf(entry)
    const signals: DemoSignal[] = []
    const add = (metric: string, measuredOn: Day, value: number, note: string | null, personKey: string) =>
      signals.push({ accountCode: entry.code, metric, measuredOn, value, note, personKey })

    if (story?.satisfaction || rank < surveyed) {
      const results = story?.satisfaction ?? walk(random)
      const personKey = random.pick(surveyors)
      for (const [k, t] of halfYears(months).entries()) {
        const value = results[k]
        if (value === undefined || t < course.firstMonth || t > course.lastMonth + 6) continue
        add('满意度', addDays(months[t]!, 17 + random.whole(0, 6)), value, noteOf(value, random), personKey)
      }
    }
    if (story?.overdue || rank < watched) {
      const quarterEnds = months.flatMap((month, t) =>
        t >= 24 && Number(month.slice(5, 7)) % 3 === 0 ? [t] : [],
      )
      const usual = random.chance(0.2) ? random.between(18, 45) : random.between(0, 9)
      for (const [k, t] of quarterEnds.entries()) {
        const value = story?.overdue?.[k] ?? Math.max(0, Math.round(usual * random.factor(0.5) - 2))
        if (t < course.firstMonth || t > course.lastMonth + 6) continue
        const note = value > 30 ? random.pick(overdueNotes) : null
        add('逾期天数', addDays(addMonths(months[t]!, 1), -1), value, note, receivablesKeeper)
      }
    }
    if (rank < weighed && course.lastMonth > 30) {
      const own = streamOf(seed, `${entry.code} potential`)
      const t = months.length - own.whole(1, 5)
      const open = own.between(1.15, 2.6)
      const yuan = Math.round((course.yearly[2] * open) / 10_000) * 10_000
      add('annualPotential', addDays(months[t]!, own.whole(2, 24)), yuan, null, accounts[i]!.ownerKey)
    }
    if (story?.wallet || rank < estimated) {
      const januaries = months.flatMap((month, t) => (month.slice(5, 7) === '01' ? [t] : []))
      const share = random.between(15, 60)
      for (const [k, t] of januaries.entries()) {
        const value = story?.wallet?.[k] ?? Math.round(share * random.factor(0.08))
        if (t < course.firstMonth || t > course.lastMonth + 6) continue
        add('钱包份额', addDays(months[t]!, 11 + random.whole(0, 5)), value, null, accounts[i]!.ownerKey)
      }
    }
    return signals
  })
}

/** Surveys are held in June and December: the months of the six half-years, oldest first. */
const halfYears = (months: readonly Month[]): number[] =>
  months.flatMap((month, t) => (['06', '12'].includes(month.slice(5, 7)) ? [t] : []))

function walk(random: Random): number[] {
  let value = 82 + 6 * random.normal()
  return Array.from({ length: 6 }, () => {
    value += 2.5 * random.normal()
    return Math.round(Math.min(99, Math.max(45, value)))
  })
}

function noteOf(value: number, random: Random): string | null {
  if (value < 70) return random.pick(lowSatisfactionNotes)
  return value > 93 ? random.pick(highSatisfactionNotes) : null
}
