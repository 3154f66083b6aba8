// Doors to where the business lies: the grid of segments, how concentrated it is, prospective key accounts.
import { z } from 'zod'
import { doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { deciders, everyone, type Role, sellers } from '#base/viewer.ts'
import { dimensions } from './dimensions.ts'

const window = z.union([z.literal('all'), z.coerce.number().int().min(1).max(120)])
const dimension = z.enum(dimensions)

const figures = {
  accounts: z.number().int(),
  netMinor: money,
  previousNetMinor: money,
  profitMinor: money.nullable(),
  /** The newest estimates of what the accounts could buy in a year; null where there is none. */
  potentialMinor: money.nullable(),
  /** How many of the accounts have an estimate. */
  estimated: z.number().int(),
}
const line = z.object({
  kind: z.enum(['value', 'unknown', 'others']),
  key: z.string().nullable(),
  /** Of a department; other keys are words or names themselves. */
  name: z.string().nullable(),
  ...figures,
})
/** `sizeClass:large`; `region:` for accounts without a region. */
const place = z.string().max(140)

const answer = z.object({ yes: z.boolean(), evidence: z.string().trim().max(300).default('') }).strict()
const answers = z
  .object({
    large: answer,
    cannotLose: answer,
    mostProfit: answer,
    deservesCare: answer,
    effortPays: answer,
    rightDirection: answer,
  })
  .strict()

const state = z.enum(['open', 'accepted', 'declined'])
const nomination = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  accountCode: z.string(),
  tier: z.string().nullable(),
  netMinor: money.nullable(),
  previousNetMinor: money.nullable(),
  answers,
  /** Of six. */
  yes: z.number().int(),
  note: z.string().nullable(),
  state,
  personName: z.string().nullable(),
  createdAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  comment: z.string().nullable(),
  may: z.array(z.enum(['decide'])),
})

const share = z.number().nullable()
const measure = z.enum(['keyNetShare', 'keyProfitShare', 'largestShare'])
const target = z.object({
  measure,
  value: z.number(),
  dueOn: isoDate,
  startValue: z.number().nullable(),
  startOn: isoDate,
  personName: z.string().nullable(),
  revision: z.number().int(),
})
/** A measure nobody knows is not found; told by the handler, after the body was looked at. */
const measurePath = z.object({ measure: z.string().max(40) }).strict()

const nominators: readonly Role[] = [...sellers, 'marketing', 'service']

export const segmentDoors = doors({
  'GET /segmentation/grid': {
    summary: 'Accounts one may see by two of their facts: how many, sales, growth, profit and potential',
    may: everyone,
    query: z.object({ rows: dimension, columns: dimension }).strict(),
    out: z.object({
      /** The month after the last complete one; null while the ledger is empty. */
      asOfMonth: isoDate.nullable(),
      currency: z.string().nullable(),
      rows: z.array(line),
      columns: z.array(line),
      cells: z.array(z.object({ row: z.number().int(), column: z.number().int(), ...figures })),
      total: z.object(figures),
    }),
  },
  'GET /segmentation/accounts': {
    summary: 'The largest accounts at one or two places of the grid',
    may: everyone,
    query: z
      .object({
        at: z.union([place, z.array(place).max(2)]),
        limit: z.coerce.number().int().min(1).max(50).default(8),
      })
      .strict(),
    out: z.object({
      rows: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          tier: z.string().nullable(),
          layer: z.string().nullable(),
          ownerName: z.string().nullable(),
          netMinor: money.nullable(),
          previousNetMinor: money.nullable(),
        }),
      ),
    }),
  },
  'GET /concentration': {
    summary:
      'How far sales or profit hang on a few: Pareto, ABC, Lorenz, Gini, HHI, over the accounts one may see',
    may: everyone,
    query: z
      .object({
        basis: z.enum(['net', 'gross', 'profit']).default('net'),
        asOf: isoDate.optional(),
        window: window.default(12),
      })
      .strict(),
    out: z.object({
      basis: z.enum(['net', 'gross', 'profit']),
      asOf: isoDate,
      windowMonths: z.number().int().nullable(),
      currency: z.string().nullable(),
      accounts: z.number().int(),
      totalMinor: money,
      gini: z.number().nullable(),
      giniUnbiased: z.number().nullable(),
      hhi: z.number().nullable(),
      reaching80: z.number().int(),
      topFifthShare: z.number().nullable(),
      bottomFourFifthsShare: z.number().nullable(),
      top10Share: z.number().nullable(),
      classes: z.array(
        z.object({ class: z.enum(['A', 'B', 'C']), accounts: z.number().int(), totalMinor: money }),
      ),
      /** At most 200 points of the curve: accounts counted and the share of money they bring. */
      curve: z.array(z.object({ accounts: z.number().int(), share: z.number() })),
      top: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          valueMinor: money,
          share: z.number(),
          cumulative: z.number(),
          class: z.enum(['A', 'B', 'C']),
        }),
      ),
      losers: z.array(z.object({ accountId: id, name: z.string(), valueMinor: money })),
      unassignedMinor: money,
    }),
  },
  'GET /concentration/months': {
    summary:
      'How the share of key accounts and of the largest few went month by month, and the targets set for it',
    may: everyone,
    query: z.object({ months: z.coerce.number().int().min(6).max(60).default(24) }).strict(),
    out: z.object({
      currency: z.string().nullable(),
      months: z.array(
        z.object({
          month: isoDate,
          keyAccounts: z.number().int().nullable(),
          entered: z.number().int().nullable(),
          left: z.number().int().nullable(),
          netMinor: money,
          keyNetShare: share,
          keyNetShare12: share,
          keyProfitShare: share,
          keyProfitShare12: share,
          largestShare: share,
          largestShare12: share,
          topFiveShare: share,
          topFiveShare12: share,
          largest: z.object({ accountId: id, name: z.string() }).nullable(),
        }),
      ),
      targets: z.array(target),
      may: z.array(z.enum(['target'])),
    }),
  },
  'PUT /concentration/targets/:measure': {
    summary:
      'Set how large a share is wanted, or at most allowed, and by when; If-Match is "0" where none is set yet',
    may: deciders,
    path: measurePath,
    body: z
      .object({
        value: z.number().gt(0).max(1),
        dueOn: isoDate,
        startValue: z.number().min(0).max(1).nullable().default(null),
        startOn: isoDate,
      })
      .strict(),
    out: target,
    revised: true,
  },
  'DELETE /concentration/targets/:measure': {
    summary: 'Drop a target',
    may: deciders,
    path: measurePath,
    out: 'nothing',
    revised: true,
  },
  'GET /nominations': {
    summary: 'Nominations of prospective key accounts, newest first; only accounts one may see',
    may: everyone,
    query: z
      .object({
        state: state.optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(nomination),
  },
  'GET /nominations/totals': {
    summary: 'How many nominations stand in each state, and how good they are',
    may: everyone,
    out: z.object({
      currency: z.string().nullable(),
      states: z.array(
        z.object({
          state,
          nominations: z.number().int(),
          /** Questions answered yes, all together. */
          yes: z.number().int(),
          netMinor: money,
        }),
      ),
      may: z.array(z.enum(['nominate', 'decide'])),
    }),
  },
  'GET /accounts/:accountId/nominations': {
    summary: 'Nominations of an account, newest first',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      currency: z.string().nullable(),
      rows: z.array(nomination),
      may: z.array(z.enum(['nominate', 'decide'])),
    }),
  },
  'POST /accounts/:accountId/nominations': {
    summary: 'Nominate an account as a prospective key account: six answers with their evidence',
    may: nominators,
    path: path('accountId'),
    body: z.object({ answers, note: z.string().trim().min(1).max(500).nullable().default(null) }).strict(),
    out: nomination,
  },
  'POST /accounts/:accountId/nominations/:nominationId/decision': {
    summary: 'Accept or decline a nomination; declining needs a comment',
    may: deciders,
    path: path('accountId', 'nominationId'),
    body: z
      .object({
        verdict: z.enum(['accepted', 'declined']),
        comment: z.string().trim().min(1).max(500).nullable().default(null),
      })
      .strict(),
    out: nomination,
  },
})
