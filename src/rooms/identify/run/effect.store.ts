// What an evaluation sets off: nothing of a tier holds before whoever must approve has approved it.
import { sql } from 'kysely'
import { dayIn } from '#base/calendar.ts'
import { type Layers, setSegments, setTiers, type TierFacts } from '#records/accounts/tier.store.ts'
import { askApproval, lapseApproval, type Reaction } from '#records/desk/approval.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { Standing } from '../scoring/assess.ts'
import type { Result } from '../scoring/evaluate.ts'
import type { Scorecard } from '../scoring/scorecard.ts'
import { pinsOn } from '../standing/pin.store.ts'
import { on, type ScorecardRow } from '../tables.store.ts'
import type { Run } from './evaluating.store.ts'
import { findPlan } from './plan.store.ts'

/** By this the desk finds what a decision sets off. */
export const tierApproval = 'identify.tiers'

export type Stood = Standing & { star: number | null }

/**
 * What stands for a scorecard, with what its last evaluation in effect wants remembered. For a scorecard that sets
 * tiers the tiers of the accounts stand, however they came about; memories count only where they speak of that tier.
 */
export const standingOf = async (
  db: Db,
  scorecard: Pick<ScorecardRow, 'id' | 'sets'>,
): Promise<{ evaluationId: string | null; byAccount: Map<string, Stood> }> => {
  const last = await on(db)
    .selectFrom('evaluation')
    .select('id')
    .where('scorecard_id', '=', scorecard.id)
    .where('effective_at', 'is not', null)
    .orderBy('effective_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const lastId = last?.id ?? null
  const rows =
    scorecard.sets === 'tier'
      ? await sql<StoodRow>`select standing.account_id, standing.tier, coalesce(score.provisional, standing.reason in ('PROVISIONAL', 'OBSERVATION')) as provisional,
          coalesce(score.cooldown, 0) as cooldown, coalesce(score.below, 0) as below, score.star
        from account_tier as standing left join account_score as score
          on score.account_id = standing.account_id and score.evaluation_id = ${lastId}::uuid and score.grade = standing.tier
        where standing.tier is not null`.execute(db)
      : await sql<StoodRow>`select account_id, grade as tier, provisional, cooldown, below, star from account_score
          where evaluation_id = ${lastId}::uuid and grade is not null`.execute(db)
  return {
    evaluationId: lastId,
    byAccount: new Map(rows.rows.map(({ account_id, ...stood }) => [account_id, stood])),
  }
}

type StoodRow = Stood & { account_id: string }

/** Puts an evaluation in effect, or asks for approval of what moves where a chain is set. */
export const putInEffect = async (
  db: Db,
  actor: Actor,
  run: Run & { evaluationId: string },
  results: readonly Result[],
  before: ReadonlyMap<string, string>,
): Promise<void> => {
  const { evaluationId, scorecard } = run
  if (scorecard.sets === 'segment')
    await setSegments(
      db,
      results.map((one) => ({ accountId: one.id, segment: one.grade })),
    )
  if (scorecard.sets === 'tier') {
    await overtake(db, actor, evaluationId)
    const { chain } = await findPlan(db)
    const moved = results.filter((one) => one.grade !== (before.get(one.id) ?? null))
    if (chain.length && moved.length) {
      const approvalId = await askApproval(db, actor, {
        kind: tierApproval,
        subjectId: evaluationId,
        path: `/identify/evaluations/${evaluationId}`,
        title: {
          zh: `客户定级：${scorecard.name.zh || scorecard.name.en}，截至 ${run.window.asOf}`,
          en: `Tiers by ${scorecard.name.en || scorecard.name.zh} as of ${run.window.asOf}`,
        },
        chain,
        accountIds: moved.map((one) => one.id),
      })
      await on(db)
        .updateTable('evaluation')
        .set({ approval_id: approvalId })
        .where('id', '=', evaluationId)
        .execute()
      return
    }
    await setTiers(db, actor, tiersOf(results, before), {
      layers: layersOf(scorecard.definition),
      by: { kind: 'evaluation', id: evaluationId },
      since: run.window.asOf,
    })
  }
  await markEffective(db, actor, evaluationId)
}

const tiersOf = (results: readonly Result[], before: ReadonlyMap<string, string>): TierFacts[] =>
  results.flatMap(({ id, grade, reason, score }) =>
    grade === null && !before.has(id) ? [] : [{ accountId: id, tier: grade, reason, score }],
  )

const layersOf = (definition: Scorecard): Layers =>
  new Map(definition.kind === 'rfm' ? [] : definition.tiers.map(({ key, layer }) => [key, layer]))

const markEffective = (db: Db, actor: Actor, evaluationId: string) =>
  on(db)
    .updateTable('evaluation')
    .set({ state: 'effective', effective_at: actor.now })
    .where('id', '=', evaluationId)
    .execute()

/** A newer evaluation knows better than one that still waits: what of that is undecided falls away. */
const overtake = async (db: Db, actor: Actor, byId: string): Promise<void> => {
  const waiting = await on(db)
    .selectFrom('evaluation')
    .innerJoin('scorecard', 'scorecard.id', 'evaluation.scorecard_id')
    .select(['evaluation.id', 'evaluation.approval_id'])
    .where('evaluation.state', '=', 'waiting')
    .where('evaluation.id', '!=', byId)
    .where('scorecard.sets', '=', 'tier')
    .execute()
  for (const { id, approval_id } of waiting) await lapse(db, actor, id, approval_id, { overtakenBy: byId })
}

const lapse = async (
  db: Db,
  actor: Actor,
  evaluationId: string,
  approvalId: string | null,
  why: Record<string, string>,
): Promise<boolean> => {
  const lapsed = await on(db)
    .updateTable('evaluation')
    .set({ state: 'lapsed' })
    .where('id', '=', evaluationId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!lapsed.numUpdatedRows) return false
  if (approvalId) await lapseApproval(db, actor, approvalId)
  await writeAudit(db, actor, {
    action: 'identify.evaluationLapsed',
    subject: { kind: 'evaluation', id: evaluationId },
    after: why,
  })
  return true
}

/** False when it no longer waits. */
export const withdraw = (
  db: Db,
  actor: Actor,
  evaluation: { id: string; approval_id: string | null },
  reason: string,
): Promise<boolean> =>
  atomically(db, (transaction) =>
    lapse(transaction, actor, evaluation.id, evaluation.approval_id, { reason }),
  )

/** Approved moves take effect as they are approved; when all is decided, the evaluation does, with every score. */
export const tierReaction: Reaction = {
  async decided(db, actor, { subjectId: evaluationId }, { approved, closed }) {
    const evaluation = await on(db)
      .selectFrom('evaluation')
      .innerJoin('scorecard_version', (join) =>
        join
          .onRef('scorecard_version.scorecard_id', '=', 'evaluation.scorecard_id')
          .onRef('scorecard_version.version', '=', 'evaluation.version'),
      )
      .select('scorecard_version.definition')
      .where('evaluation.id', '=', evaluationId)
      .executeTakeFirstOrThrow()
    const today = dayIn(actor.now)
    // Whoever was pinned since the evaluation stays where a person has put them.
    const pins = await pinsOn(db, today)
    const apply = (rows: readonly TierFacts[]) =>
      setTiers(
        db,
        actor,
        rows.filter((row) => !pins.has(row.accountId)),
        {
          layers: layersOf(evaluation.definition),
          by: { kind: 'evaluation', id: evaluationId },
          since: today,
        },
      )
    if (approved.length) await apply(await decidedRows(db, evaluationId, approved))
    if (!closed) return
    await apply(await unmovedRows(db, evaluationId))
    await markEffective(db, actor, evaluationId)
  },
}

const decidedColumns = sql`account_id as "accountId", grade as tier, reason, score`

const decidedRows = async (
  db: Db,
  evaluationId: string,
  accountIds: readonly string[],
): Promise<TierFacts[]> =>
  (
    await sql<TierFacts>`select ${decidedColumns} from account_score
      where evaluation_id = ${evaluationId} and account_id = any(${[...accountIds]}::uuid[])`.execute(db)
  ).rows

/** Whose tier the evaluation left alone: only the score and the reason are new. */
const unmovedRows = async (db: Db, evaluationId: string): Promise<TierFacts[]> =>
  (
    await sql<TierFacts>`select ${decidedColumns} from account_score
      where evaluation_id = ${evaluationId} and grade is not distinct from previous_grade and grade is not null`.execute(
      db,
    )
  ).rows
