// Doors to the upkeep of an installation: backups and when they come.
import { z } from 'zod'
import { doors, id } from '#base/contract.ts'
import { administrators } from '#base/viewer.ts'
import { reasons } from './backup.ts'

const backup = z.object({
  name: z.string(),
  bytes: z.number().int(),
  createdAt: z.string(),
  reason: z.enum(reasons),
  rows: z.number().int(),
  files: z.number().int(),
  checkedAt: z.string().nullable(),
  /** What was wrong when it was restored on trial. */
  broken: z.string().nullable(),
})

const plan = z.object({
  /** The hour of the day by the clock of the machine; null for no backups by themselves. */
  hour: z.number().int().min(0).max(23).nullable(),
  /** How many of these are kept. */
  keep: z.number().int().min(1).max(365),
})

const named = z.object({ name: z.string().max(100) }).strict()

export const upkeepDoors = doors({
  'GET /backups': {
    summary: 'Backups that are kept, newest first, and where they lie',
    may: administrators,
    out: z.object({ folder: z.string(), rows: z.array(backup) }),
  },
  'POST /backups': {
    summary: 'Make a backup now and try it by restoring',
    may: administrators,
    body: z.object({}).strict(),
    out: z.object({ jobId: id }),
  },
  'GET /backups/:name/file': {
    summary: 'Download a backup',
    may: administrators,
    path: named,
    out: 'file',
  },
  'DELETE /backups/:name': {
    summary: 'Delete a backup',
    may: administrators,
    path: named,
    out: 'nothing',
  },
  'GET /backup-plan': {
    summary: 'When backups are made by themselves',
    may: administrators,
    out: plan.extend({ revision: z.number().int() }),
    revised: true,
  },
  'PUT /backup-plan': {
    summary: 'Say when backups are made by themselves, and how many are kept',
    may: administrators,
    body: plan.strict(),
    out: plan.extend({ revision: z.number().int() }),
    revised: true,
  },
})
