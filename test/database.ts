// A migrated database for one test file: embedded in memory, or a clone on the PostgreSQL of TEST_DATABASE_URL.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openServer, overPglite } from '#server/database.ts'
import { openEmbedded } from '#server/embedded.ts'
import { migrate, readMigrations } from '#server/migrate.ts'

const migrations = readMigrations(join(import.meta.dirname, '../migrations'))
const digest = createHash('sha256')
  .update(migrations.map((one) => one.digest).join())
  .update(readFileSync(join(import.meta.dirname, '../package-lock.json')))
  .digest('hex')
  .slice(0, 16)

/** Fresh, migrated and empty; `close` leaves nothing of it. */
export const openTestDatabase = (): Promise<Database> => {
  const url = process.env.TEST_DATABASE_URL
  return url ? cloneOnServer(url) : openInMemory()
}

/** Migrating takes seconds, loading what a migration left a fraction of one; the file serves all workers and runs. */
const openInMemory = async (): Promise<Database> => {
  const template = join(tmpdir(), `mainstay-template-${digest}.tar`)
  if (!existsSync(template)) {
    const pglite = await openEmbedded('memory')
    const database = overPglite(pglite)
    await migrate(database, migrations, new Date(0))
    const snapshot = await pglite.dumpDataDir('none')
    const mine = `${template}.${process.pid}`
    writeFileSync(mine, Buffer.from(await snapshot.arrayBuffer()))
    renameSync(mine, template)
    await database.close()
  }
  return overPglite(await openEmbedded('memory', new Blob([readFileSync(template)])))
}

// Two workers make the template once.
const templateLock = 7_104_900

const cloneOnServer = async (url: string): Promise<Database> => {
  const template = `mainstay_template_${digest}`
  const name = `mainstay_test_${randomBytes(6).toString('hex')}`
  await asMaster(url, async (master) => {
    await master.query('select pg_advisory_lock($1)', [templateLock])
    const there = await master.query('select 1 from pg_database where datname = $1', [template])
    if (there.rows.length === 0) {
      const unfinished = `${template}_unfinished`
      await master.query(`drop database if exists ${unfinished}`)
      await master.query(`create database ${unfinished}`)
      const database = openServer(onDatabase(url, unfinished), { max: 1 })
      await migrate(database, migrations, new Date(0))
      await database.close()
      await master.query(`alter database ${unfinished} rename to ${template}`)
    }
    await master.query(`create database ${name} template ${template}`)
  })
  const database = openServer(onDatabase(url, name), { max: 4 })
  return {
    ...database,
    async close() {
      await database.close()
      await asMaster(url, (master) => master.query(`drop database ${name} with (force)`))
    },
  }
}

const onDatabase = (url: string, name: string): string => {
  const parts = new URL(url)
  parts.pathname = `/${name}`
  return parts.href
}

const asMaster = async (url: string, work: (master: pg.Client) => Promise<unknown>): Promise<void> => {
  const master = new pg.Client({ connectionString: url })
  await master.connect()
  try {
    await work(master)
  } finally {
    await master.end()
  }
}
