// What a value is made of: everything that entered it, so that any figure can be explained years later.
import type { Day, Month } from '#base/calendar.ts'

export const serviceKinds = [
  'visit',
  'serviceHour',
  'returnLine',
  'managerHour',
  'logistics',
  'promotion',
  'capital',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** One part of cost to serve: how much of it, at which rate, and what it came to. */
export type ServicePart = {
  kind: ServiceKind
  /** Visits, hours or lines; for capital the average receivable in minor units; null where only money is known. */
  quantity: number | null
  /** Minor units for one; for capital the share a year; null where only money is known. */
  rate: number | null
  minor: number
}

/** By what a lifetime value was found: a fitted model, the mean of its like, the simple formula, contracts alone, or not at all. */
export const lifetimeWays = ['bgNbd', 'mbgNbd', 'paretoNbd', 'prior', 'simple', 'agreements', 'none'] as const
export type LifetimeWay = (typeof lifetimeWays)[number]

export const confidences = ['high', 'medium', 'low'] as const
export type Confidence = (typeof confidences)[number]

/** Where a margin came from: the account's own sales, those of all accounts, or the settings. */
export type MarginFrom = 'own' | 'company' | 'settings'

export const flags = ['lossMaker', 'highMarginLowVolume', 'lapsing', 'new'] as const
export type Flag = (typeof flags)[number]

export type Parts = {
  window: { from: Month; before: Month }
  sales: {
    /** Invoiced, of lines that sell. */
    grossMinor: number
    discountMinor: number
    rebateMinor: number
    /** As a positive amount. */
    returnedMinor: number
    netMinor: number
  }
  goods: {
    /** Net sales of lines whose cost is known, and that cost. */
    costedMinor: number
    knownCostMinor: number
    /** Of all sales; null where no cost is known of at least half of the sales. */
    costMinor: number | null
  }
  service: ServicePart[]
  intangible: {
    referrals: {
      referredId: string | null
      name: string
      lifetimeMinor: number
      probability: number
      minor: number
    }[]
    referralMinor: number
    learningLevel: number | null
    learningMinor: number
    skillLevel: number | null
    skillMinor: number
    /** Before the cap, and the cap. */
    sumMinor: number
    capMinor: number
  }
  orders: {
    /** Days with an order after the first one. */
    repeats: number
    firstOn: Day | null
    lastOn: Day | null
    /** Weeks from the first order to the last, and to the as-of day. */
    recencyWeeks: number
    ageWeeks: number
    /**
     * Mean value of a day with an order of the last 52 weeks, the first left out, before what was granted or returned
     * later; of all where there was none in these weeks; null without a repeat.
     */
    meanMinor: number | null
  }
  lifetime: {
    by: LifetimeWay
    confidence: Confidence
    /** Expected days with an order over the next 52 weeks and over the horizon; null where no model says. */
    yearOrders: number | null
    horizonOrders: number | null
    /** The same, each discounted to the as-of day. */
    discountedOrders: number | null
    /** Expected net sales of one. */
    perOrderMinor: number | null
    margin: number
    marginFrom: MarginFrom
    ordersMinor: number | null
    agreements: { count: number; yearlyMinor: number; minor: number }
  }
  risk: { impactMinor: number; probability: number | null }
}
