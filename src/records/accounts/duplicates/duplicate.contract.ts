// Doors to accounts that may be one customer entered twice.
import { z } from 'zod'
import { doors, id, page, path } from '#base/contract.ts'
import { deciders, everyone, sellers } from '#base/viewer.ts'
import { likenesses } from './likeness.ts'

const optional = (max: number) => z.string().trim().max(max).optional()
const asked = {
  name: optional(200),
  taxNumber: optional(30),
  website: optional(200),
  phone: optional(60),
  email: optional(200),
}
const why = z.array(z.enum(likenesses))
const duplicate = z.object({
  accountId: id,
  name: z.string(),
  code: z.string(),
  tier: z.string().nullable(),
  ownerName: z.string().nullable(),
  departmentName: z.string().nullable(),
  createdAt: z.string(),
  why,
})

/** Those who keep accounts, and those who decide. */
const keepers = [...new Set([...sellers, ...deciders])]

export const duplicateDoors = doors({
  'GET /duplicates/check': {
    summary:
      'Which accounts may be the same customer; of those out of sight only why, and which department has them',
    may: everyone,
    query: z.object({ ...asked, exceptId: id.optional() }).strict(),
    out: z.object({
      rows: z.array(duplicate),
      hidden: z.array(z.object({ why, departmentName: z.string().nullable() })),
    }),
  },
  'POST /duplicates/questions': {
    summary: 'Ask the owners of accounts out of sight, or a director, whether it is the same customer',
    may: keepers,
    body: z.object({ ...asked, name: z.string().trim().min(1).max(200) }).strict(),
    out: z.object({ people: z.number().int() }),
  },
  'GET /duplicates': {
    summary: 'Accounts in sight that share a name, a web domain or a telephone number, group by group',
    may: everyone,
    query: z
      .object({
        by: z.enum(['name', 'domain', 'phone']).default('name'),
        cursor: z.string().max(1000).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(
      z.object({
        key: z.string(),
        members: z.array(duplicate),
        may: z.array(z.enum(['merge', 'tellApart'])),
      }),
    ),
  },
  'PUT /accounts/:accountId/distinct/:otherId': {
    summary: 'Remember that two accounts are two customers',
    may: keepers,
    path: path('accountId', 'otherId'),
    out: 'nothing',
  },
  'DELETE /accounts/:accountId/distinct/:otherId': {
    summary: 'Forget that two accounts were held to be two customers',
    may: keepers,
    path: path('accountId', 'otherId'),
    out: 'nothing',
  },
})
