// One question, everything that answers it: read across rooms.
import { z } from 'zod'
import { doors, id, isoDate } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import { interactionKinds } from '#records/timeline/interaction.ts'

export const foundKinds = ['accounts', 'contacts', 'products', 'documents', 'notes', 'files'] as const

const at = { accountId: id, accountName: z.string() }

export const searchDoors = doors({
  'GET /find': {
    summary: 'Find accounts, contacts, products, documents, notes and files one may see',
    may: everyone,
    query: z
      .object({
        text: z.string().trim().min(1).max(60),
        /** Only this kind. */
        kind: z.enum(foundKinds).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(5),
      })
      .strict(),
    out: z.object({
      accounts: z.array(
        z.object({
          id,
          name: z.string(),
          code: z.string(),
          tier: z.string().nullable(),
          ownerName: z.string().nullable(),
          /** Not what was typed, but something like it. */
          near: z.boolean(),
        }),
      ),
      contacts: z.array(z.object({ id, name: z.string(), title: z.string().nullable(), ...at })),
      products: z.array(
        z.object({ id, name: z.string(), code: z.string(), category: z.string().nullable() }),
      ),
      documents: z.array(z.object({ document: z.string(), day: isoDate, ...at })),
      notes: z.array(
        z.object({
          id,
          kind: z.enum(interactionKinds),
          happenedAt: z.string(),
          excerpt: z.string(),
          ...at,
        }),
      ),
      files: z.array(z.object({ id, name: z.string(), ...at })),
    }),
  },
})
