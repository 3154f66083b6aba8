// The rows of a file, a batch at a time, without ever holding more than a piece of it.
import { type Options, parse } from 'csv-parse'
import { Refusal } from '#base/refusal.ts'
import { bytesOf, type FileShape } from './opening.store.ts'

// A row longer than this is a quote that was never closed.
const longestRow = 1024 * 1024

/** Batches of rows, blank ones (one empty cell) included so that they can be counted. */
export async function* rowsOf(
  path: string,
  shape: FileShape,
  onBytes: (done: number) => void,
): AsyncGenerator<string[][]> {
  const decoder = shape.encoding === 'utf-8' ? null : new TextDecoder(shape.encoding)
  // All rows of a piece are taken at once, so the parser may hold as many as a piece can have.
  const options: Options & { readableHighWaterMark: number } = {
    delimiter: shape.delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRow,
    readableHighWaterMark: longestRow,
  }
  const parser = parse(options)
  // Every error reaches the write that caused it; without a listener it would end the process as well.
  parser.on('error', () => {})
  const write = (part: Buffer | string) =>
    new Promise<void>((resolve, reject) => {
      parser.write(part, (error) => (error ? reject(unreadable(error)) : resolve()))
    })
  const drain = (): string[][] => {
    const rows: string[][] = []
    for (let row = parser.read(); row !== null; row = parser.read()) rows.push(row)
    return rows
  }
  try {
    for await (const bytes of bytesOf(path, shape.gzip, onBytes)) {
      await write(decoder ? decoder.decode(bytes, { stream: true }) : bytes)
      const rows = drain()
      if (rows.length) yield rows
    }
    if (decoder) await write(decoder.decode())
    parser.end()
    const rest: string[][] = []
    for await (const row of parser) rest.push(row)
    if (rest.length) yield rest
  } catch (error) {
    throw unreadable(error)
  } finally {
    parser.destroy()
  }
}

const unreadable = (error: unknown): unknown =>
  String((error as { code?: string }).code).startsWith('CSV_')
    ? new Refusal('invalid', 'ledger.unreadable', { row: (error as { lines?: number }).lines ?? 1 })
    : error
