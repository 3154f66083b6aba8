// Commands that keep an installation well: backup, restore, move.
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { makeBackup, tryBackup } from '#records/upkeep/backup.store.ts'
import { checkBackup } from '#server/backup/check.ts'
import { CannotRestore, type Restored, restore } from '#server/backup/restore.ts'
import { type Database, openDatabase } from '#server/database.ts'
import { DataInUse, lockData } from '#server/lock.ts'
import { readMigrations } from '#server/migrate.ts'
import { readSettings, type Settings } from '../settings.ts'
import { backupPlace, migrationsFolder, secretFile } from '../upkeep.ts'
import { withHouse } from './data.ts'
import { type Command, Mistake, progressLine, required } from './line.ts'

export const backupCommand: Command = {
  name: 'backup',
  about: 'Make a backup of everything, or try one by restoring it',
  help: `Usage: mainstay backup [--json]
       mainstay backup check FILE [--json]

Writes all rows of one moment, the files beside them and the secret of the installation into one archive
(tar, gzip) under MAINSTAY_DATA/backups, and restores it on trial. A running server on PostgreSQL may go on;
embedded data must be free, or use the page of backups. Keep the file as safe as the data: it holds everything.
check restores any backup into a database of its own, compares every row and throws it away.

Answer: name, path, bytes, rows, files, broken (null when it is whole)`,
  words: [0, 2],
  run: async (given) => {
    const [what, file] = given.words
    if (what === 'check' && file) return check(file, given)
    if (what !== undefined) throw new Mistake('backup stands alone, or: backup check FILE')
    const settings = readSettings(process.env)
    await withHouse('backup', async ({ database, now }) => {
      const place = backupPlace(settings)
      const line = progressLine('Backup', given.json)
      const made = await makeBackup(database, place, {
        reason: 'asked',
        now: now(),
        told: async (done, total) => line(done, total),
      })
      const { name, bytes, rows, files, broken } = await tryBackup(place, made, now())
      const path = join(place.folder, name)
      given.answer({ name, path, bytes, rows, files, broken }, [
        path,
        broken ? `NOT WHOLE: ${broken}` : `${rows} rows, ${files} files, restored on trial and found whole.`,
      ])
      if (broken) process.exitCode = 1
    })
  },
}

const check = async (file: string, given: Parameters<Command['run']>[0]): Promise<void> => {
  const path = existing(file)
  const verdict = await checkBackup({
    path,
    migrationsFolder,
    folder: join(dirname(path), `.trial-${process.pid}`),
  })
  const broken = 'broken' in verdict ? verdict.broken : null
  const rows = 'rows' in verdict ? verdict.rows : null
  given.answer({ name: basename(path), path, bytes: statSync(path).size, rows, files: null, broken }, [
    broken ? `NOT WHOLE: ${broken}` : `Whole: ${rows} rows came back as they were.`,
  ])
  if (broken) process.exitCode = 1
}

export const restoreCommand: Command = {
  name: 'restore',
  about: 'Put a backup in the place of all data',
  help: `Usage: mainstay restore FILE --yes [--json]

Replaces everything in the database by the backup, in one transaction: when it fails or is killed, the old data is
still there. A backup of an older version is brought up to date. It does not matter which database it was made on.
Stop the server first.
  --yes   without it nothing is done

Answer: createdAt, version, rows, files`,
  words: [1, 1],
  options: { yes: { type: 'boolean' } },
  run: async (given) => {
    const path = existing(given.words[0] as string)
    if (!given.flag('yes'))
      throw new Mistake(
        'This replaces all data by the backup. Say --yes when that is what you want; make a backup of what is there first.',
      )
    const settings = readSettings(process.env)
    const restored = await holding(settings, 'restore', () =>
      restoreInto(settings, settings.databaseUrl, path),
    )
    const rows = rowsIn(restored)
    const { createdAt, version } = restored.manifest
    given.answer({ createdAt, version, rows, files: restored.summary.files }, [
      `Restored what was there on ${createdAt}: ${rows} rows, ${restored.summary.files} files.`,
    ])
  },
}

export const moveCommand: Command = {
  name: 'move',
  about: 'Move from the embedded database to a PostgreSQL server',
  help: `Usage: mainstay move --to postgres://… [--json]

Makes a backup of the embedded data and restores it on the server, whose database must be empty. The embedded data
stays as it is. From then on start the program with DATABASE_URL set, and with the same MAINSTAY_DATA: the files
beside the database stay where they are.

Answer: backup, rows`,
  options: { to: { type: 'string' } },
  run: async (given) => {
    const settings = readSettings(process.env)
    if (settings.databaseUrl)
      throw new Mistake('DATABASE_URL is set already: this moves embedded data. Unset it first.')
    const to = required(given, 'to')
    await refuseFilled(to)
    const place = backupPlace(settings)
    let path = ''
    await withHouse('move', async ({ database, now }) => {
      const line = progressLine('Backup', given.json)
      const { name } = await makeBackup(database, place, {
        reason: 'move',
        now: now(),
        told: async (done, total) => line(done, total),
      })
      path = join(place.folder, name)
    })
    const rows = rowsIn(await restoreInto(settings, to, path))
    given.answer({ backup: path, rows }, [
      `${rows} rows moved. Start with DATABASE_URL set to the server from now on.`,
    ])
  },
}

const existing = (file: string): string => {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Mistake(`There is no file ${file}`)
  return resolve(file)
}

const rowsIn = ({ summary }: Restored): number =>
  Object.values(summary.tables).reduce((sum, { rows }) => sum + rows, 0)

const restoreInto = (settings: Settings, url: string | undefined, path: string): Promise<Restored> =>
  withDatabase(settings, url, async (database) => {
    await refuseOthers(database)
    const place = backupPlace(settings)
    return restore(
      database,
      path,
      {
        migrations: readMigrations(migrationsFolder),
        files: place.files,
        secret: settings.secret ? null : secretFile(settings),
      },
      new Date(),
    )
  })

const withDatabase = async <T>(
  settings: Settings,
  url: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase({ url, folder: join(settings.folder, 'database') })
  try {
    return await work(database)
  } catch (error) {
    if (error instanceof CannotRestore) throw new Mistake(error.message)
    throw error
  } finally {
    await database.close()
  }
}

const holding = async <T>(settings: Settings, what: string, work: () => Promise<T>): Promise<T> => {
  let unlock = () => {}
  try {
    if (!settings.databaseUrl) unlock = lockData(settings.folder, what)
  } catch (error) {
    if (error instanceof DataInUse) throw new Mistake(error.message)
    throw error
  }
  try {
    return await work()
  } finally {
    unlock()
  }
}

/** A server that goes on would write into what is being replaced. */
const refuseOthers = async ({ kind, run }: Database): Promise<void> => {
  if (kind === 'embedded') return
  const { rows } = await run(`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'mainstay' and pid <> pg_backend_pid()
      and backend_start < (select backend_start from pg_stat_activity where pid = pg_backend_pid())`)
  if (rows[0]?.count) throw new Mistake('A server is working on this database. Stop it first.')
}

const refuseFilled = async (url: string): Promise<void> => {
  const database = await openDatabase({ url, folder: '' })
  try {
    const { rows } = await database.run(`select count(*)::int as count from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'`)
    if (rows[0]?.count)
      throw new Mistake(
        `That database has ${rows[0].count} tables already. Give an empty one, so that nothing is lost.`,
      )
  } finally {
    await database.close()
  }
}
