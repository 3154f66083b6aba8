// Doors to what was granted to an account or spent on it, month by month.
import { z } from 'zod'
import { doors, id, isoDate, money, path } from '#base/contract.ts'
import { everyone, type Role } from '#base/viewer.ts'
import { chargeKinds } from './charge.ts'

/** Those who book; which kinds each of them may is told by `kindsFor`. */
export const chargers: readonly Role[] = ['administrator', 'salesDirector', 'finance', 'keyAccountManager']

const kind = z.enum(chargeKinds)
const month = isoDate.regex(/-01$/)
const figure = {
  /** Of kinds that are money, in the ledger’s currency. */
  amountMinor: money.min(0).max(1e15).nullable(),
  /** Of kinds that are hours, in thousandths. */
  quantityMilli: z.number().int().min(0).max(1e10).nullable(),
  note: z.string().trim().max(500).nullable(),
}
const charge = z.object({
  kind,
  month: isoDate,
  ...figure,
  personName: z.string().nullable(),
  updatedAt: z.string(),
  revision: z.number().int(),
})
const place = z.object({ accountId: id, kind, month }).strict()

export const chargeDoors = doors({
  'GET /accounts/:accountId/charges': {
    summary: 'Discounts off the invoice, rebates, costs and hours of an account by month and kind',
    may: everyone,
    path: path('accountId'),
    query: z.object({ months: z.coerce.number().int().min(1).max(60).default(12) }).strict(),
    out: z.object({
      currency: z.string(),
      /** The first and the last month shown; the last one is the running month. */
      from: isoDate,
      to: isoDate,
      /** The last month that anything is booked in, shown or not. */
      lastMonth: isoDate.nullable(),
      rows: z.array(charge),
      /** The kinds that one may book. */
      may: z.array(kind),
      mayImport: z.boolean(),
    }),
  },
  'PUT /accounts/:accountId/charges/:kind/:month': {
    summary: 'Book the figure of a kind in a month, or write over the one that is there',
    may: chargers,
    path: place,
    body: z.object(figure).strict(),
    out: charge,
    revised: true,
  },
  'DELETE /accounts/:accountId/charges/:kind/:month': {
    summary: 'Take the figure of a kind out of a month',
    may: chargers,
    path: place,
    out: 'nothing',
    revised: true,
  },
})
