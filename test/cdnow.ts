// The CDNOW purchases of Fader & Hardie, where they lie beside the project; no line of them is kept in it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { historyOf, repeatsBetween } from '../src/numbers/repeat-histories.ts'

const folder = join(import.meta.dirname, '../../shared/data/cdnow')

export const cdnowIsHere = existsSync(join(folder, 'CDNOW_sample.txt'))

/** Numbers of a table whose columns are parted by spaces or commas; lines that begin otherwise are headers. */
const rowsOf = (file: string): number[][] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => /^\s*\d/.test(line))
    .map((line) =>
      line
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    )

const dayNumber = (yyyymmdd: number): number =>
  Date.UTC(Math.floor(yyyymmdd / 10_000), (Math.floor(yyyymmdd / 100) % 100) - 1, yyyymmdd % 100) / 86_400_000

/** The last day of the calibration, 1997-09-30, and of the holdout, 39 weeks later. */
export const calibrationEnds = dayNumber(19970930)
export const holdoutEnds = calibrationEnds + 273

export type Buyer = { days: number[]; amounts: number[] }

/** Buyers in the order of their number, their purchases in the order of their days. */
export const buyersOf = (file: 'CDNOW_sample.txt' | 'CDNOW_master.txt'): Buyer[] => {
  const skip = file === 'CDNOW_sample.txt' ? 1 : 0
  const buyers = new Map<number, Buyer>()
  for (const row of rowsOf(file)) {
    const buyer = buyers.get(row[0]!) ?? { days: [], amounts: [] }
    buyers.set(row[0]!, buyer)
    buyer.days.push(dayNumber(row[1 + skip]!))
    buyer.amounts.push(row[3 + skip]!)
  }
  return [...buyers.values()].map(({ days, amounts }) => {
    const order = [...days.keys()].sort((i, j) => days[i]! - days[j]!)
    return { days: order.map((i) => days[i]!), amounts: order.map((i) => amounts[i]!) }
  })
}

export const columnsOf = (histories: readonly { x: number; tx: number; T: number }[]) => ({
  x: Float64Array.from(histories, ({ x }) => x),
  tx: Float64Array.from(histories, ({ tx }) => tx),
  T: Float64Array.from(histories, ({ T }) => T),
})

/** Histories of the calibration, and repeats of the holdout. */
export const calibrated = (buyers: readonly Buyer[]) => ({
  histories: columnsOf(buyers.map(({ days }) => historyOf(days, calibrationEnds)!)),
  holdout: Float64Array.from(buyers, ({ days }) => repeatsBetween(days, calibrationEnds, holdoutEnds)),
})

/** The published summary, whose times have two decimals, and with it the mean value of the repeats. */
export const summary = () => {
  const rows = rowsOf('cdnow_customers_summary_with_transactions.csv')
  return {
    histories: columnsOf(rows.map(([, x, tx, T]) => ({ x: x!, tx: tx!, T: T! }))),
    mean: Float64Array.from(rows, (row) => row[4]!),
  }
}
