// Value that is computed by itself, once a month on the day that a company has chosen.
import { sql } from 'kysely'
import { type Day, dayIn } from '#base/calendar.ts'
import { newestOrderDay } from '#records/ledger/figures.store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { Jobs } from '#server/jobs.ts'
import { currentSettings } from '../settling/settling.store.ts'
import type { RunSign } from './by-itself.ts'
import { valueJob } from './computing.store.ts'
import { lastDueDay } from './due-day.ts'

/**
 * Starts the computation of a day that has come and was not taken, however long the program was away; null when there is
 * nothing to do. An installation that has never looked takes the last such day without computing: what lies before its
 * first day is not its business.
 */
export const startDueRun = async (db: Db, jobs: Jobs, now: Date): Promise<string | null> => {
  const { computeOn } = (await currentSettings(db)).settings
  if (computeOn === null) return null
  const due = lastDueDay(computeOn, dayIn(now))
  const before = (await sql<{ day: Day | null }>`select last_due_on as day from value_setting`.execute(db))
    .rows[0]?.day
  if (before && before >= due) return null
  if (!(await takeDueDay(db, due, now)) || !before) return null
  if (!(await newestOrderDay(db))) return null
  const input = {
    runId: newId(now),
    scope: 'all' as const,
    reason: '@monthly' satisfies RunSign,
    subject: due.slice(0, 7),
  }
  return jobs.start(valueJob, input, null)
}

/** Takes a day for this process; false when it was taken before, here or elsewhere. */
const takeDueDay = async (db: Db, day: Day, now: Date): Promise<boolean> => {
  const taken =
    await sql`insert into value_setting as setting (id, settings, updated_at, revision, last_due_on)
    values (1, '{}'::jsonb, ${now}, 0, ${day}::date)
    on conflict (id) do update set last_due_on = excluded.last_due_on
      where setting.last_due_on is null or setting.last_due_on < excluded.last_due_on`.execute(db)
  return Number(taken.numAffectedRows ?? 0) > 0
}
