// Doors to making one account of two, and two of one again.
import { z } from 'zod'
import { doors, id, path } from '#base/contract.ts'
import { everyone, type Role, sellers } from '#base/viewer.ts'

/** Deciders, and whoever owns both. */
const mergers: readonly Role[] = [...new Set<Role>([...sellers, 'executive'])]

const side = z.object({
  id,
  name: z.string(),
  code: z.string(),
  tier: z.string().nullable(),
  ownerName: z.string().nullable(),
  departmentName: z.string().nullable(),
  revision: z.number().int(),
  createdAt: z.string(),
})

const counts = z.record(z.string(), z.object({ own: z.number().int(), theirs: z.number().int() }))

export const mergeDoors = doors({
  'GET /accounts/:accountId/merges/preview': {
    summary:
      'What taking another account into this one would bring: values of both, and how much hangs on each',
    may: mergers,
    path: path('accountId'),
    query: z.object({ absorbedId: id }).strict(),
    out: z.object({
      survivor: side,
      absorbed: side,
      /** The fields in which the two differ, with what each has and what is proposed. */
      fields: z.array(
        z.object({
          field: z.string(),
          survivor: z.unknown(),
          absorbed: z.unknown(),
          choice: z.enum(['survivor', 'absorbed', 'both']),
        }),
      ),
      /** Names of the people, departments and accounts among the values. */
      names: z.record(z.string(), z.string()),
      counts,
      may: z.array(z.enum(['merge'])),
    }),
  },
  'POST /accounts/:accountId/merges': {
    summary: 'Take another account into this one, with all that hangs on it; it can be undone',
    may: mergers,
    path: path('accountId'),
    body: z
      .object({
        absorbedId: id,
        choices: z.record(z.string().max(80), z.enum(['survivor', 'absorbed', 'both'])).default({}),
        revision: z.number().int(),
        absorbedRevision: z.number().int(),
      })
      .strict(),
    out: z.object({ mergeId: id }),
  },
  'GET /accounts/:accountId/merges': {
    summary: 'The accounts that were taken into this one, with the tiers they had',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      rows: z.array(
        z.object({
          id,
          absorbedId: id,
          name: z.string(),
          code: z.string(),
          personName: z.string().nullable(),
          mergedAt: z.string(),
          undoneAt: z.string().nullable(),
          undoneByName: z.string().nullable(),
          counts,
          tiers: z.array(z.object({ tier: z.string().nullable(), since: z.string(), reason: z.string() })),
          may: z.array(z.enum(['undo'])),
        }),
      ),
    }),
  },
  'DELETE /accounts/:accountId/merges/:mergeId': {
    summary: 'Make two accounts of one again; what came since stays with the one that was left',
    may: mergers,
    path: path('accountId', 'mergeId'),
    out: z.object({
      absorbedId: id,
      keptFields: z.array(z.string()),
      since: z.record(z.string(), z.number().int()),
    }),
  },
  'GET /merged-accounts/:mergedId': {
    summary: 'Where an account is now that is part of another',
    may: everyone,
    path: path('mergedId'),
    out: z.object({ id, name: z.string() }),
  },
})
