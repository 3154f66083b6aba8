// When accounts are evaluated by themselves, and who approves: one row.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { Role } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { on } from '../tables.store.ts'

export type Plan = { days: string[]; active: boolean; chain: Role[]; lastDueOn: Day | null; revision: number }

const first: Plan = { days: ['06-30', '12-31'], active: true, chain: [], lastDueOn: null, revision: 0 }

export const findPlan = async (db: Db): Promise<Plan> => {
  const row = await on(db).selectFrom('evaluation_plan').selectAll().executeTakeFirst()
  if (!row) return first
  const { days, active, chain, last_due_on, revision } = row
  return { days, active, chain, lastDueOn: last_due_on, revision }
}

/** False when someone was faster. */
export const savePlan = (
  db: Db,
  actor: Actor,
  next: { days: string[]; active: boolean; chain: Role[] },
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await findPlan(transaction)
    if (seen !== null && seen !== before.revision) return false
    const saved = await sql`insert into evaluation_plan as plan (id, days, active, chain, revision)
      values (1, ${next.days}, ${next.active}, ${next.chain}, ${before.revision + 1})
      on conflict (id) do update set days = excluded.days, active = excluded.active, chain = excluded.chain,
        revision = excluded.revision where plan.revision = ${before.revision}`.execute(transaction)
    if (!saved.numAffectedRows) return false
    await writeAudit(transaction, actor, {
      action: 'identify.planChanged',
      subject: { kind: 'evaluationPlan', id: '1' },
      before: { days: before.days, active: before.active, chain: before.chain },
      after: next,
    })
    return true
  })

/** Takes a due day for this process; false when it was taken before, here or elsewhere. */
export const takeDueDay = async (db: Db, day: Day): Promise<boolean> => {
  const plan = await findPlan(db)
  const taken = await sql`insert into evaluation_plan as plan (id, days, active, chain, last_due_on, revision)
    values (1, ${plan.days}, ${plan.active}, ${plan.chain}, ${day}::date, ${plan.revision})
    on conflict (id) do update set last_due_on = excluded.last_due_on
      where plan.last_due_on is null or plan.last_due_on < excluded.last_due_on`.execute(db)
  return Number(taken.numAffectedRows ?? 0) > 0
}
