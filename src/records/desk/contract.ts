// Doors to long work: what runs, how far it is, and stopping it.
import { z } from 'zod'
import { doors, id, path } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'

const job = z.object({
  id,
  kind: z.string(),
  subject: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  failure: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  may: z.array(z.enum(['cancel'])),
})

export const deskDoors = doors({
  'GET /jobs': {
    summary: 'The newest jobs; administrators see everybody’s, others their own',
    may: everyone,
    out: z.object({ rows: z.array(job) }),
  },
  'GET /jobs/:jobId': { summary: 'One job', may: everyone, path: path('jobId'), out: job },
  'PUT /jobs/:jobId/cancellation': {
    summary: 'Ask a job to stop; it stops at the next safe point',
    may: everyone,
    path: path('jobId'),
    out: job,
  },
  'GET /jobs/live': {
    summary: 'Jobs as they move: server-sent events, each with the list of GET /jobs',
    may: everyone,
    out: 'events',
  },
})
