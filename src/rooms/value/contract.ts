// Doors to what accounts are worth: computing it, what it says, and what it is computed by.
import { z } from 'zod'
import { doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { everyone, type Role, sellers } from '#base/viewer.ts'
import { mixDoors } from './mix/mix.contract.ts'
import { confidences, flags, lifetimeWays, serviceKinds } from './parts.ts'
import { reckoners, settings, settlingDoors } from './settling/settling.contract.ts'

/** Those who know what an account teaches and whom it brings. */
const knowers: readonly Role[] = [...sellers, 'marketing', 'service']

const run = z.object({
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

const figures = {
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

const row = z.object({
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

const parts = z.object({
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
const explained = row.extend({ parts })

const totals = z.object({
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

/** A fitted model as it is shown: parameters by name, and how sure they are. */
const fitted = z.object({
  model: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.number(), error: z.number().nullable() })),
  logLikelihood: z.number(),
  converged: z.boolean(),
  identified: z.boolean(),
  /** Mean absolute error of orders per account in the holdout, where one was checked. */
  holdoutError: z.number().nullable(),
  /** Orders expected over orders that came in the holdout, 1 when they meet. */
  holdoutRatio: z.number().nullable(),
})

const model = z.object({
  chosen: z.enum(['bgNbd', 'mbgNbd', 'paretoNbd', 'simple']),
  /** Why: `bestFit`, `asSet`, `tooFew`, `notIdentified`, `notConverged`. */
  because: z.string(),
  histories: z.object({
    accounts: z.number().int(),
    repeats: z.number().int(),
    withoutRepeat: z.number().int(),
    distinct: z.number().int(),
  }),
  candidates: z.array(fitted),
  spend: z
    .object({
      p: z.number(),
      q: z.number(),
      gamma: z.number(),
      logLikelihood: z.number(),
      /** Mean order value over all, in minor units. */
      meanMinor: z.number(),
      /** Correlation of frequency and order value; above 0.3 the model is strained. */
      correlation: z.number(),
    })
    .nullable(),
  renewal: z
    .object({
      alpha: z.number(),
      beta: z.number(),
      logLikelihood: z.number(),
      agreements: z.number().int(),
      /** Share that is still there after 0, 1, 2 … terms, as seen and as the model says. */
      survival: z.array(
        z.object({ term: z.number().int(), seen: z.number().nullable(), expected: z.number() }),
      ),
    })
    .nullable(),
  check: z
    .object({
      calibrationEnd: isoDate,
      holdoutEnd: isoDate,
      /** By how often accounts had ordered again before: 0 to 6 times, and 7 or more. */
      bins: z.array(
        z.object({
          repeats: z.number().int(),
          accounts: z.number().int(),
          seen: z.number(),
          expected: z.number(),
        }),
      ),
      /** Orders of all accounts added up, week by week. */
      weeks: z.array(z.object({ day: isoDate, seen: z.number(), expected: z.number() })),
    })
    .nullable(),
})

const proposal = z.object({
  id,
  kind: z.enum(['reprice', 'channel', 'exit']),
  note: z.string(),
  state: z.enum(['open', 'approved', 'refused', 'withdrawn']),
  approvalId: id.nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
})
const referral = z.object({
  id,
  referredId: id.nullable(),
  referredName: z.string(),
  referredOn: isoDate,
  note: z.string().nullable(),
  personName: z.string().nullable(),
})
const judgement = z.object({
  kind: z.enum(['learning', 'skill']),
  level: z.number().int(),
  evidence: z.string(),
  judgedOn: isoDate,
  personName: z.string().nullable(),
})
const advice = z.object({
  row: explained,
  /** What fits: another price, a cheaper channel, or an end; the reason code says which figure speaks for it. */
  kind: z.enum(['reprice', 'channel', 'exit']),
  because: z.enum(['thinMargin', 'costlyService', 'bothAndNoFuture']),
  proposal: proposal.nullable(),
})

const month = isoDate
/** Doors to what was computed, and to what people add to it. */
export const worthDoors = doors({
  'GET /value': {
    summary: 'What accounts bring and cost: totals, the whale curve, who loses money and who matters most',
    may: everyone,
    out: z.object({
      run: run.nullable(),
      windowMonths: z.number().int(),
      horizonWeeks: z.number().int(),
      discountRate: z.number(),
      totals,
      /** Accounts by contribution, best first, and what they bring together; null share where nothing is left over. */
      whale: z.array(z.object({ accounts: z.number().int(), minor: money })),
      /** The highest point of the curve, and from which account on it falls. */
      peak: z.object({ accounts: z.number().int(), minor: money }).nullable(),
      /** Accounts without known costs, which the curve leaves out. */
      uncosted: z.number().int(),
      losing: z.array(advice),
      mattering: z.array(explained),
      highMarginLowVolume: z.array(row),
      may: z.array(z.enum(['compute', 'propose', 'settle'])),
    }),
  },
  'GET /value/future': {
    summary: 'Lifetime value over all accounts one may see: how it spreads, hangs on few, and is at risk',
    may: everyone,
    out: z.object({
      run: run.nullable(),
      horizonWeeks: z.number().int(),
      totals,
      /** Accounts by lifetime value in classes; from and below in minor units, the last one open. */
      spread: z.array(
        z.object({
          fromMinor: money,
          belowMinor: money.nullable(),
          accounts: z.number().int(),
          minor: money,
        }),
      ),
      concentration: z.object({
        gini: z.number().nullable(),
        topFifthShare: z.number().nullable(),
        reaching80: z.number().int(),
        curve: z.array(z.object({ accounts: z.number().int(), share: z.number() })),
      }),
      /** Accounts by weeks since the last order and by repeats, with the mean probability that they are alive. */
      alive: z.array(
        z.object({
          weeksFrom: z.number().int(),
          weeksBelow: z.number().int().nullable(),
          repeatsFrom: z.number().int(),
          repeatsBelow: z.number().int().nullable(),
          accounts: z.number().int(),
          alive: z.number(),
          lifetimeMinor: money,
        }),
      ),
      ways: z.array(z.object({ by: z.enum(lifetimeWays), accounts: z.number().int(), lifetimeMinor: money })),
      atRisk: z.array(explained),
      may: z.array(z.enum(['compute'])),
    }),
  },
  'GET /value/model': {
    summary:
      'The model behind lifetime value: parameters, why it was chosen, and how it did on orders it had not seen',
    may: everyone,
    out: z.object({
      run: run.nullable(),
      settings,
      model: model.nullable(),
      may: z.array(z.enum(['compute'])),
    }),
  },
  'GET /value/accounts': {
    summary: 'Accounts with the parts of their value',
    may: everyone,
    query: z
      .object({
        sort: z
          .enum(['lifetime', 'contribution', '-contribution', 'net', 'costToServe', 'atRisk', 'total'])
          .default('lifetime'),
        flag: z.enum(flags).optional(),
        tier: z.string().max(40).optional(),
        ownerId: id.optional(),
        /** Only those without known costs. */
        costs: z.enum(['unknown']).optional(),
        /** Weeks since the last order, and repeats: a cell of the map of who is alive. */
        weeksFrom: z.coerce.number().int().min(0).max(10_000).optional(),
        weeksBelow: z.coerce.number().int().min(0).max(10_000).optional(),
        repeatsFrom: z.coerce.number().int().min(0).max(100_000).optional(),
        repeatsBelow: z.coerce.number().int().min(0).max(100_000).optional(),
        search: z.string().trim().max(60).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(row).extend({ currency: z.string().nullable(), run: run.nullable() }),
  },
  'GET /accounts/:accountId/value': {
    summary:
      'What one account is worth, with every part, its group, its earlier values, and what people added',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      currency: z.string().nullable(),
      run: run.nullable(),
      settings,
      value: z.object({ ...figures, parts }).nullable(),
      /** The account and all below it that one may see, added up; null where it has nobody below it. */
      group: z
        .object({
          accounts: z.number().int(),
          /** Members that are below it but out of sight. */
          hidden: z.number().int(),
          netMinor: money,
          profitMinor: money.nullable(),
          costToServeMinor: money,
          contributionMinor: money.nullable(),
          totalMinor: money.nullable(),
          lifetimeMinor: money.nullable(),
        })
        .nullable(),
      history: z.array(
        z.object({
          runId: id,
          asOf: isoDate,
          computedAt: z.string(),
          formula: z.number().int(),
          netMinor: money,
          contributionMinor: money.nullable(),
          lifetimeMinor: money.nullable(),
          alive: z.number().nullable(),
        }),
      ),
      referrals: z.array(referral),
      /** Customers that this account was brought by. */
      referredBy: z.array(z.object({ accountId: id, name: z.string() })),
      judgements: z.array(judgement),
      proposals: z.array(proposal),
      advice: z
        .object({
          kind: z.enum(['reprice', 'channel', 'exit']),
          because: z.enum(['thinMargin', 'costlyService', 'bothAndNoFuture']),
        })
        .nullable(),
      may: z.array(z.enum(['refer', 'judge', 'propose', 'withdraw', 'compute'])),
    }),
  },
  'GET /accounts/:accountId/forecast': {
    summary: 'Net sales by month as they were, and as they are expected for a year, with an interval',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      currency: z.string().nullable(),
      past: z.array(z.object({ month, netMinor: money, profitMinor: money.nullable() })),
      expected: z.array(z.object({ month, netMinor: money, lowMinor: money, highMinor: money })),
      by: z.enum(lifetimeWays),
    }),
  },
  'GET /accounts/:accountId/financial-pack': {
    summary:
      'One page for a negotiation: price from list to pocket, profit, value, receivables, trend, concessions',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      currency: z.string().nullable(),
      asOf: isoDate.nullable(),
      window: z.object({ from: month, before: month }).nullable(),
      /** How far ahead the concessions look. */
      horizonWeeks: z.number().int(),
      /** From list to pocket; list and discount are null where list prices are not known. */
      pocket: z.object({
        listMinor: money.nullable(),
        onInvoiceMinor: money.nullable(),
        /** The share of sales that the list price is known of. */
        listedShare: z.number(),
        invoicedMinor: money,
        discountMinor: money,
        rebateMinor: money,
        returnedMinor: money,
        capitalMinor: money,
        logisticsMinor: money,
        promotionMinor: money,
        pocketMinor: money,
        goodsMinor: money.nullable(),
        serviceMinor: money,
        leftMinor: money.nullable(),
      }),
      /** The same figures for as many months before. */
      before: z
        .object({ netMinor: money, profitMinor: money.nullable(), contributionMinor: money.nullable() })
        .nullable(),
      value: z.object(figures).nullable(),
      /** How the margin compares: of all accounts, of those of its tier. */
      margins: z.object({
        own: z.number().nullable(),
        tier: z.number().nullable(),
        company: z.number().nullable(),
      }),
      receivables: z.object({
        openMinor: money,
        overdueMinor: money,
        oldestDays: z.number().int().nullable(),
        limitMinor: money.nullable(),
        creditDays: z.number().int().nullable(),
        /** Days of sales that are open. */
        salesDays: z.number().nullable(),
      }),
      months: z.array(z.object({ month, netMinor: money, profitMinor: money.nullable() })),
      /** The largest products with what a piece is listed at, sold at and costs. */
      products: z.array(
        z.object({
          productId: id,
          name: z.string(),
          code: z.string(),
          netMinor: money,
          quantityMilli: z.number().int(),
          listMinor: money.nullable(),
          priceMinor: money,
          costMinor: money.nullable(),
          /** What all accounts pay for a piece on average. */
          averageMinor: money,
        }),
      ),
      /** What a price lowered by so much costs in a year and over the horizon, and the volume that would make up for it. */
      concessions: z.array(
        z.object({
          points: z.number(),
          yearMinor: money,
          horizonMinor: money.nullable(),
          breakEvenVolume: z.number().nullable(),
        }),
      ),
    }),
  },
  'POST /value/runs': {
    summary: 'Compute the value of all accounts as a job',
    may: reckoners,
    body: z.object({ reason: z.string().trim().min(1).max(200), asOf: isoDate.optional() }).strict(),
    out: z.object({ jobId: id }),
  },
  'GET /value/runs': {
    summary: 'Computations of value, newest first',
    may: everyone,
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }).strict(),
    out: z.object({ rows: z.array(run) }),
  },
  'POST /accounts/:accountId/referrals': {
    summary: 'Record a customer that this account brought or may bring',
    may: knowers,
    path: path('accountId'),
    body: z
      .object({
        referredId: id.nullable().default(null),
        referredName: z.string().trim().min(1).max(200),
        referredOn: isoDate,
        note: z.string().trim().max(500).nullable().default(null),
      })
      .strict(),
    out: referral,
  },
  'DELETE /accounts/:accountId/referrals/:referralId': {
    summary: 'Take a referral back',
    may: knowers,
    path: path('accountId', 'referralId'),
    out: 'nothing',
  },
  'POST /accounts/:accountId/value-judgements': {
    summary: 'Judge what we learn from an account, or how our people grow with it, 0 to 5, with evidence',
    may: knowers,
    path: path('accountId'),
    body: z
      .object({
        kind: z.enum(['learning', 'skill']),
        level: z.number().int().min(0).max(5),
        evidence: z.string().trim().min(1).max(500),
      })
      .strict(),
    out: judgement,
  },
  'POST /accounts/:accountId/value-proposals': {
    summary: 'Propose another price, a cheaper channel or an end; it holds only once it is approved',
    may: sellers,
    path: path('accountId'),
    body: z
      .object({ kind: z.enum(['reprice', 'channel', 'exit']), note: z.string().trim().min(1).max(1000) })
      .strict(),
    out: proposal,
  },
  'DELETE /accounts/:accountId/value-proposals/:proposalId': {
    summary: 'Withdraw a proposal that is not decided yet',
    may: sellers,
    path: path('accountId', 'proposalId'),
    out: proposal,
  },
})

/** Roles that decide about proposals, first to last. */
export const proposalChain: readonly Role[] = ['salesDirector', 'executive']

export const valueDoors = doors({ ...worthDoors, ...mixDoors, ...settlingDoors })
