// Writes everything the program keeps into one file: the rows of one moment, and the files beside them.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, Session } from '../database.ts'
import type { Done } from '../migrate.ts'
import { type Entry, entryOf, writeArchive } from './archive.ts'
import { type Table, tablesOf } from './catalog.ts'

/** The first entry of a backup. */
export type Manifest = {
  format: 1
  version: string
  createdAt: string
  /** How the tables were built; a restore builds them the same way and goes on from there. */
  migrations: Done[]
  tables: { name: string; columns: string[] }[]
}

/** The last entry: what must be there when all is restored. */
export type Summary = { tables: Record<string, Counted>; files: number }
export type Counted = { rows: number; digest: string }

export type Contents = {
  version: string
  /** The folder of uploads and other files. */
  files: string
  /** What sign-in is sealed with, where it is kept in a file. */
  secret: string | null
}

/** Progress in thousandths. */
export type Told = (done: number, total: number) => Promise<void>

export const dump = async (
  database: Database,
  contents: Contents,
  path: string,
  now: Date,
  told: Told = async () => {},
): Promise<Summary> => {
  const summary: Summary = { tables: {}, files: 0 }
  await database.alone(async (session) => {
    try {
      await begin(session)
      await writeArchive(path, entries(session, contents, summary, now, told), now)
      await session.run('commit')
    } catch (error) {
      // The embedded database has this one connection; left open, the transaction would be everybody's.
      await session.run('rollback').catch(() => {})
      throw error
    }
  })
  return summary
}

/** All rows as they were at one moment, in a form that every server writes alike. */
const begin = async ({ run }: Session): Promise<void> => {
  await run('begin isolation level repeatable read read only')
  await run(`set local timezone to 'UTC'`)
  await run(`set local datestyle to 'ISO, YMD'`)
  await run(`set local intervalstyle to 'postgres'`)
  await run(`set local bytea_output to 'hex'`)
}

async function* entries(
  session: Session,
  { version, files, secret }: Contents,
  summary: Summary,
  now: Date,
  told: Told,
): AsyncGenerator<Entry> {
  const tables = await tablesOf(session)
  const migrations = (await session.run('select name, digest from migration order by name')).rows as Done[]
  const manifest: Manifest = {
    format: 1,
    version,
    createdAt: now.toISOString(),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  }
  yield entryOf('manifest.json', JSON.stringify(manifest))
  const total = tables.reduce((sum, { pages }) => sum + pages, 0)
  let done = 0
  for (const table of tables) {
    const counting = new Counting()
    let part = 0
    for await (const text of partsOf(session, table)) {
      counting.add(text)
      part += 1
      yield entryOf(`tables/${table.name}/${String(part).padStart(6, '0')}.copy`, text)
      await told(Math.min(999, Math.round((1000 * (done + part * pagesPerPart)) / (total + 1))), 1000)
    }
    done += table.pages
    summary.tables[table.name] = counting.result()
  }
  for (const name of readdirSync(files)) {
    const found = statSync(join(files, name), { throwIfNoEntry: false })
    if (!found?.isFile()) continue
    summary.files += 1
    const { size } = found
    const content = size ? createReadStream(join(files, name), { end: size - 1 }) : []
    yield { name: `files/${name}`, size, content: content as AsyncIterable<Buffer> }
  }
  if (secret !== null) yield entryOf('secret', secret)
  yield entryOf('summary.json', JSON.stringify(summary))
  await told(1000, 1000)
}

// Eight megabytes of a table at a time, so that memory does not grow with it.
const pagesPerPart = 1024

/** The rows of a table in the order they lie in, a run of pages at a time. */
async function* partsOf({ copyOut }: Session, { name, columns, pages }: Table): AsyncGenerator<Buffer> {
  for (let from = 0; from < pages; from += pagesPerPart) {
    const text = await copyOut(
      `select ${columns.join(', ')} from public."${name}" where ctid >= '(${from},0)' and ctid < '(${from + pagesPerPart},0)'`,
    )
    if (text.length) yield text
  }
}

/** Rows of COPY text: one line each, since a line's end inside a value is written out. */
export class Counting {
  readonly #hash: Hash = createHash('sha256')
  #rows = 0

  add(text: Buffer): this {
    this.#hash.update(text)
    for (let at = text.indexOf(10); at !== -1; at = text.indexOf(10, at + 1)) this.#rows += 1
    return this
  }

  result(): Counted {
    return { rows: this.#rows, digest: this.#hash.digest('hex') }
  }
}

/** What a database holds, without writing it anywhere. */
export const count = (database: Database): Promise<Summary['tables']> =>
  database.alone(async (session) => {
    await begin(session)
    const found: Summary['tables'] = {}
    for (const table of await tablesOf(session)) {
      const counting = new Counting()
      for await (const text of partsOf(session, table)) counting.add(text)
      found[table.name] = counting.result()
    }
    await session.run('commit')
    return found
  })
