// The demo company comes and goes whole: what it writes is noted while it is loaded, and taken out again in one transaction.
// Tables are found in the catalog, so a room that comes later is in this without a line of its own.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { findCompany, saveCompany } from '#records/staff/company.store.ts'
import { type Company, freshCompany } from '#records/staff/company.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { JobKind } from '#server/jobs.ts'
import type { DemoLoss } from './demo.ts'
import { catalog, type Table } from './table-catalog.store.ts'

/** What the rooms know of their own rows; the roof puts it together. */
export type DemoRooms = {
  /** Of these demo rows, those that something people added still needs. */
  needed: Readonly<Record<string, (db: Db, ids: string[]) => Promise<string[]>>>
  /** Imports by people that booked something on these accounts. */
  importsOn: (db: Db, accountIds: string[]) => Promise<{ id: string; fileName: string; lines: number }[]>
  orderLinesOf: (db: Db, accountIds: string[]) => Promise<number>
  /** Anything is left that is booked. */
  isBooked: (db: Db) => Promise<boolean>
  /** Before the rows go: what lies beside the database, as names of files. */
  filesOf: (db: Db, accountIds: string[]) => Promise<string[]>
  /** After the rows are gone: what means nothing without them. */
  tidy: (db: Db) => Promise<void>
}

/** The company is a single row that people share with the demo, so it is dealt with by itself; the rest is no record. */
const byHand = [
  'company',
  'demo_row',
  'migration',
  'answered_request',
  'sign_in_failure',
  'login',
  'login_session',
  'login_credential',
  'login_verification',
  'login_rate_limit',
  'login_second_step',
]

const asJson = sql`to_jsonb(t)`
const digest = sql`md5(${asJson}::text)`
const keyOf = (table: Table) =>
  sql`jsonb_build_object(${sql.join(table.primary.flatMap((column) => [sql.lit(column), sql.ref(`t.${column}`)]))})`

type Snapshot = ReadonlyMap<string, ReadonlyMap<string, unknown>>

const notedTables = async (db: Db): Promise<Table[]> =>
  (await catalog(db)).filter((one) => !one.hangs && !byHand.includes(one.name) && one.primary.length > 0)

/** All rows that hang on no account, before the demo comes: an empty installation has few. */
export const beforeDemo = async (db: Db): Promise<Snapshot> => {
  const found = new Map<string, Map<string, unknown>>()
  for (const table of await notedTables(db)) {
    const { rows } = await sql<{
      key: string
      row: unknown
    }>`select ${keyOf(table)}::text as key, ${asJson} as row
      from ${sql.table(table.name)} as t`.execute(db)
    found.set(table.name, new Map(rows.map(({ key, row }) => [key, row])))
  }
  return found
}

/** Notes every row that was not there before, and every one that has changed, with what it was. */
export const noteDemo = (db: Db, before: Snapshot): Promise<void> =>
  atomically(db, async (transaction) => {
    for (const table of await notedTables(transaction)) {
      const known = [...(before.get(table.name) ?? [])].map(([key, row]) => ({ key: JSON.parse(key), row }))
      await sql`insert into demo_row (table_name, key, before, after_digest)
        select ${table.name}, key, known.row, digest
        from (select ${keyOf(table)} as key, ${asJson} as now, ${digest} as digest from ${sql.table(table.name)} as t) as row
        left join jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as known (key jsonb, row jsonb) using (key)
        where known.row is null or known.row <> row.now`.execute(transaction)
    }
    const company = await findCompany(transaction)
    await sql`insert into demo_row (table_name, key, before, after_digest)
      values ('company', ${JSON.stringify({ name: company.name, currency: company.currency })}::jsonb, null, '')`.execute(
      transaction,
    )
  })

const demoIds = async (db: Db, table: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`select key ->> 'id' as id from demo_row
      where table_name = ${table} and before is null order by 1`.execute(db)
  ).rows.map((row) => row.id)

const countIn = async (db: Db, from: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from ${from}`.execute(db)).rows[0]?.count ?? 0

/** What a removal would take and what stands in its way; null when this is no demo. */
export const demoLoss = async (db: Db, rooms: DemoRooms): Promise<DemoLoss | null> => {
  if (!(await findCompany(db)).isDemo) return null
  const accountIds = await demoIds(db, 'account')
  const personIds = await demoIds(db, 'person')
  const signingIn = new Set((await rooms.needed.person?.(db, personIds)) ?? [])
  return {
    accounts: await countIn(db, sql`account where id = any(${accountIds}::uuid[])`),
    orderLines: await rooms.orderLinesOf(db, accountIds),
    products: (await demoIds(db, 'product')).length,
    people: personIds.filter((id) => !signingIn.has(id)).length,
    evaluations: (await demoIds(db, 'evaluation')).length,
    ownChanges: await countIn(
      db,
      sql`audit where account_id = any(${accountIds}::uuid[]) and origin in ('web', 'key')`,
    ),
    ownAccounts: await countIn(db, sql`account where id <> all(${accountIds}::uuid[])`),
    blockedBy: await importsByPeople(db, rooms, accountIds),
  }
}

const importsByPeople = async (
  db: Db,
  rooms: DemoRooms,
  accountIds: string[],
): Promise<DemoLoss['blockedBy']> => {
  const own = new Set(await demoIds(db, 'order_import'))
  return (await rooms.importsOn(db, accountIds)).filter((one) => !own.has(one.id))
}

export type Removed = { accounts: number; rows: number; kept: number }

/**
 * Takes the demo out, all or nothing. What people added stays: their accounts with all that hangs on them, and of the
 * demo whatever these need. Orders that people booked on a demo account are theirs; the removal waits until that
 * import is undone.
 */
export const removeDemo = (db: Db, actor: Actor, rooms: DemoRooms): Promise<Removed & { files: string[] }> =>
  atomically(db, async (transaction) => {
    await sql`select 1 from company for update`.execute(transaction)
    const company = await findCompany(transaction)
    if (!company.isDemo) throw new Refusal('conflict', 'upkeep.noDemo')
    const accountIds = await demoIds(transaction, 'account')
    const blocking = await importsByPeople(transaction, rooms, accountIds)
    if (blocking.length)
      throw new Refusal('conflict', 'upkeep.demoHoldsOrders', {
        files: blocking.map((one) => one.fileName).join('、'),
      })
    const files = await rooms.filesOf(transaction, accountIds)
    const tables = await catalog(transaction)
    let rows = await dropHung(transaction, tables, accountIds)
    await letGo(transaction, accountIds)
    const taken = await restoreChanged(transaction, tables)
    for (const table of tables) rows += await dropNoted(transaction, tables, table, rooms, taken)
    await rooms.tidy(transaction)
    const kept = await countIn(transaction, sql`demo_row where table_name <> 'company'`)
    await resetCompany(transaction, company, await rooms.isBooked(transaction), actor.now)
    await sql`delete from demo_row`.execute(transaction)
    await writeAudit(transaction, actor, {
      action: 'upkeep.demoRemoved',
      subject: { kind: 'company', id: '1' },
      after: { accounts: accountIds.length, rows, kept },
    })
    return { accounts: accountIds.length, rows, kept, files }
  })

/** Everything that belongs to one of these accounts, children before what they refer to. */
const dropHung = async (db: Db, tables: readonly Table[], accountIds: string[]): Promise<number> => {
  let rows = 0
  for (const table of tables) {
    if (!table.namesAccount) continue
    const done =
      await sql`delete from ${sql.table(table.name)} where account_id = any(${accountIds}::uuid[])`.execute(
        db,
      )
    rows += Number(done.numAffectedRows ?? 0)
  }
  return rows
}

/** Accounts of one's own that were hung below a demo account become heads. */
const letGo = async (db: Db, accountIds: string[]): Promise<void> => {
  await sql`delete from account_path where ancestor_id = any(${accountIds}::uuid[])`.execute(db)
  await sql`update account set parent_id = null where parent_id = any(${accountIds}::uuid[])
    and id <> all(${accountIds}::uuid[])`.execute(db)
}

/** Puts back what the demo changed, unless people have changed it since; answers what is theirs now, by table. */
const restoreChanged = async (db: Db, tables: readonly Table[]): Promise<Map<string, unknown[]>> => {
  const taken = new Map<string, unknown[]>()
  for (const table of tables) {
    const others = table.columns.filter((column) => !table.primary.includes(column))
    const changed = sql`demo_row as d where d.table_name = ${table.name} and d.before is not null`
    if (others.length === 0 || (await countIn(db, changed)) === 0) continue
    const name = sql.table(table.name)
    const columns = sql.join(others.map((column) => sql.ref(column)))
    await sql`update ${name} as t set (${columns}) = (select ${columns} from jsonb_populate_record(null::${name}, d.before))
      from demo_row as d where d.table_name = ${table.name} and d.before is not null and d.key = ${keyOf(table)}
        and d.after_digest = ${digest}`.execute(db)
    const { rows } = await sql<{
      key: Record<string, unknown>
    }>`select d.key from ${name} as t cross join ${changed}
      and d.key = ${keyOf(table)} and ${asJson} <> d.before`.execute(db)
    if (rows.length)
      taken.set(
        table.name,
        rows.map(({ key }) => key[table.primary[0] as string]),
      )
    await sql`delete from demo_row as d where d.table_name = ${table.name} and d.before is not null`.execute(
      db,
    )
  }
  return taken
}

/** Rows that the demo made, but for those that something else still refers to. */
const dropNoted = async (
  db: Db,
  tables: readonly Table[],
  table: Table,
  rooms: DemoRooms,
  taken: ReadonlyMap<string, unknown[]>,
): Promise<number> => {
  if (byHand.includes(table.name)) return 0
  const name = sql.table(table.name)
  const noted = sql`exists (select 1 from demo_row as d where d.table_name = ${table.name} and d.key = ${keyOf(table)})`
  const spared = [sql`true`]
  for (const child of tables)
    for (const link of child.links) {
      if (link.table !== table.name || link.cascades) continue
      const same = link.columns.map(
        (column, at) => sql`c.${sql.ref(column)} = t.${sql.ref(link.targets[at] as string)}`,
      )
      spared.push(
        sql`not exists (select 1 from ${sql.table(child.name)} as c where ${sql.join(same, sql` and `)})`,
      )
    }
  for (const link of table.links) {
    const theirs = taken.get(link.table)
    if (theirs?.length && link.columns.length === 1)
      spared.push(
        sql`not (t.${sql.ref(link.columns[0] as string)}::text = any(${theirs.map(String)}::text[]))`,
      )
  }
  const needed = await rooms.needed[table.name]?.(db, await demoIds(db, table.name))
  if (needed?.length) spared.push(sql`t.id <> all(${needed}::uuid[])`)
  const inItself = table.links.some((link) => link.table === table.name)
  let gone = 0
  // A tree goes from its leaves.
  for (let last = -1; last !== 0; ) {
    const done =
      await sql`delete from ${name} as t where ${noted} and ${sql.join(spared, sql` and `)}`.execute(db)
    last = inItself ? Number(done.numAffectedRows ?? 0) : 0
    gone += Number(done.numAffectedRows ?? 0)
  }
  // What is not there any more, whoever deleted it, is not kept either.
  await sql`delete from demo_row as d where d.table_name = ${table.name}
    and not exists (select 1 from ${name} as t where ${keyOf(table)} = d.key)`.execute(db)
  return gone
}

/** Name and currency go with the demo unless people have settled others; with nothing settled the row goes, too. */
const resetCompany = async (db: Db, company: Company, isBooked: boolean, now: Date): Promise<void> => {
  const demo = (
    await sql<{ key: { name: string; currency: string | null } }>`select key from demo_row
      where table_name = 'company'`.execute(db)
  ).rows[0]?.key
  const rest: Company = {
    ...company,
    isDemo: false,
    name: company.name === demo?.name ? '' : company.name,
    currency: !isBooked && company.currency === demo?.currency ? null : company.currency,
    revision: freshCompany.revision,
  }
  const { revision: _, ...change } = rest
  if (JSON.stringify(rest) === JSON.stringify(freshCompany)) await sql`delete from company`.execute(db)
  else await saveCompany(db, change, now)
}

export const demoRemoval = (rooms: DemoRooms): JobKind<Record<string, never>> => ({
  kind: 'upkeep.demoRemoval',
  run: async ({ database, files, jobId, personId, now }) => {
    const actor: Actor = { personId, origin: 'job', requestId: jobId, now: now() }
    const { files: names, ...removed } = await removeDemo(database.db, actor, rooms)
    for (const name of names) files.drop(name)
    return removed
  },
})
