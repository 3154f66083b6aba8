// The sales documents of one account in one month: how many, how large, and which products on their lines.
import type { Day } from '#base/calendar.ts'
import { type Course, levelAt } from './course.ts'
import { costMinor, priceMinor } from './prices.ts'
import { isHalved, type Product, products } from './products.ts'
import type { Random } from './random.ts'

/** Month `t` of 36, in a calendar year, with the days on which papers are written. */
export type Moment = { t: number; year: number; lastYear: number; days: readonly Day[] }
export type Line = { product: Product; quantityMilli: number; amountMinor: number; costMinor: number }
/** `XS` is a sale, `TH` a return. */
export type Document = { kind: 'XS' | 'TH'; day: Day; accountCode: string; lines: Line[] }

type Offer = { product: Product; price: number; weight: number }

export function salesOf(course: Course, moment: Moment, random: Random): Document[] {
  const { t, days } = moment
  const pace = course.pace[t]!
  if (pace === 0) return []
  const level = levelAt(course.yearly, t)
  const target = (level / 12) * pace * random.factor(course.unsteadiness)
  // Half of a busier month is more documents, half is larger ones.
  const rate = course.documentsAMonth * Math.sqrt((level / course.yearly[1]) * pace)
  const count = Math.max(Math.floor(rate + random.unit()), isTurn(course, t) ? 1 : 0)
  if (count === 0) return []
  const offers = offersOf(course, moment)
  const unevenness = Math.min(0.55, 2 * course.unsteadiness)
  return Array.from({ length: count }, () => {
    const yuan = (target / rate) * random.factor(unevenness)
    const day = days[Math.floor(days.length * random.unit() ** 0.85)]!
    return { kind: 'XS', day, accountCode: course.code, lines: linesOf(offers, yuan, t, random) }
  })
}

/** One fixed large order in the middle of the month, for a course that has one. */
export function bigSale(course: Course, moment: Moment): Document {
  const lines = course.bigReturn!.lines.map(([code, pieces]) => {
    const product = products.find((candidate) => candidate.code === code)!
    return lineOf(product, pieces, priceAt(course, product, moment), moment.t, 1)
  })
  const day = moment.days[Math.floor(moment.days.length / 2)]!
  return { kind: 'XS', day, accountCode: course.code, lines }
}

/** Whoever came or left did so with an order. */
const isTurn = ({ firstMonth, lastMonth }: Course, t: number): boolean =>
  (t === firstMonth && t > 0) || (t === lastMonth && t < 35)

/** Terms are agreed for twelve months and hold for them. */
const priceAt = (course: Course, product: Product, { t, year, lastYear }: Moment): number =>
  priceMinor(product, course.discounts[Math.floor(t / 12)]!, year, lastYear)

const offersOf = (course: Course, moment: Moment): Offer[] =>
  course.basket.map(({ product, weight }) => ({ product, weight, price: priceAt(course, product, moment) }))

function linesOf(offers: readonly Offer[], yuan: number, t: number, random: Random): Line[] {
  const most = yuan < 3000 ? 2 : yuan < 30_000 ? 4 : yuan < 150_000 ? 6 : 8
  const shares = Array.from({ length: random.whole(1, most) }, () => 0.25 + random.unit())
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const wanted = new Map<Offer, number>()
  for (const share of shares) {
    const sum = (yuan * 100 * share) / whole
    const offer = choose(offers, sum, random)
    wanted.set(offer, (wanted.get(offer) ?? 0) + sum)
  }
  return [...wanted].map(([{ product, price }, sum]) => {
    const step = isHalved(product) ? 0.5 : 1
    const quantity = Math.max(step, Math.floor(sum / price / step + random.unit()) * step)
    return lineOf(product, quantity, price, t, random.factor(0.02))
  })
}

/** An offer whose price fits the sum: a few pieces rather than a fraction or hundreds. */
function choose(offers: readonly Offer[], sum: number, random: Random): Offer {
  const weights = offers.map(({ price, weight }) => weight * fitOf(sum / price))
  let left = random.unit() * weights.reduce((whole, weight) => whole + weight, 0)
  const at = weights.findIndex((weight) => {
    left -= weight
    return left <= 0
  })
  return offers[Math.max(0, at)]!
}

function fitOf(pieces: number): number {
  if (pieces < 0.5) return 0.01 * pieces
  if (pieces < 1) return 0.7
  return pieces < 40 ? 1 : pieces < 150 ? 0.25 : 0.01
}

const lineOf = (product: Product, quantity: number, price: number, t: number, haggle: number): Line => ({
  product,
  quantityMilli: quantity * 1000,
  amountMinor: Math.round(quantity * price),
  costMinor: Math.round(quantity * costMinor(product, t) * haggle),
})
