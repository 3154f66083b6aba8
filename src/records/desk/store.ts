// Jobs as people see them.
import { sql } from 'kysely'
import { holds, type Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { JobRow } from '#server/jobs.ts'

export type JobLine = JobRow & { person_name: string | null }

const mine = (viewer: Viewer) =>
  holds(viewer, ['administrator']) ? sql`true` : sql`job.person_id = ${viewer.personId}`

const lines = sql`select job.*, person.name as person_name from job left join person on person.id = job.person_id`

/** The newest jobs a person may see: their own, and everybody's for administrators. */
export const newestJobs = async (db: Db, viewer: Viewer): Promise<JobLine[]> =>
  (
    await sql<JobLine>`${lines} where ${mine(viewer)} order by job.created_at desc, job.id limit 20`.execute(
      db,
    )
  ).rows

export const oneJob = async (db: Db, viewer: Viewer, id: string): Promise<JobLine | undefined> =>
  (await sql<JobLine>`${lines} where job.id = ${id} and ${mine(viewer)}`.execute(db)).rows[0]

/** Asks; a job that waits stops at once, one that runs at its next safe point. */
export const askToStop = (db: Db, actor: Actor, id: string): Promise<void> =>
  atomically(db, async (transaction) => {
    const asked = await sql`update job set cancel_asked_at = ${actor.now},
        state = case when state = 'waiting' then 'cancelled' else state end,
        ended_at = case when state = 'waiting' then ${actor.now}::timestamptz else ended_at end
      where id = ${id} and state in ('waiting', 'running') and cancel_asked_at is null`.execute(transaction)
    if (asked.numAffectedRows)
      await writeAudit(transaction, actor, { action: 'desk.jobStopped', subject: { kind: 'job', id } })
  })
