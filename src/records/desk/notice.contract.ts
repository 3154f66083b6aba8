// Doors to what a person is told of.
import { z } from 'zod'
import { doors, id, page } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'

export const noticeDoors = doors({
  'GET /notices': {
    summary: 'What one is told of, newest first: mentions, follow-ups that fall due, accounts handed over',
    may: everyone,
    query: z
      .object({
        unread: z.stringbool().optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(
      z.object({
        id,
        kind: z.string(),
        /** The page where it is seen. */
        path: z.string(),
        params: z.record(z.string(), z.string()),
        accountId: id.nullable(),
        accountName: z.string().nullable(),
        at: z.string(),
        readAt: z.string().nullable(),
      }),
    ).extend({
      /** Not read yet, counted up to 100. */
      unread: z.number().int(),
    }),
  },
  'PUT /notices/reading': {
    summary: 'Tick off notices, all of them where none is named; or open them again',
    may: everyone,
    body: z.object({ ids: z.array(id).min(1).max(500).nullable(), read: z.boolean() }).strict(),
    out: z.object({ unread: z.number().int() }),
  },
})
