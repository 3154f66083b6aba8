// Opens everything a process needs on its data: lock, database brought up to date, files, scorecards.
import { join } from 'node:path'
import { cutDaysIn } from '#base/calendar.ts'
import { fillMatchNames } from '#records/accounts/duplicates/duplicate.store.ts'
import { fillProductForms } from '#records/ledger/finding.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { makeBackup } from '#records/upkeep/backup.store.ts'
import { ensureScorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import { type Database, openDatabase } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import type { Workplace } from '#server/jobs.ts'
import { lockData } from '#server/lock.ts'
import type { Log } from '#server/log.ts'
import { doneMigrations, migrate, pendingMigrations, readMigrations } from '#server/migrate.ts'
import type { Settings } from './settings.ts'
import { backupPlace, migrationsFolder } from './upkeep.ts'

export type Opened = Workplace & { close: () => Promise<void> }

export const openHouse = async (settings: Settings, what: string, log: Log): Promise<Opened> => {
  const unlock = settings.databaseUrl ? () => {} : lockData(settings.folder, what)
  let database: Database | undefined
  try {
    database = await openDatabase({ url: settings.databaseUrl, folder: join(settings.folder, 'database') })
    await bringUpToDate(database, settings, log)
    cutDaysIn((await findCompany(database.db)).timeZone)
    const now = () => new Date()
    await fillProductForms(database.db)
    await ensureScorecards(database.db, { personId: null, origin: 'cli', requestId: null, now: now() })
    await fillMatchNames(database.db)
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

/** A database that holds something already is kept as it was before it is built on. */
const bringUpToDate = async (database: Database, settings: Settings, log: Log): Promise<void> => {
  const all = readMigrations(migrationsFolder)
  const { db } = database
  const pending = await pendingMigrations(db, all)
  if (pending.length === 0) return
  if ((await doneMigrations(db)).length) {
    const { name } = await makeBackup(database, backupPlace(settings), { reason: 'upgrade', now: new Date() })
    log.info({ backup: name }, 'kept a backup before the upgrade')
  }
  const done = await migrate(database, all, new Date())
  log.info({ migrations: done }, 'database brought up to date')
}
