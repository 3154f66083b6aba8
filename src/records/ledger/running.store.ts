// The work of an import: read, settle, apply, close. Stopped at any point it goes on, begins anew, or leaves nothing.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { on as accountTables } from '#records/accounts/tables.store.ts'
import { allRates } from '#records/staff/rate.store.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { Cancelled, findJob, type Work } from '#server/jobs.ts'
import { dropTable } from '#server/sheet/table.ts'
import { applySlices } from './applying.store.ts'
import { close, gatherStatistics } from './closing.store.ts'
import { readOrders } from './reading.store.ts'
import { readAside } from './reading-aside.store.ts'
import { refusedName } from './refused.store.ts'
import { settle } from './settling.store.ts'
import { clearStaging, fillStaging, stagedRows } from './staging.store.ts'
import { type OrderImportTable, on, type Staged } from './tables.store.ts'
import type { Totals } from './totals.ts'

export const uploadName = (importId: string): string => `upload-${importId}`

// Starting a thread takes longer than reading a file of this size.
const worthAThread = 1024 * 1024
// Below this a table's old statistics are still right enough.
const worthGathering = 5_000

export const importOrders = async (work: Work, importId: string): Promise<Totals> => {
  const { database, files } = work
  const { db } = database
  const actor: Actor = { personId: work.personId, origin: 'job', requestId: work.jobId, now: work.now() }
  const row = await claim(db, importId, work.jobId)
  if (row.state === 'done' && row.totals) {
    dropTable(files, uploadName(importId))
    return row.totals
  }
  try {
    const begun = await stillStaged(db, row)
    const staged = begun ?? (await readAndSettle(work, actor, row))
    // What has begun to be booked is finished: half an import would be no import anybody asked for.
    const tell = (done: number, of: number) =>
      work.progress(row.bytes + Math.floor((row.bytes * done) / of), 2 * row.bytes).catch(unlessCancelled)
    await applySlices(db, importId, currencyOf(row), staged, begun ? row.slices_done : 0, tell)
    const totals = await close(db, actor, importId)
    if (totals.linesAdded > worthGathering) await gatherStatistics(db)
    dropTable(files, uploadName(importId))
    await work.progress(2 * row.bytes, 2 * row.bytes).catch(unlessCancelled)
    return totals
  } catch (error) {
    await giveUp(work, importId, error)
    throw error
  }
}

const unlessCancelled = (error: unknown): void => {
  if (!(error instanceof Cancelled)) throw error
}

const currencyOf = (row: OrderImportTable): string => {
  if (!row.settings.currency) throw new Error(`import ${row.id} was started without a currency`)
  return row.settings.currency
}

/** Makes the import this job's own, unless another job is at it. */
const claim = async (db: Db, importId: string, jobId: string): Promise<OrderImportTable> => {
  const find = on(db).selectFrom('order_import').selectAll().where('id', '=', importId)
  const before = await find.executeTakeFirst()
  if (!before) throw new Refusal('notFound', 'ledger.noSuchImport')
  if (before.state === 'done') return before
  if (before.job_id && before.job_id !== jobId && (await isOpen(db, before.job_id)))
    throw new Refusal('conflict', 'ledger.importRunning')
  const claimed = await on(db)
    .updateTable('order_import')
    .set({ job_id: jobId, state: before.state === 'applying' ? 'applying' : 'reading' })
    .where('id', '=', importId)
    .where('state', '=', before.state)
    .where(sql<boolean>`job_id is not distinct from ${before.job_id}`)
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) throw new Refusal('conflict', 'ledger.importRunning')
  return before
}

/** Whether a job still waits or runs. */
export const isOpen = async (db: Db, jobId: string): Promise<boolean> => {
  const job = await findJob(db, jobId)
  return job?.state === 'waiting' || job?.state === 'running'
}

/** What was staged before the import was interrupted; null when it must be read from the file. */
const stillStaged = async (db: Db, row: OrderImportTable): Promise<Staged | null> => {
  if (row.state !== 'applying' || !row.staged) return null
  return (await stagedRows(db, row.id)) === row.staged.rows ? row.staged : null
}

const readAndSettle = async (work: Work, actor: Actor, row: OrderImportTable): Promise<Staged> => {
  const { database, files } = work
  const { db } = database
  const { settings } = row
  if (!files.has(uploadName(row.id))) throw new Refusal('conflict', 'ledger.uploadGone')
  const read = row.bytes > worthAThread ? readAside : readOrders
  const { parts, found } = read(
    {
      folder: files.folder,
      importId: row.id,
      uploadName: uploadName(row.id),
      settings,
      rates: await allRates(db),
      knownAccounts: settings.unknownAccounts === 'refuse' ? await knownAccounts(db) : null,
      knownProducts: settings.unknownProducts === 'refuse' ? await knownProducts(db) : null,
    },
    (bytes) => work.progress(bytes, 2 * row.bytes),
  )
  await fillStaging(database, row.id, parts)
  return (await settle(db, actor, row.id, currencyOf(row), found)).staged
}

export const knownAccounts = async (db: Db): Promise<Set<string>> => {
  const tables = accountTables(db)
  const codes = await tables.selectFrom('account_code').select('code').execute()
  const names = await tables.selectFrom('account').select('name').execute()
  return new Set([...codes.map((row) => row.code), ...names.map((row) => row.name)])
}

export const knownProducts = async (db: Db): Promise<Set<string>> => {
  const rows = await on(db).selectFrom('product').select(['code', 'name']).execute()
  return new Set(rows.flatMap((row) => [row.code, row.name]))
}

/** Leaves nothing of an import that was not yet being booked; one that was keeps what it needs to be run again. */
const giveUp = async ({ database: { db }, files }: Work, importId: string, error: unknown): Promise<void> => {
  const state = error instanceof Cancelled ? 'cancelled' : 'failed'
  try {
    await clearStaging(db, importId)
    await on(db)
      .updateTable('order_import')
      .set({ state, staged: null, totals: null, slices_done: 0 })
      .where('id', '=', importId)
      .where('state', 'in', ['reading', 'applying'])
      .execute()
    files.drop(refusedName(importId))
  } catch {
    // The database is what failed; the next start finds the import as it was left.
  }
}
