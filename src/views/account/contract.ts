// The list of accounts with their money, read across rooms.
import { z } from 'zod'
import { doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { everyone } from '#base/viewer.ts'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import { accountGaps } from './gaps.ts'

export const accountSorts = ['name', 'net', 'score', 'created'] as const
const gap = z.enum(accountGaps)

export const accountListDoors = doors({
  'GET /accounts': {
    summary: 'Accounts one may see: filtered, sorted, a page at a time',
    may: everyone,
    query: z
      .object({
        search: z.string().trim().max(60).optional(),
        tier: z.union([z.string().max(12), z.array(z.string().max(12)).max(12)]).optional(),
        segment: z.string().max(40).optional(),
        status: z.enum(statuses).optional(),
        ownerId: id.optional(),
        departmentId: id.optional(),
        industry: z.string().max(60).optional(),
        /** A section of GB/T 4754 by its letter. */
        industrySection: z
          .string()
          .regex(/^[A-T]$/)
          .optional(),
        /** A division of GB/T 4754 by letter and number, such as C39. */
        industryDivision: z
          .string()
          .regex(/^[A-T][0-9]{2}$/)
          .optional(),
        sizeClass: z.enum(sizeClasses).optional(),
        ownership: z.enum(ownerships).optional(),
        organisationLevel: z.enum(organisationLevels).optional(),
        attitude: z.enum(attitudes).optional(),
        /** Accounts that meet the conditions of a saved segment. */
        within: id.optional(),
        region: z.string().max(60).optional(),
        tag: z.string().max(30).optional(),
        mine: z.stringbool().optional(),
        lacks: z.union([gap, z.array(gap).max(accountGaps.length)]).optional(),
        sort: z.enum(accountSorts).default('name'),
        direction: z.enum(['up', 'down']).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(
      z.object({
        id,
        name: z.string(),
        shortName: z.string().nullable(),
        code: z.string(),
        status: z.enum(statuses),
        industry: z.string().nullable(),
        region: z.string().nullable(),
        tier: z.string().nullable(),
        tierReason: z.string().nullable(),
        score: z.number().nullable(),
        segment: z.string().nullable(),
        ownerName: z.string().nullable(),
        departmentName: z.string().nullable(),
        netMinor: money.nullable(),
        previousNetMinor: money.nullable(),
        profitMinor: money.nullable(),
        lastOrderedOn: isoDate.nullable(),
        createdAt: z.string(),
      }),
    ),
  },
  'GET /accounts/choices': {
    summary: 'What accounts can be filtered by: the industries, regions, tags, owners and tiers in use',
    may: everyone,
    out: z.object({
      industries: z.array(z.string()),
      regions: z.array(z.string()),
      tags: z.array(z.string()),
      tiers: z.array(z.string()),
      segments: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
      owners: z.array(z.object({ id, name: z.string() })),
      departments: z.array(z.object({ id, name: z.string() })),
      asOfMonth: isoDate.nullable(),
      currency: z.string().nullable(),
    }),
  },
  'GET /accounts/:accountId/year': {
    summary: 'What an account brought in the last twelve complete months, against the twelve before',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      /** The month after the last complete one; null while the ledger is empty. */
      asOfMonth: isoDate.nullable(),
      currency: z.string().nullable(),
      netMinor: money.nullable(),
      previousNetMinor: money.nullable(),
      profitMinor: money.nullable(),
      lastOrderedOn: isoDate.nullable(),
    }),
  },
})
