// Doors to what accounts are worth: computing it, what it says, and what it is computed by.
import { z } from 'zod'
import { doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import { explained, figures, parts, row, run, totals } from './figures.contract.ts'
import { judgement, judgingDoors, proposal, referral } from './judging/judging.contract.ts'
import { mixDoors } from './mix/mix.contract.ts'
import { model } from './model/model.contract.ts'
import { packDoors } from './pack/pack.contract.ts'
import { flags, lifetimeWays } from './parts.ts'
import { reckoners, settings, settlingDoors } from './settling/settling.contract.ts'

const advice = z.object({
  row: explained,
  /** What fits: another price, a cheaper channel, or an end; the reason code says which figure speaks for it. */
  kind: z.enum(['reprice', 'channel', 'exit']),
  because: z.enum(['thinMargin', 'costlyService', 'bothAndNoFuture']),
  proposal: proposal.nullable(),
})

const month = isoDate
/** Doors to what was computed. */
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
})

export const valueDoors = doors({
  ...worthDoors,
  ...packDoors,
  ...judgingDoors,
  ...mixDoors,
  ...settlingDoors,
})
