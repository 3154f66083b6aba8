// What the value tab says first: what the account brought, and what it will.
import type { Parts } from '../parts.ts'

export type PastKey = 'earns' | 'loses' | 'uncosted' | 'quiet' | 'courted' | 'untouched'

type Told = { netMinor: number; costToServeMinor: number; contributionMinor: number | null }

/** Which sentence tells the months behind: what it earned or lost, that nobody knows, or that it bought nothing. */
export const pastOf = (value: Told & { parts: Pick<Parts, 'orders' | 'sales'> }): PastKey => {
  const { netMinor, costToServeMinor, contributionMinor, parts } = value
  // Whoever never bought is courted, not served at a loss.
  if (parts.orders.firstOn === null) return costToServeMinor > 0 ? 'courted' : 'untouched'
  if (parts.sales.grossMinor === 0 && netMinor === 0 && costToServeMinor === 0) return 'quiet'
  if (contributionMinor === null) return 'uncosted'
  return contributionMinor < 0 ? 'loses' : 'earns'
}

/** What would make one surer of a lifetime value, the thing that helps most first. */
export const surerBy = ({
  lifetime,
  orders,
}: Pick<Parts, 'lifetime' | 'orders'>): ('firstOrder' | 'secondOrder' | 'more' | 'ownCost' | 'history')[] => [
  ...(lifetime.by === 'none' || lifetime.by === 'agreements' ? (['firstOrder'] as const) : []),
  ...(lifetime.by === 'prior' ? (['secondOrder'] as const) : []),
  ...(lifetime.by === 'simple' ? (['history'] as const) : []),
  ...(lifetime.marginFrom !== 'own' && lifetime.by !== 'none' ? (['ownCost'] as const) : []),
  // One's own rhythm shows in a handful of repeats; how sure the model itself is depends on all accounts.
  ...(['bgNbd', 'mbgNbd', 'paretoNbd'].includes(lifetime.by) && lifetime.confidence !== 'high'
    ? [orders.repeats < 5 ? ('more' as const) : ('history' as const)]
    : []),
]

/** Days between one day with an order and the next, as it usually is; null without a repeat. */
export const usualGapDays = ({ repeats, recencyWeeks }: Pick<Parts['orders'], 'repeats' | 'recencyWeeks'>) =>
  repeats > 0 ? (recencyWeeks * 7) / repeats : null
