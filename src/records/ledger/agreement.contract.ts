// Doors to the contracts with an account.
import { z } from 'zod'
import { doors, id, isoDate, money, path } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import { agreedStates } from './agreed-term.ts'
import { chargers } from './charge.contract.ts'

const facts = {
  number: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(200),
  startsOn: isoDate,
  /** It is agreed for so many months, and goes on for as many again until it is ended. */
  termMonths: z.number().int().min(1).max(240),
  yearlyMinor: money.min(0).max(1e15),
}
const agreement = z.object({
  id,
  ...facts,
  currency: z.string(),
  /** The last day on which it holds. */
  endedOn: isoDate.nullable(),
  endReason: z.string().nullable(),
  state: z.enum(agreedStates),
  /** How often it has gone on for another term. */
  renewals: z.number().int(),
  /** Null once it has been ended. */
  nextRenewalOn: isoDate.nullable(),
  /** What the running term will still bring. */
  leftMinor: money,
  personName: z.string().nullable(),
  updatedAt: z.string(),
  revision: z.number().int(),
})
const both = path('accountId', 'agreementId')

export const agreementDoors = doors({
  'GET /accounts/:accountId/agreements': {
    summary: 'The contracts with an account with their terms, those that hold first',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      today: isoDate,
      currency: z.string(),
      rows: z.array(agreement),
      may: z.array(z.enum(['add', 'change', 'end', 'remove', 'import'])),
    }),
  },
  'POST /accounts/:accountId/agreements': {
    summary: 'Add a contract, which goes on term by term until it is ended',
    may: chargers,
    path: path('accountId'),
    body: z.object(facts).strict(),
    out: agreement,
  },
  'PATCH /accounts/:accountId/agreements/:agreementId': {
    summary: 'Change number, name, start, term or yearly value of a contract',
    may: chargers,
    path: both,
    body: z.object(facts).partial().strict(),
    out: agreement,
    revised: true,
  },
  'DELETE /accounts/:accountId/agreements/:agreementId': {
    summary: 'Remove a contract that was entered by mistake; one that ran out is ended instead',
    may: chargers,
    path: both,
    out: 'nothing',
    revised: true,
  },
  'PUT /accounts/:accountId/agreements/:agreementId/ending': {
    summary: 'End a contract with its last day and the reason; a day ahead means that it will not go on',
    may: chargers,
    path: both,
    body: z.object({ endedOn: isoDate, reason: z.string().trim().max(300).nullable() }).strict(),
    out: agreement,
    revised: true,
  },
  'DELETE /accounts/:accountId/agreements/:agreementId/ending': {
    summary: 'Take the end of a contract away, so that it goes on',
    may: chargers,
    path: both,
    out: agreement,
    revised: true,
  },
})
