// The thread behind `checkBackup`: restores, reads every row again and compares with what was written.
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../database.ts'
import { readMigrations } from '../migrate.ts'
import type { Trial, Verdict } from './check.ts'
import { count } from './dump.ts'
import { CannotRestore, differing, manifestOf, restore } from './restore.ts'

const tried = async ({ path, migrationsFolder, folder }: Trial): Promise<Verdict> => {
  const database = await openDatabase({ folder })
  try {
    const { migrations } = await manifestOf(path)
    // As far as the backup goes, so that its rows can be compared as they are.
    const known = readMigrations(migrationsFolder).slice(0, migrations.length)
    const { manifest, summary } = await restore(
      database,
      path,
      { migrations: known, files: null, secret: null },
      new Date(),
    )
    const found = await count(database)
    const wrong = differing(summary.tables, new Map(Object.entries(found)))
    if (wrong.length) return { broken: `rows of ${wrong.join(', ')} came back otherwise` }
    const counted = Object.values(found)
    return {
      rows: counted.reduce((sum, { rows }) => sum + rows, 0),
      tables: counted.length,
      createdAt: manifest.createdAt,
    }
  } catch (error) {
    if (error instanceof CannotRestore) return { broken: error.message }
    throw error
  } finally {
    await database.close()
  }
}

parentPort?.postMessage(await tried(workerData as Trial))
