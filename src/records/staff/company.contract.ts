// Doors to what the company settles for everybody, and to what other currencies are worth.
import { z } from 'zod'
import { isZone } from '#base/calendar.ts'
import { doors, isoDate } from '#base/contract.ts'
import { administrators, importers } from '#base/viewer.ts'
import { ratePattern } from './rate.ts'

const currency = z.string().regex(/^[A-Z]{3}$/)
const tierName = z.object({ zh: z.string().trim().max(30), en: z.string().trim().max(30) }).strict()

const settled = z.object({
  name: z.string().trim().min(1).max(100),
  currency: currency.nullable(),
  fiscalMonth: z.number().int().min(1).max(12),
  workDays: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length),
  timeZone: z.string().max(60).refine(isZone),
  language: z.enum(['zh', 'en']).nullable(),
  tierNames: z.record(z.string().min(1).max(20), tierName).refine((names) => Object.keys(names).length <= 50),
})

/** What everybody may know of the company; it comes with who is signed in. */
export const companyOut = settled.extend({
  name: z.string(),
  isDemo: z.boolean(),
  revision: z.number().int(),
})
const withState = companyOut.extend({
  /** Something is booked, so the currency stays. */
  currencyFixed: z.boolean(),
})

const rate = z.object({
  currency,
  validFrom: isoDate,
  /** Units of the company's currency for one unit, as an exact decimal. */
  rate: z.string().regex(ratePattern),
})
const rateOut = rate.extend({ revision: z.number().int() })
const ratePath = z.object({ currency, validFrom: isoDate }).strict()

export const companyDoors = doors({
  'GET /company': {
    summary: 'What the company settles for everybody: name, currency, fiscal year, working week, time zone',
    may: administrators,
    out: withState,
    revised: true,
  },
  'PUT /company': {
    summary:
      'Change what the company settles; the currency only while nothing is booked and no rate refers to it',
    may: administrators,
    body: settled.strict(),
    out: withState,
    revised: true,
  },
  'GET /rates': {
    summary: 'What other currencies are worth in the company’s own, by currency, newest first',
    may: importers,
    out: z.object({ currency: currency.nullable(), rows: z.array(rateOut) }),
  },
  'POST /rates': {
    summary: 'Add what a currency is worth from a day on',
    may: administrators,
    body: rate.strict(),
    out: rateOut,
  },
  'PUT /rates/:currency/:validFrom': {
    summary: 'Change a rate; what was booked by it stays',
    may: administrators,
    path: ratePath,
    body: rate.pick({ rate: true }).strict(),
    out: rateOut,
    revised: true,
  },
  'DELETE /rates/:currency/:validFrom': {
    summary: 'Delete a rate; what was booked by it stays',
    may: administrators,
    path: ratePath,
    out: 'nothing',
    revised: true,
  },
})
