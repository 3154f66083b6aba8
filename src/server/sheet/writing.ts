// Tables for people to open elsewhere: workbooks with typed cells, and CSV that runs nothing in a spreadsheet.
import { Readable } from 'node:stream'
import { type CellValue, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { clockTimeIn } from '#base/calendar.ts'
import { csvRow } from './csv-cell.ts'

/** A day is `YYYY-MM-DD`, a time an ISO instant; both become real ones, times as the company's clock shows them. Money comes as a figure in major units. */
export type CellKind = 'text' | 'number' | 'money' | 'share' | 'day' | 'time'
export type Cell = string | number | boolean | null
export type OutColumn = { title: string; kind: CellKind; width?: number }

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const csvType = 'text/csv; charset=utf-8'

const formats: Partial<Record<CellKind, string>> = {
  money: '#,##0.00',
  share: '0.0%',
  day: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm',
}
const widths: Record<CellKind, number> = { text: 22, number: 12, money: 16, share: 10, day: 12, time: 18 }
// The longest text that a cell of a spreadsheet holds.
const longestText = 32_767

const typed = (cell: Cell, kind: CellKind): CellValue => {
  if (cell === null || cell === '') return null
  if (typeof cell !== 'string') return cell
  if (kind === 'day' || kind === 'time') {
    const at = new Date(kind === 'day' ? `${cell.slice(0, 10)}T00:00:00Z` : cell)
    if (Number.isNaN(at.getTime())) return cell
    return kind === 'time' ? clockTimeIn(at) : at
  }
  return plainText(cell)
}

/** Without the signs that XML cannot carry. */
const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
    .slice(0, longestText)

const sheetName = (text: string): string => text.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1'

/** A workbook of one sheet whose first row stays in sight; rows are taken as they are sent. */
export const xlsxFile = (
  name: string,
  columns: readonly OutColumn[],
  rows: AsyncIterable<readonly Cell[][]>,
): NodeJS.ReadableStream =>
  Readable.fromWeb(
    writeXlsxStream(typedRows(columns, rows), {
      name: sheetName(name),
      freezePane: { rows: 1 },
      columns: columns.map(({ title, kind, width }, index) => ({
        header: plainText(title),
        key: String(index),
        width: width ?? widths[kind],
        ...(formats[kind] ? { numFmt: formats[kind] } : {}),
      })),
    }) as never,
  )

async function* typedRows(columns: readonly OutColumn[], batches: AsyncIterable<readonly Cell[][]>) {
  for await (const rows of batches)
    for (const row of rows) yield columns.map((column, index) => typed(row[index] ?? null, column.kind))
}

/** The same as CSV, with the mark that tells spreadsheets its encoding. */
export const csvFile = (
  columns: readonly OutColumn[],
  rows: AsyncIterable<readonly Cell[][]>,
): NodeJS.ReadableStream => Readable.from(csvText(columns, rows))

async function* csvText(columns: readonly OutColumn[], batches: AsyncIterable<readonly Cell[][]>) {
  yield `\ufeff${csvRow(columns.map((column) => column.title))}`
  for await (const rows of batches)
    yield rows.map((row) => csvRow(columns.map((_, index) => String(row[index] ?? '')))).join('')
}

export type TemplateColumn = OutColumn & { note: string; choices?: readonly string[]; example?: Cell }

/** An empty workbook to be filled in: notes on the heads, choices as drop-downs, and a sheet that explains. */
export const templateFile = async (
  name: string,
  columns: readonly TemplateColumn[],
  guide: { name: string; rows: readonly (readonly string[])[] },
): Promise<Buffer> => {
  const lastRow = 5_000
  const lists = columns.flatMap((column, index) =>
    column.choices?.length ? [{ column: index, choices: column.choices }] : [],
  )
  const listSheet = 'lists'
  const longest = Math.max(0, ...lists.map((list) => list.choices.length))
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(name),
        freezePane: { rows: 1 },
        columns: columns.map(({ kind, width }) => ({
          width: width ?? widths[kind],
          ...(formats[kind] ? { numFmt: formats[kind] } : {}),
        })),
        rows: [columns.map((column) => column.title)],
        cells: new Map(
          columns.map((column, index) => [
            `0,${index}`,
            {
              value: column.title,
              style: { font: { bold: true } },
              comment: { text: column.note },
            },
          ]),
        ),
        dataValidations: lists.map(({ column }, at) => ({
          type: 'list' as const,
          formula1: `${listSheet}!$${letterOf(at)}$1:$${letterOf(at)}$${lists[at]?.choices.length}`,
          range: `${letterOf(column)}2:${letterOf(column)}${lastRow}`,
          allowBlank: true,
          showErrorMessage: false,
        })),
      },
      {
        name: sheetName(guide.name),
        columns: [{ width: 22 }, { width: 70 }],
        rows: guide.rows.map((row) => [...row]),
      },
      ...(lists.length
        ? [
            {
              name: listSheet,
              hidden: true,
              rows: Array.from({ length: longest }, (_, row) =>
                lists.map((list) => list.choices[row] ?? null),
              ),
            },
          ]
        : []),
    ],
  })
  return Buffer.from(bytes)
}

const letterOf = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`
