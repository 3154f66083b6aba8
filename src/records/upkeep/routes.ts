// The doors of the upkeep.
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { type Call, type Desk, FileAnswer, serve } from '#server/call.ts'
import {
  backupJob,
  backupStream,
  backups,
  dropBackup,
  findBackup,
  findPlan,
  type Place,
  savePlan,
} from './backup.store.ts'
import type { Backup } from './backup.ts'
import { upkeepDoors } from './contract.ts'

export const upkeepDesk = (place: Place): Desk =>
  serve(upkeepDoors, {
    'GET /backups': async () => ({ folder: place.folder, rows: backups(place) }),

    'POST /backups': async ({ jobs, viewer }) => ({
      jobId: await jobs.start(backupJob(place), { reason: 'asked' }, viewer.personId),
    }),

    'GET /backups/:name/file': async (call, { path }) => {
      const backup = one(place, path.name)
      await note(call, 'upkeep.backupDownloaded', backup)
      return new FileAnswer(backup.name, 'application/gzip', backupStream(place, backup.name))
    },

    'DELETE /backups/:name': async (call, { path }) => {
      const backup = one(place, path.name)
      await note(call, 'upkeep.backupDeleted', backup)
      dropBackup(place, backup.name)
    },

    'GET /backup-plan': ({ db }) => findPlan(db),

    'PUT /backup-plan': async ({ db, actor, revision }, { body }) => {
      if (!(await savePlan(db, actor, body, revision))) throw new Refusal('stale', 'web.stale')
      return findPlan(db)
    },
  })

const one = (place: Place, name: string): Backup => {
  const backup = findBackup(place, name)
  if (!backup) throw new Refusal('notFound', 'upkeep.noSuchBackup')
  return backup
}

const note = ({ db, actor }: Call, action: string, { name }: Backup): Promise<void> =>
  writeAudit(db, actor, { action, subject: { kind: 'backup', id: name } })
