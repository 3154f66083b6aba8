// Doors to what was measured about an account.
import { z } from 'zod'
import { doors, isoDate, path } from '#base/contract.ts'
import { everyone, sellers } from '#base/viewer.ts'

const metric = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u)

const signal = z.object({
  metric: z.string(),
  measuredOn: isoDate,
  value: z.number(),
  note: z.string().nullable(),
  personName: z.string().nullable(),
})

export const timelineDoors = doors({
  'GET /accounts/:accountId/signals': {
    summary: 'Measured values of an account, newest first',
    may: everyone,
    path: path('accountId'),
    query: z
      .object({ metric: metric.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
      .strict(),
    out: z.object({ rows: z.array(signal), more: z.boolean() }),
  },
  'PUT /accounts/:accountId/signals': {
    summary: 'Record a measured value; the same metric and day is written over',
    may: [...sellers, 'service', 'marketing', 'finance'],
    path: path('accountId'),
    body: z
      .object({
        metric,
        measuredOn: isoDate,
        value: z.number(),
        note: z.string().trim().max(500).nullable().default(null),
      })
      .strict(),
    out: signal,
  },
  'GET /signals': {
    summary: 'The metrics that are in use, with how many accounts have them',
    may: everyone,
    out: z.object({ rows: z.array(z.object({ metric: z.string(), accounts: z.number().int() })) }),
  },
})
