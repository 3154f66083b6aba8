// Where this installation keeps its backups, and what goes into them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from '#records/upkeep/backup.store.ts'
import type { Settings } from './settings.ts'

export const migrationsFolder = join(import.meta.dirname, '../../migrations')

export const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { version: string }

export const secretFile = (settings: Settings): string => join(settings.folder, 'secret')

export const backupPlace = (settings: Settings): Place => ({
  folder: join(settings.folder, 'backups'),
  files: join(settings.folder, 'files'),
  secretFile: settings.secret ? null : secretFile(settings),
  version,
  migrationsFolder,
})
