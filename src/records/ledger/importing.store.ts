// The way of a file of order lines: received and looked into, told how to be read, imported by a job.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { allRates } from '#records/staff/rate.store.ts'
import { ratesOf } from '#records/staff/rate.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Database, type Db } from '#server/database.ts'
import type { Files } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { type JobKind, runNow, type Workplace } from '#server/jobs.ts'
import type { Delimiter } from '#server/sheet/delimiter.ts'
import { dropTable, openTable, type TableChoice } from '#server/sheet/table.ts'
import { checkMapping, headerRow, type Mapping, recogniseColumns } from './columns.ts'
import { currencyOfFile } from './currency.ts'
import { refusedName } from './refused.store.ts'
import { importOrders, isOpen, uploadName } from './running.store.ts'
import { type ImportSettings, type OrderImportTable, on } from './tables.store.ts'
import type { Totals } from './totals.ts'

const mostBytes = 2 * 1024 ** 3
const sampleRows = 8
const keepUploadsMs = 7 * 24 * 3600 * 1000

export type Received = {
  id: string
  header: string[]
  sample: string[][]
  mapping: Mapping
  delimiter: Delimiter
  /** Of a workbook: its sheets, and the one that is read. */
  sheets: string[]
  sheet: string | null
  /** The company's currency, or what the file says; null when neither tells. */
  suggestedCurrency: string | null
  /** The same file has been imported before. */
  known: boolean
}

type Place = { database: Pick<Database, 'db'>; files: Files }

/** Keeps an uploaded file and says what it looks like; refuses what is no table. */
export const receiveFile = async (
  { database: { db }, files }: Place,
  actor: Actor,
  fileName: string,
  content: ReadableStream<Uint8Array> | NodeJS.ReadableStream,
  choice: TableChoice = {},
): Promise<Received> => {
  await dropOldUploads(db, files, actor.now)
  const id = newId(actor.now)
  const name = uploadName(id)
  const digest = createHash('sha256')
  const source = content instanceof ReadableStream ? Readable.fromWeb(content as never) : content
  const bytes = await files.keep(name, Readable.from(hashed(source, digest)), mostBytes)
  try {
    const { rows, ...shape } = await openTable(files, name, choice)
    const at = headerRow(rows)
    const header = (rows[at] ?? []).map((cell) => cell.trim())
    const sample = rows.slice(at + 1, at + 1 + sampleRows)
    const settings: ImportSettings = { ...shape, header, headerRow: at }
    const contentHash = digest.digest('hex')
    const known = await importedBefore(db, contentHash)
    await adoptFile(db, actor, { id, fileName, bytes, contentHash, settings })
    const mapping = recogniseColumns(header)
    return {
      id,
      header,
      sample,
      mapping,
      delimiter: shape.delimiter,
      sheets: shape.sheets ?? [],
      sheet: shape.sheet ?? null,
      suggestedCurrency: (await findCompany(db)).currency ?? fileCurrency(header, mapping, sample),
      known,
    }
  } catch (error) {
    dropTable(files, name)
    throw error
  }
}

/** Takes over a file that was kept under its import's name already; a second call changes nothing. */
export const adoptFile = (
  db: Db,
  actor: Actor,
  file: { id: string; fileName: string; bytes: number; contentHash: string; settings: ImportSettings },
): Promise<void> =>
  atomically(db, async (transaction) => {
    const { id, fileName, bytes } = file
    const added = await on(transaction)
      .insertInto('order_import')
      .values({
        id,
        file_name: fileName,
        bytes,
        state: 'uploaded',
        content_hash: file.contentHash,
        settings: JSON.stringify(file.settings) as never,
        staged: null,
        totals: null,
        job_id: null,
        person_id: actor.personId,
        created_at: actor.now,
        applied_at: null,
        slices_done: 0,
        lines_added: 0,
        undone_at: null,
        undone: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) {
      await on(transaction)
        .updateTable('order_import')
        .set({ settings: JSON.stringify(file.settings) as never })
        .where('id', '=', id)
        .where('state', 'in', ['uploaded', 'failed', 'cancelled'])
        .where('lines_added', '=', 0)
        .execute()
      return
    }
    await writeAudit(transaction, actor, {
      action: 'ledger.uploaded',
      subject: { kind: 'orderImport', id },
      after: { fileName, bytes },
    })
  })

async function* hashed(content: AsyncIterable<unknown>, digest: ReturnType<typeof createHash>) {
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk as Uint8Array)
    digest.update(bytes)
    yield bytes
  }
}

export const fileCurrency = (header: readonly string[], mapping: Mapping, sample: readonly string[][]) => {
  const cells = (index: number | undefined) =>
    index === undefined ? [] : sample.map((row) => row[index] ?? '')
  return currencyOfFile(header, cells(mapping.currency), [mapping.amount, mapping.price].flatMap(cells))
}

const importedBefore = async (db: Db, contentHash: string): Promise<boolean> =>
  (await on(db)
    .selectFrom('order_import')
    .select('id')
    .where('content_hash', '=', contentHash)
    .where('state', '=', 'done')
    .executeTakeFirst()) !== undefined

/** Files that nobody came back to. */
const dropOldUploads = async (db: Db, files: Files, now: Date): Promise<void> => {
  const old = await on(db)
    .selectFrom('order_import')
    .select('id')
    .where('state', 'in', ['uploaded', 'failed', 'cancelled'])
    .where('created_at', '<', new Date(now.getTime() - keepUploadsMs))
    .where('created_at', '>', new Date(now.getTime() - 10 * keepUploadsMs))
    .execute()
  for (const { id } of old) dropTable(files, uploadName(id))
}

export type ImportChoice = {
  mapping: Mapping
  /** Needed while the company has none; later, that of a file whose lines name none, when there is a rate for it. */
  currency?: string | undefined
  unknownAccounts: 'create' | 'refuse'
  unknownProducts: 'create' | 'refuse'
}

/** Checks how a file is to be read and writes it down, so that a job may begin. */
export const prepareImport = async (
  db: Db,
  files: Files,
  importId: string,
  choice: ImportChoice,
): Promise<OrderImportTable> => {
  const row = await on(db)
    .selectFrom('order_import')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', 'ledger.noSuchImport')
  if (row.state === 'done') throw new Refusal('conflict', 'ledger.importDone')
  if (row.job_id && (await isOpen(db, row.job_id))) throw new Refusal('conflict', 'ledger.importRunning')
  // What has begun to be booked is finished as it was begun.
  if (row.state === 'applying' || row.lines_added > 0) return row
  if (!files.has(uploadName(importId))) throw new Refusal('conflict', 'ledger.uploadGone')
  const problems = checkMapping(choice.mapping, row.settings.header.length)
  const company = await findCompany(db)
  const currency = company.currency ?? choice.currency
  if (!currency) problems.push({ field: 'currency', code: 'ledger.currencyNeeded' })
  if (problems.length || !currency) throw new Refusal('invalid', 'web.badInput', {}, problems)
  const fileCurrency = choice.currency === currency ? undefined : choice.currency
  if (fileCurrency && !ratesOf(await allRates(db)).knows(fileCurrency))
    throw new Refusal('conflict', 'ledger.wrongCurrency', { currency })
  const { mapping, unknownAccounts, unknownProducts } = choice
  const settings: ImportSettings = {
    ...row.settings,
    mapping,
    currency,
    unknownAccounts,
    unknownProducts,
    ...(fileCurrency ? { fileCurrency } : {}),
  }
  await on(db)
    .updateTable('order_import')
    .set({ settings: JSON.stringify(settings) as never })
    .where('id', '=', importId)
    .execute()
  return { ...row, settings }
}

export type OrdersImportInput = {
  importId: string
  /** What the list of jobs calls it: the name of the file. */
  subject: string
}

export const ordersImport: JobKind<OrdersImportInput> = {
  kind: 'ledger.import',
  run: async (work, { importId }) => ({ importId, ...(await importOrders(work, importId)) }),
}

export type Imported = {
  importId: string
  state: 'done'
  currency: string
  totals: Totals
  /** Where the refused rows lie; null when there are none. */
  refusedFile: string | null
}

// The company's own, should the file not tell either.
const usualCurrency = 'CNY'

/** Imports a received file at once, in this process: for the command line and the demo. */
export const runImport = async (
  place: Workplace,
  _actor: Actor,
  importId: string,
  choice: ImportChoice,
  onProgress?: (done: number, total: number | null) => void,
): Promise<Imported> => {
  const { db } = place.database
  const known = choice.currency ?? (await findCompany(db)).currency ?? usualCurrency
  const row = await prepareImport(db, place.files, importId, { ...choice, currency: known })
  const job = await runNow(place, ordersImport, { importId, subject: row.file_name }, onProgress)
  if (job.state === 'failed')
    throw new Refusal('conflict', job.failure?.code ?? 'desk.jobBroke', job.failure?.params)
  if (job.state !== 'done') throw new Error(`the import ended as ${job.state}`)
  const ended = await on(db)
    .selectFrom('order_import')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return {
    importId,
    state: 'done',
    currency: ended.settings.currency ?? known,
    totals: ended.totals as Totals,
    refusedFile: place.files.has(refusedName(importId)) ? place.files.at(refusedName(importId)) : null,
  }
}
