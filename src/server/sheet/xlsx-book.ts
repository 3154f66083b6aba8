// A workbook as a zip of bounded size: its parts unpacked as text, a piece at a time.

import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Refusal } from '#base/refusal.ts'

// More than an honest workbook has: what lies inside, how much smaller it was packed, and how many parts.
const mostBytesInside = 2 * 1024 ** 3
const ratioFromBytes = 64 * 1024 ** 2
const mostRatio = 300
const mostParts = 10_000

export type Book = {
  has: (name: string) => boolean
  /** The text of a part in pieces; refused when it is larger than any honest one. */
  pieces: (name: string, onBytes?: (done: number) => void) => AsyncGenerator<string>
  /** A small part as a whole. */
  text: (name: string) => Promise<string>
  close: () => void
}

export const damaged = (row = 1): Refusal => new Refusal('invalid', 'sheet.unreadable', { row })
const tooBig = (): Refusal => new Refusal('tooLarge', 'sheet.tooBigInside')

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(damaged()) : resolve(zip),
    )
  })

const entriesOf = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      if (entries.size > mostParts) reject(tooBig())
      else zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', () => reject(damaged()))
    zip.readEntry()
  })

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(damaged()) : resolve(stream)))
  })

export const openBook = async (path: string): Promise<Book> => {
  const zip = await openZip(path)
  let entries: Map<string, Entry>
  try {
    entries = await entriesOf(zip)
  } catch (error) {
    zip.close()
    throw error
  }
  async function* pieces(name: string, onBytes: (done: number) => void = () => {}) {
    const entry = entries.get(name)
    if (!entry) throw damaged()
    if (entry.isEncrypted()) throw new Refusal('invalid', 'sheet.isOldExcel')
    const declared = entry.uncompressedSize
    if (declared > mostBytesInside || isPackedTooWell(declared, entry.compressedSize)) throw tooBig()
    const decoder = new StringDecoder('utf8')
    const stream = await streamOf(zip, entry)
    let inside = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        inside += chunk.length
        if (inside > mostBytesInside || isPackedTooWell(inside, entry.compressedSize)) throw tooBig()
        onBytes(declared ? Math.min(1, inside / declared) : 0)
        yield decoder.write(chunk)
      }
    } catch (error) {
      throw error instanceof Refusal ? error : damaged()
    } finally {
      stream.destroy()
    }
  }
  return {
    has: (name) => entries.has(name),
    pieces,
    async text(name) {
      let text = ''
      for await (const piece of pieces(name)) {
        text += piece
        if (text.length > 64 * 1024 ** 2) throw tooBig()
      }
      return text
    },
    close: () => zip.close(),
  }
}

const isPackedTooWell = (inside: number, packed: number): boolean =>
  inside > ratioFromBytes && inside > mostRatio * Math.max(1, packed)

export type Tags = {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** A parser that tells tags by their local names; names of other languages' schemas mean nothing here. */
export const openTags = (tags: Tags): { write: (text: string) => void; end: () => void } => {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => {
    throw damaged()
  })
  parser.on('opentag', ({ name, attributes }) =>
    tags.open(localName(name), attributes as Record<string, SaxesAttributePlain & string>),
  )
  parser.on('closetag', ({ name }) => tags.close(localName(name)))
  parser.on('text', tags.text)
  parser.on('cdata', tags.text)
  return { write: (text) => void parser.write(text), end: () => void parser.close() }
}

const localName = (name: string): string => {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}
