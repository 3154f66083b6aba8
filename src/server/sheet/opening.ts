// An uploaded file as text: unpacked when it is gzip, read in the encoding it is found to be in.
import { isAscii, isUtf8 } from 'node:buffer'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { Refusal } from '#base/refusal.ts'
import { type Delimiter, delimiterOf } from './delimiter.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type FileShape = { gzip: boolean; encoding: Encoding; delimiter: Delimiter }
/** Of a workbook, besides: its sheets, and the one that is read. */
export type TableShape = FileShape & { sheets?: string[]; sheet?: string }

const chunkBytes = 64 * 1024
// A compressed file that is larger inside than any honest one is not unpacked to the end.
const mostBytesInside = 32 * 1024 ** 3

/** The bytes of a file, unpacked; `onBytes` is told how far it is in the file as it lies on the disk. */
export async function* bytesOf(
  path: string,
  gzip: boolean,
  onBytes: (done: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: chunkBytes })
  const stream = gzip ? pipeline(source, createGunzip({ chunkSize: chunkBytes }), () => {}) : source
  let inside = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      inside += chunk.length
      if (inside > mostBytesInside) throw new Refusal('tooLarge', 'sheet.tooBigInside')
      onBytes(source.bytesRead)
      yield chunk
    }
  } catch (error) {
    // What zlib says of a damaged file is no news to the one who sent it.
    if (String((error as { code?: string }).code).startsWith('Z_'))
      throw new Refusal('invalid', 'sheet.unreadable', { row: 1 })
    throw error
  } finally {
    source.destroy()
  }
}

const sampleBytes = 256 * 1024
const sampleRows = 40

/** What kind of file it is, and its first rows; refuses what is no table of text. */
export const lookInto = async (
  path: string,
  chosen: { delimiter?: Delimiter | undefined } = {},
): Promise<FileShape & { rows: string[][] }> => {
  const gzip = isGzip(startOf(path))
  const head = await headOf(path, gzip)
  if (head.length === 0) throw new Refusal('invalid', 'sheet.empty')
  if (isZip(head) || isCompound(head)) throw new Refusal('invalid', 'sheet.isOldExcel')
  const encoding = markedEncoding(head) ?? (await foundEncoding(path, gzip))
  const text = new TextDecoder(encoding).decode(head)
  if (text.includes('\0')) throw new Refusal('invalid', 'sheet.unreadable', { row: 1 })
  const delimiter = chosen.delimiter ?? delimiterOf(text)
  // A head that is cut may end within a quote, which says nothing of the file.
  const rows = rowsOf(text, delimiter, head.length >= sampleBytes).filter((row) =>
    row.some((cell) => cell.trim() !== ''),
  )
  if (rows.length === 0) throw new Refusal('invalid', 'sheet.empty')
  return { gzip, encoding, delimiter, rows }
}

const rowsOf = (text: string, delimiter: Delimiter, cut: boolean): string[][] => {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      to: sampleRows,
      skip_records_with_error: cut,
    }) as string[][]
  } catch (error) {
    throw new Refusal('invalid', 'sheet.unreadable', { row: (error as { lines?: number }).lines ?? 1 })
  }
}

const startOf = (path: string): Buffer => {
  const start = Buffer.alloc(8)
  const file = openSync(path, 'r')
  try {
    return start.subarray(0, readSync(file, start))
  } finally {
    closeSync(file)
  }
}

const headOf = async (path: string, gzip: boolean): Promise<Buffer> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of bytesOf(path, gzip)) {
    parts.push(chunk)
    size += chunk.length
    if (size >= sampleBytes) break
  }
  return Buffer.concat(parts)
}

const startsWith = (bytes: Buffer, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
const isGzip = (bytes: Buffer): boolean => startsWith(bytes, 0x1f, 0x8b)
const isZip = (bytes: Buffer): boolean => startsWith(bytes, 0x50, 0x4b, 3, 4)
/** What Excel wrote before 2007, and what it writes with a password. */
const isCompound = (bytes: Buffer): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** Whether a file is a workbook rather than text. */
export const isWorkbook = (path: string): boolean => isZip(startOf(path))

/** By a byte order mark, or by the zeros that UTF-16 puts between the letters of a header. */
const markedEncoding = (head: Buffer): Encoding | null => {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(head, 0xff, 0xfe) || (head.length > 3 && head[1] === 0 && head[3] === 0)) return 'utf-16le'
  if (startsWith(head, 0xfe, 0xff) || (head.length > 3 && head[0] === 0 && head[2] === 0)) return 'utf-16be'
  return null
}

/** Judged where the first letter beyond ASCII stands, however far down that is. */
const foundEncoding = async (path: string, gzip: boolean): Promise<Encoding> => {
  for await (const chunk of bytesOf(path, gzip)) {
    if (isAscii(chunk)) continue
    if (isUtf8Start(chunk)) return 'utf-8'
    return isGb18030(chunk) ? 'gb18030' : 'windows-1252'
  }
  return 'utf-8'
}

// The last letter of a chunk may be cut in the middle.
const isUtf8Start = (chunk: Buffer): boolean =>
  [0, 1, 2, 3].some((cut) => isUtf8(chunk.subarray(0, chunk.length - cut)))
const isGb18030 = (chunk: Buffer): boolean =>
  [0, 1, 2, 3].some((cut) => {
    try {
      new TextDecoder('gb18030', { fatal: true }).decode(chunk.subarray(0, chunk.length - cut))
      return true
    } catch {
      return false
    }
  })
