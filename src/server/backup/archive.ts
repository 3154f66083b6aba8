// A backup as a file: a tar archive packed with gzip, which any other tool can open, too.
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Header } from 'tar'

const block = 512

/** One entry; `content` has `size` bytes in all. */
export type Entry = { name: string; size: number; content: AsyncIterable<Buffer> }

/** An entry whose content is at hand. */
export const entryOf = (name: string, content: Buffer | string): Entry => {
  const bytes = Buffer.from(content as string)
  return { name, size: bytes.length, content: Readable.from([bytes]) }
}

/** Writes entries into a file that is there only once it is whole and on the disk. */
export const writeArchive = async (path: string, entries: AsyncIterable<Entry>, now: Date): Promise<void> => {
  const part = `${path}.part`
  try {
    await pipeline(
      Readable.from(packed(entries, now)),
      // The fastest level: most of the time is the database's.
      createGzip({ level: 1 }),
      createWriteStream(part, { mode: 0o600 }),
    )
    const written = await open(part, 'r')
    await written.sync()
    await written.close()
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function* packed(entries: AsyncIterable<Entry>, now: Date): AsyncGenerator<Buffer> {
  for await (const { name, size, content } of entries) {
    const header = new Header({ path: name, size, mode: 0o600, type: 'File', mtime: now, uid: 0, gid: 0 })
    header.encode()
    yield header.block as Buffer
    let bytes = 0
    for await (const part of content) {
      bytes += part.length
      yield part
    }
    if (bytes !== size) throw new Error(`${name} changed while it was copied`)
    if (size % block) yield Buffer.alloc(block - (size % block))
  }
  yield Buffer.alloc(2 * block)
}

/** What was cut short, or is no backup at all. */
export class BrokenArchive extends Error {}

/** The entries of a file in their order; the content of each must be taken before the next. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const bytes = new Bytes(unpacked(path))
  for (;;) {
    const head = await bytes.take(block)
    if (!head || head.every((byte) => byte === 0)) return
    const { path: name, size, cksumValid } = new Header(head)
    if (!cksumValid || !name || size === undefined) throw new BrokenArchive('not a backup')
    const entry = { name, size, content: bytes.run(size) }
    yield entry
    for await (const _ of entry.content);
    if (size % block) await bytes.take(block - (size % block))
  }
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path)
  const plain = createGunzip()
  source.on('error', (error) => plain.destroy(error))
  try {
    for await (const part of source.pipe(plain)) yield part
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_')) throw new BrokenArchive('cut short or no backup')
    throw error
  } finally {
    source.destroy()
  }
}

/** Bytes of a stream by count. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source
  }

  /** Null at the end. */
  async take(count: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    for await (const part of this.run(count, true)) parts.push(part)
    return parts.length ? Buffer.concat(parts) : null
  }

  async *run(count: number, mayEnd = false): AsyncGenerator<Buffer> {
    let missing = count
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next()
        if (next.done) {
          if (mayEnd && missing === count) return
          throw new BrokenArchive('cut short')
        }
        this.#rest = next.value
      }
      const part = this.#rest.subarray(0, missing)
      this.#rest = this.#rest.subarray(part.length)
      missing -= part.length
      yield part
    }
  }
}

/** The whole content of an entry that is known to be small. */
export const contentOf = async ({ content }: Entry): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}
