// All kinds of long work, one line each.
import { ordersImport } from '#records/ledger/importing.store.ts'
import { backupJob, type Place } from '#records/upkeep/backup.store.ts'
import { evaluationJob } from '#rooms/identify/run/evaluating.store.ts'
import type { AnyKind } from '#server/jobs.ts'

export const jobKinds = (place: Place): readonly AnyKind[] => [ordersImport, evaluationJob, backupJob(place)]
