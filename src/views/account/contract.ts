// The list of accounts with their money, read across rooms.
import { z } from 'zod'
import { doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { deciders, everyone, exporters, sellers } from '#base/viewer.ts'
import { mostWheres } from '#base/where.ts'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import { customShown } from '#records/accounts/fields/contract.ts'
import { fieldKeyForm } from '#records/accounts/fields/field.ts'
import { accountGaps } from './gaps.ts'
import { bulkFields, mostAtOnce } from './list-fields.ts'

export const accountSorts = ['name', 'net', 'score', 'created'] as const
const gap = z.enum(accountGaps)

/** Whoever may change many or hand many over may take it back. */
const changers = [...new Set([...sellers, ...deciders])]

const whereText = z.string().max(4000)
const bound = z.union([z.number().min(-1e15).max(1e15), isoDate])
const field = z.string().max(60)
/** One condition of the list. */
export const whereSchema = z.union([
  z.object({ field, in: z.array(z.string().max(200)).min(1).max(100) }).strict(),
  z.object({ field, contains: z.string().trim().min(1).max(60) }).strict(),
  z.object({ field, empty: z.boolean() }).strict(),
  z.object({ field, from: bound.optional(), to: bound.optional() }).strict(),
])

const filters = {
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
  /** Conditions over any field, each as JSON: {field, in | contains | from, to | empty}. */
  where: z.union([whereText, z.array(whereText).max(mostWheres)]).optional(),
}

const column = z.string().regex(/^(custom\.[a-z][A-Za-z0-9]{0,39}|[a-zA-Z]{1,30})$/)

/** Which accounts a change of many is about: those named, or all that a list with these filters shows. */
const many = z
  .object({
    ids: z.array(id).min(1).max(mostAtOnce).optional(),
    filter: z.object(filters).strict().optional(),
  })
  .strict()
  .refine((given) => (given.ids === undefined) !== (given.filter === undefined), { error: 'ids or filter' })

const setting = z.union([
  z.object({ set: z.enum(bulkFields), value: z.string().trim().min(1).max(60).nullable() }).strict(),
  z
    .object({
      custom: z.string().regex(fieldKeyForm),
      value: z.union([z.string().max(2000), z.number(), z.array(z.string().max(60)).max(200), z.null()]),
    })
    .strict(),
  z.object({ addTags: z.array(z.string().trim().min(1).max(30)).min(1).max(20) }).strict(),
  z.object({ removeTags: z.array(z.string().trim().min(1).max(30)).min(1).max(20) }).strict(),
])

const changedMany = z.object({
  id,
  /** Changed; already as wanted; named, but not there for this viewer or changed by someone meanwhile. */
  changed: z.number().int(),
  unchanged: z.number().int(),
  missed: z.number().int(),
})

export const accountListDoors = doors({
  'GET /accounts': {
    summary: 'Accounts one may see: filtered, sorted, a page at a time',
    may: everyone,
    query: z
      .object({
        ...filters,
        /** Columns beyond the usual ones, and the company’s own fields as `custom.<key>`. */
        show: z.union([column, z.array(column).max(60)]).optional(),
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
        taxNumber: z.string().nullable().optional(),
        sizeClass: z.enum(sizeClasses).nullable().optional(),
        organisationLevel: z.enum(organisationLevels).nullable().optional(),
        ownership: z.enum(ownerships).nullable().optional(),
        attitude: z.enum(attitudes).nullable().optional(),
        employees: z.number().int().nullable().optional(),
        tags: z.array(z.string()).optional(),
        updatedAt: z.string().optional(),
        /** The own fields that were asked for. */
        custom: customShown.optional(),
      }),
    ).extend({
      /** Names of the people and accounts that own fields of these rows hold. */
      names: z.record(z.string(), z.string()),
    }),
  },
  'POST /accounts/changes': {
    summary:
      'Set one field of many accounts, or add or take away tags: of those named or of all that a filter shows',
    may: sellers,
    body: z.object({ accounts: many, change: setting }).strict(),
    out: changedMany,
  },
  'POST /accounts/handovers': {
    summary: 'Hand many accounts to another person, with a reason; they move to their department',
    may: deciders,
    body: z.object({ accounts: many, personId: id, reason: z.string().trim().min(1).max(300) }).strict(),
    out: changedMany,
  },
  'DELETE /accounts/changes/:changeId': {
    summary:
      'Take a change of many accounts back, where nobody has changed the field since; within a day, one’s own',
    may: changers,
    path: path('changeId'),
    out: z.object({ restored: z.number().int(), kept: z.number().int() }),
  },
  'GET /accounts/file': {
    summary: 'Accounts that a list with these filters shows, as a file with the chosen columns',
    may: exporters,
    query: z
      .object({
        ...filters,
        columns: z.union([column, z.array(column).max(80)]).optional(),
        format: z.enum(['xlsx', 'csv']).default('xlsx'),
        language: z.enum(['zh', 'en']).default('zh'),
      })
      .strict(),
    out: 'file',
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
