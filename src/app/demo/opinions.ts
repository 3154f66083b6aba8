// Second opinions: another person rates the same account, mostly much alike, once far apart, once settled.
import { addDays, type Month } from '#base/calendar.ts'
import type { Course } from './course.ts'
import { evidence, type Topic } from './evidence.ts'
import { industries } from './industries.ts'
import { marketWatcher } from './people.ts'
import { streamOf } from './random.ts'
import { type DemoRating, placesBySales, within } from './ratings.ts'
import type { Entry } from './roster.ts'
import type { StoryKey } from './stories.ts'

/** Who is asked besides the owner, by topic. */
const seconds: Partial<Record<Topic, string>> = {
  marketInfluence: marketWatcher,
  innovation: 'du.qingyan',
  strategicFit: 'lu.yuanzheng',
}
/** So many of the largest buyers may get a second opinion. */
const asked = 40

/** What two people see differently, days after the owner's own rating; a moderation settles it. */
const disputes: Partial<
  Record<
    StoryKey,
    { topic: Topic; days: number; level: number; said: string; by: string; settles: boolean }[]
  >
> = {
  furnace: [
    {
      topic: 'strategicFit',
      days: 2,
      level: 2,
      said: '三台机组的维保转给了本地厂，检修计划也不再提前给我们。',
      by: 'du.qingyan',
      settles: false,
    },
  ],
  coal: [
    {
      topic: 'innovation',
      days: 2,
      level: 5,
      said: '两款新泵型在它的气化装置上首用，振动数据全部开放。',
      by: 'du.qingyan',
      settles: false,
    },
    {
      topic: 'innovation',
      days: 3,
      level: 4,
      said: '首用属实，但仅限一套装置；两位评分人当面核对后定为四级。',
      by: 'gu.qinghe',
      settles: true,
    },
  ],
}

/** Ratings that follow the owners' own, in the order they were given. */
export function opinionsOf(
  ratings: readonly DemoRating[],
  entries: readonly Entry[],
  courses: ReadonlyMap<string, Course>,
  asOfMonth: Month,
  seed: number,
): DemoRating[] {
  const place = placesBySales(courses)
  const newest = new Map(ratings.map((one) => [`${one.accountCode} ${one.topic}`, one]))
  const beforeEnd = (day: string) => (day < asOfMonth ? day : addDays(asOfMonth, -1))
  return entries.flatMap((entry) => {
    const random = streamOf(seed, `${entry.code} opinions`)
    const told = entry.story ? disputes[entry.story] : undefined
    if (told)
      return told.flatMap(({ topic, days, level, said, by, settles }) => {
        const own = newest.get(`${entry.code} ${topic}`)
        return own
          ? [
              {
                accountCode: entry.code,
                topic,
                level,
                evidence: said,
                ratedOn: addDays(own.ratedOn, days),
                raterKey: by,
                moderates: settles,
              },
            ]
          : []
      })
    if ((place.get(entry.code) ?? asked) >= asked) return []
    return (Object.keys(seconds) as Topic[]).flatMap((topic) => {
      const own = newest.get(`${entry.code} ${topic}`)
      const raterKey = seconds[topic]!
      const step = random.pick([-1, 0, 0, 1])
      const days = random.whole(1, 60)
      if (!own || own.raterKey === raterKey || !random.chance(0.4)) return []
      const level = within(own.level + step)
      const sentences = evidence[topic][level - 1]!
      const other = sentences.find((one) => !one.includes('{') && one !== own.evidence) ?? sentences[0]!
      return [
        {
          accountCode: entry.code,
          topic,
          level,
          evidence: other
            .replace('{region}', entry.province.name)
            .replace('{trade}', industries[entry.industry].trade),
          ratedOn: beforeEnd(addDays(own.ratedOn, days)),
          raterKey,
          moderates: false,
        },
      ]
    })
  }) satisfies DemoRating[]
}
