// Doors to the fields a company adds to its records.
import { z } from 'zod'
import { bilingual, doors, id, path } from '#base/contract.ts'
import { administrators, everyone } from '#base/viewer.ts'
import { fieldEntities, fieldKeyForm, fieldKinds, mostChoices, mostFields } from './field.ts'

const name = z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) }).strict()
const choiceKey = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

/** Values by key as they come in; the rules of each field judge them, null takes a value away. */
export const customGiven = z.record(
  z.string().max(40),
  z.union([z.string().max(2000), z.number(), z.array(z.string().max(60)).max(mostChoices), z.null()]),
)
export const customShown = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))

const choiceIn = z
  .object({
    /** Left out for a new choice. */
    key: choiceKey.optional(),
    zh: z.string().trim().min(1).max(60),
    en: z.string().trim().min(1).max(60),
    archived: z.boolean().default(false),
  })
  .strict()

const facts = {
  name,
  choices: z.array(choiceIn).max(mostChoices).default([]),
  required: z.boolean().default(false),
  inList: z.boolean().default(false),
}

const field = z.object({
  id,
  entity: z.enum(fieldEntities),
  key: z.string(),
  name: bilingual,
  kind: z.enum(fieldKinds),
  choices: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), archived: z.boolean() })),
  required: z.boolean(),
  inList: z.boolean(),
  archived: z.boolean(),
  revision: z.number().int(),
})

export const fieldDoors = doors({
  'GET /fields': {
    summary: 'The company’s own fields of accounts or contacts in their order; those put away come last',
    may: everyone,
    query: z.object({ entity: z.enum(fieldEntities).default('account') }).strict(),
    out: z.object({ rows: z.array(field), may: z.array(z.enum(['edit'])) }),
  },
  'POST /fields': {
    summary: 'Add a field; its key and kind stay as they are for good',
    may: administrators,
    body: z
      .object({
        entity: z.enum(fieldEntities),
        key: z.string().regex(fieldKeyForm),
        kind: z.enum(fieldKinds),
        ...facts,
      })
      .strict(),
    out: field,
  },
  'PUT /fields/:fieldId': {
    summary:
      'Change a field: names, choices and their order, whether it must be filled, whether lists show it',
    may: administrators,
    path: path('fieldId'),
    body: z.object(facts).strict(),
    out: field,
    revised: true,
  },
  'PUT /fields/order': {
    summary: 'Put fields in an order; those not named stay behind them',
    may: administrators,
    body: z.object({ entity: z.enum(fieldEntities), fieldIds: z.array(id).min(1).max(mostFields) }).strict(),
    out: 'nothing',
  },
  'PUT /fields/:fieldId/archiving': {
    summary: 'Put a field away: forms, lists and filters lose it, values stay',
    may: administrators,
    path: path('fieldId'),
    out: field,
  },
  'DELETE /fields/:fieldId/archiving': {
    summary: 'Bring a field back with the values it had',
    may: administrators,
    path: path('fieldId'),
    out: field,
  },
})
