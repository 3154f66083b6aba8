// Runs evaluations as a job: read the figures, let the rules judge, keep every score, and say what takes effect.
import type { Day } from '#base/calendar.ts'
import { type SegmentRow, segments } from '#records/accounts/segment.store.ts'
import { countAccounts } from '#records/ledger/figures.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Database, type Db } from '#server/database.ts'
import type { JobKind } from '#server/jobs.ts'
import { findScorecard } from '../scorecard/scorecard.store.ts'
import { lowestScores } from '../scoring/cuts.ts'
import { type Result, totalsByGrade } from '../scoring/evaluate.ts'
import { type Counted, readsBreadth, type Window } from '../scoring/figures.ts'
import { compareAssignments } from '../scoring/movement.ts'
import type { SegmentRule } from '../scoring/pools.ts'
import { gradesOf } from '../scoring/scorecard.ts'
import { on, type ScorecardRow, type Summary } from '../tables.store.ts'
import { putInEffect, standingOf } from './effect.store.ts'
import { judgePoints, judgeRfm, judgeWeighted } from './judging.store.ts'
import { storeScores } from './score.store.ts'

export type EvaluationInput = {
  /** Made beforehand, so that a run begun anew after a crash writes the same evaluation. */
  runs: { evaluationId: string; scorecardId: string }[]
  asOf: Day
  /** Ratings and measured values up to this day count; later than the as-of day when that only closes the months. */
  judgedUpTo: Day
  windowMonths: number | null
  reason: string
  subject: string
}

export const evaluationJob: JobKind<EvaluationInput> = {
  kind: 'identify.evaluation',
  async run(work, input) {
    const actor: Actor = { personId: work.personId, origin: 'job', requestId: work.jobId, now: work.now() }
    const window = { asOf: input.asOf, months: input.windowMonths }
    // Begun here and awaited where it is used, so that a server counts while ratings and standing tiers are read.
    const counting = countAccounts(work.database.db, window, {
      products: await wantsBreadth(work.database.db, input.runs),
    })
    counting.catch(() => {})
    const evaluationIds: string[] = []
    for (const [index, run] of input.runs.entries()) {
      await work.progress(index, input.runs.length)
      await evaluateScorecard(work.database, actor, run, input, counting)
      evaluationIds.push(run.evaluationId)
    }
    await work.progress(input.runs.length, input.runs.length)
    return { evaluationIds }
  },
}

/** Counting products is the dearest figure, so it is asked for only where a criterion needs it. */
const wantsBreadth = async (db: Db, runs: EvaluationInput['runs']): Promise<boolean> => {
  for (const run of runs) {
    const definition = (await findScorecard(db, run.scorecardId))?.definition
    if (definition?.kind === 'weighted' && readsBreadth(definition)) return true
  }
  return false
}

/** One scorecard is evaluated by the segments as they are now; these stay with the evaluation. */
export type Run = {
  scorecard: ScorecardRow
  window: Window
  judgedUpTo: Day
  currency: string | null
  segments: SegmentRule[]
}

const evaluateScorecard = async (
  database: Database,
  actor: Actor,
  { evaluationId, scorecardId }: EvaluationInput['runs'][number],
  input: EvaluationInput,
  counting: Promise<ReadonlyMap<string, Counted>>,
): Promise<void> => {
  const { db } = database
  if (await on(db).selectFrom('evaluation').select('id').where('id', '=', evaluationId).executeTakeFirst())
    return
  const scorecard = await findScorecard(db, scorecardId)
  if (!scorecard) throw new Error(`no scorecard ${scorecardId}`)
  const [standing, { currency }, saved] = await Promise.all([
    standingOf(db, scorecard),
    findCompany(db),
    segments(db),
  ])
  const run: Run = {
    scorecard,
    window: { asOf: input.asOf, months: input.windowMonths },
    judgedUpTo: input.judgedUpTo,
    currency,
    segments: saved.map(ruleOf),
  }
  const { definition } = scorecard
  const results =
    definition.kind === 'weighted'
      ? await judgeWeighted(db, run, definition, counting, standing.byAccount)
      : definition.kind === 'rfm'
        ? judgeRfm(run, definition, await counting)
        : await judgePoints(db, run, definition, standing.byAccount)
  const before = new Map([...standing.byAccount].map(([id, one]) => [id, one.tier]))
  // A server stores scores while it sets tiers; the embedded database does one thing at a time.
  const storing = storeScores(database, evaluationId, results, before)
  storing.catch(() => {})
  if (database.kind === 'embedded') await storing

  const summary = summaryOf(results, gradesOf(definition), before, currency)
  // The scores belong to nothing until this transaction says so; from then on all of it holds at once.
  await atomically(db, async (transaction) => {
    await on(transaction)
      .insertInto('evaluation')
      .values({
        id: evaluationId,
        scorecard_id: scorecard.id,
        version: scorecard.version,
        as_of: input.asOf,
        window_months: definition.kind === 'points' ? definition.months : input.windowMonths,
        reason: input.reason,
        summary: JSON.stringify(summary) as never,
        previous_id: standing.evaluationId,
        person_id: actor.personId,
        job_id: actor.requestId,
        evaluated_at: actor.now,
        state: 'waiting',
        effective_at: null,
        approval_id: null,
        segments: JSON.stringify(run.segments) as never,
      })
      .execute()
    await putInEffect(transaction, actor, { ...run, evaluationId }, results, before)
    await writeAudit(transaction, actor, {
      action: 'identify.evaluated',
      subject: { kind: 'evaluation', id: evaluationId },
      after: {
        scorecardId: scorecard.id,
        version: scorecard.version,
        asOf: input.asOf,
        windowMonths: input.windowMonths,
        reason: input.reason,
        ...summary.moved,
      },
    })
    await storing
  })
}

const ruleOf = ({ id, name, conditions }: SegmentRow): SegmentRule => ({ id, name, conditions })

const summaryOf = (
  results: readonly Result[],
  grades: readonly string[],
  before: ReadonlyMap<string, string>,
  currency: string | null,
): Summary => {
  const net = new Map(results.map((one) => [one.id, one.netMinor]))
  const after = new Map(results.flatMap((one) => (one.grade === null ? [] : [[one.id, one.grade] as const])))
  const { up, down, same, entered, left } = compareAssignments(before, after, grades, net).totals
  return {
    accounts: results.length,
    insufficient: results.filter((one) => one.provisional || one.reason === 'INSUFFICIENT').length,
    currency,
    grades: totalsByGrade(results, grades),
    moved: { up: up.count, down: down.count, same: same.count, entered: entered.count, left: left.count },
    cuts: lowestScores(results),
  }
}
