// One change of many accounts at once: every one with its audit row, and what stood before kept so that it can be undone.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { writeAudits } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { CustomValue, CustomValues } from './fields/field.ts'
import { termsOf } from './fields/terms.ts'
import { writeOwnerChange } from './owner.store.ts'
import { visibleAccounts } from './visible.store.ts'

/** What is set: a fact, one of the company's own fields by `custom.<key>`, the tags, or the owner. */
export type BulkKind = keyof typeof columns | `custom.${string}`
type Owning = { ownerId: string | null; departmentId: string | null }

const columns = {
  status: sql`status`,
  region: sql`region`,
  industry: sql`industry`,
  sizeClass: sql`size_class`,
  organisationLevel: sql`organisation_level`,
  ownership: sql`ownership`,
  attitude: sql`attitude`,
  tags: sql`tags`,
  owner: sql`owner_id`,
} as const

type BulkTables = {
  bulk_change: {
    id: string
    kind: string
    person_id: string | null
    created_at: Date
    undone_at: Date | null
  }
  bulk_change_item: {
    account_id: string
    change_id: string
    before: { value: unknown }
    after: { value: unknown }
  }
}
const on = (db: Db): Kysely<BulkTables> => db

type Stood = {
  id: string
  revision: number
  custom: CustomValues
  value: unknown
  departmentId: string | null
}
type Step = { row: Stood; before: unknown; after: unknown }

const customKey = (kind: string): string | null =>
  kind.startsWith('custom.') ? kind.slice('custom.'.length) : null
const isColumn = (kind: string): kind is keyof typeof columns => Object.hasOwn(columns, kind)

/** What the kind of change looks at, as one JSON value. */
const standing = (kind: BulkKind): RawBuilder<unknown> => {
  const key = customKey(kind)
  if (key !== null) return sql`account.custom -> ${key}::text`
  if (kind === 'owner')
    return sql`jsonb_build_object('ownerId', account.owner_id, 'departmentId', account.department_id)`
  return sql`to_jsonb(account.${isColumn(kind) ? columns[kind] : sql`status`})`
}

const stoodBefore = (db: Db, viewer: Viewer, kind: BulkKind, ids: readonly string[]): Promise<Stood[]> =>
  visibleAccounts(db, viewer)
    .select(['account.id', 'account.revision', 'account.custom', 'account.department_id as departmentId'])
    .select(standing(kind).as('value'))
    .where(sql<boolean>`account.id = any(${ids}::uuid[])`)
    .orderBy('account.id')
    .execute()

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Writes what differs, where nobody was faster; the ids of what was written. */
const write = async (db: Db, actor: Actor, kind: BulkKind, steps: readonly Step[]): Promise<Set<string>> => {
  if (steps.length === 0) return new Set()
  const key = customKey(kind)
  const rows = steps.map(({ row: { id, revision, custom }, after }) => {
    if (key === null)
      return kind === 'owner'
        ? { id, revision, owner: (after as Owning).ownerId, department: (after as Owning).departmentId }
        : { id, revision, value: after }
    const { [key]: _, ...others } = custom
    const values = after === null ? others : { ...others, [key]: after as CustomValue }
    return { id, revision, custom: values, terms: termsOf(values) }
  })
  const [set, shape] =
    key !== null
      ? [sql`custom = given.custom, custom_terms = given.terms`, sql`custom jsonb, terms text[]`]
      : kind === 'owner'
        ? [sql`owner_id = given.owner, department_id = given.department`, sql`owner uuid, department uuid`]
        : [
            sql`${isColumn(kind) ? columns[kind] : sql`status`} = given.value`,
            kind === 'tags' ? sql`value text[]` : sql`value text`,
          ]
  const written = await sql<{ id: string }>`update account
    set ${set}, revision = account.revision + 1, updated_at = ${actor.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, revision int, ${shape})
    where account.id = given.id and account.revision = given.revision returning account.id`.execute(db)
  return new Set(written.rows.map((row) => row.id))
}

const audited = (kind: BulkKind, value: unknown): Record<string, unknown> => {
  if (kind === 'owner') return { ...(value as Owning) }
  const key = customKey(kind)
  return key === null ? { [kind]: value } : { custom: { [key]: value ?? null } }
}

const told = async (
  db: Db,
  actor: Actor,
  kind: BulkKind,
  steps: readonly Step[],
  reason: string | null,
): Promise<void> => {
  if (kind === 'owner')
    await writeOwnerChange(
      db,
      actor,
      steps
        .filter(({ before, after }) => (before as Owning).ownerId !== (after as Owning).ownerId)
        .map(({ row, before, after }) => ({
          accountId: row.id,
          ownerId: (after as Owning).ownerId,
          previousOwnerId: (before as Owning).ownerId,
          departmentId: (after as Owning).departmentId,
          reason,
        })),
    )
  await writeAudits(
    db,
    actor,
    steps.map(({ row, before, after }) => ({
      action: kind === 'owner' ? 'accounts.handedOver' : 'accounts.changed',
      subject: { kind: 'account', id: row.id },
      accountId: row.id,
      before: audited(kind, before),
      after: { ...audited(kind, after), ...(reason ? { reason } : {}) },
    })),
  )
}

export type ManyChanged = { id: string; changed: number; unchanged: number; missed: number }

/** Sets one thing for the accounts that the viewer sees of these; `next` says what from what stood there. */
export const changeMany = (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  ids: readonly string[],
  kind: BulkKind,
  next: (before: unknown) => unknown,
  reason: string | null = null,
): Promise<ManyChanged> =>
  atomically(db, async (transaction) => {
    const stood = await stoodBefore(transaction, viewer, kind, ids)
    const steps = stood
      .map((row) => ({ row, before: row.value ?? null, after: next(row.value ?? null) }))
      .filter(({ before, after }) => !same(before, after))
    const written = await write(transaction, actor, kind, steps)
    const done = steps.filter(({ row }) => written.has(row.id))
    await told(transaction, actor, kind, done, reason)
    const id = newId(actor.now)
    await on(transaction)
      .insertInto('bulk_change')
      .values({ id, kind, person_id: actor.personId, created_at: actor.now, undone_at: null })
      .execute()
    const items = done.map(({ row, before, after }) => ({
      account_id: row.id,
      change_id: id,
      before: { value: before },
      after: { value: after },
    }))
    await sql`insert into bulk_change_item select * from jsonb_populate_recordset(null::bulk_change_item,
      ${JSON.stringify(items)}::jsonb)`.execute(transaction)
    return {
      id,
      changed: done.length,
      unchanged: stood.length - steps.length,
      missed: ids.length - stood.length + (steps.length - done.length),
    }
  })

const undoneWithinMs = 24 * 3_600_000

/** Puts back what a change of one's own set, where it still stands; null when there is no such change. */
export const undoMany = (
  db: Db,
  actor: Actor,
  changeId: string,
): Promise<{ restored: number; kept: number } | null> =>
  atomically(db, async (transaction) => {
    const change = await on(transaction)
      .updateTable('bulk_change')
      .set({ undone_at: actor.now })
      .where('id', '=', changeId)
      .where('person_id', '=', actor.personId)
      .where('undone_at', 'is', null)
      .where('created_at', '>', new Date(actor.now.getTime() - undoneWithinMs))
      .returning('kind')
      .executeTakeFirst()
    if (!change) return null
    const kind = change.kind as BulkKind
    const items = await on(transaction)
      .selectFrom('bulk_change_item')
      .selectAll()
      .where('change_id', '=', changeId)
      .execute()
    // Who changed them may no longer see them: a hand-over puts accounts out of sight.
    const everything: Viewer = { personId: '', name: '', roles: [], all: true, departmentIds: [] }
    const stood = new Map(
      (
        await stoodBefore(
          transaction,
          everything,
          kind,
          items.map((item) => item.account_id),
        )
      ).map((row) => [row.id, row]),
    )
    const steps = items.flatMap((item): Step[] => {
      const row = stood.get(item.account_id)
      return row && same(row.value, item.after.value)
        ? [{ row, before: item.after.value, after: item.before.value }]
        : []
    })
    const written = await write(transaction, actor, kind, steps)
    await told(
      transaction,
      actor,
      kind,
      steps.filter(({ row }) => written.has(row.id)),
      null,
    )
    return { restored: written.size, kept: items.length - written.size }
  })
