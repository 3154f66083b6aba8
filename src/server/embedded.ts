// The embedded database: PGlite behind Kysely, one connection handed to one user at a time.
// Kysely's own PGlite driver shares the connection, so a query from elsewhere would land inside an open transaction.
import { mkdirSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import {
  CompiledQuery as Compiled,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'

export const openEmbedded = async (folder: string | 'memory', snapshot?: Blob): Promise<PGlite> => {
  if (folder !== 'memory') mkdirSync(folder, { recursive: true })
  // Loaded here, so that a program on a server does without it.
  const { PGlite, types } = await import('@electric-sql/pglite')
  const parsers = {
    [types.DATE]: (text: string) => text,
    [types.INT8]: (text: string) => Number(text),
    [types.NUMERIC]: (text: string) => Number(text),
  }
  return PGlite.create({
    ...(folder === 'memory' ? {} : { dataDir: folder }),
    ...(snapshot ? { loadDataDir: snapshot } : {}),
    parsers,
    relaxedDurability: false,
  })
}

/** First come, first served: whoever holds the turn is alone with the database. */
export class Turn {
  #last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const before = this.#last
    let release = () => {}
    this.#last = new Promise((resolve) => {
      release = resolve
    })
    await before
    return release
  }
}

class Connection implements DatabaseConnection {
  readonly #pglite: PGlite
  release: () => void = () => {}

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#pglite.query<R>(query.sql, [...query.parameters])
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: PGlite holds whole results, there is nothing to stream.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream')
  }
}

class EmbeddedDriver implements Driver {
  readonly #pglite: PGlite
  readonly #turn: Turn

  constructor(pglite: PGlite, turn: Turn) {
    this.#pglite = pglite
    this.#turn = turn
  }

  async init() {}

  async acquireConnection(): Promise<Connection> {
    const connection = new Connection(this.#pglite)
    connection.release = await this.#turn.take()
    return connection
  }

  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(Compiled.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(Compiled.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(Compiled.raw('rollback'))
  }

  async releaseConnection(connection: Connection) {
    connection.release()
  }

  async destroy() {
    if (!this.#pglite.closed) await this.#pglite.close()
  }
}

export const embeddedDialect = (pglite: PGlite, turn: Turn): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new EmbeddedDriver(pglite, turn),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})
