// The margin that orders to come are valued at, and where it was taken from.
import type { MarginFrom } from '../parts.ts'

export type Margin = { margin: number; marginFrom: MarginFrom }
export type Earned = { netMinor: number; profitMinor: number | null }

/** Profit over net sales; null where either says nothing. */
export const marginOf = ({ netMinor, profitMinor }: Earned): number | null =>
  profitMinor !== null && netMinor > 0 ? profitMinor / netMinor : null

/** Profit over net sales of all whose costs are known. */
export const marginOfAll = (list: Iterable<Earned>): number | null => {
  let net = 0
  let profit = 0
  for (const one of list) {
    if (one.profitMinor === null) continue
    net += one.netMinor
    profit += one.profitMinor
  }
  return net > 0 ? profit / net : null
}

// Less than all of it can be lost on goods that cost more than they bring, more cannot be earned: beyond this, one odd
// booking on hardly any sales speaks.
const bound = (margin: number): number => Math.max(-1, Math.min(1, margin))

/** The account's own, else that of all accounts, else the one that was settled. */
export const valuedMargin = (own: Earned, ofAll: number | null, settled: number): Margin => {
  const margin = marginOf(own)
  if (margin !== null) return { margin: bound(margin), marginFrom: 'own' }
  return ofAll === null
    ? { margin: settled, marginFrom: 'settings' }
    : { margin: bound(ofAll), marginFrom: 'company' }
}
