// All kinds of long work, one line each.
import { checkJob, importJob } from '#records/exchange/importing.store.ts'
import { undoJob } from '#records/exchange/undoing.store.ts'
import { ordersImport } from '#records/ledger/importing.store.ts'
import { backupJob, type Place } from '#records/upkeep/backup.store.ts'
import { demoRemoval } from '#records/upkeep/demo.store.ts'
import { evaluationJob } from '#rooms/identify/run/evaluating.store.ts'
import { valueJob } from '#rooms/value/run/computing.store.ts'
import type { AnyKind } from '#server/jobs.ts'
import { afterImport, afterUndoing } from './after-import.ts'
import { demoRooms } from './demo-rooms.ts'

export const jobKinds = (place: Place): readonly AnyKind[] => [
  afterImport(ordersImport),
  checkJob,
  afterImport(importJob),
  afterUndoing(undoJob),
  evaluationJob,
  valueJob,
  backupJob(place),
  demoRemoval(demoRooms),
]
