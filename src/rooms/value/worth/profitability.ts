// What an account brought and what serving it cost, over one window: methods.md 3.1, with every part kept.
import type { Parts, ServicePart } from '../parts.ts'
import type { Rates } from '../settling/rates.ts'

/** What was counted of an account in the window; money in minor units, all amounts positive. */
export type Counted = {
  grossMinor: number
  returnedMinor: number
  discountMinor: number
  rebateMinor: number
  /** Net sales of lines whose cost is known, and that cost. */
  costedMinor: number
  knownCostMinor: number
  visits: number
  returnLines: number
  /** Null where nobody has booked any. */
  serviceHours: number | null
  managerHours: number | null
  logisticsMinor: number
  promotionMinor: number
  averageReceivableMinor: number
}

export const nothingCounted: Counted = {
  grossMinor: 0,
  returnedMinor: 0,
  discountMinor: 0,
  rebateMinor: 0,
  costedMinor: 0,
  knownCostMinor: 0,
  visits: 0,
  returnLines: 0,
  serviceHours: null,
  managerHours: null,
  logisticsMinor: 0,
  promotionMinor: 0,
  averageReceivableMinor: 0,
}

export type Profit = {
  sales: Parts['sales']
  goods: Parts['goods']
  service: ServicePart[]
  /** Null where too little is known of costs. */
  profitMinor: number | null
  costToServeMinor: number
  contributionMinor: number | null
}

/** Cost must be known of at least this share of sales to be taken for all of them. */
export const leastCosted = 0.5

/**
 * Net = gross − discounts − rebates − returns; profit = net − goods; contribution = profit − cost to serve.
 * The cost of goods is that of the lines with a known cost, scaled to all sales by what the lines sold for, before
 * discounts and rebates, which are granted on all of them alike. Whoever bought nothing caused no cost of goods.
 */
export const profitOf = (counted: Counted, rates: Rates, months: number): Profit => {
  const { grossMinor, returnedMinor, discountMinor, rebateMinor } = counted
  const netMinor = grossMinor - discountMinor - rebateMinor - returnedMinor
  const costMinor = costOf(counted)
  const profitMinor = costMinor === null ? null : netMinor - costMinor
  const service = serviceOf(counted, rates, months)
  const costToServeMinor = service.reduce((sum, part) => sum + part.minor, 0)
  return {
    sales: { grossMinor, discountMinor, rebateMinor, returnedMinor, netMinor },
    goods: { costedMinor: counted.costedMinor, knownCostMinor: counted.knownCostMinor, costMinor },
    service,
    profitMinor,
    costToServeMinor,
    contributionMinor: profitMinor === null ? null : profitMinor - costToServeMinor,
  }
}

const costOf = ({ grossMinor, returnedMinor, costedMinor, knownCostMinor }: Counted): number | null => {
  const soldMinor = grossMinor - returnedMinor
  // Every line has a cost, or there is none; what is left after returns may well be nothing, or less.
  if (costedMinor === soldMinor && (costedMinor !== 0 || knownCostMinor !== 0 || grossMinor === 0))
    return knownCostMinor
  if (soldMinor <= 0 || costedMinor < leastCosted * soldMinor) return null
  return Math.round((knownCostMinor * soldMinor) / costedMinor)
}

const serviceOf = (counted: Counted, rates: Rates, months: number): ServicePart[] => {
  const byUnit = (kind: 'visit' | 'serviceHour' | 'returnLine' | 'managerHour', quantity: number | null) => ({
    kind,
    quantity,
    rate: rates[kind],
    minor: Math.round((quantity ?? 0) * rates[kind]),
  })
  const byMoney = (kind: 'logistics' | 'promotion', minor: number) => ({
    kind,
    quantity: null,
    rate: null,
    minor,
  })
  const capital: ServicePart = {
    kind: 'capital',
    quantity: Math.round(counted.averageReceivableMinor),
    rate: rates.capital,
    minor: Math.round((counted.averageReceivableMinor * rates.capital * months) / 12),
  }
  return [
    byUnit('visit', counted.visits),
    byUnit('serviceHour', counted.serviceHours),
    byUnit('returnLine', counted.returnLines),
    byUnit('managerHour', counted.managerHours),
    byMoney('logistics', counted.logisticsMinor),
    byMoney('promotion', counted.promotionMinor),
    capital,
  ].filter((part) => part.minor !== 0 || (part.quantity ?? 0) !== 0)
}
