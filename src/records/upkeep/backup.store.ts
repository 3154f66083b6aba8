// Makes backups, tries them, keeps what is known of them beside them, and clears away the old ones.
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { writeAudit } from '#records/staff/audit.store.ts'
import { checkBackup, type Verdict } from '#server/backup/check.ts'
import { dump, type Told } from '#server/backup/dump.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Database, type Db } from '#server/database.ts'
import type { JobKind, Jobs } from '#server/jobs.ts'
import { type Backup, isDue, isName, nameOf, outlived, type Plan, type Reason } from './backup.ts'

/** Where backups lie, and what goes into them. */
export type Place = {
  folder: string
  files: string
  /** The file of the secret that sign-in is sealed with; null where it comes from the environment. */
  secretFile: string | null
  version: string
  migrationsFolder: string
}

const noteOf = (place: Place, name: string) => join(place.folder, `${name}.json`)

const writeNote = (place: Place, backup: Backup) =>
  writeFile(noteOf(place, backup.name), `${JSON.stringify(backup)}\n`, { mode: 0o600 })

/** Newest first; a file without a note is listed with what the file system knows. */
export const backups = (place: Place): Backup[] =>
  existsSync(place.folder)
    ? readdirSync(place.folder)
        .filter(isName)
        .map((name) => readNote(place, name))
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    : []

const readNote = (place: Place, name: string): Backup => {
  const { size, mtime } = statSync(join(place.folder, name))
  const unknown = { createdAt: mtime.toISOString(), reason: 'asked', rows: 0, files: 0 } as const
  const note = existsSync(noteOf(place, name))
    ? (JSON.parse(readFileSync(noteOf(place, name), 'utf8')) as Backup)
    : { ...unknown, checkedAt: null, broken: null }
  return { ...note, name, bytes: size }
}

export const findBackup = (place: Place, name: string): Backup | undefined =>
  backups(place).find((one) => one.name === name)

export const backupStream = (place: Place, name: string) => createReadStream(join(place.folder, name))

export const dropBackup = (place: Place, name: string): void => {
  rmSync(join(place.folder, name), { force: true })
  rmSync(noteOf(place, name), { force: true })
}

export const makeBackup = async (
  database: Database,
  place: Place,
  { reason, now, told }: { reason: Reason; now: Date; told?: Told },
): Promise<Backup> => {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 })
  const name = nameOf(now, reason)
  const { files, secretFile, version } = place
  const secret = secretFile && existsSync(secretFile) ? readFileSync(secretFile, 'utf8') : null
  const path = join(place.folder, name)
  const summary = await dump(database, { files, secret, version }, path, now, told)
  const backup: Backup = {
    name,
    bytes: statSync(path).size,
    createdAt: now.toISOString(),
    reason,
    rows: Object.values(summary.tables).reduce((sum, { rows }) => sum + rows, 0),
    files: summary.files,
    checkedAt: null,
    broken: null,
  }
  await writeNote(place, backup)
  return backup
}

/** Restores a backup on trial and notes what came of it. */
export const tryBackup = async (place: Place, backup: Backup, now: Date): Promise<Backup> => {
  const { migrationsFolder, folder } = place
  const verdict: Verdict = await checkBackup({
    path: join(folder, backup.name),
    migrationsFolder,
    folder: join(folder, `trial-${process.pid}-${now.getTime()}`),
  })
  const tried = {
    ...backup,
    checkedAt: now.toISOString(),
    broken: 'broken' in verdict ? verdict.broken : null,
  }
  await writeNote(place, tried)
  return tried
}

export type BackupInput = { reason: Reason }

const kind = 'upkeep.backup'

export const backupJob = (place: Place): JobKind<BackupInput> => ({
  kind,
  async run({ database, now, jobId, personId, progress }, { reason }) {
    const actor: Actor = { personId, origin: 'job', requestId: jobId, now: now() }
    // The embedded database has one connection, and the dump holds it: whoever would write how far it is would wait for
    // the dump, and the dump for them.
    const told = database.kind === 'embedded' ? undefined : progress
    const made = await makeBackup(database, place, { reason, now: now(), told })
    const { name, broken } = await tryBackup(place, made, now())
    const plan = await findPlan(database.db)
    for (const old of outlived(backups(place), plan)) dropBackup(place, old)
    await writeAudit(database.db, actor, {
      action: 'upkeep.backedUp',
      subject: { kind: 'backup', id: jobId },
      after: { name, reason, rows: made.rows, ...(broken ? { broken } : {}) },
    })
    return { name, broken }
  },
})

export const findPlan = async (db: Db): Promise<Plan & { revision: number }> => {
  const { rows } = await sql<
    Plan & { revision: number }
  >`select hour, keep, revision from backup_plan`.execute(db)
  return rows[0] ?? { hour: null, keep: 14, revision: 0 }
}

/** False when someone else was faster. */
export const savePlan = (db: Db, actor: Actor, plan: Plan, revision: number | null): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await findPlan(transaction)
    if (revision !== null && before.revision !== revision) return false
    await sql`update backup_plan set hour = ${plan.hour}, keep = ${plan.keep}, revision = revision + 1, updated_at = ${actor.now}`.execute(
      transaction,
    )
    await writeAudit(transaction, actor, {
      action: 'upkeep.planChanged',
      subject: { kind: 'backupPlan', id: 'backup' },
      before: { hour: before.hour, keep: before.keep },
      after: plan,
    })
    return true
  })

// After one that failed, not again at once.
const pauseMs = 3_600_000

/** Starts the backup of the day when its hour has struck. */
export const startDueBackup = async (
  db: Db,
  jobs: Jobs,
  place: Place,
  now: Date,
): Promise<string | undefined> => {
  const newest = backups(place).find(({ reason }) => reason === 'plan')
  const last = newest ? new Date(newest.createdAt) : await begunAt(db)
  if (!isDue(await findPlan(db), now, last)) return undefined
  const recent =
    await sql`select 1 from job where kind = ${kind} and (ended_at is null or ended_at > ${new Date(now.getTime() - pauseMs)})`.execute(
      db,
    )
  return recent.rows.length ? undefined : jobs.start(backupJob(place), { reason: 'plan' }, null)
}

/** When the first person came; null in an installation that nobody uses yet. */
const begunAt = async (db: Db): Promise<Date | null> =>
  (await sql<{ at: Date | null }>`select min(created_at) as at from person`.execute(db)).rows[0]?.at ?? null
