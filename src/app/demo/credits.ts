// Credit notes: what comes back of a sale, and when.
import { addDays } from '#base/calendar.ts'
import type { Course } from './course.ts'
import type { Random } from './random.ts'
import type { Document, Line } from './sales.ts'

/** Now and then something goes back: some lines, wholly or in part, within seven weeks. */
export function creditOf(sale: Document, course: Course, random: Random): Document | null {
  if (!random.chance(course.returnRate)) return null
  const first = random.whole(0, sale.lines.length - 1)
  const last = random.chance(0.7) ? first : sale.lines.length - 1
  const lines = sale.lines.slice(first, last + 1).map((line) => partOf(line, random))
  return reversed(sale, lines, random.whole(4, 49))
}

/** The return of the lines some days after their sale. */
export const reversed = (sale: Document, lines: readonly Line[], afterDays: number): Document => ({
  kind: 'TH',
  day: addDays(sale.day, afterDays),
  accountCode: sale.accountCode,
  lines: lines.map((line) => ({
    product: line.product,
    quantityMilli: -line.quantityMilli,
    amountMinor: -line.amountMinor,
    costMinor: -line.costMinor,
  })),
})

function partOf(line: Line, random: Random): Line {
  const pieces = line.quantityMilli / 1000
  if (pieces < 2 || random.chance(0.4)) return line
  const back = random.whole(1, Math.ceil(pieces / 2))
  const share = back / pieces
  return {
    product: line.product,
    quantityMilli: back * 1000,
    amountMinor: Math.round(line.amountMinor * share),
    costMinor: Math.round(line.costMinor * share),
  }
}
