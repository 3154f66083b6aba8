// One database, embedded or a PostgreSQL server, behind the same queries.
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { embeddedDialect, openEmbedded, Turn } from './embedded.ts'

// Kysely is invariant in its tables, so the ground knows none and each store narrows it to its own.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type Db = Kysely<any>

export type Database = {
  db: Db
  kind: 'embedded' | 'server'
  /** Loads lines of COPY text (tab separated) into a table; on a server in one statement, embedded in parts. */
  copyIn(table: string, columns: readonly string[], text: AsyncIterable<string>): Promise<void>
  /** Plain SQL of any number of statements. */
  run: Run
  /** One connection for work that needs the same one throughout, such as a transaction with COPY in it. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type Run = (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>

export type Session = {
  run: Run
  /** Loads COPY text held in memory. */
  copyIn(table: string, columns: readonly string[], text: Buffer): Promise<void>
  /** What a select gives, as COPY text. */
  copyOut(select: string): Promise<Buffer>
}

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

const keptMark = 'select /* kept */'
/**
 * For a select that is asked again and again and has one good plan whatever its values: a server plans it once for
 * each connection, which is often the greater part of its time. `query.modifyFront(kept)`
 */
export const kept = sql`/* kept */`
// What a server keeps costs it memory for every connection.
const mostKept = 100

class Client extends pg.Client {
  static readonly #names = new Map<string, string>()

  // The driver overloads this in more ways than can be written down again; only the one that Kysely uses is changed.
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    const name = typeof text === 'string' && text.startsWith(keptMark) ? Client.#nameOf(text) : undefined
    return super.query.apply(this, (name ? [{ name, text, values }, ...rest] : given) as never)
  }

  static #nameOf(text: string): string | undefined {
    const known = Client.#names.get(text)
    if (known || Client.#names.size === mostKept) return known
    const name = `kept_${Client.#names.size}`
    Client.#names.set(text, name)
    return name
  }
}

export const openServer = (url: string, options: { max?: number } = {}): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    application_name: 'mainstay',
    Client,
  })
  pool.on('error', () => {})
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    kind: 'server',
    async copyIn(table, columns, text) {
      const client = await pool.connect()
      try {
        const target = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
        await pipeline(Readable.from(text, { objectMode: true, highWaterMark: 4 }), new Joined(), target)
        client.release()
      } catch (error) {
        client.release(true)
        throw error
      }
    },
    run: async (sql, values) => lastOf(await pool.query(sql, values)),
    async alone(work) {
      const client = await pool.connect()
      try {
        const given = await work({
          run: async (sql, values) => lastOf(await client.query(sql, values)),
          async copyIn(table, columns, text) {
            const target = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
            await pipeline(Readable.from([text]), target)
          },
          async copyOut(select) {
            const parts: Buffer[] = []
            for await (const part of client.query(copyTo(`copy (${select}) to stdout`))) parts.push(part)
            return Buffer.concat(parts)
          },
        })
        client.release()
        return given
      } catch (error) {
        // Whatever was open on it ends with the connection.
        client.release(true)
        throw error
      }
    },
    close: () => db.destroy(),
  }
}

/** Several statements answer with several results; the last one is what was asked for. */
const lastOf = (result: pg.QueryResult | pg.QueryResult[]) => ({
  rows: (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [],
})

/** Text in objects to bytes for the socket. */
class Joined extends Transform {
  constructor() {
    super({ writableObjectMode: true })
  }

  override _transform(chunk: string, _encoding: string, done: (error: null, bytes: Buffer) => void) {
    done(null, Buffer.from(chunk))
  }
}

export const overPglite = (pglite: PGlite): Database => {
  const turn = new Turn()
  const db: Db = new Kysely({ dialect: embeddedDialect(pglite, turn) })
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = await turn.take()
    try {
      return await work()
    } finally {
      release()
    }
  }
  const run: Run = async (sql, values) => {
    if (values?.length) return { rows: (await pglite.query<Record<string, unknown>>(sql, values)).rows }
    const results = await pglite.exec(sql)
    return { rows: (results.at(-1)?.rows ?? []) as Record<string, unknown>[] }
  }
  const copyIn = async (table: string, columns: readonly string[], text: string | Buffer) => {
    const blob = new Blob([text as BlobPart])
    await pglite.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob'`, [], { blob })
  }
  const copyOut = async (select: string) => {
    const { blob } = await pglite.query(`copy (${select}) to '/dev/blob'`)
    return blob ? Buffer.from(await blob.arrayBuffer()) : Buffer.alloc(0)
  }
  return {
    db,
    kind: 'embedded',
    async copyIn(table, columns, text) {
      for await (const part of text) await alone(() => copyIn(table, columns, part))
    },
    run: (sql, values) => alone(() => run(sql, values)),
    alone: (work) => alone(() => work({ run, copyIn, copyOut })),
    close: () => db.destroy(),
  }
}

export const openDatabase = async (place: { url?: string; folder: string }): Promise<Database> =>
  place.url ? openServer(place.url) : overPglite(await openEmbedded(place.folder))

/** Runs work in one transaction, or joins the one that is open. */
export const atomically = <T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work)
