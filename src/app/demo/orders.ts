// Three years of order lines, day by day: the sales of every account and the credit notes that follow some of them.
import { type Day, type Month, monthOf, monthsBetween } from '#base/calendar.ts'
import type { Course } from './course.ts'
import { creditOf, reversed } from './credits.ts'
import { streamOf } from './random.ts'
import { bigSale, type Document, type Moment, salesOf } from './sales.ts'
import { orderDaysOf } from './season.ts'

export type DemoOrderLine = {
  document: string
  line: number
  orderedOn: Day
  accountCode: string
  productCode: string
  quantityMilli: number
  amountMinor: number
  costMinor: number
}

/** All lines in the order of days; the same seed and months give the same lines. */
export function* orderLinesOf(
  courses: readonly Course[],
  months: readonly Month[],
  seed: number,
): Generator<DemoOrderLine> {
  const lastYear = Number(months.at(-1)!.slice(0, 4))
  const moments: Moment[] = months.map((month, t) => ({
    t,
    year: Number(month.slice(0, 4)),
    lastYear,
    days: orderDaysOf(month),
  }))
  const randoms = courses.map((course) => streamOf(seed, `${course.code} orders`))
  /** Credit notes by the month they fall into. */
  const credits: Document[][] = months.map(() => [])

  /** Puts a credit note on the next day on which papers are written; later than the last month, it is not yet. */
  const postpone = (credit: Document) => {
    const t = monthsBetween(months[0]!, monthOf(credit.day))
    const days = moments[t]?.days
    if (days) credits[t]!.push({ ...credit, day: days.find((day) => day >= credit.day) ?? days.at(-1)! })
  }

  for (const moment of moments) {
    const documents: Document[] = []
    for (const [i, course] of courses.entries()) {
      const random = randoms[i]!
      for (const sale of salesOf(course, moment, random)) {
        documents.push(sale)
        const credit = creditOf(sale, course, random)
        if (credit) postpone(credit)
      }
      if (course.bigReturn?.month === moment.t) {
        const sale = bigSale(course, moment)
        documents.push(sale)
        postpone(reversed(sale, sale.lines, course.bigReturn.afterDays))
      }
    }
    yield* numbered([...documents, ...credits[moment.t]!])
  }
}

/** The lines of a month's documents, numbered by kind and day. */
function* numbered(documents: Document[]): Generator<DemoOrderLine> {
  documents.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const counts = new Map<string, number>()
  for (const { kind, day, accountCode, lines } of documents) {
    const prefix = kind + day.replaceAll('-', '')
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    const document = `${prefix}-${String(count).padStart(4, '0')}`
    for (const [index, { product, quantityMilli, amountMinor, costMinor }] of lines.entries())
      yield {
        document,
        line: index + 1,
        orderedOn: day,
        accountCode,
        productCode: product.code,
        quantityMilli,
        amountMinor,
        costMinor,
      }
  }
}
