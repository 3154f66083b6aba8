// Doors to files beside an account.
import { z } from 'zod'
import { doors, id, page, path } from '#base/contract.ts'
import { everyone, type Role, sellers } from '#base/viewer.ts'

const keepers: readonly Role[] = [...sellers, 'executive', 'service', 'marketing', 'finance']

const attachment = z.object({
  id,
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  note: z.string().nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  may: z.array(z.enum(['remove'])),
})
const both = path('accountId', 'attachmentId')

export const attachmentDoors = doors({
  'GET /accounts/:accountId/attachments': {
    summary: 'Files beside an account, newest first',
    may: everyone,
    path: path('accountId'),
    query: z
      .object({
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(attachment).extend({ may: z.array(z.enum(['add'])) }),
  },
  'POST /accounts/:accountId/attachments': {
    summary: 'Keep a file beside an account: documents, tables, pictures, text or zip, 25 MB at most',
    may: keepers,
    path: path('accountId'),
    query: z
      .object({
        name: z.string().min(1).max(400),
        note: z.string().trim().max(300).optional(),
      })
      .strict(),
    body: 'file',
    out: attachment,
  },
  'GET /accounts/:accountId/attachments/:attachmentId': {
    summary: 'The content of a file, as a download',
    may: everyone,
    path: both,
    out: 'file',
  },
  'PUT /accounts/:accountId/attachments/:attachmentId/removal': {
    summary: 'Take a file away: whoever put it there, or those who decide',
    may: keepers,
    path: both,
    out: 'nothing',
  },
  'DELETE /accounts/:accountId/attachments/:attachmentId/removal': {
    summary: 'Put a file back that was taken away in the last 30 days',
    may: keepers,
    path: both,
    out: 'nothing',
  },
})
