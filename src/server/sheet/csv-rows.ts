// The rows of a file, a batch at a time, without ever holding more than a piece of it.
import { StringDecoder } from 'node:string_decoder'
import { type Options, parse } from 'csv-parse'
import { parse as parseAll } from 'csv-parse/sync'
import { Refusal } from '#base/refusal.ts'
import { cutRows } from './cutting.ts'
import { bytesOf, type FileShape } from './opening.ts'

// A row longer than this is a quote that was never closed.
const longestRow = 1024 * 1024

const optionsFor = (shape: FileShape): Options => ({
  delimiter: shape.delimiter,
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: longestRow,
})

/** Batches of rows, blank ones (one empty cell) included so that they can be counted. */
export async function* rowsOf(
  path: string,
  shape: FileShape,
  onBytes: (done: number) => void,
): AsyncGenerator<string[][]> {
  let rest = ''
  let parser: Parser | undefined
  for await (const text of textOf(path, shape, onBytes)) {
    const rows = parser ? null : easyRows(rest + text.text, shape, text.last)
    if (rows) {
      rest = rows.rest
      if (rows.rows.length) yield rows.rows
      continue
    }
    // Quotes that stand where none should: from here on the parser alone says what a row is.
    parser ??= openParser(shape)
    const more = await parser.take(rest + text.text, text.last)
    rest = ''
    if (more.length) yield more
  }
}

async function* textOf(
  path: string,
  shape: FileShape,
  onBytes: (done: number) => void,
): AsyncGenerator<{ text: string; last: boolean }> {
  const decode = decoderFor(shape)
  let first = true
  for await (const bytes of bytesOf(path, shape.gzip, onBytes)) {
    const text = decode(bytes)
    yield { text: first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, last: false }
    first = false
  }
  yield { text: decode(), last: true }
}

const decoderFor = ({ encoding }: FileShape): ((bytes?: Buffer) => string) => {
  if (encoding === 'utf-8') {
    const decoder = new StringDecoder('utf8')
    return (bytes) => (bytes ? decoder.write(bytes) : decoder.end())
  }
  const decoder = new TextDecoder(encoding)
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode())
}

/** Rows cut by hand where they hold no quotes, by the parser where they do; null when that cannot be told apart. */
const easyRows = (
  text: string,
  shape: FileShape,
  last: boolean,
): { rows: string[][]; rest: string } | null => {
  // Line ends of old Macs have no line feed at all.
  if (text.includes('\r') && !text.includes('\n')) return null
  const { rows, quoted, rest } = cutRows(text, shape.delimiter, last)
  if (rest.length > longestRow || (last && rest !== '')) return null
  const read = readQuoted(quoted, shape)
  if (!read) return null
  let next = 0
  for (let at = 0; at < rows.length; at += 1) rows[at] ??= read[next++] as string[]
  return { rows: rows as string[][], rest }
}

/** Each text must be exactly one row, else its quotes do not mean what they seem to. */
const readQuoted = (quoted: readonly string[], shape: FileShape): string[][] | null => {
  if (quoted.length === 0) return []
  let read: { raw: string; record: string[] }[]
  try {
    const text = quoted.map((row) => (row.endsWith('\r') ? row.slice(0, -1) : row)).join('\n')
    read = parseAll(text, { ...optionsFor(shape), record_delimiter: '\n', raw: true }) as never
  } catch {
    return null
  }
  if (read.length !== quoted.length) return null
  return read.every(({ raw }, at) => raw.trimEnd() === quoted[at]?.trimEnd())
    ? read.map(({ record }) => record)
    : null
}

type Parser = { take: (text: string, last: boolean) => Promise<string[][]> }

const openParser = (shape: FileShape): Parser => {
  // All rows of a piece are taken at once, so the parser may hold as many as a piece can have.
  const options: Options & { readableHighWaterMark: number } = {
    ...optionsFor(shape),
    readableHighWaterMark: longestRow,
  }
  const parser = parse(options)
  // Every error reaches the write that caused it; without a listener it would end the process as well.
  parser.on('error', () => {})
  return {
    async take(text, last) {
      try {
        await new Promise<void>((resolve, reject) => {
          parser.write(text, (error) => (error ? reject(error) : resolve()))
        })
        const rows: string[][] = []
        if (last) {
          parser.end()
          for await (const row of parser) rows.push(row)
        } else for (let row = parser.read(); row !== null; row = parser.read()) rows.push(row)
        return rows
      } catch (error) {
        throw unreadable(error)
      }
    },
  }
}

const unreadable = (error: unknown): unknown =>
  String((error as { code?: string }).code).startsWith('CSV_')
    ? new Refusal('invalid', 'sheet.unreadable', { row: (error as { lines?: number }).lines ?? 1 })
    : error
