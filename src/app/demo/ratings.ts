// What our people think of the accounts: levels with a sentence of evidence, the larger accounts nearly always.
import { addDays, type Day, type Month } from '#base/calendar.ts'
import type { DemoAccount } from './accounts.ts'
import { type Course, storyOf } from './course.ts'
import { evidence, type Topic, topics } from './evidence.ts'
import { industries } from './industries.ts'
import { marketWatcher } from './people.ts'
import { type Random, streamOf } from './random.ts'
import type { Entry } from './roster.ts'
import type { StrengthTopic } from './strength.ts'

export type DemoRating = {
  accountCode: string
  topic: Topic | StrengthTopic
  level: number
  evidence: string
  ratedOn: Day
  raterKey: string
  /** Settles what others said before. */
  moderates: boolean
}

/** Accounts by purchases, largest first, that are always rated; and of these the ones rated a year ago, too. */
const alwaysRated = 120
const ratedTwice = 60

export function ratingsOf(
  entries: readonly Entry[],
  accounts: readonly DemoAccount[],
  courses: ReadonlyMap<string, Course>,
  asOfMonth: Month,
  seed: number,
): DemoRating[] {
  const place = placesBySales(courses)
  const ratings: DemoRating[] = []
  for (const [i, entry] of entries.entries()) {
    const account = accounts[i]!
    const random = streamOf(seed, `${entry.code} ratings`)
    const rank = place.get(entry.code) ?? entries.length
    const isTold = storyOf(entry)?.levels !== undefined
    const isLarge = isTold || rank < alwaysRated
    if (!isLarge && !random.chance(0.5)) continue
    for (const topic of topics) {
      const level = storyOf(entry)?.levels?.[topic] ?? levelOf(topic, entry, rank / entries.length, random)
      const isSkipped = !isTold && random.chance(isLarge ? 0.04 : 0.4)
      const ratedOn = dayAfter(account.createdOn, addDays(asOfMonth, -random.whole(4, 320)), asOfMonth)
      const before = addDays(ratedOn, -random.whole(330, 400))
      const raterKey = topic === 'industryOutlook' && random.chance(0.6) ? marketWatcher : account.ownerKey
      const step = isTold ? 0 : random.pick([-1, 0, 0, 0, 1, 1])
      const wording = random.whole(0, 11)
      if (isSkipped) continue
      const rating = (given: number, day: Day): DemoRating => ({
        accountCode: entry.code,
        topic,
        level: given,
        evidence: sentence(topic, given, entry, day === ratedOn ? wording : wording + 1),
        ratedOn: day,
        raterKey,
        moderates: false,
      })
      if (rank < ratedTwice && before > account.createdOn) ratings.push(rating(within(level - step), before))
      ratings.push(rating(level, ratedOn))
    }
  }
  return ratings
}

/** Places by purchases of the last year, 0 the largest. */
export function placesBySales(courses: ReadonlyMap<string, Course>): Map<string, number> {
  const bySales = [...courses.values()].sort(
    (a, b) => b.yearly[2] - a.yearly[2] || (a.code < b.code ? -1 : 1),
  )
  return new Map(bySales.map((course, k) => [course.code, k]))
}

export const within = (level: number): number => Math.min(5, Math.max(1, Math.round(level)))

/** The wanted day, or the first good one after the account was entered. */
export function dayAfter(created: Day, wanted: Day, asOfMonth: Month): Day {
  const earliest = addDays(created, 3)
  return wanted > earliest ? wanted : earliest < asOfMonth ? earliest : addDays(asOfMonth, -1)
}

/** `standing` is 0 for the largest buyer, 1 for the smallest. */
function levelOf(topic: Topic, entry: Entry, standing: number, random: Random): number {
  const industry = industries[entry.industry]
  const size = { large: 1, medium: 0, small: -0.8, micro: -1.6 }[entry.sizeClass]
  const level = {
    marketInfluence: 2.8 + 0.8 * size + (entry.depth === 0 ? 0.2 : 0) + 0.7 * random.normal(),
    industryOutlook: industry.outlook + 0.55 * random.normal(),
    innovation: industry.innovation + 0.25 * size + 0.75 * random.normal(),
    strategicFit: 3.7 - 1.3 * standing + 0.15 * (industry.pull[1]! - 3) + 0.6 * random.normal(),
  }[topic]
  return within(level)
}

/** `wording` chooses among the sentences of the level. */
function sentence(topic: Topic, level: number, entry: Entry, wording: number): string {
  const sentences = evidence[topic][level - 1]!
  return sentences[wording % sentences.length]!.replace('{region}', entry.province.name).replace(
    '{trade}',
    industries[entry.industry].trade,
  )
}
