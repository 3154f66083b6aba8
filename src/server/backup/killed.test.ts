// A restore that is killed leaves what was there before, on both databases.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, overPglite } from '#server/database.ts'
import { openEmbedded } from '#server/embedded.ts'
import { migrate, readMigrations } from '#server/migrate.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { count, dump, type Summary } from './dump.ts'

const migrationsFolder = join(import.meta.dirname, '../../../migrations')
const folder = mkdtempSync(join(tmpdir(), 'mainstay-killed-'))
const path = join(folder, 'other.tar.gz')
const place = join(folder, 'database')

/** What another process does: says when it begins, then restores. */
const script = `
  import { openDatabase } from '#server/database.ts'
  import { restore } from '#server/backup/restore.ts'
  import { readMigrations } from '#server/migrate.ts'
  const [path, folder, url, migrationsFolder] = process.argv.slice(1)
  const database = await openDatabase({ url: url || undefined, folder })
  process.stdout.write('begun')
  await restore(database, path, { migrations: readMigrations(migrationsFolder), files: null, secret: null }, new Date())
  await database.close()
`

const named = (name: string) => `insert into company (id, name, currency, is_demo, updated_at)
  values (1, '${name}', null, false, now()) on conflict (id) do update set name = excluded.name`

let before: Summary['tables']
let url = ''
let server: Database | null = null

/** The same data for every kill: in a folder, or on the server that the tests run on. */
const reopened = () => (server ? Promise.resolve(server) : openDatabase({ folder: place }))
const done = (database: Database) => (server ? Promise.resolve() : database.close())

beforeAll(async () => {
  const other = overPglite(await openEmbedded('memory'))
  await migrate(other, readMigrations(migrationsFolder), new Date(0))
  await other.run(named('新的'))
  await other.run(
    `insert into account_tier (account_id, tier) select gen_random_uuid(), 'A1' from generate_series(1, 60000)`,
  )
  await dump(other, { version: '0.1.0', files: folder, secret: null }, path, new Date(0))
  await other.close()
  if (process.env.TEST_DATABASE_URL) {
    server = await openTestDatabase()
    const { rows } = await server.run('select current_database() as name')
    url = process.env.TEST_DATABASE_URL.replace(/\/[^/]*$/, `/${rows[0]?.name}`)
  }
  const database = await reopened()
  if (!server) await migrate(database, readMigrations(migrationsFolder), new Date(0))
  await database.run(named('原来的'))
  before = await count(database)
  await done(database)
})
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a restore', () => {
  it.each([20, 250])('killed %i ms after it began leaves the old data', async (ms) => {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, path, place, url, migrationsFolder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(child.stdout, 'data')
    await wait(ms)
    child.kill('SIGKILL')
    const [code, signal] = await once(child, 'exit')
    expect([code, signal]).toEqual([null, 'SIGKILL'])
    const database = await reopened()
    expect(await count(database)).toEqual(before)
    await done(database)
  })
})
