// Doors to what an account owes, and to the credit agreed with it.
import { z } from 'zod'
import { doors, id, isoDate, money, path } from '#base/contract.ts'
import { deciders, everyone, type Role } from '#base/viewer.ts'
import { ageBands } from './receivable.ts'

/** Those who agree terms. */
const grantors: readonly Role[] = [...deciders, 'finance']

const currency = z.string().regex(/^[A-Z]{3}$/)
const terms = {
  /** Days from the invoice to the day it falls due. */
  creditDays: z.number().int().min(0).max(730).nullable(),
  /** The most that may be open at once. */
  creditLimitMinor: money.min(0).max(1e15).nullable(),
}
const credit = z.object({
  ...terms,
  currency,
  /** 0 where nothing was agreed yet. */
  revision: z.number().int(),
  personName: z.string().nullable(),
  updatedAt: z.string().nullable(),
})

export const receivableDoors = doors({
  'GET /accounts/:accountId/receivables': {
    summary: 'What an account owes by how long it has been due, currency by currency, with the documents',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      /** The day the books were last told of; null when nothing ever came. */
      asOf: isoDate.nullable(),
      today: isoDate,
      credit,
      sums: z.array(
        z.object({
          currency,
          openMinor: money,
          overdueMinor: money,
          documents: z.number().int(),
          overdueDocuments: z.number().int(),
          oldestDays: z.number().int().nullable(),
          bands: z.record(z.enum(ageBands), money),
          warning: z.enum(['overLimit', 'longOverdue', 'overdue']).nullable(),
        }),
      ),
      rows: z.array(
        z.object({
          id,
          document: z.string(),
          invoicedOn: isoDate,
          dueOn: isoDate,
          amountMinor: money,
          openMinor: money,
          currency,
          asOf: isoDate,
          band: z.enum(ageBands),
          overdueDays: z.number().int(),
        }),
      ),
      /** There are more documents than are listed; the sums hold all of them. */
      more: z.boolean(),
      may: z.array(z.enum(['grant'])),
    }),
  },
  'GET /accounts/:accountId/credit': {
    summary: 'The credit agreed with an account: days and limit',
    may: everyone,
    path: path('accountId'),
    out: credit,
    revised: true,
  },
  'PUT /accounts/:accountId/credit': {
    summary: 'Agree credit days and limit with an account',
    may: grantors,
    path: path('accountId'),
    body: z.object(terms).strict(),
    out: credit,
    revised: true,
  },
})
