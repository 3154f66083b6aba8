// The first page: who the key accounts are, what they bring, and what to do next.
import { z } from 'zod'
import { bilingual, doors, id, isoDate, money } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'

const layer = z.object({
  layer: z.enum(['key', 'important', 'general', 'none']),
  accounts: z.number().int(),
  netMinor: money,
  profitMinor: money.nullable(),
  netShare: z.number().nullable(),
  profitShare: z.number().nullable(),
})

export const todayDoors = doors({
  'GET /today': {
    summary:
      'The pyramid of accounts one may see: layers, grades, their share of sales and profit, and what moved',
    may: everyone,
    out: z.object({
      currency: z.string().nullable(),
      asOfMonth: isoDate.nullable(),
      accounts: z.number().int(),
      netMinor: money,
      previousNetMinor: money,
      profitMinor: money.nullable(),
      layers: z.array(layer),
      tiers: z.array(
        z.object({
          tier: z.string(),
          layer: z.enum(['key', 'important', 'general']),
          accounts: z.number().int(),
          netMinor: money,
          profitMinor: money.nullable(),
        }),
      ),
      segments: z.array(
        z.object({ key: z.string(), name: bilingual, accounts: z.number().int(), netMinor: money }),
      ),
      evaluation: z
        .object({
          id,
          asOf: isoDate,
          evaluatedAt: z.string(),
          scorecardName: bilingual,
          provisional: z.number().int(),
        })
        .nullable(),
      moved: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          netMinor: money,
        }),
      ),
      keyAccounts: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          tier: z.string(),
          tierReason: z.string().nullable(),
          score: z.number().nullable(),
          netMinor: money,
          previousNetMinor: money,
          profitMinor: money.nullable(),
          lastOrderedOn: isoDate.nullable(),
          ownerName: z.string().nullable(),
        }),
      ),
      toRate: z.number().int(),
      /** Accounts that bought in the window and whose profit is unknown, because no line has a cost. */
      withoutProfit: z.number().int(),
      unassignedLines: z.number().int(),
      unassignedMinor: money,
    }),
  },
})
