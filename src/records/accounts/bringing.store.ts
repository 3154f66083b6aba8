// Hand-down for imports: accounts looked up, changed, put under parents and taken out again, many at once.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { deleteRows, updateRows } from '#server/bulk.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { writeOwnerChange } from './owner.store.ts'
import { type AccountFacts, factColumns } from './store.ts'
import { type AccountTable, on } from './tables.store.ts'
import { visibleAccounts } from './visible.store.ts'

export type KnownAccount = Pick<
  AccountTable,
  | 'id'
  | 'name'
  | 'short_name'
  | 'code'
  | 'tax_number'
  | 'website'
  | 'parent_id'
  | 'status'
  | 'industry'
  | 'size_class'
  | 'region'
  | 'organisation_level'
  | 'ownership'
  | 'employees'
  | 'attitude'
  | 'owner_id'
  | 'department_id'
  | 'tags'
  | 'custom'
  | 'custom_terms'
  | 'revision'
> & {
  /** Whether this viewer may see it; one that they may not is known only to be there. */
  seen: boolean
}

export type AccountSigns = {
  ids?: readonly string[]
  codes?: readonly string[]
  taxNumbers?: readonly string[]
  names?: readonly string[]
}

/** Accounts with one of these ids, codes, tax numbers or names, seen or not. */
export const knownAccounts = async (db: Db, viewer: Viewer, signs: AccountSigns): Promise<KnownAccount[]> => {
  const { ids = [], codes = [], taxNumbers = [], names = [] } = signs
  if (ids.length + codes.length + taxNumbers.length + names.length === 0) return []
  const found = await sql<{ id: string }>`select unnest(${ids}::uuid[]) as id
    union select account_id from account_code where code = any(${codes}::text[])
    union select account_id from account_tax_number where tax_number = any(${taxNumbers}::text[])
    union select id from account where name = any(${names}::text[])`.execute(db)
  const wanted = found.rows.map((row) => row.id)
  if (wanted.length === 0) return []
  const rows = await on(db)
    .selectFrom('account')
    .select([
      'id',
      'name',
      'short_name',
      'code',
      'tax_number',
      'parent_id',
      'status',
      'industry',
      'size_class',
      'region',
    ])
    .select([
      'organisation_level',
      'ownership',
      'employees',
      'attitude',
      'owner_id',
      'department_id',
      'tags',
      'custom',
    ])
    .select(['custom_terms', 'revision', 'website'])
    .where(sql<boolean>`account.id = any(${wanted}::uuid[])`)
    .execute()
  const seen = viewer.all
    ? null
    : new Set(
        (
          await visibleAccounts(db, viewer)
            .select('account.id')
            .where(sql<boolean>`account.id = any(${wanted}::uuid[])`)
            .execute()
        ).map((row) => row.id),
      )
  return rows.map((row) => ({ ...row, seen: seen === null || seen.has(row.id) }))
}

export type AccountChange = {
  before: KnownAccount
  facts: AccountFacts
  ownerId: string | null
  departmentId: string | null
}

/** Changes accounts with all that is kept beside them. No audit row: the caller writes one. */
export const changeAccounts = async (db: Db, actor: Actor, list: readonly AccountChange[]): Promise<void> => {
  if (list.length === 0) return
  const codes = list.filter((one) => one.facts.code !== one.before.code)
  const taxes = list.filter((one) => one.facts.taxNumber !== one.before.tax_number)
  const sent = (rows: readonly object[]) => JSON.stringify(rows)
  if (codes.length) {
    await sql`delete from account_code where code = any(${codes.map((one) => one.before.code)}::text[])`.execute(
      db,
    )
    await sql`insert into account_code select * from jsonb_populate_recordset(null::account_code, ${sent(codes.map((one) => ({ code: one.facts.code, account_id: one.before.id })))}::jsonb)`.execute(
      db,
    )
  }
  if (taxes.length) {
    const gone = taxes.flatMap((one) => one.before.tax_number ?? [])
    await sql`delete from account_tax_number where tax_number = any(${gone}::text[])`.execute(db)
    const held = taxes.flatMap((one) =>
      one.facts.taxNumber ? [{ tax_number: one.facts.taxNumber, account_id: one.before.id }] : [],
    )
    await sql`insert into account_tax_number select * from jsonb_populate_recordset(null::account_tax_number, ${sent(held)}::jsonb)`.execute(
      db,
    )
  }
  await updateRows(
    db,
    'account',
    list.map((one) => ({
      id: one.before.id,
      set: {
        ...factColumns(one.facts),
        owner_id: one.ownerId,
        department_id: one.departmentId,
        updated_at: actor.now,
      },
    })),
    { revised: true },
  )
  await writeOwnerChange(
    db,
    actor,
    list
      .filter((one) => one.ownerId !== one.before.owner_id)
      .map((one) => ({
        accountId: one.before.id,
        ownerId: one.ownerId,
        previousOwnerId: one.before.owner_id,
        departmentId: one.departmentId,
        reason: null,
      })),
  )
}

/** The parent of each of these and of all above them. */
export const parentsAbove = async (db: Db, ids: readonly string[]): Promise<Map<string, string | null>> => {
  const rows = await sql<{ id: string; parent_id: string | null }>`select id, parent_id from account
    where id in (select ancestor_id from account_path where account_id = any(${ids}::uuid[]))`.execute(db)
  return new Map(rows.rows.map((row) => [row.id, row.parent_id]))
}

/** Puts accounts under parents, with all that hangs below them; the caller has made sure that nothing goes round. */
export const moveAccounts = async (
  db: Db,
  actor: Actor,
  moves: readonly { id: string; parentId: string | null }[],
): Promise<void> => {
  if (moves.length === 0) return
  const moved = moves.map((one) => one.id)
  await updateRows(
    db,
    'account',
    moves.map((one) => ({ id: one.id, set: { parent_id: one.parentId, updated_at: actor.now } })),
    { revised: true },
  )
  const below = await sql<{ id: string; parent_id: string | null }>`select id, parent_id from account
    where id in (select account_id from account_path where ancestor_id = any(${moved}::uuid[]))`.execute(db)
  const parents = new Map(below.rows.map((row) => [row.id, row.parent_id]))
  const outside = [
    ...new Set(
      below.rows.flatMap((row) => (row.parent_id && !parents.has(row.parent_id) ? [row.parent_id] : [])),
    ),
  ]
  for (const [id, parent] of await parentsAbove(db, outside)) parents.set(id, parent)
  const paths = below.rows.flatMap(({ id }) => {
    const own: { account_id: string; ancestor_id: string; depth: number }[] = []
    let at: string | null = id
    for (let depth = 0; at !== null; depth += 1) {
      own.push({ account_id: id, ancestor_id: at, depth })
      at = parents.get(at) ?? null
    }
    return own
  })
  await sql`delete from account_path where account_id = any(${below.rows.map((row) => row.id)}::uuid[])`.execute(
    db,
  )
  for (let from = 0; from < paths.length; from += 20_000)
    await sql`insert into account_path (account_id, ancestor_id, depth)
      select account_id, ancestor_id, depth from jsonb_populate_recordset(null::account_path, ${JSON.stringify(paths.slice(from, from + 20_000))}::jsonb)`.execute(
      db,
    )
}

// What is written with an account itself, or follows from it, is no use of it.
const ownTables = [
  'account_code',
  'account_tax_number',
  'account_path',
  'account_tier',
  'audit',
  'owner_change',
]

/** Which of these accounts anything hangs on: whatever table says so by its column account_id, and children. */
export const usedAccounts = async (
  db: Db,
  ids: readonly string[],
  besides: readonly string[] = [],
): Promise<Set<string>> => {
  const tables = await sql<{ name: string }>`select columns.table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = current_schema() and column_name = 'account_id' and table_type = 'BASE TABLE'
      and columns.data_type = 'uuid' and table_name not like 'import\_row%'`.execute(db)
  const used = new Set<string>()
  const own = new Set([...ownTables, ...besides])
  for (const { name } of tables.rows) {
    if (own.has(name)) continue
    const rows = await sql<{ id: string }>`select id from unnest(${ids}::uuid[]) as account (id)
      where exists (select 1 from ${sql.table(name)} as hung where hung.account_id = account.id)`.execute(db)
    for (const { id } of rows.rows) used.add(id)
  }
  const children = await sql<{ id: string }>`select distinct parent_id as id from account
    where parent_id = any(${ids}::uuid[]) and id <> all(${ids}::uuid[])`.execute(db)
  for (const { id } of children.rows) used.add(id)
  return used
}

/** Takes accounts out for good; the caller has made sure that nothing hangs on them. */
export const removeAccounts = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await sql`update account set parent_id = null where parent_id = any(${ids}::uuid[])`.execute(db)
  for (const table of ['account_path', 'account_code', 'account_tax_number', 'account_tier', 'owner_change'])
    await sql`delete from ${sql.table(table)} where account_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from account_path where ancestor_id = any(${ids}::uuid[])`.execute(db)
  await deleteRows(
    db,
    'account',
    ids.map((id) => ({ id })),
  )
}
