// The engine of imports of records: reads a file in parts, decides what becomes of each row, and does it or only tells.
import { createReadStream, createWriteStream, truncateSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Viewer } from '#base/viewer.ts'
import { knownAccounts } from '#records/accounts/bringing.store.ts'
import { customFields } from '#records/accounts/fields/field.store.ts'
import type { CustomField } from '#records/accounts/fields/field.ts'
import { checkOrders } from '#records/ledger/checking.store.ts'
import { dayOrderOf } from '#records/ledger/dates.ts'
import { decimalSignOf } from '#records/ledger/number-text.ts'
import { writeAudit, writeAudits } from '#records/staff/audit.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { on as staff } from '#records/staff/tables.store.ts'
import { findViewer, operator } from '#records/staff/viewer.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { Files } from '#server/files.ts'
import { Cancelled, type JobKind, type Work } from '#server/jobs.ts'
import { csvRow } from '#server/sheet/csv-cell.ts'
import { rowsOf } from '#server/sheet/csv-rows.ts'
import { accountsTarget } from './accounts.store.ts'
import { agreementsTarget } from './agreements.store.ts'
import { chargesTarget } from './charges.store.ts'
import { contactsTarget } from './contacts.store.ts'
import { type Draft, draftOf } from './draft.ts'
import { interactionsTarget } from './interactions.store.ts'
import { entityOf, type KindRules, type RecordKind, rulesOf } from './kind.ts'
import { costsTarget, productsTarget } from './products.store.ts'
import { type Habits, readRow, shownValue } from './reading.ts'
import { reasonText } from './reason.ts'
import { receivablesTarget } from './receivables.store.ts'
import { dropUpload, refusedName, uploadName } from './receiving.store.ts'
import { on, type ProblemRow, type RecordImportTable } from './tables.store.ts'
import type { Context, Person, Target, Trace } from './target.store.ts'
import { countOutcome, noTotals, type RecordTotals } from './totals.ts'
import { exchangeWords } from './words.ts'

const targets: Record<RecordKind, Target> = {
  accounts: accountsTarget,
  contacts: contactsTarget,
  products: productsTarget,
  costs: costsTarget,
  receivables: receivablesTarget,
  charges: chargesTarget,
  agreements: agreementsTarget,
  interactions: interactionsTarget,
}

const rowsPerPart = 5_000
const sampledRows = 10_000
const mostProblems = 10_000
const mostSample = 20

type Run = { row: RecordImportTable; rules: KindRules; habits: Habits; context: Context; target: Target }

/** Reads the whole file and says what would become of it; nothing but the import itself is written. */
export const checkRecords = async (work: Work, importId: string): Promise<RecordTotals> => {
  const { db } = work.database
  const row = await claim(db, importId, work.jobId, 'checking')
  try {
    const totals = row.kind === 'orders' ? await checkedOrders(work, row) : await goThrough(work, row, false)
    await on(db)
      .updateTable('record_import')
      .set({ state: 'checked', totals: JSON.stringify(totals) as never })
      .where('id', '=', importId)
      .execute()
    return totals
  } catch (error) {
    await on(db).updateTable('record_import').set({ state: 'uploaded' }).where('id', '=', importId).execute()
    throw error
  }
}

/** Imports in parts, each a transaction that also says how far it is: stopped at any moment it goes on behind the last. */
export const importRecords = async (work: Work, importId: string): Promise<RecordTotals> => {
  const { db } = work.database
  const row = await claim(db, importId, work.jobId, 'running')
  if (row.state === 'done' && row.totals) return row.totals
  try {
    const totals = await goThrough(work, row, true)
    dropUpload(work.files, importId)
    return totals
  } catch (error) {
    const state = error instanceof Cancelled ? 'cancelled' : 'failed'
    await on(db)
      .updateTable('record_import')
      .set({ state })
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .execute()
    throw error
  }
}

const checkedOrders = async (work: Work, row: RecordImportTable): Promise<RecordTotals> => {
  const { id: importId, bytes, settings } = row
  const found = await checkOrders(work, { importId, bytes, settings: settings as never })
  return {
    ...noTotals(),
    rows: found.linesRead,
    added: found.linesRead - found.linesRefused,
    refused: found.linesRefused,
    byCode: found.refusedByCode,
    problems: found.linesRefused,
  }
}

const claim = async (
  db: Db,
  importId: string,
  jobId: string,
  state: 'checking' | 'running',
): Promise<RecordImportTable> => {
  const row = await on(db)
    .selectFrom('record_import')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', 'ledger.noSuchImport')
  if (row.state === 'done') return row
  await on(db).updateTable('record_import').set({ state, job_id: jobId }).where('id', '=', importId).execute()
  return row
}

const goThrough = async (work: Work, row: RecordImportTable, write: boolean): Promise<RecordTotals> => {
  const { files } = work
  const { db } = work.database
  const { settings } = row
  if (!files.has(uploadName(row.id))) throw new Refusal('conflict', 'ledger.uploadGone')
  const resumed = write && row.rows_done > 0
  const totals = resumed && row.totals ? row.totals : noTotals()
  const run = await prepare(work, row)
  const refused = openRefused(files, row, resumed)
  if (!resumed) await sql`delete from import_problem where import_id = ${row.id}`.execute(db)
  let numbered = resumed ? await nextNumber(db, row.id) : 0
  const earlier = resumed ? await doneRows(db, row.id) : new Map<number, string>()
  let rowNumber = 0
  let toSkip = settings.headerRow + 1
  let part: Draft[] = []
  const finishPart = async () => {
    const drafts = part
    part = []
    const fresh = drafts.filter((draft) => draft.row > (resumed ? row.rows_done : 0))
    // Rows of a part that was done before a stop are only remembered, for parents and doubles further down.
    if (fresh.length < drafts.length) await remember(db, run, drafts, row.rows_done, earlier)
    if (fresh.length === 0) return
    await run.target.decide(db, run.context, fresh)
    if (!write) {
      numbered = await tell(db, run, fresh, totals, refused, numbered)
      await refused.settle()
      return
    }
    await atomically(db, async (transaction) => {
      const chosen = fresh.filter((draft) => draft.outcome !== 'refused')
      const traces = await run.target.write(transaction, run.context, chosen)
      numbered = await tell(transaction, run, fresh, totals, refused, numbered)
      await refused.settle()
      await keepTraces(transaction, row.id, traces)
      await auditChanges(transaction, run.context, traces)
      await on(transaction)
        .updateTable('record_import')
        .set({
          rows_done: fresh.at(-1)?.row ?? 0,
          totals: JSON.stringify(totals) as never,
          refused_bytes: refused.bytes(),
        })
        .where('id', '=', row.id)
        .execute()
    })
  }
  try {
    let bytes = 0
    const batches = rowsOf(files.at(uploadName(row.id)), settings, (done) => {
      bytes = done
    })
    for await (const rows of batches) {
      for (const cells of rows) {
        rowNumber += 1
        if (cells.every((cell) => cell.trim() === '')) continue
        if (toSkip > 0) {
          toSkip -= 1
          continue
        }
        part.push(draftFor(run, rowNumber, cells))
        if (part.length >= rowsPerPart) await finishPart()
      }
      await work.progress(bytes, row.bytes)
    }
    await finishPart()
    return await conclude(work, run, totals, refused, numbered, write)
  } finally {
    await refused.close()
  }
}

const draftFor = ({ row, rules, habits }: Run, rowNumber: number, cells: string[]): Draft => {
  const { noPlace, mapping = {} } = row.settings
  if (noPlace) {
    const draft = draftOf(rowNumber, cells, {}, [])
    draft.outcome = 'refused'
    draft.problems.push({ field: '', code: noPlace, params: {}, value: '' })
    return draft
  }
  const { values, problems } = readRow(rules, mapping, habits, cells)
  return draftOf(rowNumber, cells, values, problems)
}

const conclude = async (
  work: Work,
  run: Run,
  totals: RecordTotals,
  refused: RefusedFile,
  numbered: number,
  write: boolean,
): Promise<RecordTotals> => {
  const { db } = work.database
  const { row, context, target } = run
  await atomically(db, async (transaction) => {
    const end = await target.finish?.(transaction, context, write)
    if (end) {
      for (const draft of end.late) {
        const problems = draft.warnings.filter((one) => one.field === 'parent')
        await addProblems(
          transaction,
          row.id,
          problems.map((one) => ({ draft, one, level: 'warning' as const })),
          totals,
          numbered,
        )
        numbered += problems.length
        if (draft.warnings.length === problems.length) totals.warned += 1
      }
      totals.changed += end.moved
      totals.unchanged -= end.moved
      if (write) {
        await keepTraces(transaction, row.id, end.traces)
        await auditChanges(transaction, context, end.traces)
      }
    }
    if (!write) return
    await on(transaction)
      .updateTable('record_import')
      .set({ state: 'done', applied_at: context.actor.now, totals: JSON.stringify(totals) as never })
      .where('id', '=', row.id)
      .execute()
    await writeAudit(transaction, context.actor, {
      action: 'exchange.imported',
      subject: { kind: 'import', id: row.id },
      after: { kind: row.kind, fileName: row.file_name, ...totals, sample: undefined },
    })
  })
  await refused.settle()
  if (write && totals.added + totals.changed > rowsPerPart) await sql`analyze`.execute(db).catch(() => {})
  return totals
}

/** Everything the rows are judged by: rules, how the file writes days and figures, and who is who. */
const prepare = async (work: Work, row: RecordImportTable): Promise<Run> => {
  const { db } = work.database
  const kind = row.kind as RecordKind
  const { settings } = row
  const entity = entityOf(kind)
  const custom: CustomField[] = entity ? await customFields(db, entity) : []
  const rules = rulesOf(kind, custom)
  const viewer = await viewerOf(db, work.personId)
  const company = await findCompany(db)
  const people = await peopleOf(db)
  const sample = await sampleOf(work.files, row)
  const cells = (types: readonly string[]): string[] =>
    rules.fields
      .filter((field) => types.includes(field.type))
      .flatMap((field) => {
        const column = settings.mapping?.[field.key]
        return column === undefined ? [] : sample.flatMap((one) => one[column]?.trim() || [])
      })
  const currency = company.currency ?? settings.currency ?? 'CNY'
  const accounts = await accountsInFields(db, viewer, rules, settings.mapping ?? {}, sample)
  const habits: Habits = {
    currency,
    dayOrder: dayOrderOf(cells(['day', 'month', 'time'])),
    decimal: decimalSignOf(cells(['money', 'count', 'hours'])),
    person: (text) => people.get(text.trim().toLowerCase())?.id ?? null,
    account: (text) => accounts.get(text.trim()) ?? null,
  }
  const actor: Actor = {
    personId: work.personId,
    origin: 'job',
    requestId: work.jobId,
    now: work.now(),
  } as Actor
  const context: Context = {
    importId: row.id,
    viewer,
    actor,
    key: settings.key ?? null,
    mode: settings.mode ?? 'both',
    unknownOwners: settings.unknownOwners ?? 'refuse',
    currency,
    custom,
    people,
    seen: new Map(),
    later: [],
    named: new Map(),
  }
  return { row, rules, habits, context, target: targets[kind] }
}

const viewerOf = async (db: Db, personId: string | null): Promise<Viewer> => {
  if (!personId) return operator
  const viewer = await findViewer(db, personId)
  if (!viewer) throw new Refusal('forbidden', 'web.forbidden')
  return viewer
}

const peopleOf = async (db: Db): Promise<Map<string, Person | null>> => {
  const rows = await staff(db)
    .selectFrom('person')
    .select(['id', 'name', 'email', 'department_id'])
    .where('left_at', 'is', null)
    .execute()
  const people = new Map<string, Person | null>()
  for (const row of rows) {
    const person = { id: row.id, departmentId: row.department_id }
    people.set(row.email.toLowerCase(), person)
    const name = row.name.trim().toLowerCase()
    people.set(name, people.has(name) ? null : person)
  }
  return people
}

/** Accounts that the company's own fields name, as far as the sample shows; each by its code or name. */
const accountsInFields = async (
  db: Db,
  viewer: Viewer,
  rules: KindRules,
  mapping: Record<string, number>,
  sample: readonly string[][],
): Promise<Map<string, string>> => {
  const columns = rules.fields
    .filter((field) => field.custom?.kind === 'account')
    .flatMap((field) => mapping[field.key] ?? [])
  const words = [...new Set(columns.flatMap((column) => sample.flatMap((row) => row[column]?.trim() || [])))]
  const known = (await knownAccounts(db, viewer, { codes: words, names: words })).filter((one) => one.seen)
  return new Map([
    ...known.map((one) => [one.name, one.id] as const),
    ...known.map((one) => [one.code, one.id] as const),
  ])
}

const sampleOf = async (files: Files, row: RecordImportTable): Promise<string[][]> => {
  const sample: string[][] = []
  for await (const rows of rowsOf(files.at(uploadName(row.id)), row.settings, () => {})) {
    for (const one of rows) sample.push(one)
    if (sample.length >= sampledRows) break
  }
  return sample.filter((one) => one.some((cell) => cell.trim() !== '')).slice(row.settings.headerRow + 1)
}

const nextNumber = async (db: Db, importId: string): Promise<number> =>
  (
    await sql<{
      next: number
    }>`select coalesce(max(number) + 1, 0)::int as next from import_problem where import_id = ${importId}`.execute(
      db,
    )
  ).rows[0]?.next ?? 0

const doneRows = async (db: Db, importId: string): Promise<Map<number, string>> => {
  const rows = await on(db)
    .selectFrom('import_record')
    .select(['row', 'record_id'])
    .where('import_id', '=', importId)
    .execute()
  return new Map(rows.map((one) => [one.row, one.record_id]))
}

/** A row that was done before a stop: what it is called is known again. */
const remember = async (
  db: Db,
  { context, target, row }: Run,
  drafts: readonly Draft[],
  rowsDone: number,
  earlier: ReadonlyMap<number, string>,
): Promise<void> => {
  const done = drafts.filter((draft) => draft.row <= rowsDone && draft.outcome !== 'refused')
  const mode = context.mode
  context.mode = 'both'
  await target.decide(db, context, done)
  context.mode = mode
  if (row.kind !== 'accounts') return
  for (const draft of done) {
    const id = earlier.get(draft.row)
    if (id) draft.recordId = id
  }
}

/** Counts rows, keeps their problems, and writes those that are refused to their file. */
const tell = async (
  db: Db,
  { row: { id: importId }, rules, habits }: Run,
  drafts: readonly Draft[],
  totals: RecordTotals,
  refused: RefusedFile,
  numbered: number,
): Promise<number> => {
  const list: Told[] = []
  const types = new Map(rules.fields.map((field) => [field.key, field.type]))
  for (const draft of drafts) {
    countOutcome(totals, draft.outcome)
    const isRefused = draft.outcome === 'refused'
    if (!isRefused && draft.warnings.length) totals.warned += 1
    for (const one of isRefused ? draft.problems : draft.warnings)
      list.push({ draft, one, level: isRefused ? 'refused' : 'warning' })
    if (isRefused) refused.write(draft)
    else if (totals.sample.length < mostSample && draft.outcome !== 'same')
      totals.sample.push({
        row: draft.row,
        outcome: draft.outcome,
        values: Object.fromEntries(
          Object.entries(draft.values).map(([key, value]) => [
            key,
            shownValue(types.get(key), value, habits.currency),
          ]),
        ),
      })
  }
  await addProblems(db, importId, list, totals, numbered)
  return numbered + list.length
}

type Told = { draft: Draft; one: Draft['problems'][number]; level: ProblemRow['level'] }

const addProblems = async (
  db: Db,
  importId: string,
  list: readonly Told[],
  totals: RecordTotals,
  numbered: number,
): Promise<void> => {
  for (const { one } of list) {
    totals.problems += 1
    totals.byCode[one.code] = (totals.byCode[one.code] ?? 0) + 1
  }
  const kept = list.slice(0, Math.max(0, mostProblems - numbered))
  if (kept.length === 0) return
  const rows = kept.map(({ draft, one, level }, index) => ({
    import_id: importId,
    number: numbered + index,
    row: draft.row,
    level,
    field: one.field,
    code: one.code,
    params: one.params ?? {},
    value: one.value,
  }))
  await sql`insert into import_problem select * from jsonb_populate_recordset(null::import_problem, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(db)
}

const keepTraces = async (db: Db, importId: string, traces: readonly Trace[]): Promise<void> => {
  if (traces.length === 0) return
  const last = await sql<{
    next: number
  }>`select coalesce(max(number) + 1, 0)::int as next from import_record where import_id = ${importId}`.execute(
    db,
  )
  const first = last.rows[0]?.next ?? 0
  const rows = traces.map((trace, index) => ({ import_id: importId, number: first + index, ...trace }))
  await sql`insert into import_record select * from jsonb_populate_recordset(null::import_record, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
}

/** Every record that was changed has its audit row; those that were added are told by the import's. */
const auditChanges = (db: Db, context: Context, traces: readonly Trace[]): Promise<void> =>
  writeAudits(
    db,
    context.actor,
    traces
      .filter((trace) => trace.before !== null)
      .map((trace) => {
        const accountId =
          trace.entity === 'account' || trace.entity === 'parent' ? trace.record_id : trace.owner_id
        return {
          action: 'exchange.changed',
          subject: { kind: trace.entity === 'parent' ? 'account' : trace.entity, id: trace.record_id },
          ...(accountId ? { accountId } : {}),
          before: trace.before,
          after: { importId: context.importId, row: trace.row },
        }
      }),
  )

type RefusedFile = {
  write: (draft: Draft) => void
  bytes: () => number
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** The refused rows in the source's own columns, with the row and the reason behind them. */
const openRefused = (files: Files, row: RecordImportTable, resumed: boolean): RefusedFile => {
  const name = refusedName(row.id)
  let bytes = resumed ? row.refused_bytes : 0
  if (resumed && files.has(name)) truncateSync(files.at(name), bytes)
  else files.drop(name)
  let waiting: string[] = []
  let stream: ReturnType<typeof createWriteStream> | undefined
  const { header } = row.settings
  return {
    write(draft) {
      if (bytes === 0 && waiting.length === 0) {
        const heads = [exchangeWords.sourceRow, exchangeWords.reason].map((pair) => pair.join(' / '))
        waiting.push(`\ufeff${csvRow([...header, ...heads])}`)
      }
      const cells = header.map((_, index) => draft.cells[index] ?? '')
      waiting.push(
        csvRow([...cells, String(draft.row), draft.problems.map((one) => reasonText(one)).join('；')]),
      )
    },
    bytes: () => bytes,
    async settle() {
      if (waiting.length === 0) return
      const text = Buffer.from(waiting.join(''))
      waiting = []
      stream ??= createWriteStream(files.at(name), { mode: 0o600, flags: 'a' })
      bytes += text.length
      const into = stream
      await new Promise<void>((resolve, reject) =>
        into.write(text, (error) => (error ? reject(error) : resolve())),
      )
    },
    async close() {
      if (!stream) return
      stream.end()
      await finished(stream)
    },
  }
}

export type ImportInput = { importId: string; subject: string }

export const checkJob: JobKind<ImportInput> = {
  kind: 'exchange.check',
  run: async (work, { importId }) => ({ importId, ...brief(await checkRecords(work, importId)) }),
}
export const importJob: JobKind<ImportInput> = {
  kind: 'exchange.import',
  run: async (work, { importId }) => ({ importId, ...brief(await importRecords(work, importId)) }),
}

const brief = ({ sample: _, byCode: __, ...totals }: RecordTotals): Record<string, unknown> => totals

export const refusedStream = (files: Files, importId: string): NodeJS.ReadableStream =>
  createReadStream(files.at(refusedName(importId)))
