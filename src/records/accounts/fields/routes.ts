// The doors of the company's own fields.
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { type Call, serve } from '#server/call.ts'
import { fieldDoors } from './contract.ts'
import {
  addField,
  archiveField,
  customFields,
  type FieldRow,
  fieldById,
  orderFields,
  saveField,
} from './field.store.ts'
import { type Choice, checkField, type FieldKind, mostFields } from './field.ts'

export const fieldDesk = serve(fieldDoors, {
  'GET /fields': async (call, { query }) => ({
    rows: await customFields(call.db, query.entity),
    may: holds(call.viewer, fieldDoors['POST /fields'].may) ? (['edit'] as const).slice() : [],
  }),

  'POST /fields': async (call, { body }) => {
    const { entity, key, kind, ...given } = body
    const there = await customFields(call.db, entity)
    if (there.length >= mostFields)
      throw new Refusal('conflict', 'accounts.tooManyFields', { most: mostFields })
    if (there.some((one) => one.key === key))
      throw new Refusal('conflict', 'web.badInput', {}, [{ field: 'key', code: 'accounts.fieldKeyTaken' }])
    const facts = judged(kind, given)
    return one(call, await addField(call.db, call.actor, { entity, key, kind }, facts))
  },

  'PUT /fields/:fieldId': async (call, { path, body }) => {
    const before = await stored(call, path.fieldId)
    if (call.revision !== null && call.revision !== before.revision) throw new Refusal('stale', 'web.stale')
    const facts = judged(before.kind, body, before)
    if (!(await saveField(call.db, call.actor, before, facts, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, before.id)
  },

  'PUT /fields/order': (call, { body }) => orderFields(call.db, call.actor, body.entity, body.fieldIds),

  'PUT /fields/:fieldId/archiving': async (call, { path }) => {
    await archiveField(call.db, call.actor, await stored(call, path.fieldId), true)
    return one(call, path.fieldId)
  },

  'DELETE /fields/:fieldId/archiving': async (call, { path }) => {
    await archiveField(call.db, call.actor, await stored(call, path.fieldId), false)
    return one(call, path.fieldId)
  },
})

const stored = async (call: Call, id: string): Promise<FieldRow> => {
  const row = await fieldById(call.db, id)
  if (!row) throw new Refusal('notFound', 'accounts.noSuchField')
  return row
}
const one = stored

type Given = {
  name: { zh: string; en: string }
  choices: (Omit<Choice, 'key'> & { key?: string | undefined })[]
  required: boolean
  inList: boolean
}

/** New choices get a key of their own; what is wrong is told. */
const judged = (kind: FieldKind, given: Given, before?: FieldRow) => {
  const taken = new Set([...given.choices, ...(before?.choices ?? [])].map((choice) => choice.key))
  let number = 0
  const next = (): string => {
    do number += 1
    while (taken.has(`c${number}`))
    return `c${number}`
  }
  const facts = {
    ...given,
    choices: given.choices.map((choice) => ({ ...choice, key: choice.key ?? next() })),
  }
  const problems = checkField(kind, facts, before)
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
  return facts
}
