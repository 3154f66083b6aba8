// Doors to whom one knows at accounts.
import { z } from 'zod'
import { doors, id, isoDate, page, path } from '#base/contract.ts'
import { deciders, everyone, type Role, sellers } from '#base/viewer.ts'
import { customGiven, customShown } from '../fields/contract.ts'

/** Those who keep contacts up to date. */
const keepers: readonly Role[] = [...sellers, 'service', 'marketing']

const text = (most: number) => z.string().trim().min(1).max(most).nullable()
/** A number as people write it: digits with spaces, brackets, dashes, a plus before and an extension after. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9()\-–. ]{5,30}((转|ext\.?|x|#)\s?[0-9]{1,8})?$/i)
  .nullable()
const email = z
  .string()
  .trim()
  .regex(/^[^\s@<>",;]{1,64}@[^\s@<>",;]{1,190}\.[^\s@<>",;.]{1,60}$/)
  .nullable()

const facts = {
  name: z.string().trim().min(1).max(80),
  title: text(80),
  department: text(80),
  phone,
  mobile: phone,
  email,
  wechat: text(60),
  birthday: isoDate.nullable(),
  note: text(1000),
  custom: customGiven,
  main: z.boolean(),
}

/** What comes in may be masked as it was shown, which then changes nothing. */
const sentPhone = z.union([phone, z.string().regex(/^[0-9+]{0,3}\*{4}[0-9]{0,4}$/)])
const sentEmail = z.union([email, z.string().regex(/^.{0,2}\*{3}.{0,200}$/u)])

const hideable = z.enum(['phone', 'mobile', 'email', 'wechat', 'birthday', 'note'])

const contact = z.object({
  id,
  accountId: id,
  name: z.string(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  wechat: z.string().nullable(),
  birthday: isoDate.nullable(),
  note: z.string().nullable(),
  custom: customShown,
  /** Names of the people and accounts that own fields name, by id. */
  names: z.record(z.string(), z.string()),
  main: z.boolean(),
  /** What is known but hidden from the reader, wholly or in part. */
  hidden: z.array(hideable),
  addedByName: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  archivedAt: z.string().nullable(),
  revision: z.number().int(),
  may: z.array(z.enum(['edit', 'giveOut', 'erase'])),
})

const both = path('accountId', 'contactId')

export const contactDoors = doors({
  'GET /contacts': {
    summary: 'Contacts of all accounts one may see, by name; found by name, pinyin, number or address',
    may: everyone,
    query: z
      .object({
        search: z.string().trim().max(60).optional(),
        main: z.stringbool().optional(),
        cursor: z.string().max(600).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(
      z.object({
        id,
        accountId: id,
        accountName: z.string(),
        tier: z.string().nullable(),
        name: z.string(),
        title: z.string().nullable(),
        department: z.string().nullable(),
        phone: z.string().nullable(),
        mobile: z.string().nullable(),
        email: z.string().nullable(),
        main: z.boolean(),
        updatedAt: z.string(),
      }),
    ),
  },
  'GET /accounts/:accountId/contacts': {
    summary: 'Contacts of an account, the main one first; those put away with `archived`',
    may: everyone,
    path: path('accountId'),
    query: z.object({ archived: z.stringbool().optional() }).strict(),
    out: z.object({ rows: z.array(contact), may: z.array(z.enum(['add'])) }),
  },
  'POST /accounts/:accountId/contacts': {
    summary: 'Add a contact; the first of an account is its main one',
    may: keepers,
    path: path('accountId'),
    body: z
      .object({
        name: facts.name,
        title: facts.title.default(null),
        department: facts.department.default(null),
        phone: facts.phone.default(null),
        mobile: facts.mobile.default(null),
        email: facts.email.default(null),
        wechat: facts.wechat.default(null),
        birthday: facts.birthday.default(null),
        note: facts.note.default(null),
        custom: facts.custom.default({}),
        main: facts.main.default(false),
      })
      .strict(),
    out: contact,
  },
  'GET /accounts/:accountId/contacts/:contactId': {
    summary: 'One contact',
    may: everyone,
    path: both,
    out: contact,
    revised: true,
  },
  'PATCH /accounts/:accountId/contacts/:contactId': {
    summary: 'Change facts of a contact; what is sent back masked, as it was shown, stays as it is',
    may: keepers,
    path: both,
    body: z
      .object({ ...facts, phone: sentPhone, mobile: sentPhone, email: sentEmail })
      .partial()
      .strict(),
    out: contact,
    revised: true,
  },
  'PUT /accounts/:accountId/contacts/:contactId/archive': {
    summary: 'Put a contact away: out of lists and searches, kept with what was said',
    may: keepers,
    path: both,
    out: 'nothing',
  },
  'DELETE /accounts/:accountId/contacts/:contactId/archive': {
    summary: 'Take a contact back among the others',
    may: keepers,
    path: both,
    out: 'nothing',
  },
  'GET /accounts/:accountId/contacts/:contactId/held': {
    summary:
      'All that is held on a contact as a JSON file, for the person it is about; it is told to the audit',
    may: deciders,
    path: both,
    out: 'file',
  },
  'DELETE /accounts/:accountId/contacts/:contactId': {
    summary: 'Forget a contact for good: personal data go, what was said stays without a name',
    may: deciders,
    path: both,
    out: 'nothing',
  },
})
