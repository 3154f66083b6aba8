// Imports as people see them: those of records and those of orders in one list, and what was wrong with their rows.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { findImport, type ImportRow, importPage } from '#records/ledger/import.store.ts'
import type { Totals } from '#records/ledger/totals.ts'
import type { MaskKind } from '#records/staff/mask.ts'
import type { Db } from '#server/database.ts'
import type { ImportKind } from './kind.ts'
import { on, type ProblemRow, type RecordImportTable, type RecordState, type Undone } from './tables.store.ts'
import type { RecordTotals } from './totals.ts'

export type AnyImport = {
  id: string
  kind: ImportKind
  fileName: string
  bytes: number
  state: RecordState
  currency: string | null
  totals: RecordTotals | null
  orders: Totals | null
  jobId: string | null
  personId: string | null
  personName: string | null
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
  undone: Undone | null
}

type Named = RecordImportTable & { person_name: string | null }

const imports = sql`select record_import.*, person.name as person_name from record_import left join person on person.id = record_import.person_id`

export const findRecordImport = async (db: Db, id: string): Promise<Named | undefined> =>
  (await sql<Named>`${imports} where record_import.id = ${id}`.execute(db)).rows[0]

const ofRecords = (row: Named): AnyImport => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  bytes: row.bytes,
  state: row.state,
  currency: row.settings.currency ?? null,
  totals: row.totals,
  orders: null,
  jobId: row.job_id,
  personId: row.person_id,
  personName: row.person_name,
  createdAt: row.created_at,
  appliedAt: row.applied_at,
  undoneAt: row.undone_at,
  undone: row.undone,
})

const ofOrders = (row: ImportRow): AnyImport => ({
  id: row.id,
  kind: 'orders',
  fileName: row.file_name,
  bytes: row.bytes,
  state: row.state === 'reading' || row.state === 'applying' ? 'running' : row.state,
  currency: row.settings.currency ?? null,
  totals: null,
  orders: row.state === 'done' || row.state === 'undone' || row.state === 'undoing' ? row.totals : null,
  jobId: row.job_id,
  personId: row.person_id,
  personName: row.person_name,
  createdAt: row.created_at,
  appliedAt: row.applied_at,
  undoneAt: row.undone_at,
  undone: row.undone,
})

/** An import of orders is told by the ledger from the moment it was run. */
export const findAnyImport = async (db: Db, id: string): Promise<AnyImport | undefined> => {
  const records = await findRecordImport(db, id)
  if (records && records.kind !== 'orders') return ofRecords(records)
  const orders = await findImport(db, id)
  if (orders && (orders.job_id || !records)) return ofOrders(orders)
  return records && ofRecords(records)
}

/**
 * A file holds what stands in it, whoever may see the accounts: so it is its bringer's, and theirs who see every
 * account; but not one of contacts, where something of contacts is hidden from them.
 */
export const mayOpenImport = (
  viewer: Viewer,
  masks: ReadonlySet<MaskKind>,
  one: { kind: ImportKind; personId: string | null },
): boolean =>
  one.personId === viewer.personId || (viewer.all && (one.kind !== 'contacts' || masks.size === 0))

/** Newest first, those that the viewer may open. A file that was uploaded and never read is not worth a line. */
export const anyImportPage = async (
  db: Db,
  viewer: Viewer,
  masks: ReadonlySet<MaskKind>,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<AnyImport[]> => {
  const beyond = after
    ? sql`and (record_import.created_at, record_import.id) < (${new Date(after.at)}, ${after.id}::uuid)`
    : sql``
  const own = sql`record_import.person_id = ${viewer.personId}`
  const open = !viewer.all
    ? sql`and ${own}`
    : masks.size
      ? sql`and (record_import.kind <> 'contacts' or ${own})`
      : sql``
  const records = await sql<Named>`select record_import.*, person.name as person_name
    from record_import left join person on person.id = record_import.person_id
    where record_import.kind <> 'orders' and record_import.state <> 'uploaded'
      ${open} ${beyond}
    order by record_import.created_at desc, record_import.id desc limit ${limit + 1}`.execute(db)
  const orders = await importPage(db, viewer.all ? null : viewer.personId, after, limit)
  return [...records.rows.map(ofRecords), ...orders.map(ofOrders)]
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, limit + 1)
}

export const problemPage = (
  db: Db,
  importId: string,
  ask: { code?: string | undefined; after: number; limit: number },
): Promise<ProblemRow[]> => {
  let query = on(db)
    .selectFrom('import_problem')
    .select(['number', 'row', 'level', 'field', 'code', 'params', 'value'])
    .where('import_id', '=', importId)
    .where('number', '>', ask.after)
    .orderBy('number')
    .limit(ask.limit + 1)
  if (ask.code) query = query.where('code', '=', ask.code)
  return query.execute()
}

export const setRecordJob = async (db: Db, id: string, jobId: string): Promise<void> => {
  await sql`update record_import set job_id = ${jobId} where id = ${id}`.execute(db)
}
