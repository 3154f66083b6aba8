// The door to the financial pack of an account.
import { z } from 'zod'
import { doors, id, isoDate, money, path } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import { figures } from '../figures.contract.ts'

const month = isoDate

export const packDoors = doors({
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
})
