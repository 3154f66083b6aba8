// The facts of each customer: numbers, size, owner, tags and when it was entered.
import { addDays, addMonths, type Day, type Month } from '#base/calendar.ts'
import type { Attitude, OrganisationLevel, Ownership, SizeClass, Status } from '#records/accounts/account.ts'
import { type Course, storyOf } from './course.ts'
import { industries } from './industries.ts'
import { keyAccountOwners, territoryOwners } from './people.ts'
import { type Random, streamOf } from './random.ts'
import type { Entry } from './roster.ts'
import { taxNumberOf } from './tax-number.ts'

export type DemoAccount = {
  code: string
  name: string
  shortName: string
  taxNumber: string
  parentCode: string | null
  status: Status
  industry: string
  sizeClass: SizeClass
  region: string
  organisationLevel: OrganisationLevel
  ownership: Ownership
  employees: number
  attitude: Attitude | null
  ownerKey: string
  tags: string[]
  createdOn: Day
}

/** Accounts in the order of the roster, parents before children. */
export function accountsOf(
  entries: readonly Entry[],
  courses: ReadonlyMap<string, Course>,
  asOfMonth: Month,
  seed: number,
): DemoAccount[] {
  const parents = new Set(entries.map((entry) => entry.parentCode))
  const keyHeads = new Set(
    entries.filter((entry) => storyOf(entry)?.isKeyAccount).map((entry) => entry.headCode),
  )
  // The key account team takes turns, group by group.
  const keyOwners = new Map<string, string>()
  const keyOwnerOf = ({ headCode }: Entry): string => {
    const owner = keyOwners.get(headCode) ?? keyAccountOwners[keyOwners.size % keyAccountOwners.length]!
    keyOwners.set(headCode, owner)
    return owner
  }
  return entries.map((entry) => {
    const random = streamOf(seed, `${entry.code} facts`)
    const course = courses.get(entry.code)
    return {
      code: entry.code,
      name: entry.name,
      shortName: entry.shortName,
      taxNumber: taxNumberOf(entry.province.code, random),
      parentCode: entry.parentCode,
      status: storyOf(entry)?.status ?? 'active',
      industry: industries[entry.industry].name,
      sizeClass: entry.sizeClass,
      region: entry.province.name,
      organisationLevel: levelOf(entry, parents.has(entry.code)),
      ownership: entry.ownership,
      employees: employeesOf(entry, random),
      attitude: attitudeOf(entry, course, seed),
      ownerKey:
        keyHeads.has(entry.headCode) || isLarge(entry, course)
          ? keyOwnerOf(entry)
          : territoryOwnerOf(entry, seed),
      tags: tagsOf(entry, course, parents.has(entry.code), random),
      createdOn: createdOn(entry, course, asOfMonth, random),
    }
  })
}

/** Most are known to us one way or another; who left or was let down is colder, who buys more is warmer. */
function attitudeOf(entry: Entry, course: Course | undefined, seed: number): Attitude | null {
  const random = streamOf(seed, `${entry.code} attitude`)
  if (random.chance(0.12)) return null
  const story = storyOf(entry)
  const [, second, third] = course?.yearly ?? [0, 0, 0]
  const last = story?.satisfaction?.at(-1)
  const warmth =
    random.unit() +
    (last === undefined ? 0 : (last - 80) / 40) +
    (second > 0 ? Math.max(-0.25, Math.min(0.25, (third / second - 1.05) * 0.8)) : -0.05) +
    (course && course.lastMonth < 30 ? -0.4 : 0)
  return warmth > 0.92
    ? 'advocate'
    : warmth > 0.5
      ? 'favourable'
      : warmth > 0.2
        ? 'neutral'
        : warmth > -0.02
          ? 'reserved'
          : 'opposed'
}

function levelOf(entry: Entry, isParent: boolean): OrganisationLevel {
  if (entry.depth >= 2) return 'site'
  if (entry.depth === 1)
    return entry.sizeClass === 'large' ? 'province' : entry.sizeClass === 'medium' ? 'city' : 'county'
  if (isParent || entry.sizeClass === 'large') return 'headquarters'
  return entry.sizeClass === 'medium' ? 'city' : 'county'
}

/** Bounds of the official size classes of industry; trade counts large from 200 people on. */
function employeesOf(entry: Entry, random: Random): number {
  const industrial = { large: [1000, 7500], medium: [300, 999], small: [20, 299], micro: [6, 19] } as const
  const trading = { large: [200, 600], medium: [20, 199], small: [5, 19], micro: [2, 4] } as const
  const [low, high] = (entry.industry === '贸易' ? trading : industrial)[entry.sizeClass]
  return Math.round(low * (high / low) ** random.unit())
}

/** Large enough for the key account team, unless its story is that nobody has seen it yet. */
const isLarge = (entry: Entry, course: Course | undefined): boolean =>
  entry.story === null && (course?.yearly[1] ?? 0) > 3_500_000

/** The office of the territory sends one person to all of a group there. */
const territoryOwnerOf = ({ headCode, province: { territory } }: Entry, seed: number): string =>
  streamOf(seed, `${headCode} ${territory} owner`).pick(territoryOwners[territory])

function tagsOf(entry: Entry, course: Course | undefined, isParent: boolean, random: Random): string[] {
  const tags = new Set(storyOf(entry)?.tags ?? [])
  const yuan = course?.yearly[2] ?? 0
  if (entry.industry === '贸易') tags.add('代理商')
  if (entry.industry === '工程') tags.add('项目制')
  if (isParent && entry.depth === 0 && yuan > 2e6 && random.chance(0.5)) tags.add('集团集采')
  if (storyOf(entry) === null && yuan > 1.5e6 && random.chance(0.5)) tags.add('年框协议')
  if (['电子', '医药'].includes(entry.industry) && random.chance(0.25)) tags.add('进口替代')
  if (['化工', '造纸'].includes(entry.industry) && random.chance(0.12)) tags.add('环保整改')
  if (course && course.discounts[2] > 0.2) tags.add('价格敏感')
  return [...tags]
}

/** Old customers were entered years ago, later ones a few weeks before their first order, prospects of late. */
function createdOn(entry: Entry, course: Course | undefined, asOfMonth: Month, random: Random): Day {
  if (storyOf(entry)?.status === 'prospect') return addDays(asOfMonth, -random.whole(30, 420))
  const begins = course?.firstMonth ?? 0
  return addDays(
    addMonths(asOfMonth, begins - 36),
    begins > 0 ? -random.whole(8, 60) : -random.whole(60, 3600),
  )
}
