// Leaves the computation of accounts that something new has touched to whoever works through the queue.
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { leaveJob } from '#server/jobs.ts'
import type { RunSign } from './by-itself.ts'
import { valueJob } from './computing.store.ts'
import { isValued } from './run.store.ts'

/** With more than this it is as quick to compute all anew. */
const mostTouched = 10_000

/** Gives the job's id; null where there is nothing to compute, or value was never computed. */
export const queueTouched = async (
  db: Db,
  accountIds: readonly string[],
  personId: string | null,
  now: Date,
): Promise<string | null> => {
  if (accountIds.length === 0 || !(await isValued(db))) return null
  const input = { runId: newId(now), reason: '@import' satisfies RunSign, subject: '' }
  return accountIds.length > mostTouched
    ? leaveJob(db, valueJob, { ...input, scope: 'all' }, personId, now)
    : leaveJob(db, valueJob, { ...input, scope: 'touched', accountIds: [...accountIds] }, personId, now)
}
