// Doors to what value is computed by: rates with their dates, and settings.
import { z } from 'zod'
import { doors, isoDate } from '#base/contract.ts'
import { everyone, type Role } from '#base/viewer.ts'
import { rateKinds } from './rates.ts'
import { modelChoices } from './settings.ts'

/** Those who settle how value is computed, and compute it. */
export const reckoners: readonly Role[] = ['administrator', 'salesDirector', 'finance']

const share = z.number().min(0).max(1)
export const settings = z
  .object({
    windowMonths: z.number().int().min(3).max(36),
    horizonWeeks: z.number().int().min(26).max(520),
    discountRate: z.number().min(0).max(0.5),
    holdoutWeeks: z.number().int().min(4).max(104),
    newWeeks: z.number().int().min(1).max(52),
    model: z.enum(modelChoices),
    fallbackMargin: share,
    fallbackRetention: z.number().min(0).max(0.99),
    intangibleCap: share,
    attribution: share,
    conversion: share,
    learningUnit: z.number().min(0).max(1e12),
    skillUnit: z.number().min(0).max(1e12),
    computeOn: z.number().int().min(1).max(28).nullable(),
  })
  .strict()

const rate = z.object({
  kind: z.enum(rateKinds),
  validFrom: isoDate,
  amount: z.number(),
  personName: z.string().nullable(),
  revision: z.number().int(),
})
/** A kind of rate and the day it begins; told by the handler when nobody knows the kind. */
const ratePath = z.object({ kind: z.string().max(40), validFrom: isoDate }).strict()

export const settlingDoors = doors({
  'GET /value/rates': {
    summary: 'What a visit, an hour, a return and capital cost, from which day on',
    may: everyone,
    out: z.object({
      currency: z.string().nullable(),
      rows: z.array(rate),
      /** What holds where nothing was settled: minor units, capital a share a year. */
      defaults: z.record(z.enum(rateKinds), z.number()),
      may: z.array(z.enum(['settle'])),
    }),
  },
  'PUT /value/rates/:kind/:validFrom': {
    summary: 'Settle a rate from a day on',
    may: reckoners,
    path: ratePath,
    body: z.object({ amount: z.number().min(0).max(1e12) }).strict(),
    out: rate,
    revised: true,
  },
  'DELETE /value/rates/:kind/:validFrom': {
    summary: 'Take a rate back; the one before it holds again',
    may: reckoners,
    path: ratePath,
    out: 'nothing',
    revised: true,
  },
  'GET /value/settings': {
    summary: 'How value is computed',
    may: everyone,
    out: z.object({
      settings,
      revision: z.number().int(),
      personName: z.string().nullable(),
      may: z.array(z.enum(['settle'])),
    }),
  },
  'PUT /value/settings': {
    summary: 'Change how value is computed from the next run on',
    may: reckoners,
    body: settings,
    out: z.object({
      settings,
      revision: z.number().int(),
      personName: z.string().nullable(),
      may: z.array(z.enum(['settle'])),
    }),
    revised: true,
  },
})
