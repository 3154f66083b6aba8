// A file that comes in: kept, looked into, told what it seems to be, and prepared to be read.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Problem } from '#base/refusal.ts'
import { Refusal } from '#base/refusal.ts'
import { customFields } from '#records/accounts/fields/field.store.ts'
import {
  checkMapping,
  headerRow,
  type Mapping,
  orderFields,
  plain,
  recogniseColumns,
} from '#records/ledger/columns.ts'
import { adoptFile, fileCurrency, prepareImport } from '#records/ledger/importing.store.ts'
import { isOpen } from '#records/ledger/running.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { Files } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { dropTable, openTable, type TableChoice } from '#server/sheet/table.ts'
import {
  entityOf,
  type ImportKind,
  type ImportMode,
  isRecordKind,
  type KindRules,
  type RecordKind,
  rulesOf,
} from './kind.ts'
import {
  type ColumnMapping,
  checkFields,
  headerText,
  recogniseFields,
  recogniseKind,
  usualKey,
} from './mapping.ts'
import { on, type RecordImportTable, type RecordSettings } from './tables.store.ts'

/** A larger file is refused before it is read. */
export const mostBytes = 2 * 1024 ** 3
const mostRecordBytes = 512 * 1024 ** 2
const sampleRows = 8
const keepUploadsMs = 7 * 24 * 3600 * 1000

// The same names as the ledger's, which takes a file over when it turns out to be orders.
export const uploadName = (importId: string): string => `upload-${importId}`
export const refusedName = (importId: string): string => `refused-${importId}.csv`
export const dropUpload = (files: Files, importId: string): void => dropTable(files, uploadName(importId))

export type Looked = {
  kind: ImportKind
  /** What the file seems to be, and whether that has no place here. */
  recognised: { kind: ImportKind | null; foreign: string | null }
  header: string[]
  sample: string[][]
  mapping: ColumnMapping
  key: string | null
  mode: ImportMode
  /** The columns were matched like this the last time. */
  remembered: boolean
  delimiter: string
  sheets: string[]
  sheet: string | null
  suggestedCurrency: string | null
  known: boolean
}

type Place = { db: Db; files: Files }

export const kindRules = async (db: Db, kind: RecordKind): Promise<KindRules> => {
  const entity = entityOf(kind)
  return rulesOf(kind, entity ? await customFields(db, entity) : [])
}

/** Keeps an uploaded file and says what it looks like; refuses what is no table. */
export const receive = async (
  place: Place,
  actor: Actor,
  fileName: string,
  content: ReadableStream<Uint8Array> | NodeJS.ReadableStream,
  asked: { kind?: ImportKind | undefined } & TableChoice = {},
): Promise<{ id: string; looked: Looked }> => {
  const { db, files } = place
  await dropOldUploads(db, files, actor.now)
  const id = newId(actor.now)
  const digest = createHash('sha256')
  const source = content instanceof ReadableStream ? Readable.fromWeb(content as never) : content
  const most = asked.kind && isRecordKind(asked.kind) ? mostRecordBytes : mostBytes
  const bytes = await files.keep(uploadName(id), Readable.from(hashed(source, digest)), most)
  try {
    const settings = await shapeOf(files, id, asked)
    const recognised = recogniseKind(settings.header)
    const kind = asked.kind ?? recognised.kind ?? 'accounts'
    const row = {
      id,
      kind,
      file_name: fileName,
      bytes,
      state: 'uploaded' as const,
      content_hash: digest.digest('hex'),
      settings: JSON.stringify(settings) as never,
      totals: null,
      rows_done: 0,
      refused_bytes: 0,
      job_id: null,
      person_id: actor.personId,
      created_at: actor.now,
      applied_at: null,
      undone_at: null,
      undone: null,
    }
    await atomically(db, async (transaction) => {
      await on(transaction).insertInto('record_import').values(row).execute()
      await writeAudit(transaction, actor, {
        action: 'exchange.uploaded',
        subject: { kind: 'import', id },
        after: { kind, fileName, bytes },
      })
    })
    return { id, looked: await look(db, { ...row, settings }, files, kind) }
  } catch (error) {
    dropUpload(files, id)
    throw error
  }
}

async function* hashed(content: AsyncIterable<unknown>, digest: ReturnType<typeof createHash>) {
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk as Uint8Array)
    digest.update(bytes)
    yield bytes
  }
}

const shapeOf = async (files: Files, id: string, choice: TableChoice): Promise<RecordSettings> => {
  const { rows, ...shape } = await openTable(files, uploadName(id), choice)
  const at = headerAt(rows)
  const header = (rows[at] ?? []).map((cell) => cell.trim())
  return { ...shape, header, headerRow: at }
}

// A report above the table is usually a title and a line or two.
const furthestHeader = 10

/** The row that names most fields of any kind; orders have judged it by their own names so far and still do. */
const headerAt = (rows: readonly (readonly string[])[]): number => {
  const byOrders = headerRow(rows)
  const named = (row: readonly string[]): number =>
    Math.max(
      Object.keys(recogniseColumns(row)).length,
      ...(
        ['accounts', 'contacts', 'products', 'receivables', 'charges', 'agreements', 'interactions'] as const
      ).map((kind) => Object.keys(recogniseFields(rulesOf(kind), row)).length),
    )
  let best = byOrders
  let most = Math.max(named(rows[byOrders] ?? []), 1)
  for (const [index, row] of rows.slice(0, furthestHeader).entries()) {
    // A title in one cell, spread over all of them by a merge, names one thing again and again.
    const count = new Set(row.map(plain).filter(Boolean)).size < 2 ? 0 : named(row)
    if (count > most) {
      best = index
      most = count
    }
  }
  return best
}

/** Looks into an uploaded file again: as another kind, another sheet, with another sign between its cells. */
export const lookAgain = async (
  place: Place,
  row: RecordImportTable,
  asked: { kind?: ImportKind | undefined } & TableChoice,
): Promise<Looked> => {
  const { db, files } = place
  if (!files.has(uploadName(row.id))) throw new Refusal('conflict', 'ledger.uploadGone')
  let { settings } = row
  const differs =
    (asked.sheet !== undefined && asked.sheet !== settings.sheet) ||
    (asked.delimiter !== undefined && asked.delimiter !== settings.delimiter)
  if (differs) {
    if (row.state !== 'uploaded' && row.state !== 'checked')
      throw new Refusal('conflict', 'ledger.importDone')
    settings = await shapeOf(files, row.id, asked)
    await on(db)
      .updateTable('record_import')
      .set({ settings: JSON.stringify(settings) as never, state: 'uploaded', totals: null })
      .where('id', '=', row.id)
      .execute()
  }
  const kind = asked.kind ?? (differs ? (recogniseKind(settings.header).kind ?? row.kind) : row.kind)
  return look(db, { ...row, settings }, files, kind)
}

const look = async (
  db: Db,
  row: Pick<RecordImportTable, 'id' | 'settings' | 'content_hash'>,
  files: Files,
  kind: ImportKind,
): Promise<Looked> => {
  const { settings } = row
  const { header } = settings
  const shown = await openShown(files, row.id, settings)
  const sample = shown.slice(settings.headerRow + 1, settings.headerRow + 1 + sampleRows)
  const kept = await rememberedFor(db, kind, header)
  const rules = isRecordKind(kind) ? await kindRules(db, kind) : null
  const mapping =
    kept?.mapping ?? (rules ? recogniseFields(rules, header) : (recogniseColumns(header) as ColumnMapping))
  const company = await findCompany(db)
  return {
    kind,
    recognised: recogniseKind(header),
    header,
    sample,
    mapping,
    key: rules ? (kept?.key ?? usualKey(rules, mapping)) : null,
    mode: kept?.mode ?? 'both',
    remembered: kept !== undefined,
    delimiter: settings.delimiter,
    sheets: settings.sheets ?? [],
    sheet: settings.sheet ?? null,
    suggestedCurrency: company.currency ?? (rules ? null : fileCurrency(header, mapping as Mapping, sample)),
    known: await importedBefore(db, row),
  }
}

const openShown = async (files: Files, id: string, settings: RecordSettings): Promise<string[][]> => {
  const { rows } = await openTable(files, uploadName(id), {
    sheet: settings.sheet,
    delimiter: settings.sheet === undefined ? settings.delimiter : undefined,
  })
  return rows
}

const importedBefore = async (
  db: Db,
  row: Pick<RecordImportTable, 'id' | 'content_hash'>,
): Promise<boolean> =>
  (await on(db)
    .selectFrom('record_import')
    .select('id')
    .where('content_hash', '=', row.content_hash)
    .where('state', '=', 'done')
    .where('id', '<>', row.id)
    .executeTakeFirst()) !== undefined

const hashOf = (header: readonly string[]): string =>
  createHash('sha256').update(headerText(header)).digest('hex').slice(0, 32)

const rememberedFor = async (
  db: Db,
  kind: ImportKind,
  header: readonly string[],
): Promise<RecordSettings | undefined> =>
  (
    await on(db)
      .selectFrom('column_choice')
      .select('settings')
      .where('kind', '=', kind)
      .where('header_hash', '=', hashOf(header))
      .executeTakeFirst()
  )?.settings

const rememberChoice = async (
  db: Db,
  actor: Actor,
  kind: ImportKind,
  header: string[],
  choice: ImportChoice,
) => {
  const row = {
    settings: JSON.stringify({ mapping: choice.mapping, key: choice.key, mode: choice.mode }) as never,
    person_id: actor.personId,
    used_at: actor.now,
  }
  await on(db)
    .insertInto('column_choice')
    .values({ kind, header_hash: hashOf(header), ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'header_hash']).doUpdateSet(row))
    .execute()
}

/** Files that nobody came back to. */
const dropOldUploads = async (db: Db, files: Files, now: Date): Promise<void> => {
  const old = await on(db)
    .selectFrom('record_import')
    .select('id')
    .where('state', 'in', ['uploaded', 'checked', 'failed', 'cancelled'])
    .where('created_at', '<', new Date(now.getTime() - keepUploadsMs))
    .where('created_at', '>', new Date(now.getTime() - 10 * keepUploadsMs))
    .execute()
  for (const { id } of old) dropUpload(files, id)
}

export type ImportChoice = {
  kind: ImportKind
  mapping: ColumnMapping
  key: string | null
  mode: ImportMode
  unknownOwners: 'blank' | 'refuse'
  currency?: string | undefined
  unknownAccounts?: 'create' | 'refuse'
  unknownProducts?: 'create' | 'refuse'
  /** For a file that has no place here: every row is refused, for this reason. */
  noPlace?: string
}

/** Writes down how a file is to be read, so that a job may begin; orders are handed to the ledger. */
export const prepare = async (
  place: Place,
  actor: Actor,
  row: RecordImportTable,
  choice: ImportChoice,
): Promise<RecordImportTable> => {
  const { db, files } = place
  if (row.state === 'done' || row.state === 'undone') throw new Refusal('conflict', 'ledger.importDone')
  if (row.job_id && (await isOpen(db, row.job_id))) throw new Refusal('conflict', 'ledger.importRunning')
  // What has begun to be written is finished as it was begun.
  if (row.rows_done > 0) return row
  if (!files.has(uploadName(row.id))) throw new Refusal('conflict', 'ledger.uploadGone')
  if (!choice.noPlace) await checkChoice(db, row, choice)
  const settings: RecordSettings = {
    ...row.settings,
    mapping: choice.mapping,
    key: choice.key,
    mode: choice.mode,
    unknownOwners: choice.unknownOwners,
    ...(choice.currency ? { currency: choice.currency } : {}),
    // A file of something else has no header that means anything below its first row.
    ...(choice.noPlace ? { noPlace: choice.noPlace, headerRow: 0 } : {}),
    unknownAccounts: choice.unknownAccounts ?? 'create',
    unknownProducts: choice.unknownProducts ?? 'create',
  }
  await on(db)
    .updateTable('record_import')
    .set({ kind: choice.kind, settings: JSON.stringify(settings) as never })
    .where('id', '=', row.id)
    .execute()
  if (!choice.noPlace) await rememberChoice(db, actor, choice.kind, row.settings.header, choice)
  const next = { ...row, kind: choice.kind, settings }
  if (choice.kind === 'orders') await handToLedger(place, actor, next, choice)
  return next
}

const checkChoice = async (db: Db, row: RecordImportTable, choice: ImportChoice): Promise<void> => {
  const columns = row.settings.header.length
  const problems: Problem[] = isRecordKind(choice.kind)
    ? checkFields(await kindRules(db, choice.kind), choice.mapping, columns, choice.key)
    : [
        ...checkMapping(choice.mapping as Mapping, columns),
        ...Object.keys(choice.mapping)
          .filter((key) => !(orderFields as readonly string[]).includes(key))
          .map((key) => ({ field: `mapping.${key}`, code: 'web.unknownField' })),
      ]
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
}

const handToLedger = async (
  { db, files }: Place,
  actor: Actor,
  row: RecordImportTable,
  choice: ImportChoice,
) => {
  await adoptFile(db, actor, {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    contentHash: row.content_hash,
    settings: { ...row.settings, mapping: undefined } as never,
  })
  await prepareImport(db, files, row.id, {
    mapping: choice.mapping as Mapping,
    currency: choice.currency,
    unknownAccounts: choice.unknownAccounts ?? 'create',
    unknownProducts: choice.unknownProducts ?? 'create',
  })
}
