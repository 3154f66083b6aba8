// How each account buys over the 36 months: how much, when, at what discount, which products.
import type { Month } from '#base/calendar.ts'
import { normalQuantile } from '#numbers/normal.ts'
import { industries } from './industries.ts'
import { categories, type Product, products } from './products.ts'
import { type Random, streamOf } from './random.ts'
import type { Entry } from './roster.ts'
import { festivalFactors, paceOf } from './season.ts'
import { type Story, stories } from './stories.ts'

export type Course = {
  code: string
  /** Aimed-at net sales of the three years, in yuan. */
  yearly: readonly [number, number, number]
  discounts: readonly [number, number, number]
  /** Demand of each month relative to the account's average; 0 while it does not buy. */
  pace: readonly number[]
  firstMonth: number
  lastMonth: number
  unsteadiness: number
  documentsAMonth: number
  returnRate: number
  basket: readonly { product: Product; weight: number }[]
  bigReturn: Story['bigReturn']
}

/** Median and spread of the ordinary accounts; with the stories the top fifth brings three quarters and more. */
const medianYuan = 500_000
const spread = 1.29
const sizePull = { large: 1.5, medium: 0.4, small: -0.6, micro: -1.6 }

/** The course of every account that ever orders, by code. */
export function coursesOf(
  entries: readonly Entry[],
  months: readonly Month[],
  seed: number,
): Map<string, Course> {
  const buyers = entries.filter((entry) => storyOf(entry)?.spans?.length !== 0)
  const volumes = ordinaryVolumes(buyers, seed)
  const festival = festivalFactors(months)
  const courses = new Map<string, Course>()
  for (const entry of buyers)
    courses.set(entry.code, courseOf(entry, volumes.get(entry.code)!, months, festival, seed))
  return courses
}

export const storyOf = (entry: Entry): Story | null => (entry.story ? stories[entry.story] : null)

/** The level a yearly sum aims at in month t, between the middles of the years and beyond. */
export function levelAt([first, second, third]: readonly [number, number, number], t: number): number {
  return t < 17.5
    ? second * (first / second) ** ((17.5 - t) / 12)
    : second * (third / second) ** ((t - 17.5) / 12)
}

/**
 * Net sales of the middle year in yuan. What the roster leaves open follows a log-normal distribution by rank, so
 * that the concentration of sales does not hang on luck; larger companies stand higher, but not always.
 */
function ordinaryVolumes(buyers: readonly Entry[], seed: number): Map<string, number> {
  const volumes = new Map<string, number>()
  const open: { code: string; pull: number }[] = []
  for (const entry of buyers) {
    const fixed = entry.yearly ?? storyOf(entry)?.yearly?.[1]
    if (fixed !== undefined) volumes.set(entry.code, fixed * 10_000)
    else
      open.push({
        code: entry.code,
        pull: sizePull[entry.sizeClass] + streamOf(seed, `${entry.code} volume`).normal(),
      })
  }
  open.sort((a, b) => b.pull - a.pull || (a.code < b.code ? -1 : 1))
  open.forEach(({ code }, k) => {
    const z = normalQuantile(1 - (k + 0.5) / open.length)
    volumes.set(code, medianYuan * Math.exp(spread * z))
  })
  return volumes
}

function courseOf(
  entry: Entry,
  volume: number,
  months: readonly Month[],
  festival: readonly number[],
  seed: number,
): Course {
  const random = streamOf(seed, `${entry.code} course`)
  const story = storyOf(entry)
  const industry = industries[entry.industry]
  const growth = 0.055 + 0.14 * random.normal()
  const yearly = story?.yearly
    ? ([story.yearly[0] * 1e4, story.yearly[1] * 1e4, story.yearly[2] * 1e4] as const)
    : ([volume * Math.exp(-growth), volume, volume * Math.exp(growth)] as const)

  const bargaining = Math.min(1, Math.max(0, Math.log10(volume / 50_000) / 2.6))
  const discount = 0.01 + 0.14 * bargaining + 0.03 * random.normal()
  const creep = 0.006 + 0.01 * random.normal()

  const spans = story?.spans ?? drawnSpans(entry, random)
  const pace = paceOf(story?.season ?? industry.season, months, festival, random).map((factor, t) => {
    const span = spans.find(([first, last]) => t >= first && t <= last)
    return span === undefined ? 0 : factor * warmth(t, span)
  })

  const sizeOfBasket = 4 + 2.2 * Math.log2(1 + Math.max(...yearly) / 100_000)
  return {
    code: entry.code,
    yearly,
    discounts: story?.discounts ?? [discount - creep, discount, discount + creep],
    pace,
    firstMonth: spans[0]![0],
    lastMonth: spans.at(-1)![1],
    unsteadiness: story?.unsteadiness ?? random.between(0.18, 0.45),
    documentsAMonth: story?.documentsAMonth ?? (2.4 * (volume / 10_000) ** 0.55) / 12,
    returnRate: random.chance(0.12) ? random.between(0.1, 0.2) : random.between(0.01, 0.08),
    basket: basketOf(
      industry.pull,
      story,
      Math.round(Math.min(26, sizeOfBasket * random.between(0.7, 1.15))),
      random,
    ),
    bigReturn: story?.bigReturn,
  }
}

/** Dormant accounts stopped seven to thirteen months ago, lost ones long before; one in eight came later. */
function drawnSpans(entry: Entry, random: Random): readonly (readonly [number, number])[] {
  if (entry.story === 'dormant') return [[0, random.whole(22, 28)]]
  if (entry.story === 'lost') return [[0, random.whole(8, 19)]]
  if (entry.story === null && entry.yearly === null && random.chance(0.13)) return [[random.whole(5, 30), 35]]
  return [[0, 35]]
}

/** New customers start small; leaving ones slow down first, unless they stop at once. */
function warmth(t: number, [first, last]: readonly [number, number]): number {
  const since = first > 0 && last > first ? Math.min(1, 0.5 + 0.2 * (t - first)) : 1
  const until = last < 22 && last > first ? Math.min(1, 0.35 + 0.2 * (last - t)) : 1
  return since * until
}

function basketOf(
  pull: readonly number[],
  story: Story | null,
  size: number,
  random: Random,
): { product: Product; weight: number }[] {
  const drawn = products.map((product) => {
    const isWanted = story?.focus?.includes(product.category) ?? true
    const weight = isWanted ? pull[categories.indexOf(product.category)]! * random.factor(0.9) : 0.01
    return { product, weight, order: -Math.log(1 - random.unit()) / weight }
  })
  drawn.sort((a, b) => a.order - b.order)
  const basket = drawn.slice(0, size)
  // Everybody needs seals now and then, and small sums need something small.
  for (const code of ['BF-101', 'BF-104'])
    if (!basket.some(({ product }) => product.code === code))
      basket.push(drawn.find(({ product }) => product.code === code)!)
  return basket.map(({ product, weight }) => ({ product, weight }))
}
