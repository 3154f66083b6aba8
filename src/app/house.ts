// Opens everything a process needs on its data: lock, database brought up to date, files, scorecards.
import { join } from 'node:path'
import { ensureScorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import { type Database, openDatabase } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import type { Workplace } from '#server/jobs.ts'
import { lockData } from '#server/lock.ts'
import type { Log } from '#server/log.ts'
import { migrate, readMigrations } from '#server/migrate.ts'
import type { Settings } from './settings.ts'

export type Opened = Workplace & { close: () => Promise<void> }

export const migrationsFolder = join(import.meta.dirname, '../../migrations')

export const openHouse = async (settings: Settings, what: string, log: Log): Promise<Opened> => {
  const unlock = settings.databaseUrl ? () => {} : lockData(settings.folder, what)
  let database: Database | undefined
  try {
    database = await openDatabase({ url: settings.databaseUrl, folder: join(settings.folder, 'database') })
    const done = await migrate(database, readMigrations(migrationsFolder), new Date())
    if (done.length) log.info({ migrations: done }, 'database brought up to date')
    const now = () => new Date()
    await ensureScorecards(database.db, { personId: null, origin: 'cli', requestId: null, now: now() })
    const files = openFiles(join(settings.folder, 'files'))
    const opened = database
    return {
      database: opened,
      files,
      log,
      now,
      async close() {
        await opened.close()
        unlock()
      },
    }
  } catch (error) {
    await database?.close().catch(() => {})
    unlock()
    throw error
  }
}
