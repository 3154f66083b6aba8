// Two accounts become one, with all that hangs on them, and two again: each in one transaction.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Viewer } from '#base/viewer.ts'
import { writeAudits } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { CustomValue } from '../fields/field.ts'
import { type AccountFacts, type AccountRow, factColumns, factsOf, findAccount } from '../store.ts'
import { on as accounts } from '../tables.store.ts'
import { type Choices, choose, goBack, type Values } from './choosing.ts'
import type { Merge, MergePart } from './part.store.ts'
import { joinPlaces, splitPlaces } from './places.ts'
import { leadsTo, placesAround, writePlaces } from './tree.store.ts'

type Owning = { ownerId: string | null; departmentId: string | null }
/** Rows of each counted table: the survivor's own, and those of the absorbed account. */
export type MergeCounts = Record<string, { own: number; theirs: number }>

type MergeTable = {
  account_id: string
  id: string
  absorbed_id: string
  absorbed_name: string
  absorbed_code: string
  choices: Choices
  survivor: { values: Values; parentId: string | null; childIds: string[] }
  absorbed: { parent_id: string | null; tax_number: string | null }
  merged: { values: Values; parentId: string | null }
  counts: MergeCounts
  person_id: string | null
  merged_at: Date
  undone_at: Date | null
  undone_by: string | null
}
const on = (
  db: Db,
): Kysely<{
  account_merge: MergeTable
  merged_account: { id: string; account_id: string; merge_id: string }
  person: { id: string; name: string }
}> => db

export const valuesOf = (row: AccountRow): Values => {
  const { custom, ...facts } = factsOf(row)
  return {
    ...facts,
    parent: row.parent_id,
    owner: { ownerId: row.owner_id, departmentId: row.department_id },
    ...Object.fromEntries(Object.entries(custom).map(([key, value]) => [`custom.${key}`, value])),
  }
}

const factsFrom = (values: Values): AccountFacts => {
  const { parent: _, owner: __, ...rest } = values
  const custom: Record<string, CustomValue> = {}
  const facts: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest))
    if (!key.startsWith('custom.')) facts[key] = value
    else if (value !== null) custom[key.slice('custom.'.length)] = value as CustomValue
  return { ...facts, custom } as AccountFacts
}

const everything: Viewer = { personId: '', name: '', roles: [], all: true, departmentIds: [] }

/** How much of what hangs on accounts, in one statement. */
export const countParts = async (
  db: Db,
  parts: readonly MergePart[],
  survivorId: string,
  absorbedId: string,
): Promise<MergeCounts> => {
  const tables = [...new Set(parts.filter((part) => part.counted).map((part) => part.table))]
  const each = tables.map(
    (
      table,
    ) => sql`select ${sql.lit(table)} as part, account_id, count(*)::int as rows from ${sql.table(table)}
      where account_id in (${survivorId}, ${absorbedId}) group by account_id`,
  )
  const { rows } = await sql<{
    part: string
    account_id: string
    rows: number
  }>`${sql.join(each, sql` union all `)}`.execute(db)
  const of = (part: string, id: string) =>
    rows.find((row) => row.part === part && row.account_id === id)?.rows ?? 0
  return Object.fromEntries(
    tables.map((table) => [table, { own: of(table, survivorId), theirs: of(table, absorbedId) }]),
  )
}

/** Of two merges at once the second waits here; locks are taken in one order. */
const lock = (db: Db, ids: readonly string[]) =>
  accounts(db)
    .selectFrom('account')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

const json = (value: unknown): RawBuilder<never> => sql<never>`${JSON.stringify(value)}::jsonb`

export type MergeAsk = {
  survivorId: string
  absorbedId: string
  choices: Choices
  /** The revisions that the chooser saw. */
  revisions: { survivor: number; absorbed: number }
}

/** Takes one account into another; gives the merge's id. */
export const mergeAccounts = (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  parts: readonly MergePart[],
  { survivorId, absorbedId, choices, revisions }: MergeAsk,
): Promise<string> =>
  atomically(db, async (transaction) => {
    if (survivorId === absorbedId) throw new Refusal('conflict', 'accounts.mergeSame')
    await lock(transaction, [survivorId, absorbedId])
    const survivor = await findAccount(transaction, viewer, survivorId)
    const absorbed = await findAccount(transaction, viewer, absorbedId)
    if (!survivor || !absorbed) throw new Refusal('notFound', 'accounts.notFound')
    if (survivor.revision !== revisions.survivor || absorbed.revision !== revisions.absorbed)
      throw new Refusal('stale', 'web.stale')
    const before = valuesOf(survivor)
    const merged = choose(before, valuesOf(absorbed), choices)
    const wanted = merged.parent as string | null
    const places = await placesAround(transaction, [survivorId, absorbedId, wanted])
    const childIds = [...places].filter(([, parentId]) => parentId === absorbedId).map(([id]) => id)
    const joined = joinPlaces(places, survivorId, absorbedId, wanted)
    const parentId = joined.get(survivorId) ?? null
    const merge: Merge = { id: newId(actor.now), survivorId, absorbedId, actor }
    const counts = await countParts(transaction, parts, survivorId, absorbedId)
    await on(transaction)
      .insertInto('account_merge')
      .values({
        account_id: survivorId,
        id: merge.id,
        absorbed_id: absorbedId,
        absorbed_name: absorbed.name,
        absorbed_code: absorbed.code,
        choices: json(choices),
        survivor: json({ values: before, parentId: survivor.parent_id, childIds }),
        absorbed: sql<never>`(select to_jsonb(account) from account where id = ${absorbedId})`,
        merged: json({ values: { ...merged, parent: parentId }, parentId }),
        counts: json(counts),
        person_id: actor.personId,
        merged_at: actor.now,
        undone_at: null,
        undone_by: null,
      })
      .execute()
    for (const part of parts) await part.merge?.(transaction, merge)
    await writePlaces(transaction, actor, places, joined, [survivorId])
    await writeValues(transaction, actor, survivorId, merged)
    await refuseLoss(transaction, absorbedId)
    await sql`delete from account where id = ${absorbedId}`.execute(transaction)
    await on(transaction)
      .insertInto('merged_account')
      .values({ id: absorbedId, account_id: survivorId, merge_id: merge.id })
      .execute()
    await tellAudit(transaction, actor, 'accounts.merged', merge, {
      survivor: {
        before: differences(before, merged),
        after: { ...differences(merged, before), ...nameOf(absorbed) },
      },
      absorbed: { survivorId, ...nameOf(survivor) },
    })
    return merge.id
  })

const nameOf = ({ name, code }: { name: string; code: string }) => ({ otherName: name, otherCode: code })

const differences = (values: Values, other: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(other[key] ?? null),
    ),
  )

const writeValues = async (db: Db, actor: Actor, id: string, values: Values): Promise<void> => {
  const owner = values.owner as Owning
  await accounts(db)
    .updateTable('account')
    .set({
      ...factColumns(factsFrom(values)),
      owner_id: owner.ownerId,
      department_id: owner.departmentId,
      updated_at: actor.now,
    })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Whatever hangs on the account by a foreign key would fall with it: a table without a part is named instead. */
const refuseLoss = async (db: Db, accountId: string): Promise<void> => {
  const { rows } = await sql<{
    name: string
    by: string
  }>`select part.conrelid::regclass::text as name, column_of.attname as by
    from pg_constraint as part join pg_attribute as column_of
      on column_of.attrelid = part.conrelid and column_of.attnum = part.conkey[1]
    where part.confrelid = 'account'::regclass and part.contype = 'f'`.execute(db)
  const each = rows.map(
    ({ name, by }) =>
      sql`(select ${sql.lit(name)} as name from ${sql.table(name)} where ${sql.ref(by)} = ${accountId} limit 1)`,
  )
  const left = await sql<{ name: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  if (left.rows[0]) throw new Error(`${left.rows[0].name} takes no part in merging, its rows would be lost`)
}

const tellAudit = (
  db: Db,
  actor: Actor,
  action: string,
  { id, survivorId, absorbedId }: Merge,
  told: {
    survivor: { before: Record<string, unknown>; after: Record<string, unknown> }
    absorbed: Record<string, unknown>
  },
): Promise<void> =>
  writeAudits(db, actor, [
    {
      action,
      subject: { kind: 'account', id: survivorId },
      accountId: survivorId,
      before: told.survivor.before,
      after: { ...told.survivor.after, mergeId: id, absorbedId },
    },
    {
      action,
      subject: { kind: 'account', id: absorbedId },
      accountId: absorbedId,
      after: { ...told.absorbed, mergeId: id },
    },
  ])

export type Undone = {
  absorbedId: string
  /** Fields that somebody has changed since, so that they stay. */
  keptFields: string[]
  /** What has come to the survivor since and stays with it, by table. */
  since: Record<string, number>
}

/** Makes two accounts of one again, as long as neither was merged since; what came since stays with the survivor. */
export const undoMerge = (
  db: Db,
  actor: Actor,
  parts: readonly MergePart[],
  survivorId: string,
  mergeId: string,
): Promise<Undone> =>
  atomically(db, async (transaction) => {
    await lock(transaction, [survivorId])
    const stored = await findMerge(transaction, survivorId, mergeId)
    if (!stored) throw new Refusal('notFound', 'accounts.noSuchMerge')
    if (stored.undone_at) throw new Refusal('conflict', 'accounts.mergeUndoneAlready')
    if (!(await isLast(transaction, stored))) throw new Refusal('conflict', 'accounts.mergedSince')
    const absorbedId = stored.absorbed_id
    const merge: Merge = { id: mergeId, survivorId, absorbedId, actor }
    await refuseTaken(transaction, stored)
    // Columns that are newer than the merge take the survivor's values, since they have none of their own.
    await sql`insert into account select stood.* from account_merge as merge
        join account as base on base.id = merge.account_id
        cross join lateral jsonb_populate_record(base, merge.absorbed) as stood
      where merge.account_id = ${survivorId} and merge.id = ${mergeId}`.execute(transaction)
    await sql`update account set revision = revision + 1, updated_at = ${actor.now} where id = ${absorbedId}`.execute(
      transaction,
    )
    await on(transaction).deleteFrom('merged_account').where('id', '=', absorbedId).execute()
    for (const part of parts) await part.undo?.(transaction, merge)
    await sql`insert into account_code (code, account_id) values (${stored.absorbed_code}, ${absorbedId})
      on conflict (code) do nothing`.execute(transaction)
    const row = await findAccount(transaction, everything, survivorId)
    if (!row) throw new Refusal('notFound', 'accounts.notFound')
    const { values, kept } = goBack(stored.survivor.values, stored.merged.values, valuesOf(row))
    await splitTree(transaction, actor, stored, row.parent_id)
    await writeValues(transaction, actor, survivorId, values)
    const counts = await countParts(transaction, parts, survivorId, absorbedId)
    const since = Object.fromEntries(
      Object.entries(counts).flatMap(([part, { own }]) => {
        const come = own - (stored.counts[part]?.own ?? own)
        return come > 0 ? [[part, come]] : []
      }),
    )
    await sql`delete from account_merge_row where account_id = ${survivorId} and merge_id = ${mergeId}`.execute(
      transaction,
    )
    await on(transaction)
      .updateTable('account_merge')
      .set({ undone_at: actor.now, undone_by: actor.personId })
      .where('account_id', '=', survivorId)
      .where('id', '=', mergeId)
      .execute()
    await tellAudit(transaction, actor, 'accounts.unmerged', merge, {
      survivor: { before: differences(valuesOf(row), values), after: differences(values, valuesOf(row)) },
      absorbed: { survivorId, since, keptFields: kept },
    })
    return { absorbedId, keptFields: kept, since }
  })

const splitTree = async (
  db: Db,
  actor: Actor,
  stored: MergeTable,
  parentNow: string | null,
): Promise<void> => {
  const { account_id: survivorId, absorbed_id: absorbedId, survivor, merged } = stored
  // Whoever it hung under may be part of another by now.
  const there = async (id: string | null) => (id === null ? null : ((await leadsTo(db, id)) ?? id))
  const parentId = await there(stored.absorbed.parent_id)
  const survivorParentId = await there(survivor.parentId)
  const around = await placesAround(db, [survivorId, parentId, survivorParentId, parentNow])
  const places = new Map(around)
  const split = splitPlaces(places, survivorId, absorbedId, {
    parentId,
    childIds: survivor.childIds,
    survivorParentId,
    mergedParentId: merged.parentId,
  })
  places.set(absorbedId, stored.absorbed.parent_id)
  await writePlaces(db, actor, places, split, [survivorId, absorbedId])
}

/** Its code or tax number may have been given to a third since; then there is no way back as it was. */
const refuseTaken = async (db: Db, { account_id, absorbed_code, absorbed }: MergeTable): Promise<void> => {
  const held = await sql<{
    code: string
  }>`select code from account_code where code = ${absorbed_code} and account_id <> ${account_id}
    union all select tax_number from account_tax_number
      where tax_number = ${absorbed.tax_number} and account_id <> ${account_id}`.execute(db)
  if (held.rows[0]) throw new Refusal('conflict', 'accounts.codeTakenSince', { code: held.rows[0].code })
}

const findMerge = (db: Db, survivorId: string, mergeId: string) =>
  on(db)
    .selectFrom('account_merge')
    .selectAll()
    .where('account_id', '=', survivorId)
    .where('id', '=', mergeId)
    .executeTakeFirst()

const isLast = async (db: Db, merge: { account_id: string; id: string; merged_at: Date }): Promise<boolean> =>
  (
    await sql`select 1 from account_merge as later where later.account_id = ${merge.account_id}
      and later.undone_at is null
      and (later.merged_at, later.id) > (select merged_at, id from account_merge
        where account_id = ${merge.account_id} and id = ${merge.id})`.execute(db)
  ).rows.length === 0

/** What was taken into an account, newest first, and what had been taken into that before. */
export const mergesOf = async (db: Db, survivorId: string) => {
  const rows = await on(db)
    .selectFrom('account_merge as merge')
    .leftJoin('person', 'person.id', 'merge.person_id')
    .leftJoin('person as undoer', 'undoer.id', 'merge.undone_by')
    .select([
      'merge.account_id',
      'merge.id',
      'merge.absorbed_id',
      'merge.absorbed_name',
      'merge.absorbed_code',
    ])
    .select(['merge.counts', 'merge.person_id', 'merge.merged_at', 'merge.undone_at'])
    .select(['person.name as person_name', 'undoer.name as undone_by_name'])
    .where((eb) =>
      eb.or([
        eb('merge.account_id', '=', survivorId),
        eb(
          'merge.account_id',
          'in',
          on(db).selectFrom('merged_account').select('id').where('account_id', '=', survivorId),
        ),
      ]),
    )
    .orderBy('merge.merged_at', 'desc')
    .orderBy('merge.id', 'desc')
    .limit(100)
    .execute()
  const last = rows.find((row) => row.account_id === survivorId && row.undone_at === null)
  return rows.map((row) => ({ ...row, isLast: row === last }))
}
