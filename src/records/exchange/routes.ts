// The doors of files in and out.
import { Readable } from 'node:stream'
import { Refusal } from '#base/refusal.ts'
import { orderFields } from '#records/ledger/columns.ts'
import { setImportJob } from '#records/ledger/import.store.ts'
import { ordersImport } from '#records/ledger/importing.store.ts'
import { isOpen } from '#records/ledger/running.store.ts'
import { fieldWords } from '#records/ledger/words.ts'
import { masksFor } from '#records/staff/mask.store.ts'
import { type Call, FileAnswer, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { xlsxType } from '#server/sheet/writing.ts'
import { exchangeDoors } from './contract.ts'
import { exportRecords } from './exporting.store.ts'
import {
  type AnyImport,
  anyImportPage,
  findAnyImport,
  findRecordImport,
  mayOpenImport,
  problemPage,
  setRecordJob,
} from './import.store.ts'
import { checkJob, importJob, refusedStream } from './importing.store.ts'
import { isRecordKind } from './kind.ts'
import {
  kindRules,
  type Looked,
  lookAgain,
  mostBytes,
  prepare,
  receive,
  refusedName,
} from './receiving.store.ts'
import type { RecordImportTable } from './tables.store.ts'
import { templateOf } from './template.store.ts'
import { undoJob } from './undoing.store.ts'

export const exchangeDesk = serve(exchangeDoors, {
  'POST /imports': async (call, { query, body }) => {
    // What says that it is too large is not even received.
    const told = Number(call.request.headers.get('content-length') ?? 0)
    if (told > mostBytes)
      throw new Refusal('tooLarge', 'web.fileTooLarge', { megabytes: mostBytes / 1024 ** 2 })
    const { fileName, ...asked } = query
    const { id, looked } = await receive(call, call.actor, fileName, body, asked)
    return lookedOut(call, id, looked)
  },

  'GET /imports/:importId/columns': async (call, { path, query }) => {
    const row = await oneUpload(call, path.importId)
    return lookedOut(call, row.id, await lookAgain(call, row, query))
  },

  'POST /imports/:importId/check': async (call, { path, body }) => {
    const row = await oneUpload(call, path.importId)
    const next = await prepare(call, call.actor, row, body)
    const jobId = await call.jobs.start(
      checkJob,
      { importId: next.id, subject: next.file_name },
      call.viewer.personId,
    )
    await setRecordJob(call.db, next.id, jobId)
    return { jobId }
  },

  'POST /imports/:importId/run': async (call, { path, body }) => {
    const row = await oneUpload(call, path.importId)
    const next = await prepare(call, call.actor, row, body)
    const input = { importId: next.id, subject: next.file_name }
    const orders = next.kind === 'orders'
    const jobId = orders
      ? await call.jobs.start(ordersImport, input, call.viewer.personId)
      : await call.jobs.start(importJob, input, call.viewer.personId)
    await setRecordJob(call.db, next.id, jobId)
    if (orders) await setImportJob(call.db, next.id, jobId)
    return { jobId }
  },

  'POST /imports/:importId/undo': async (call, { path }) => {
    const found = await oneImport(call, path.importId)
    if (!mayUndo(found) || (found.jobId && (await isOpen(call.db, found.jobId))))
      throw new Refusal('conflict', 'exchange.notUndone')
    const jobId = await call.jobs.start(
      undoJob,
      { importId: found.id, subject: found.fileName },
      call.viewer.personId,
    )
    if (found.kind === 'orders') await setImportJob(call.db, found.id, jobId)
    else await setRecordJob(call.db, found.id, jobId)
    return { jobId }
  },

  'GET /imports': async (call, { query }) => {
    const cursor = readCursor(query.cursor, ['moment', 'id'])
    const after = cursor ? { at: String(cursor[0]), id: String(cursor[1]) } : null
    const masks = await masksFor(call.db, call.viewer)
    const rows = await anyImportPage(call.db, call.viewer, masks, after, query.limit)
    const page = cutPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id])
    return { rows: page.rows.map((row) => importOut(call, row)), next: page.next }
  },

  'GET /imports/template': async (call, { query }) => {
    const { name, bytes } = await templateOf(call.db, query.kind, query.language)
    return new FileAnswer(`${name}.xlsx`, xlsxType, Readable.from([bytes]))
  },

  'GET /imports/:importId': async (call, { path }) => importOut(call, await oneImport(call, path.importId)),

  'GET /imports/:importId/problems': async (call, { path, query }) => {
    await oneImport(call, path.importId)
    const cursor = readCursor(query.cursor, ['place'])
    const after = cursor ? Number(cursor[0]) : -1
    const rows = await problemPage(call.db, path.importId, { code: query.code, after, limit: query.limit })
    return cutPage(rows, query.limit, (row) => [row.number])
  },

  'GET /imports/:importId/refused': async (call, { path }) => {
    const found = await oneImport(call, path.importId)
    if (!call.files.has(refusedName(found.id))) throw new Refusal('notFound', 'ledger.nothingRefused')
    return new FileAnswer(
      `refused-${found.fileName.replace(/(\.(csv|tsv|txt|xlsx))?(\.gz)?$/i, '')}.csv`,
      'text/csv; charset=utf-8',
      refusedStream(call.files, found.id),
    )
  },

  'GET /exports/:kind': async (call, { path, query }) => {
    const { name, type, stream } = await exportRecords(call.db, call.actor, call.viewer, path.kind, query)
    return new FileAnswer(name, type, stream)
  },
})

const oneUpload = async (call: Call, id: string): Promise<RecordImportTable> => {
  const row = await findRecordImport(call.db, id)
  if (!row || !(await mayOpen(call, { kind: row.kind, personId: row.person_id })))
    throw new Refusal('notFound', 'ledger.noSuchImport')
  return row
}

const oneImport = async (call: Call, id: string): Promise<AnyImport> => {
  const row = await findAnyImport(call.db, id)
  if (!row || !(await mayOpen(call, row))) throw new Refusal('notFound', 'ledger.noSuchImport')
  return row
}

const mayOpen = async (call: Call, one: Pick<AnyImport, 'kind' | 'personId'>): Promise<boolean> =>
  mayOpenImport(call.viewer, await masksFor(call.db, call.viewer), one)

const mayUndo = ({ state, totals, orders }: Pick<AnyImport, 'state' | 'totals' | 'orders'>): boolean =>
  state === 'undoing' ||
  (state === 'done' &&
    ((orders?.linesAdded ?? 0) > 0 || (totals?.added ?? 0) + (totals?.changed ?? 0) > 0)) ||
  ((state === 'cancelled' || state === 'failed') && (totals?.added ?? 0) + (totals?.changed ?? 0) > 0)

const importOut = (call: Call, { personId: _, ...row }: AnyImport) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  appliedAt: row.appliedAt?.toISOString() ?? null,
  undoneAt: row.undoneAt?.toISOString() ?? null,
  may: [
    ...(['uploaded', 'checked', 'cancelled', 'failed'].includes(row.state) ? (['run'] as const) : []),
    ...(mayUndo(row) ? (['undo'] as const) : []),
    ...(call.files.has(refusedName(row.id)) ? (['refused'] as const) : []),
  ],
})

const lookedOut = async (call: Call, id: string, looked: Looked) => {
  const { kind } = looked
  const rules = isRecordKind(kind) ? await kindRules(call.db, kind) : null
  return {
    import: importOut(call, await oneImport(call, id)),
    ...looked,
    fields: rules
      ? rules.fields.map(({ key, name }) => ({ key, zh: name[0], en: name[1] }))
      : orderFields.map((key) => ({ key, zh: fieldWords[key][0], en: fieldWords[key][1] })),
    keys: rules ? [...rules.keys] : [],
    needs: rules
      ? rules.needs.map((group) => [...group])
      : [
          ['document'],
          ['date'],
          ['accountCode', 'accountName'],
          ['productCode', 'productName'],
          ['quantity'],
          ['amount', 'price'],
        ],
  }
}
