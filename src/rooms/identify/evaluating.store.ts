// Runs an evaluation: read the figures, let the rules judge, keep every score, hand tiers and segments down.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'
import { setSegments, setTiers } from '#records/accounts/store.ts'
import { countAccounts } from '#records/ledger/figures.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Database, type Db } from '#server/database.ts'
import type { JobKind } from '#server/jobs.ts'
import { columnsOf, type Known, knownFor } from './columns.store.ts'
import { type Candidate, evaluateRfm, evaluateWeighted, type Result, totalsByGrade } from './evaluate.ts'
import { type Counted, ledgerFigure, profitOf, readsBreadth, type Window } from './figures.ts'
import { compareAssignments } from './movement.ts'
import { findScorecard } from './scorecard.store.ts'
import type { Scorecard, Source } from './scorecard.ts'
import { on, type ScorecardRow, type Summary } from './tables.store.ts'

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

const evaluateScorecard = async (
  database: Database,
  actor: Actor,
  run: EvaluationInput['runs'][number],
  input: EvaluationInput,
  counting: Promise<ReadonlyMap<string, Counted>>,
): Promise<void> => {
  const { db } = database
  if (
    await on(db).selectFrom('evaluation').select('id').where('id', '=', run.evaluationId).executeTakeFirst()
  )
    return
  const scorecard = await findScorecard(db, run.scorecardId)
  if (!scorecard) throw new Error(`no scorecard ${run.scorecardId}`)
  const window: Window = { asOf: input.asOf, months: input.windowMonths }
  const [before, { currency }, known, counted] = await Promise.all([
    lastGrades(db, scorecard.id),
    findCompany(db),
    knownFor(db, sourcesOf(scorecard.definition), input.judgedUpTo),
    counting,
  ])
  const results = judge(scorecard.definition, counted, known, window, before.grades, currency)
  const order = gradesOf(scorecard.definition)
  await storeScores(database, run.evaluationId, results, before.grades)

  const net = new Map(results.map((one) => [one.id, one.netMinor]))
  const assigned = (grades: Iterable<[string, string | null]>) =>
    new Map([...grades].filter((pair): pair is [string, string] => pair[1] !== null))
  const after = assigned(results.map((one) => [one.id, one.grade]))
  const movement = compareAssignments(
    assigned([...before.grades].map(([id, one]) => [id, one.tier])),
    after,
    order,
    net,
  )
  const { up, down, same, entered, left } = movement.totals
  const summary: Summary = {
    accounts: results.length,
    insufficient: results.filter((one) => one.reason === 'PROVISIONAL' || one.reason === 'INSUFFICIENT')
      .length,
    currency,
    grades: totalsByGrade(results, order),
    moved: { up: up.count, down: down.count, same: same.count, entered: entered.count, left: left.count },
  }
  // The scores above belong to nothing until this transaction says so; from then on all of it holds at once.
  await atomically(db, async (transaction) => {
    await on(transaction)
      .insertInto('evaluation')
      .values({
        id: run.evaluationId,
        scorecard_id: scorecard.id,
        version: scorecard.version,
        as_of: input.asOf,
        window_months: input.windowMonths,
        reason: input.reason,
        summary: JSON.stringify(summary) as never,
        previous_id: before.evaluationId,
        person_id: actor.personId,
        job_id: actor.requestId,
        evaluated_at: actor.now,
      })
      .execute()
    await handDown(transaction, scorecard, run.evaluationId, input.asOf, results)
    await writeAudit(transaction, actor, {
      action: 'identify.evaluated',
      subject: { kind: 'evaluation', id: run.evaluationId },
      after: {
        scorecardId: scorecard.id,
        version: scorecard.version,
        asOf: input.asOf,
        windowMonths: input.windowMonths,
        reason: input.reason,
        ...summary.moved,
      },
    })
  })
}

/** Grades of a scorecard from best to last. */
export const gradesOf = (definition: Scorecard): string[] =>
  definition.kind === 'weighted'
    ? definition.tiers.map((tier) => tier.key)
    : definition.segments.map((segment) => segment.key)

type Standing = ReadonlyMap<string, { tier: string; provisional: boolean }>

const sourcesOf = (definition: Scorecard): Source[] =>
  definition.kind === 'weighted' ? definition.criteria.map((criterion) => criterion.source) : []

const judge = (
  definition: Scorecard,
  counted: ReadonlyMap<string, Counted>,
  known: Known,
  window: Window,
  standing: Standing,
  currency: string | null,
): Result[] => {
  // Who never bought has no figures to be judged by; an order that was all returns makes no recency.
  const pool = [...counted].filter(([, one]) => definition.kind === 'weighted' || one.orders > 0)
  const basis = definition.kind === 'weighted' ? definition.basis : 'gross'
  const candidates = pool.map(
    ([id, one]): Candidate => ({
      id,
      netMinor: basis === 'gross' ? one.grossMinor : one.netMinor,
      profitMinor: profitOf(one),
      current: standing.get(id) ?? null,
    }),
  )
  if (definition.kind === 'weighted') {
    const ids = candidates.map((one) => one.id)
    return evaluateWeighted(
      definition,
      candidates,
      columnsOf(sourcesOf(definition), ids, counted, window, definition.basis, known),
    )
  }
  const column = (metric: 'recency' | 'orders' | 'sales') =>
    pool.map(([, one]) => ledgerFigure(metric, one, window, 'gross', 0))
  return evaluateRfm(
    definition,
    candidates,
    { recency: column('recency'), frequency: column('orders'), monetary: column('sales') },
    minorPerMajor(currency ?? 'CNY'),
  )
}

const lastGrades = async (
  db: Db,
  scorecardId: string,
): Promise<{ evaluationId: string | null; grades: Standing }> => {
  const last = await on(db)
    .selectFrom('evaluation')
    .select('id')
    .where('scorecard_id', '=', scorecardId)
    .orderBy('evaluated_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!last) return { evaluationId: null, grades: new Map() }
  const rows = await on(db)
    .selectFrom('account_score')
    .select(['account_id', 'grade', 'reason'])
    .where('evaluation_id', '=', last.id)
    .where('grade', 'is not', null)
    .execute()
  return {
    evaluationId: last.id,
    grades: new Map(
      rows.map((row) => [
        row.account_id,
        { tier: row.grade as string, provisional: row.reason === 'PROVISIONAL' },
      ]),
    ),
  }
}

const scoreColumns = [
  'account_id',
  'evaluation_id',
  'rank',
  'score',
  'coverage',
  'grade',
  'raw_grade',
  'reason',
  'previous_grade',
  'net_minor',
  'profit_minor',
  'inputs',
  'normalised',
]
const rowsPerPart = 4000

const storeScores = async (
  database: Database,
  evaluationId: string,
  results: readonly Result[],
  before: Standing,
): Promise<void> => {
  // What a run that died left behind.
  await sql`delete from account_score where evaluation_id = ${evaluationId}`.execute(database.db)
  const cell = (value: string | number | null) =>
    value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, ' ')
  // Six decimals tell more than anybody reads, and shorter text is loaded in half the time.
  const short = (value: number | null) => (value === null ? 'NULL' : Math.round(value * 1e6) / 1e6)
  const list = (values: readonly (number | null)[]) => `{${values.map(short).join(',')}}`
  async function* parts() {
    for (let from = 0; from < results.length; from += rowsPerPart)
      yield results
        .slice(from, from + rowsPerPart)
        .map((one) =>
          [
            one.id,
            evaluationId,
            one.rank,
            one.score,
            one.coverage,
            one.grade,
            one.rawGrade,
            one.reason,
            before.get(one.id)?.tier ?? null,
            one.netMinor,
            one.profitMinor,
          ]
            .map(cell)
            .concat(list(one.inputs), list(one.normalised))
            .join('\t')
            .concat('\n'),
        )
        .join('')
  }
  await database.copyIn('account_score', scoreColumns, parts())
}

const handDown = async (
  db: Db,
  scorecard: ScorecardRow,
  evaluationId: string,
  asOf: Day,
  results: readonly Result[],
): Promise<void> => {
  if (scorecard.sets === 'segment') {
    await setSegments(
      db,
      results.map((one) => ({ accountId: one.id, segment: one.grade })),
    )
    return
  }
  const tiers = results
    .filter((one) => one.grade !== null)
    .map((one) => ({ accountId: one.id, tier: one.grade, reason: one.reason, score: one.score }))
  await setTiers(db, tiers, evaluationId, asOf)
}
