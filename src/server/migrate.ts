// Brings the database to the newest migration, all in one transaction, or refuses.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import { atomically, type Database, type Db, type Run } from './database.ts'

export type Migration = { name: string; sql: string; digest: string }

export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, sql: text, digest: createHash('sha256').update(text).digest('hex') }
    })

export type Done = { name: string; digest: string }

export const doneMigrations = async (db: Db): Promise<Done[]> => {
  const table = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(
    db,
  )
  if (!table.rows[0]?.there) return []
  return (await sql<Done>`select name, digest from migration order by name`.execute(db)).rows
}

/** What is left to do; throws when the database was built by other migrations than these. */
export const pendingMigrations = async (db: Db, all: Migration[]): Promise<Migration[]> => {
  const done = await doneMigrations(db)
  for (const [index, was] of done.entries()) {
    const here = all[index]
    if (!here)
      throw new Error(
        `The database has migration ${was.name}, which this version does not know: it is older than the data. Install the newer version.`,
      )
    if (here.name !== was.name || here.digest !== was.digest)
      throw new Error(
        `Migration ${was.name} of the database differs from ${here.name} of this version. Nothing was changed.`,
      )
  }
  return all.slice(done.length)
}

// Two servers that start at once on one PostgreSQL wait for each other here.
const migrationLock = 7_104_031

/** Applies what is pending, all or nothing. */
export const migrate = async (database: Database, all: Migration[], now: Date): Promise<string[]> =>
  atomically(database.db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction)
    const pending = await pendingMigrations(transaction, all)
    await apply((text, values) => transaction.executeQuery(CompiledQuery.raw(text, values)), pending, now)
    return pending.map((migration) => migration.name)
  })

/** Builds with migrations that come next, in the transaction that is open. */
export const apply = async (
  run: (...given: Parameters<Run>) => Promise<unknown>,
  list: readonly Migration[],
  now: Date,
): Promise<void> => {
  await run(
    'create table if not exists migration (name text not null, digest text not null, applied_at timestamptz not null, constraint migration_pk primary key (name))',
  )
  for (const { name, sql: text, digest } of list) {
    for (const statement of statementsOf(text)) await run(statement)
    await run('insert into migration (name, digest, applied_at) values ($1, $2, $3)', [name, digest, now])
  }
}

/** Statements end with a semicolon at the end of a line; the embedded database takes one at a time. */
const statementsOf = (text: string): string[] =>
  text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')
