// Files that the program keeps beside the database: uploads and what an import refused.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#base/refusal.ts'

export type Files = {
  folder: string
  /** The path of a file kept under a name made by the program, never by a user. */
  at(name: string): string
  has(name: string): boolean
  size(name: string): number
  read(name: string): NodeJS.ReadableStream
  /** Streams content into a file; a larger one than allowed is refused and leaves nothing. */
  keep(
    name: string,
    content: ReadableStream<Uint8Array> | NodeJS.ReadableStream,
    maxBytes: number,
  ): Promise<number>
  drop(name: string): void
}

export const openFiles = (folder: string): Files => {
  mkdirSync(folder, { recursive: true })
  const at = (name: string): string => {
    if (!/^[\w-]+(\.[\w-]+)*$/.test(name)) throw new Error(`not a name of ours: ${name}`)
    return join(folder, name)
  }
  return {
    folder,
    at,
    has: (name) => existsSync(at(name)),
    size: (name) => statSync(at(name)).size,
    read: (name) => createReadStream(at(name)),
    drop: (name) => rmSync(at(name), { force: true }),
    async keep(name, content, maxBytes) {
      let bytes = 0
      const limit = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          if (bytes > maxBytes)
            done(new Refusal('tooLarge', 'web.fileTooLarge', { megabytes: Math.round(maxBytes / 1048576) }))
          else done(null, chunk)
        },
      })
      const source = content instanceof ReadableStream ? Readable.fromWeb(content as never) : content
      try {
        await pipeline(source, limit, createWriteStream(at(name), { mode: 0o600 }))
      } catch (error) {
        rmSync(at(name), { force: true })
        throw error
      }
      return bytes
    },
  }
}

/** A secret kept in a file, made at first use. */
export const keptSecret = (file: string, make: () => string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const secret = make()
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
