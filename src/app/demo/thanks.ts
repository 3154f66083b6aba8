// What customers do for us besides ordering: paying on time, sending others, letting us tell their story.
import { addDays, addMonths, type Month } from '#base/calendar.ts'
import type { DemoAccount } from './accounts.ts'
import { type Course, storyOf } from './course.ts'
import { receivablesKeeper } from './people.ts'
import { streamOf } from './random.ts'
import { placesBySales } from './ratings.ts'
import type { Entry } from './roster.ts'
import type { DemoSignal } from './signals.ts'

export const thanks = { onTime: '按时付款', referral: '转介绍客户', caseStudy: '同意做案例' } as const

/** The largest buyers are counted, over the last two years. */
const counted = 110
const monthsBack = 24

export function thanksOf(
  entries: readonly Entry[],
  accounts: readonly DemoAccount[],
  courses: ReadonlyMap<string, Course>,
  months: readonly Month[],
  seed: number,
): DemoSignal[] {
  const place = placesBySales(courses)
  return entries.flatMap((entry, i) => {
    const course = courses.get(entry.code)
    const rank = place.get(entry.code)
    if (!course || rank === undefined || rank >= counted) return []
    const random = streamOf(seed, `${entry.code} thanks`)
    const story = storyOf(entry)
    const signals: DemoSignal[] = []
    const add = (metric: string, measuredOn: string, value: number, note: string | null, personKey: string) =>
      signals.push({ accountCode: entry.code, metric, measuredOn, value, note, personKey })
    // Whoever is late does not pay on time.
    const isLate = (story?.overdue?.at(-1) ?? 0) > 60
    const punctual = isLate ? 0.1 : random.between(0.35, 1)
    const warm = (story?.satisfaction?.at(-1) ?? 75 + 10 * random.normal()) > 84
    for (let t = months.length - monthsBack; t < months.length; t++) {
      if (t < course.firstMonth || t > course.lastMonth) continue
      const month = months[t]!
      if (Number(month.slice(5, 7)) % 3 === 0) {
        const payments = Math.round(punctual * random.between(1, 5))
        if (payments) add(thanks.onTime, addDays(addMonths(month, 1), -1), payments, null, receivablesKeeper)
      }
      const owner = accounts[i]!.ownerKey
      if (random.chance(warm ? 0.07 : 0.015))
        add(thanks.referral, addDays(month, random.whole(4, 24)), 1, '介绍了同园区的一家新客户。', owner)
      if (random.chance(warm ? 0.025 : 0.004))
        add(thanks.caseStudy, addDays(month, random.whole(4, 24)), 1, '同意署名做成案例，可安排参观。', owner)
    }
    return signals
  })
}
