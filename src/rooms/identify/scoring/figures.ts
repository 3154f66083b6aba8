// From what the ledger counted to the figures a scorecard judges by.
import { type Day, daysBetween, type Month, monthOf, monthsBetween } from '#base/calendar.ts'
import type { LedgerMetric, WeightedScorecard } from './scorecard.ts'

/** What the ledger says of one account for a window; money in minor units. */
export type Counted = {
  netMinor: number
  grossMinor: number
  costedMinor: number
  costMinor: number
  orders: number
  products: number
  /** Σ and Σ² of monthly net sales over the window. */
  monthlySum: number
  monthlySquares: number
  firstMonth: Month | null
  lastOrderedOn: Day | null
  previousNetMinor: number
}

export type Window = { asOf: Day; months: number | null }

// With fewer months a spread says more about the sample than about the account.
const fewestMonths = 6

/** Profit is known only where costs are: the net sales of lines with a cost, less that cost. */
export const profitOf = (counted: Counted): number | null =>
  counted.costedMinor === 0 && counted.costMinor === 0 ? null : counted.costedMinor - counted.costMinor

/** Months of the window in which the account could have ordered: none before its first order. */
export const monthsOpen = (counted: Counted, { asOf, months }: Window): number => {
  if (!counted.firstMonth) return 0
  const since = monthsBetween(counted.firstMonth, monthOf(asOf)) + (months === null ? 1 : 0)
  return Math.max(0, months === null ? since : Math.min(months, since))
}

/**
 * One figure of one account; null when the ledger cannot know it.
 * sales, profit: minor units · margin: share of costed sales · growth: share of the window before ·
 * stability: 1 − coefficient of variation of monthly sales (population), at least 0 · tenure: months ·
 * breadth: products · orders: documents · recency: days · lossImpact: share of `totalMinor`.
 */
export const ledgerFigure = (
  metric: LedgerMetric,
  counted: Counted | undefined,
  window: Window,
  basis: 'net' | 'gross',
  totalMinor: number,
): number | null => {
  if (!counted) return null
  const sales = basis === 'gross' ? counted.grossMinor : counted.netMinor
  const profit = profitOf(counted)
  switch (metric) {
    case 'sales':
      return sales
    case 'profit':
      return profit
    case 'margin':
      return profit === null || counted.costedMinor <= 0 ? null : profit / counted.costedMinor
    case 'growth':
      return window.months === null || counted.previousNetMinor <= 0
        ? null
        : counted.netMinor / counted.previousNetMinor - 1
    case 'stability':
      return stability(counted, monthsOpen(counted, window))
    case 'tenure':
      return counted.firstMonth ? monthsBetween(counted.firstMonth, monthOf(window.asOf)) : null
    case 'breadth':
      return counted.products
    case 'orders':
      return counted.orders
    case 'recency':
      return counted.lastOrderedOn ? daysBetween(counted.lastOrderedOn, window.asOf) : null
    case 'lossImpact':
      return totalMinor > 0 ? Math.max(0, sales) / totalMinor : null
  }
}

const stability = (counted: Counted, months: number): number | null => {
  if (months < fewestMonths) return null
  const mean = counted.monthlySum / months
  if (mean <= 0) return 0
  const variance = Math.max(0, counted.monthlySquares / months - mean * mean)
  return Math.max(0, 1 - Math.sqrt(variance) / mean)
}

/** Whether a scorecard judges by how many products an account buys. */
export const readsBreadth = (scorecard: Pick<WeightedScorecard, 'criteria'>): boolean =>
  scorecard.criteria.some(({ source }) => source.from === 'ledger' && source.metric === 'breadth')
