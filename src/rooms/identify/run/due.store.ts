// Evaluations that start by themselves on the days a company has chosen.
import { dayIn } from '#base/calendar.ts'
import { newestOrderDay } from '#records/ledger/figures.store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { Jobs } from '#server/jobs.ts'
import { scorecards } from '../scorecard/scorecard.store.ts'
import { asOfDue, lastDueDay } from '../scoring/due-day.ts'
import { outsideValidity } from '../scoring/validity.ts'
import { evaluationJob } from './evaluating.store.ts'
import { findPlan, takeDueDay } from './plan.store.ts'

const windowMonths = 12

/**
 * Starts the evaluation of a day that is over and has not been taken; gives the job's id, or null when there is
 * nothing to do. An installation that has never looked takes the last due day without evaluating: what lies before
 * its first day is not its business.
 */
export const startDue = async (db: Db, jobs: Jobs, now: Date): Promise<string | null> => {
  const plan = await findPlan(db)
  const due = plan.active ? lastDueDay(plan.days, dayIn(now)) : null
  if (due === null || (plan.lastDueOn !== null && plan.lastDueOn >= due)) return null
  if (!(await takeDueDay(db, due)) || plan.lastDueOn === null) return null
  if (!(await newestOrderDay(db))) return null
  const asOf = asOfDue(due)
  const chosen = (await scorecards(db)).filter((one) => !outsideValidity(one, due))
  if (chosen.length === 0) return null
  const reason = `定期评估 ${due}`
  return jobs.start(
    evaluationJob,
    {
      runs: chosen.map((one) => ({ evaluationId: newId(now), scorecardId: one.id })),
      asOf,
      judgedUpTo: asOf,
      windowMonths,
      reason,
      subject: reason,
    },
    null,
  )
}
