// Commands that take files of records in and out: import of any kind, export.
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { say } from '#base/words.ts'
import { exportRecords } from '#records/exchange/exporting.store.ts'
import { findRecordImport } from '#records/exchange/import.store.ts'
import { checkJob, importJob } from '#records/exchange/importing.store.ts'
import { type ImportKind, importKinds, importModes, isRecordKind } from '#records/exchange/kind.ts'
import { checkFields, usualKey } from '#records/exchange/mapping.ts'
import { kindRules, prepare, receive, refusedName } from '#records/exchange/receiving.store.ts'
import type { RecordTotals } from '#records/exchange/totals.ts'
import { problemWords } from '#records/exchange/words.ts'
import { operator } from '#records/staff/viewer.store.ts'
import type { Actor } from '#server/call.ts'
import { runNow } from '#server/jobs.ts'
import { exportAccounts } from '#views/account/export.store.ts'
import { leaveAfterImport } from '../after-import.ts'
import type { Opened } from '../house.ts'
import { withHouse } from './data.ts'
import { type Command, type Given, Mistake, progressLine } from './line.ts'

export const recordKinds = importKinds.filter(isRecordKind)

/** Every file ends with records, or with a reason for every row. */
export const importFile = (given: Given, kind: string, file: string): Promise<void> =>
  withHouse(`import ${kind}`, async (house, actor) => {
    if (kind !== 'auto' && !(recordKinds as readonly string[]).includes(kind))
      throw new Mistake(`KIND is one of orders, ${recordKinds.join(', ')}, auto`)
    if (!existsSync(file) || !statSync(file).isFile()) throw new Mistake(`There is no file ${file}`)
    const done = await bring(house, actor, given, kind as ImportKind | 'auto', file)
    const { totals } = done
    given.answer(done, [
      `${done.kind}: ${totals.rows} rows read: ${totals.added} ${done.checkedOnly ? 'would be added' : 'added'}, ${totals.changed} changed, ${totals.unchanged} unchanged, ${totals.refused} refused.`,
      ...Object.entries(totals.byCode)
        .sort(([, a], [, b]) => b - a)
        .map(([code, times]) => `  ${String(times).padStart(7)} × ${reasonOf(code)}`),
      ...(done.refusedFile ? [`Refused rows with reasons: ${done.refusedFile}`] : []),
    ])
  })

const reasonOf = (code: string): string => {
  const pair = (problemWords as Record<string, readonly [string, string]>)[code]
  return pair ? say(pair, 'en').replace(/\{\w+\}/g, '…') : code
}

const bring = async (
  house: Opened,
  actor: Actor,
  given: Given,
  wanted: ImportKind | 'auto',
  file: string,
) => {
  const { db } = house.database
  const place = { db, files: house.files }
  const { id, looked } = await receive(place, actor, basename(file), createReadStream(file), {
    kind: wanted === 'auto' ? undefined : wanted,
    sheet: given.option('sheet'),
    delimiter: given.option('delimiter'),
  })
  const kind = looked.kind
  if (!isRecordKind(kind)) throw new Mistake(`This file holds orders: mainstay import orders ${file}`)
  const rules = await kindRules(db, kind)
  const mapping = { ...looked.mapping, ...mapped(given.option('map'), looked.header) }
  const key = given.option('key') ?? usualKey(rules, mapping)
  const lacking = checkFields(rules, mapping, looked.header.length, key)
  // A file of something else is answered row by row, not with a shrug.
  const noPlace =
    looked.recognised.foreign && wanted === 'auto'
      ? `exchange.noPlace.${looked.recognised.foreign}`
      : lacking.length
        ? `exchange.noPlace.${looked.recognised.foreign ?? 'unknown'}`
        : undefined
  const row = await findRecordImport(db, id)
  if (!row) throw new Error('the import vanished')
  await prepare(place, actor, row, {
    kind,
    mapping,
    key,
    mode: oneOf(given.option('mode') ?? 'both', importModes, '--mode'),
    unknownOwners: oneOf(given.option('owners') ?? 'refuse', ['blank', 'refuse'] as const, '--owners'),
    ...(noPlace ? { noPlace } : {}),
  })
  const checkedOnly = given.flag('check')
  const job = await runNow(
    house,
    checkedOnly ? checkJob : importJob,
    { importId: id, subject: basename(file) },
    progressLine(`Importing ${basename(file)}`, given.json),
  )
  if (job.state !== 'done') throw new Mistake(`The import ended as ${job.state}: ${job.failure?.code ?? ''}`)
  if (!checkedOnly) await leaveAfterImport(db, id, null, house.now())
  const ended = await findRecordImport(db, id)
  if (!ended?.totals) throw new Error('the import has no totals')
  const { sample: _, ...totals }: RecordTotals = ended.totals
  return {
    importId: id,
    kind,
    recognised: looked.recognised.kind,
    foreign: looked.recognised.foreign,
    key,
    mapping: Object.fromEntries(
      Object.entries(mapping).map(([field, column]) => [field, looked.header[column] ?? '']),
    ),
    checkedOnly,
    totals,
    refusedFile: house.files.has(refusedName(id)) ? house.files.at(refusedName(id)) : null,
  }
}

/** `name=Company,code=No.` as columns; a header or its number from 1. */
const mapped = (text: string | undefined, header: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    (text ? text.split(',') : []).map((pair) => {
      const [field = '', column = ''] = pair.split('=').map((part) => part.trim())
      const index = header.indexOf(column) >= 0 ? header.indexOf(column) : Number(column) - 1
      if (!Number.isInteger(index) || index < 0 || index >= header.length)
        throw new Mistake(`--map ${pair}: the file has no column ${column}`)
      return [field, index]
    }),
  )

const oneOf = <T extends string>(value: string, allowed: readonly T[], option: string): T => {
  const found = allowed.find((one) => one === value)
  if (!found) throw new Mistake(`${option} is one of ${allowed.join(', ')}`)
  return found
}

const exported = ['accounts', 'contacts', 'products', 'interactions'] as const

export const exportCommand: Command = {
  name: 'export',
  about: 'Write accounts, contacts, products or interactions into a file',
  help: `Usage: mainstay export KIND FILE [--language zh|en] [--json]

  KIND      ${exported.join(', ')}
  FILE      ends in .xlsx or .csv

Answer: kind, file, bytes`,
  words: [2, 2],
  options: { language: { type: 'string' } },
  run: (given) =>
    withHouse('export', async (house, actor) => {
      const [word = '', file = ''] = given.words
      const kind = oneOf(word, exported, 'KIND')
      const format = /\.(xlsx|csv)$/i.exec(file)?.[1]?.toLowerCase() as 'xlsx' | 'csv' | undefined
      if (!format) throw new Mistake('FILE must end in .xlsx or .csv')
      const language = oneOf(given.option('language') ?? 'zh', ['zh', 'en'] as const, '--language')
      const { db } = house.database
      const out =
        kind === 'accounts'
          ? await exportAccounts(db, actor, operator, { format, language, filter: {}, columns: null })
          : await exportRecords(db, actor, operator, kind, { format, language })
      await pipeline(out.stream, createWriteStream(file))
      const bytes = statSync(file).size
      given.answer({ kind, file, bytes }, [`${kind}: ${file}, ${bytes} bytes.`])
    }),
}
