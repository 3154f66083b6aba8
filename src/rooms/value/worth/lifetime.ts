// The lifetime value of one account: by a model of its orders, by the mean of its like while it is new, by the simple
// formula where no model holds, and what its contracts will bring besides.

import type { Confidence, Parts } from '../parts.ts'
import type { AgreementsWorth } from './agreement-value.ts'
import type { Margin } from './margin.ts'

/** What a model foresees for an account, in days with an order. */
export type Foreseen = {
  yearOrders: number
  horizonOrders: number
  discountedOrders: number
  /** The number over the horizon lies between these with the chance of the interval; NaN where nothing says. */
  lowOrders: number
  highOrders: number
  /** Value of one such day, before what is granted or returned later. */
  spendMinor: number
  alive: number | null
}

export type Way =
  | { by: 'bgNbd' | 'mbgNbd' | 'paretoNbd' | 'prior'; foreseen: Foreseen }
  /** Net sales of a year that goes on with the chance of retention. */
  | { by: 'simple'; yearMinor: number; retention: number; discountRate: number; years: number }
  | { by: 'none' }

export type LifetimeAsk = {
  way: Way
  margin: Margin
  /** What is left of a yuan invoiced after discounts, rebates and returns. */
  netShare: number
  agreements: AgreementsWorth
  /** How sure the model of orders is; what is not by a model is of low confidence. */
  modelConfidence: Confidence
}

export type Lifetime = {
  parts: Parts['lifetime']
  lifetimeMinor: number | null
  lowMinor: number | null
  highMinor: number | null
  alive: number | null
}

/**
 * Years that go on with the chance of retention, each paid at its end and discounted, up to a horizon. For ever it is
 * mρ/(1 + d − ρ) of methods.md 3.9.
 */
export const simpleLifetime = (
  yearMinor: number,
  retention: number,
  discountRate: number,
  years: number,
): number => {
  const ratio = retention / (1 + discountRate)
  return ratio === 1 ? yearMinor * years : (yearMinor * ratio * (1 - ratio ** years)) / (1 - ratio)
}

export const lifetimeOf = ({ way, margin, netShare, agreements, modelConfidence }: LifetimeAsk): Lifetime => {
  const contracts = agreements.count > 0
  const base = { margin: margin.margin, marginFrom: margin.marginFrom, agreements }
  const none = { yearOrders: null, horizonOrders: null, discountedOrders: null, perOrderMinor: null }
  if (way.by === 'none')
    return {
      parts: {
        ...base,
        ...none,
        by: contracts ? 'agreements' : 'none',
        confidence: 'low',
        ordersMinor: null,
      },
      lifetimeMinor: contracts ? agreements.minor : null,
      lowMinor: null,
      highMinor: null,
      alive: null,
    }
  if (way.by === 'simple') {
    const ordersMinor = Math.round(
      margin.margin * simpleLifetime(Math.max(0, way.yearMinor), way.retention, way.discountRate, way.years),
    )
    return {
      parts: { ...base, ...none, by: 'simple', confidence: 'low', ordersMinor },
      lifetimeMinor: ordersMinor + agreements.minor,
      lowMinor: null,
      highMinor: null,
      alive: null,
    }
  }
  const { foreseen, by } = way
  const { yearOrders, horizonOrders, discountedOrders, lowOrders, highOrders } = foreseen
  const perOrderMinor = Math.round(foreseen.spendMinor * netShare)
  const worthOf = (orders: number) => Math.round(margin.margin * perOrderMinor * orders)
  const ordersMinor = worthOf(discountedOrders)
  // What one order of the horizon is worth today, on average.
  const shrunk = horizonOrders > 0 ? discountedOrders / horizonOrders : 0
  const ends = [lowOrders, highOrders].map((orders) => worthOf(orders * shrunk) + agreements.minor)
  const bounded = !ends.some(Number.isNaN)
  return {
    parts: {
      ...base,
      by,
      confidence: by === 'prior' ? 'low' : modelConfidence,
      yearOrders,
      horizonOrders,
      discountedOrders,
      perOrderMinor,
      ordersMinor,
    },
    lifetimeMinor: ordersMinor + agreements.minor,
    // Where orders lose money, more of them are worth less.
    lowMinor: bounded ? Math.min(...ends) : null,
    highMinor: bounded ? Math.max(...ends) : null,
    alive: foreseen.alive,
  }
}
