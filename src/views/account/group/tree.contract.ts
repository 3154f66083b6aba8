// The door to a group with its money.
import { z } from 'zod'
import { doors, id, money, path } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'

const sum = money.nullable()

export const treeDoors = doors({
  'GET /accounts/:accountId/group/figures': {
    summary:
      'The group of an account from its head down: own figures and those with all below, of what one may see only',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      /** The month before which the last twelve are complete. */
      asOfMonth: z.string().nullable(),
      currency: z.string().nullable(),
      /** Depth first. */
      branches: z.array(
        z.object({
          id,
          name: z.string(),
          parentId: id.nullable(),
          level: z.number().int(),
          below: z.number().int(),
          tier: z.string().nullable(),
          hasOwner: z.boolean(),
          isVisited: z.boolean(),
          netMinor: sum,
          profitMinor: sum,
          openMinor: sum,
          all: z.object({
            accounts: z.number().int(),
            owned: z.number().int(),
            visited: z.number().int(),
            netMinor: sum,
            profitMinor: sum,
            openMinor: sum,
          }),
        }),
      ),
      more: z.boolean(),
    }),
  },
})
