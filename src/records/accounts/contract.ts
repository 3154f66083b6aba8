// Doors to one account's own facts, its group, and finding it by name.
import { z } from 'zod'
import { doors, id, isoDate, path } from '#base/contract.ts'
import { deciders, everyone, type Role, sellers } from '#base/viewer.ts'
import { attitudes, organisationLevels, ownerships, sizeClasses, statuses } from './account.ts'
import { listFields } from './condition.ts'
import { customGiven, customShown } from './fields/contract.ts'
import { fieldKeyForm } from './fields/field.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

const facts = {
  name: text(200),
  shortName: text(60).nullable(),
  code: text(60),
  taxNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{6,30}$/)
    .nullable(),
  website: text(200).nullable(),
  status: z.enum(statuses),
  industry: text(60).nullable(),
  sizeClass: z.enum(sizeClasses).nullable(),
  region: text(60).nullable(),
  organisationLevel: z.enum(organisationLevels).nullable(),
  ownership: z.enum(ownerships).nullable(),
  employees: z.number().int().min(0).max(10_000_000).nullable(),
  attitude: z.enum(attitudes).nullable(),
  tags: z.array(text(30)).max(20),
}

const bound = z.number().min(-1e15).max(1e15)
const wanted = z.array(text(60)).min(1).max(100)

const builtInCondition = z.discriminatedUnion('field', [
  z.object({ field: z.enum(listFields), in: wanted }).strict(),
  z.object({ field: z.literal('industry'), in: wanted }).strict(),
  z.object({ field: z.literal('employees'), from: bound.optional(), to: bound.optional() }).strict(),
  z
    .object({ field: z.literal('signal'), metric: text(60), from: bound.optional(), to: bound.optional() })
    .strict(),
])

const customBound = z.union([bound, isoDate])
const custom = { field: z.literal('custom'), key: z.string().regex(fieldKeyForm) }
const customCondition = z.union([
  z.object({ ...custom, in: wanted }).strict(),
  z.object({ ...custom, contains: text(60) }).strict(),
  z.object({ ...custom, from: customBound.optional(), to: customBound.optional() }).strict(),
])

/** One condition of a segment; other rooms use it for rules of their own. */
export const conditionSchema = z.union([builtInCondition, customCondition])

const segment = z.object({
  id,
  name: z.string(),
  note: z.string().nullable(),
  conditions: z.array(conditionSchema),
  /** How many of the accounts one may see meet the conditions now. */
  accounts: z.number().int(),
  personName: z.string().nullable(),
  revision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  may: z.array(z.enum(['edit'])),
})

const segmentFacts = z
  .object({
    name: text(60),
    note: text(300).nullable().default(null),
    conditions: z.array(conditionSchema).min(1).max(20),
  })
  .strict()

/** Those who say how the market is cut. */
const cutters: readonly Role[] = [...deciders, 'marketing']

export const account = z.object({
  id,
  ...facts,
  /** Values of the company's own fields by key, and the names of the people and accounts in them. */
  custom: customShown,
  names: z.record(z.string(), z.string()),
  name: z.string(),
  code: z.string(),
  parent: z.object({ id, name: z.string() }).nullable(),
  owner: z.object({ id, name: z.string() }).nullable(),
  department: z.object({ id, name: z.string() }).nullable(),
  tier: z.string().nullable(),
  tierReason: z.string().nullable(),
  tierScore: z.number().nullable(),
  tierSince: isoDate.nullable(),
  segment: z.string().nullable(),
  revision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  may: z.array(z.enum(['edit', 'assign', 'rate', 'measure'])),
})

const groupMember = z.object({
  id,
  name: z.string(),
  parentId: id.nullable(),
  depth: z.number().int(),
  tier: z.string().nullable(),
})

export const accountDoors = doors({
  'POST /accounts': {
    summary: 'Add an account; it belongs to whoever adds it',
    may: sellers,
    body: z
      .object({
        ...facts,
        code: facts.code.optional(),
        shortName: facts.shortName.default(null),
        taxNumber: facts.taxNumber.default(null),
        website: facts.website.default(null),
        status: facts.status.default('active'),
        industry: facts.industry.default(null),
        sizeClass: facts.sizeClass.default(null),
        region: facts.region.default(null),
        organisationLevel: facts.organisationLevel.default(null),
        ownership: facts.ownership.default(null),
        employees: facts.employees.default(null),
        attitude: facts.attitude.default(null),
        tags: facts.tags.default([]),
        custom: customGiven.default({}),
        parentId: id.nullable().default(null),
      })
      .strict(),
    out: account,
  },
  'GET /accounts/:accountId': {
    summary: 'One account',
    may: everyone,
    path: path('accountId'),
    out: account,
    revised: true,
  },
  'PATCH /accounts/:accountId': {
    summary: 'Change facts of an account',
    may: sellers,
    path: path('accountId'),
    body: z
      .object({ ...facts, custom: customGiven })
      .partial()
      .strict(),
    out: account,
    revised: true,
  },
  'PUT /accounts/:accountId/owner': {
    summary: 'Hand an account to another person; it moves to their department',
    may: deciders,
    path: path('accountId'),
    body: z
      .object({ personId: id.nullable(), reason: z.string().trim().max(300).nullable().default(null) })
      .strict(),
    out: account,
    revised: true,
  },
  'PUT /accounts/:accountId/parent': {
    summary: 'Put an account under a parent, with all that hangs below it, or make it a head',
    may: sellers,
    path: path('accountId'),
    body: z.object({ parentId: id.nullable() }).strict(),
    out: account,
    revised: true,
  },
  'GET /accounts/:accountId/group': {
    summary: 'The group of an account from its head down, as far as one may see it',
    may: everyone,
    path: path('accountId'),
    out: z.object({ headId: id, members: z.array(groupMember), more: z.boolean() }),
  },
  'GET /segments': {
    summary: 'Saved segments, each with the number of accounts one may see in it',
    may: everyone,
    out: z.object({ rows: z.array(segment), may: z.array(z.enum(['add'])) }),
  },
  'POST /segments': {
    summary: 'Save conditions over accounts as a segment',
    may: cutters,
    body: segmentFacts,
    out: segment,
  },
  'PUT /segments/:segmentId': {
    summary: 'Change a segment',
    may: cutters,
    path: path('segmentId'),
    body: segmentFacts,
    out: segment,
    revised: true,
  },
  'DELETE /segments/:segmentId': {
    summary: 'Put a segment away; accounts stay as they are',
    may: cutters,
    path: path('segmentId'),
    out: 'nothing',
    revised: true,
  },
  'GET /segments/count': {
    summary: 'How many accounts one may see meet conditions that are not saved yet',
    may: everyone,
    query: z
      .object({
        /** The conditions as JSON text. */
        conditions: z.string().max(20_000),
      })
      .strict(),
    out: z.object({ accounts: z.number().int() }),
  },
  'GET /segments/choices': {
    summary: 'What conditions can name: regions, industries, tiers, RFM segments, tags and metrics in use',
    may: everyone,
    out: z.object({
      regions: z.array(z.string()),
      industries: z.array(z.string()),
      tiers: z.array(z.string()),
      rfmSegments: z.array(z.string()),
      tags: z.array(z.string()),
      metrics: z.array(z.string()),
    }),
  },
  'GET /search': {
    summary: 'Find accounts by name, pinyin, initials or code',
    may: everyone,
    query: z
      .object({
        text: z.string().trim().min(1).max(60),
        limit: z.coerce.number().int().min(1).max(20).default(12),
      })
      .strict(),
    out: z.object({
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          shortName: z.string().nullable(),
          code: z.string(),
          tier: z.string().nullable(),
          ownerName: z.string().nullable(),
        }),
      ),
    }),
  },
})
