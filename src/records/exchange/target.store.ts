// What every kind of record gives to the engine of imports, and what the engine gives to each.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { type KnownAccount, knownAccounts } from '#records/accounts/bringing.store.ts'
import type { CustomField } from '#records/accounts/fields/field.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { type Draft, refuse, textOf } from './draft.ts'
import type { ImportMode } from './kind.ts'
import { on, type TraceRow } from './tables.store.ts'

export type Person = { id: string; departmentId: string | null }

export type Context = {
  importId: string
  viewer: Viewer
  actor: Actor
  key: string | null
  mode: ImportMode
  unknownOwners: 'blank' | 'refuse'
  currency: string
  custom: readonly CustomField[]
  /** By e-mail and by name, in small letters; null where two share a name. */
  people: ReadonlyMap<string, Person | null>
  /** What this file has named so far: by a sort of key and its value, the row. */
  seen: Map<string, number>
  /** Rows that wait for the end of the file: parents may stand below. */
  later: { row: number; recordId: string; parent: string; draft: Draft | null }[]
  /** In this file, whoever is called so: for parents. */
  named: Map<string, string>
}

export type Trace = Omit<TraceRow, 'number'>

export type Target = {
  /** Says of each draft what becomes of it; drafts that are refused already are left alone. */
  decide: (db: Db, context: Context, drafts: Draft[]) => Promise<void>
  /** Does it, in the transaction of the part. */
  write: (db: Db, context: Context, drafts: Draft[]) => Promise<Trace[]>
  /** When all rows have been read: what could not be told before. Writes only where `write` is true. */
  finish?: (
    db: Db,
    context: Context,
    write: boolean,
  ) => Promise<{ traces: Trace[]; late: Draft[]; moved: number }>
}

/** Whether this file has said so before; else it is remembered. */
export const saidBefore = (context: Context, sort: string, value: string, row: number): number | null => {
  const key = `${sort}\n${value}`
  const before = context.seen.get(key)
  if (before !== undefined && before !== row) return before
  context.seen.set(key, row)
  return null
}

/** Refuses what the mode does not allow; true when the draft goes on. */
export const allows = (context: Context, draft: Draft, exists: boolean): boolean => {
  if (exists && context.mode === 'add') refuse(draft, context.key ?? '', 'exchange.exists')
  else if (!exists && context.mode === 'update') refuse(draft, context.key ?? '', 'exchange.notFound')
  return draft.outcome !== 'refused'
}

export const findExternal = async (
  db: Db,
  entity: string,
  ids: readonly string[],
): Promise<Map<string, { recordId: string; ownerId: string | null }>> => {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('external_id')
    .select(['external_id', 'record_id', 'owner_id'])
    .where('entity', '=', entity)
    .where(sql<boolean>`external_id = any(${[...new Set(ids)]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.external_id, { recordId: row.record_id, ownerId: row.owner_id }]))
}

/** Keeps how another system calls records; one that was taken out again gives its name free. */
export const keepExternal = async (
  db: Db,
  context: Context,
  entity: string,
  list: readonly { externalId: string; recordId: string; ownerId: string | null }[],
): Promise<void> => {
  if (list.length === 0) return
  const rows = list.map((one) => ({
    entity,
    external_id: one.externalId,
    record_id: one.recordId,
    owner_id: one.ownerId,
    import_id: context.importId,
  }))
  await sql`insert into external_id select * from jsonb_populate_recordset(null::external_id, ${JSON.stringify(rows)}::jsonb)
    on conflict (entity, external_id) do nothing`.execute(db)
}

const texts = (drafts: readonly Draft[], field: string): string[] => [
  ...new Set(drafts.flatMap((draft) => textOf(draft, field) ?? [])),
]

/** The account each draft hangs on, by its external id, code or name; what cannot be told is refused. */
export const findAccounts = async (
  db: Db,
  context: Context,
  drafts: readonly Draft[],
  aside?: (draft: Draft) => string | null,
): Promise<Map<Draft, KnownAccount>> => {
  const external = await findExternal(db, 'account', texts(drafts, 'accountExternalId'))
  const known = await knownAccounts(db, context.viewer, {
    ids: [
      ...[...external.values()].map((one) => one.recordId),
      ...drafts.flatMap((draft) => aside?.(draft) ?? []),
    ],
    codes: [...texts(drafts, 'accountCode'), ...texts(drafts, 'accountExternalId')],
    names: texts(drafts, 'accountName'),
  })
  const seen = known.filter((one) => one.seen)
  const byId = new Map(seen.map((one) => [one.id, one]))
  const byCode = new Map(seen.map((one) => [one.code, one]))
  const byName = Map.groupBy(seen, (one) => one.name)
  const found = new Map<Draft, KnownAccount>()
  for (const draft of drafts) {
    if (draft.outcome === 'refused') continue
    const [id, code, name] = ['accountExternalId', 'accountCode', 'accountName'].map((field) =>
      textOf(draft, field),
    ) as [string | null, string | null, string | null]
    const namesakes = name ? (byName.get(name) ?? []) : []
    const account =
      (id && (byId.get(external.get(id)?.recordId ?? '') ?? byCode.get(id))) ||
      (code && byCode.get(code)) ||
      (namesakes.length === 1 ? namesakes[0] : undefined) ||
      byId.get(aside?.(draft) ?? '')
    if (account) found.set(draft, account)
    else if (namesakes.length > 1)
      refuse(draft, 'accountName', 'exchange.accountNotSure', { count: namesakes.length })
    else if (!id && !code && !name) refuse(draft, 'accountName', 'exchange.accountNeeded')
    else
      refuse(
        draft,
        code ? 'accountCode' : name ? 'accountName' : 'accountExternalId',
        'exchange.accountUnknown',
      )
  }
  return found
}

/** Who is meant by a name or an e-mail. */
export const personNamed = (context: Context, text: string): Person | null =>
  context.people.get(text.trim().toLowerCase()) ?? null

export const customOf = (
  draft: Draft,
  before: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const custom: Record<string, unknown> = { ...before }
  for (const [field, value] of Object.entries(draft.values))
    if (field.startsWith('custom.')) custom[field.slice('custom.'.length)] = value
  return custom
}

/** Fields that must be filled and would not be. */
export const refuseUnfilled = (
  context: Context,
  draft: Draft,
  custom: Readonly<Record<string, unknown>>,
): void => {
  for (const field of context.custom)
    if (field.required && !field.archived && custom[field.key] === undefined)
      refuse(draft, `custom.${field.key}`, 'web.required')
}
