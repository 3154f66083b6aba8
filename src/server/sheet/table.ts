// A received file as a table of text: a workbook's sheet is written out once, so that all the rest reads text only.
import { createWriteStream, renameSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#base/refusal.ts'
import type { Files } from '../files.ts'
import type { Delimiter } from './delimiter.ts'
import { isWorkbook, lookInto, type TableShape } from './opening.ts'
import { sheetsOf, xlsxRows } from './xlsx-rows.ts'

export type TableChoice = { sheet?: string | undefined; delimiter?: Delimiter | undefined }

const mostBookBytes = 256 * 1024 ** 2

const bookName = (name: string): string => `${name}.book`

/** Removes a received file with what was made of it. */
export const dropTable = (files: Files, name: string): void => {
  files.drop(name)
  files.drop(bookName(name))
}

/** What kind of table lies under a name, and its first rows. After it the name holds text, whatever was received. */
export const openTable = async (
  files: Files,
  name: string,
  choice: TableChoice = {},
): Promise<TableShape & { rows: string[][] }> => {
  if (!files.has(bookName(name)) && isWorkbook(files.at(name))) {
    if (statSync(files.at(name)).size > mostBookBytes)
      throw new Refusal('tooLarge', 'sheet.bookTooLarge', { megabytes: mostBookBytes / 1024 ** 2 })
    renameSync(files.at(name), files.at(bookName(name)))
  }
  if (!files.has(bookName(name))) return lookInto(files.at(name), choice)
  const sheets = await sheetsOf(files.at(bookName(name)))
  const sheet = choice.sheet ?? (sheets.find((one) => !one.hidden) ?? sheets[0])?.name ?? ''
  await writeOut(files, name, sheet)
  const shape = await lookInto(files.at(name), { delimiter: ',' })
  return { ...shape, sheets: sheets.map((one) => one.name), sheet }
}

const writeOut = async (files: Files, name: string, sheet: string): Promise<void> => {
  const unfinished = `${name}.part`
  try {
    await pipeline(
      Readable.from(linesOf(xlsxRows(files.at(bookName(name)), sheet))),
      createWriteStream(files.at(unfinished), { mode: 0o600 }),
    )
    renameSync(files.at(unfinished), files.at(name))
  } catch (error) {
    files.drop(unfinished)
    throw error
  }
}

async function* linesOf(batches: AsyncIterable<string[][]>): AsyncGenerator<string> {
  // The mark settles the encoding: nothing needs to be guessed of what was written here.
  yield '\ufeff'
  for await (const rows of batches) yield rows.map((row) => `${row.map(quoted).join(',')}\n`).join('')
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`
    : text.replaceAll('\0', '')
