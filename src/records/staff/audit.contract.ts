// Doors to the log: what was changed, who signed in, what was taken out.
import { z } from 'zod'
import { doors, id, page, path, utcMoment } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import { auditBooks, origins } from './audit.ts'

const values = z.record(z.string(), z.unknown()).nullable()

const entry = z.object({
  id,
  at: z.string(),
  personId: id.nullable(),
  personName: z.string().nullable(),
  origin: z.string(),
  keyName: z.string().nullable(),
  requestId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  accountId: id.nullable(),
  before: values,
  after: values,
})

const filter = z
  .object({
    /** All changes, sign-ins, or what was taken out as a file. */
    book: z.enum(auditBooks).default('all'),
    personId: id.optional(),
    action: z.string().max(100).optional(),
    kind: z.string().max(100).optional(),
    accountId: id.optional(),
    origin: z.enum(origins).optional(),
    /** From this moment on, and before that one. */
    from: utcMoment.optional(),
    to: utcMoment.optional(),
  })
  .strict()
const paged = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

const watchers = ['administrator', 'executive'] as const

export const auditDoors = doors({
  'GET /audit': {
    summary: 'The log, newest first: changes, sign-ins, exports',
    may: watchers,
    query: filter.extend(paged).strict(),
    out: page(entry),
  },
  'GET /audit/actions': {
    summary: 'The kinds of actions and of records that the log holds',
    may: watchers,
    out: z.object({ actions: z.array(z.string()), kinds: z.array(z.string()) }),
  },
  'GET /audit/file': {
    summary: 'The log as a CSV file, with the filter given',
    may: watchers,
    query: filter,
    out: 'file',
  },
  'GET /accounts/:accountId/changes': {
    summary: 'The history of an account: who changed what, newest first',
    may: everyone,
    path: path('accountId'),
    query: z.object(paged).strict(),
    out: page(entry),
  },
})
