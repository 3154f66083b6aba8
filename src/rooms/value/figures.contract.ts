// What several doors tell of an account's value: the run it comes from, its figures, and everything that entered them.
import { z } from 'zod'
import { id, isoDate, money } from '#base/contract.ts'
import { confidences, flags, lifetimeWays, serviceKinds } from './parts.ts'

export const run = z.object({
  id,
  scope: z.enum(['all', 'touched']),
  asOf: isoDate,
  reason: z.string(),
  currency: z.string().nullable(),
  formula: z.number().int(),
  accounts: z.number().int(),
  personName: z.string().nullable(),
  computedAt: z.string(),
})

export const figures = {
  netMinor: money,
  profitMinor: money.nullable(),
  costToServeMinor: money,
  contributionMinor: money.nullable(),
  intangibleMinor: money,
  totalMinor: money.nullable(),
  lifetimeMinor: money.nullable(),
  lifetimeLowMinor: money.nullable(),
  lifetimeHighMinor: money.nullable(),
  lifetimeBy: z.enum(lifetimeWays),
  /** Probability that the account is still a customer; null where no model says. */
  alive: z.number().nullable(),
  atRiskMinor: money.nullable(),
  flags: z.array(z.enum(flags)),
}

export const row = z.object({
  accountId: id,
  name: z.string(),
  code: z.string(),
  tier: z.string().nullable(),
  ownerName: z.string().nullable(),
  ...figures,
})

const servicePart = z.object({
  kind: z.enum(serviceKinds),
  quantity: z.number().nullable(),
  rate: z.number().nullable(),
  minor: money,
})

export const parts = z.object({
  window: z.object({ from: isoDate, before: isoDate }),
  sales: z.object({
    grossMinor: money,
    discountMinor: money,
    rebateMinor: money,
    returnedMinor: money,
    netMinor: money,
  }),
  goods: z.object({ costedMinor: money, knownCostMinor: money, costMinor: money.nullable() }),
  service: z.array(servicePart),
  intangible: z.object({
    referrals: z.array(
      z.object({
        referredId: id.nullable(),
        name: z.string(),
        lifetimeMinor: money,
        probability: z.number(),
        minor: money,
      }),
    ),
    referralMinor: money,
    learningLevel: z.number().nullable(),
    learningMinor: money,
    skillLevel: z.number().nullable(),
    skillMinor: money,
    sumMinor: money,
    capMinor: money,
  }),
  orders: z.object({
    repeats: z.number().int(),
    firstOn: isoDate.nullable(),
    lastOn: isoDate.nullable(),
    recencyWeeks: z.number(),
    ageWeeks: z.number(),
    meanMinor: money.nullable(),
  }),
  lifetime: z.object({
    by: z.enum(lifetimeWays),
    confidence: z.enum(confidences),
    yearOrders: z.number().nullable(),
    horizonOrders: z.number().nullable(),
    discountedOrders: z.number().nullable(),
    perOrderMinor: money.nullable(),
    margin: z.number(),
    marginFrom: z.enum(['own', 'company', 'settings']),
    ordersMinor: money.nullable(),
    agreements: z.object({ count: z.number().int(), yearlyMinor: money, minor: money }),
  }),
  risk: z.object({ impactMinor: money, probability: z.number().nullable() }),
})

/** A row with everything that entered it, so that a list can say why. */
export const explained = row.extend({ parts })

export const totals = z.object({
  accounts: z.number().int(),
  netMinor: money,
  /** Over accounts whose costs are known. */
  profitMinor: money.nullable(),
  costToServeMinor: money,
  contributionMinor: money.nullable(),
  lifetimeMinor: money,
  atRiskMinor: money,
  lossMakers: z.number().int(),
  lossMinor: money,
})
