// What each account of the demo brought, month by month, out of its order lines.
import { type Month, monthOf, monthsBetween } from '#base/calendar.ts'
import type { DemoOrderLine } from './orders.ts'

/** By month, in minor units; returned lines are counted. */
export type Takings = { net: number[]; profit: number[]; returns: number[] }

export function takingsOf(lines: Iterable<DemoOrderLine>, months: readonly Month[]): Map<string, Takings> {
  const first = months[0]!
  const takings = new Map<string, Takings>()
  const nothing = () => months.map(() => 0)
  for (const { accountCode, orderedOn, amountMinor, costMinor } of lines) {
    const own = takings.get(accountCode) ?? { net: nothing(), profit: nothing(), returns: nothing() }
    takings.set(accountCode, own)
    const t = monthsBetween(first, monthOf(orderedOn))
    own.net[t]! += amountMinor
    own.profit[t]! += amountMinor - costMinor
    if (amountMinor < 0) own.returns[t]! += 1
  }
  return takings
}

/** The sum of the last twelve months. */
export const lastYear = (values: readonly number[]): number =>
  values.slice(-12).reduce((sum, value) => sum + value, 0)
