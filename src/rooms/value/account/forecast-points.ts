// The months behind and the months ahead of an account in one row, as a chart and a table draw them.
import type { Month } from '#base/calendar.ts'

export type Point = {
  month: Month
  netMinor: number | null
  profitMinor: number | null
  expectedMinor: number | null
  lowMinor: number | null
  highMinor: number | null
}

type Past = { month: Month; netMinor: number; profitMinor: number | null }
type Ahead = { month: Month; netMinor: number; lowMinor: number; highMinor: number }

export const forecastPoints = (past: readonly Past[], expected: readonly Ahead[]): Point[] => [
  ...past.map((one) => ({ ...one, expectedMinor: null, lowMinor: null, highMinor: null })),
  ...expected.map(({ month, netMinor, lowMinor, highMinor }) => ({
    month,
    netMinor: null,
    profitMinor: null,
    expectedMinor: netMinor,
    lowMinor,
    highMinor,
  })),
]

/** What the next months bring together, against as many behind. */
export const yearsTold = (past: readonly Past[], expected: readonly Ahead[]) => ({
  behindMinor: past.slice(-12).reduce((sum, one) => sum + one.netMinor, 0),
  aheadMinor: expected.slice(0, 12).reduce((sum, one) => sum + one.netMinor, 0),
})
