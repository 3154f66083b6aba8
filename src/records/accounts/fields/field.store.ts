// The definitions of a company's own fields, and the people and accounts that values name.
import { type Kysely, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { visibleAccounts } from '../visible.store.ts'
import type { Choice, CustomField, CustomValues, FieldEntity, FieldFacts, FieldKind } from './field.ts'

type FieldTable = {
  id: string
  entity: FieldEntity
  key: string
  name_zh: string
  name_en: string
  kind: FieldKind
  choices: Choice[]
  required: boolean
  in_list: boolean
  position: number
  revision: number
  archived_at: Date | null
  created_at: Date
}
const on = (db: Db): Kysely<{ custom_field: FieldTable }> => db

export type FieldRow = CustomField & { revision: number }

const fieldOf = (row: FieldTable): FieldRow => ({
  id: row.id,
  entity: row.entity,
  key: row.key,
  name: { zh: row.name_zh, en: row.name_en },
  kind: row.kind,
  choices: row.choices,
  required: row.required,
  inList: row.in_list,
  archived: row.archived_at !== null,
  revision: row.revision,
})

/** The fields of a kind of record in their order; those put away come last. */
export const customFields = async (db: Db, entity: FieldEntity): Promise<FieldRow[]> =>
  (
    await on(db)
      .selectFrom('custom_field')
      .selectAll()
      .where('entity', '=', entity)
      .orderBy(sql`archived_at is not null`)
      .orderBy('position')
      .orderBy('id')
      .execute()
  ).map(fieldOf)

export const fieldById = async (db: Db, id: string): Promise<FieldRow | undefined> => {
  const row = await on(db).selectFrom('custom_field').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fieldOf(row)
}

// As text: a JSON array would be taken for a PostgreSQL array.
const columnsOf = (facts: FieldFacts) => ({
  name_zh: facts.name.zh,
  name_en: facts.name.en,
  choices: sql<Choice[]>`${JSON.stringify(facts.choices)}::jsonb`,
  required: facts.required,
  in_list: facts.inList,
})

export const addField = (
  db: Db,
  actor: Actor,
  what: { entity: FieldEntity; key: string; kind: FieldKind },
  facts: FieldFacts,
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const last = await on(transaction)
      .selectFrom('custom_field')
      .select((eb) => eb.fn.max('position').as('position'))
      .where('entity', '=', what.entity)
      .executeTakeFirst()
    await on(transaction)
      .insertInto('custom_field')
      .values({
        id,
        ...what,
        ...columnsOf(facts),
        position: (last?.position ?? 0) + 1,
        revision: 1,
        archived_at: null,
        created_at: actor.now,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'accounts.fieldAdded',
      subject: { kind: 'field', id },
      after: { ...what, ...facts },
    })
    return id
  })

/** False when someone was faster. */
export const saveField = (
  db: Db,
  actor: Actor,
  before: FieldRow,
  facts: FieldFacts,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    let query = on(transaction)
      .updateTable('custom_field')
      .set(columnsOf(facts))
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', before.id)
    if (revision !== null) query = query.where('revision', '=', revision)
    if ((await query.executeTakeFirst()).numUpdatedRows === 0n) return false
    const { name, choices, required, inList } = before
    await writeAudit(transaction, actor, {
      action: 'accounts.fieldChanged',
      subject: { kind: 'field', id: before.id },
      before: { name, choices, required, inList },
      after: facts,
    })
    return true
  })

export const orderFields = (
  db: Db,
  actor: Actor,
  entity: FieldEntity,
  fieldIds: readonly string[],
): Promise<void> =>
  atomically(db, async (transaction) => {
    const before = await customFields(transaction, entity)
    await sql`update custom_field set position = coalesce(array_position(${fieldIds}::uuid[], id), position + ${fieldIds.length})
      where entity = ${entity}`.execute(transaction)
    await writeAudit(transaction, actor, {
      action: 'accounts.fieldsOrdered',
      subject: { kind: 'field', id: entity },
      before: { order: before.map((one) => one.key) },
      after: { order: (await customFields(transaction, entity)).map((one) => one.key) },
    })
  })

export const archiveField = (db: Db, actor: Actor, before: FieldRow, archived: boolean): Promise<void> =>
  atomically(db, async (transaction) => {
    if (before.archived === archived) return
    await on(transaction)
      .updateTable('custom_field')
      .set({ archived_at: archived ? actor.now : null })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', before.id)
      .execute()
    await writeAudit(transaction, actor, {
      action: archived ? 'accounts.fieldArchived' : 'accounts.fieldBack',
      subject: { kind: 'field', id: before.id },
      before: { key: before.key, archived: before.archived },
      after: { key: before.key, archived },
    })
  })

/** The ids that values of fields of people and of accounts hold. */
const named = (fields: readonly CustomField[], list: readonly CustomValues[], kind: FieldKind): string[] => [
  ...new Set(
    fields
      .filter((field) => field.kind === kind)
      .flatMap(({ key }) => list.flatMap((values) => (typeof values[key] === 'string' ? [values[key]] : []))),
  ),
]

/** Names of the people and, as far as one may see them, of the accounts in these values; two statements at most. */
export const namesIn = async (
  db: Db,
  viewer: Viewer,
  fields: readonly CustomField[],
  list: readonly CustomValues[],
): Promise<Record<string, string>> => {
  const people = named(fields, list, 'person')
  const accounts = named(fields, list, 'account')
  const found = [
    ...(people.length
      ? (
          await sql<{
            id: string
            name: string
          }>`select id, name from person where id = any(${people}::uuid[])`.execute(db)
        ).rows
      : []),
    ...(accounts.length
      ? await visibleAccounts(db, viewer)
          .select(['account.id', 'account.name'])
          .where(sql<boolean>`account.id = any(${accounts}::uuid[])`)
          .execute()
      : []),
  ]
  return Object.fromEntries(found.map((one) => [one.id, one.name]))
}
