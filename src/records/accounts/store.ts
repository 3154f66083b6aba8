// Accounts: adding, changing, finding, handing over.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { nextCodes } from './code.store.ts'
import { domainOf, matchName } from './duplicates/naming.ts'
import type { CustomValues } from './fields/field.ts'
import { termsOf } from './fields/terms.ts'
import { pathsOf } from './group.ts'
import { writeOwnerChange } from './owner.store.ts'
import { pinyin } from './pinyin.store.ts'
import { searchGrams, searchText } from './search.ts'
import { type AccountTable, on } from './tables.store.ts'
import { visibleAccounts } from './visible.store.ts'

export type AccountFacts = {
  name: string
  shortName: string | null
  code: string
  taxNumber: string | null
  website: string | null
  status: AccountTable['status']
  industry: string | null
  sizeClass: AccountTable['size_class']
  region: string | null
  organisationLevel: AccountTable['organisation_level']
  ownership: AccountTable['ownership']
  employees: number | null
  attitude: AccountTable['attitude']
  tags: string[]
  /** Values of the company's own fields, judged already. */
  custom: CustomValues
}
export type NewAccount = AccountFacts & {
  id: string
  parentId: string | null
  ownerId: string | null
  departmentId: string | null
  createdAt: Date
}

export const noFacts: Omit<AccountFacts, 'name' | 'code'> = {
  shortName: null,
  taxNumber: null,
  website: null,
  status: 'active',
  industry: null,
  sizeClass: null,
  region: null,
  organisationLevel: null,
  ownership: null,
  employees: null,
  attitude: null,
  tags: [],
  custom: {},
}

/** The columns of an account's facts, and what it is found by. */
export const factColumns = (facts: AccountFacts) => {
  const text = searchText(facts, pinyin)
  return {
    name: facts.name,
    short_name: facts.shortName,
    code: facts.code,
    tax_number: facts.taxNumber,
    website: facts.website,
    match_name: matchName(facts.name),
    match_domain: domainOf(facts.website),
    status: facts.status,
    industry: facts.industry,
    size_class: facts.sizeClass,
    region: facts.region,
    organisation_level: facts.organisationLevel,
    ownership: facts.ownership,
    employees: facts.employees,
    attitude: facts.attitude,
    tags: facts.tags,
    custom: facts.custom,
    custom_terms: termsOf(facts.custom),
    search_text: text,
    search_grams: searchGrams(text),
  }
}

const rowOf = (one: NewAccount, now: Date) => ({
  id: one.id,
  ...factColumns(one),
  parent_id: one.parentId,
  owner_id: one.ownerId,
  department_id: one.departmentId,
  revision: 1,
  created_at: one.createdAt,
  updated_at: now,
})

const perStatement = 5000

/** Adds accounts with their codes and places in the tree; parents among them come first. No audit row: the caller writes one. */
export const insertAccounts = (db: Db, list: readonly NewAccount[], now: Date): Promise<void> =>
  atomically(db, async (transaction) => {
    for (let from = 0; from < list.length; from += perStatement) {
      const part = list.slice(from, from + perStatement)
      const held = part.map(({ id, code, taxNumber }) => ({ id, code, tax_number: taxNumber }))
      await sql`insert into account_code (code, account_id) select code, id from ${sent(held)} as held(id uuid, code text)`.execute(
        transaction,
      )
      await sql`insert into account_tax_number (tax_number, account_id) select tax_number, id
        from ${sent(held)} as held(id uuid, tax_number text) where tax_number is not null`.execute(
        transaction,
      )
      // One JSON value for thousands of rows: as parameters of their own they would cost many times as much.
      const rows = part.map((one) => rowOf(one, now))
      const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
      await sql`insert into account (${columns}) select ${columns} from jsonb_populate_recordset(null::account, ${JSON.stringify(rows)}::jsonb)`.execute(
        transaction,
      )
      const paths = part.some((one) => one.parentId)
        ? await pathsBelowParents(transaction, part)
        : pathsOf(part.map((one) => ({ id: one.id, parentId: null })))
      await sql`insert into account_path (account_id, ancestor_id, depth) select "accountId", "ancestorId", depth
        from ${sent(paths)} as path("accountId" uuid, "ancestorId" uuid, depth int)`.execute(transaction)
    }
  })

const sent = (rows: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`

/** Paths of new accounts: inside the list by the list, above it by what is stored. */
const pathsBelowParents = async (db: Db, part: readonly NewAccount[]) => {
  const inside = new Set(part.map((one) => one.id))
  const outside = [
    ...new Set(part.map((one) => one.parentId).filter((id): id is string => id !== null && !inside.has(id))),
  ]
  const stored = outside.length
    ? await on(db)
        .selectFrom('account_path')
        .selectAll()
        .where('account_id', 'in', outside)
        .orderBy('depth')
        .execute()
    : []
  const within = pathsOf(
    part.map((one) => ({
      id: one.id,
      parentId: one.parentId && inside.has(one.parentId) ? one.parentId : null,
    })),
  )
  const parents = new Map(part.map((one) => [one.id, one.parentId]))
  return within.flatMap((path) => {
    const above = parents.get(path.ancestorId)
    if (!above || inside.has(above)) return [path]
    const higher = stored.filter((row) => row.account_id === above)
    return [
      path,
      ...higher.map((row) => ({
        accountId: path.accountId,
        ancestorId: row.ancestor_id,
        depth: path.depth + 1 + row.depth,
      })),
    ]
  })
}

/** Hand-down for imports: accounts known only by code and name, owned by nobody yet. */
export const createAccounts = (
  db: Db,
  actor: Actor,
  list: readonly { id: string; code: string; name: string; region: string | null }[],
): Promise<void> =>
  insertAccounts(
    db,
    list.map((one) => ({
      ...noFacts,
      ...one,
      parentId: null,
      ownerId: null,
      departmentId: null,
      createdAt: actor.now,
    })),
    actor.now,
  )

export const addAccount = (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  facts: Omit<AccountFacts, 'code'> & { code?: string | undefined; parentId: string | null },
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const owner = viewer.personId
      ? await on(transaction)
          .selectFrom('person')
          .select(['id', 'department_id'])
          .where('id', '=', viewer.personId)
          .executeTakeFirst()
      : undefined
    const code = facts.code ?? ((await nextCodes(transaction, 1))[0] as string)
    const account = {
      ...facts,
      id,
      code,
      ownerId: owner?.id ?? null,
      departmentId: owner?.department_id ?? null,
      createdAt: actor.now,
    }
    await insertAccounts(transaction, [account], actor.now)
    await writeAudit(transaction, actor, {
      action: 'accounts.added',
      subject: { kind: 'account', id },
      accountId: id,
      after: { ...facts, code },
    })
    return id
  })

export const findAccount = (db: Db, viewer: Viewer, id: string) =>
  visibleAccounts(db, viewer)
    .leftJoin('person', 'person.id', 'account.owner_id')
    .leftJoin('department', 'department.id', 'account.department_id')
    .selectAll('account')
    .select([
      'standing.tier',
      'standing.reason as tier_reason',
      'standing.score as tier_score',
      'standing.since as tier_since',
      'standing.segment',
    ])
    .select(['person.name as owner_name', 'department.name as department_name'])
    .where('account.id', '=', id)
    .executeTakeFirst()

export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/** The parent's name, where it may be seen. */
export const findParent = (db: Db, viewer: Viewer, parentId: string) =>
  visibleAccounts(db, viewer)
    .select(['account.id', 'account.name'])
    .where('account.id', '=', parentId)
    .executeTakeFirst()

export const factsOf = (
  row: Omit<
    AccountTable,
    'search_text' | 'search_grams' | 'created_at' | 'updated_at' | 'match_name' | 'match_domain'
  >,
): AccountFacts => ({
  name: row.name,
  shortName: row.short_name,
  code: row.code,
  taxNumber: row.tax_number,
  website: row.website,
  status: row.status,
  industry: row.industry,
  sizeClass: row.size_class,
  region: row.region,
  organisationLevel: row.organisation_level,
  ownership: row.ownership,
  employees: row.employees,
  attitude: row.attitude,
  tags: row.tags,
  custom: row.custom,
})

/** Whoever holds a code or a tax number. */
export const holderOf = async (
  db: Db,
  what: { code?: string | undefined; taxNumber?: string | null | undefined },
): Promise<{ code?: string; taxNumber?: string }> => {
  const code =
    what.code &&
    (await on(db)
      .selectFrom('account_code')
      .select('account_id')
      .where('code', '=', what.code)
      .executeTakeFirst())
  const tax =
    what.taxNumber &&
    (await on(db)
      .selectFrom('account_tax_number')
      .select('account_id')
      .where('tax_number', '=', what.taxNumber)
      .executeTakeFirst())
  return { ...(code ? { code: code.account_id } : {}), ...(tax ? { taxNumber: tax.account_id } : {}) }
}

/** Changes an account if it still has the revision the caller saw; false when someone was faster. */
const change = async (
  db: Db,
  actor: Actor,
  id: string,
  revision: number | null,
  set: Partial<AccountTable>,
): Promise<boolean> => {
  let query = on(db)
    .updateTable('account')
    .set({ ...set, updated_at: actor.now })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
  if (revision !== null) query = query.where('revision', '=', revision)
  return (await query.executeTakeFirst()).numUpdatedRows > 0n
}

const changed = (before: AccountFacts, after: AccountFacts) => {
  const keys = (Object.keys(after) as (keyof AccountFacts)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const pick = (facts: AccountFacts) => Object.fromEntries(keys.map((key) => [key, facts[key]]))
  return { before: pick(before), after: pick(after) }
}

export const saveFacts = (
  db: Db,
  actor: Actor,
  row: AccountRow,
  facts: AccountFacts,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    if (!(await change(transaction, actor, row.id, revision, factColumns(facts)))) return false
    const tables = on(transaction)
    if (facts.code !== row.code) {
      // One that leads here already, since a merge, is written anew.
      await tables
        .deleteFrom('account_code')
        .where('code', 'in', [row.code, facts.code])
        .where('account_id', '=', row.id)
        .execute()
      await tables.insertInto('account_code').values({ code: facts.code, account_id: row.id }).execute()
    }
    if (facts.taxNumber !== row.tax_number) {
      await tables
        .deleteFrom('account_tax_number')
        .where('tax_number', 'in', [row.tax_number ?? '', facts.taxNumber ?? ''])
        .where('account_id', '=', row.id)
        .execute()
      if (facts.taxNumber)
        await tables
          .insertInto('account_tax_number')
          .values({ tax_number: facts.taxNumber, account_id: row.id })
          .execute()
    }
    const difference = changed(factsOf(row), facts)
    await writeAudit(transaction, actor, {
      action: 'accounts.changed',
      subject: { kind: 'account', id: row.id },
      accountId: row.id,
      ...difference,
    })
    return true
  })

export const saveOwner = (
  db: Db,
  actor: Actor,
  row: AccountRow,
  owner: { id: string; department_id: string | null } | null,
  revision: number | null,
  reason: string | null = null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const next = {
      owner_id: owner?.id ?? null,
      department_id: owner ? owner.department_id : row.department_id,
    }
    if (!(await change(transaction, actor, row.id, revision, next))) return false
    if (next.owner_id !== row.owner_id)
      await writeOwnerChange(transaction, actor, {
        accountId: row.id,
        ownerId: next.owner_id,
        previousOwnerId: row.owner_id,
        departmentId: next.department_id,
        reason,
      })
    await writeAudit(transaction, actor, {
      action: 'accounts.handedOver',
      subject: { kind: 'account', id: row.id },
      accountId: row.id,
      before: { ownerId: row.owner_id, departmentId: row.department_id },
      after: { ownerId: next.owner_id, departmentId: next.department_id, ...(reason ? { reason } : {}) },
    })
    return true
  })

/** Everything below an account, itself included. */
export const below = async (db: Db, id: string): Promise<string[]> =>
  (await on(db).selectFrom('account_path').select('account_id').where('ancestor_id', '=', id).execute()).map(
    (row) => row.account_id,
  )

/** Moves an account with all below it: old paths from above go, new ones come. */
export const saveParent = (
  db: Db,
  actor: Actor,
  row: AccountRow,
  parentId: string | null,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    if (!(await change(transaction, actor, row.id, revision, { parent_id: parentId }))) return false
    await sql`delete from account_path where account_id in (select account_id from account_path where ancestor_id = ${row.id})
      and ancestor_id not in (select account_id from account_path where ancestor_id = ${row.id})`.execute(
      transaction,
    )
    if (parentId)
      await sql`insert into account_path (account_id, ancestor_id, depth)
        select lower.account_id, upper.ancestor_id, lower.depth + upper.depth + 1
        from account_path lower cross join account_path upper
        where lower.ancestor_id = ${row.id} and upper.account_id = ${parentId}`.execute(transaction)
    await writeAudit(transaction, actor, {
      action: 'accounts.moved',
      subject: { kind: 'account', id: row.id },
      accountId: row.id,
      before: { parentId: row.parent_id },
      after: { parentId },
    })
    return true
  })

export const headOf = async (db: Db, id: string): Promise<string> =>
  (
    await on(db)
      .selectFrom('account_path')
      .select('ancestor_id')
      .where('account_id', '=', id)
      .orderBy('depth', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.ancestor_id ?? id

export const groupMembers = (db: Db, viewer: Viewer, headId: string, limit: number) =>
  visibleAccounts(db, viewer)
    .innerJoin('account_path', 'account_path.account_id', 'account.id')
    .select([
      'account.id',
      'account.name',
      'account.parent_id as parentId',
      'account_path.depth',
      'standing.tier',
    ])
    .where('account_path.ancestor_id', '=', headId)
    .orderBy('account_path.depth')
    .orderBy('account.name')
    .limit(limit)
    .execute()
