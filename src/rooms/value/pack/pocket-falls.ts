// From the list price to what is left, as a waterfall; it begins at what was invoiced where list prices are not known.
import type { Fall } from '../account/falls.ts'
import type { Pocket } from './pocket.ts'

export const pocketSteps = [
  'onInvoice',
  'discount',
  'rebate',
  'returned',
  'capital',
  'logistics',
  'promotion',
] as const
export type PocketKey =
  | (typeof pocketSteps)[number]
  | 'list'
  | 'invoiced'
  | 'pocket'
  | 'goods'
  | 'service'
  | 'left'

const off = (key: PocketKey, minor: number | null): Fall<PocketKey> => ({
  key,
  minor: minor === null ? null : minor === 0 ? 0 : -minor,
})
const whole = (key: PocketKey, minor: number | null): Fall<PocketKey> => ({ key, whole: true, minor })

/** Steps that took nothing are left out. */
export const pocketFalls = (pocket: Pocket): Fall<PocketKey>[] => {
  const falls = [
    ...(pocket.listMinor === null
      ? []
      : [whole('list', pocket.listMinor), off('onInvoice', pocket.onInvoiceMinor)]),
    whole('invoiced', pocket.invoicedMinor),
    off('discount', pocket.discountMinor),
    off('rebate', pocket.rebateMinor),
    off('returned', pocket.returnedMinor),
    off('capital', pocket.capitalMinor),
    off('logistics', pocket.logisticsMinor),
    off('promotion', pocket.promotionMinor),
    whole('pocket', pocket.pocketMinor),
    off('goods', pocket.goodsMinor),
    off('service', pocket.serviceMinor),
    whole('left', pocket.leftMinor),
  ]
  return falls.filter((one) => one.whole || one.minor !== 0)
}

/** What was given away between the first price and the pocket, as a share of the first. */
export const givenAway = (pocket: Pocket): { minor: number; share: number | null } => {
  const first = pocket.listMinor ?? pocket.invoicedMinor
  const minor = first - pocket.pocketMinor
  return { minor, share: first > 0 ? minor / first : null }
}

/** How many points the price may fall before nothing is left; null where that is not known or nothing is left now. */
export const pointsLeft = (leftMinor: number | null, netMinor: number): number | null =>
  leftMinor === null || leftMinor <= 0 || netMinor <= 0 ? null : (leftMinor / netMinor) * 100
