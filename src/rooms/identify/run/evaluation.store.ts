// Reading evaluations: their totals and their rankings.
import { type Kysely, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { dropApprovals } from '#records/desk/approval.store.ts'
import type { ApprovalTables } from '#records/desk/tables.store.ts'
import type { Db } from '#server/database.ts'
import { type IdentifyTables, on, type Sets } from '../tables.store.ts'

const evaluations = (db: Db) =>
  on(db)
    .selectFrom('evaluation')
    .innerJoin('scorecard', 'scorecard.id', 'evaluation.scorecard_id')
    .innerJoin('scorecard_version', (join) =>
      join
        .onRef('scorecard_version.scorecard_id', '=', 'evaluation.scorecard_id')
        .onRef('scorecard_version.version', '=', 'evaluation.version'),
    )
    .leftJoin('person', 'person.id', 'evaluation.person_id')
    .selectAll('evaluation')
    .select([
      'scorecard.name_zh',
      'scorecard.name_en',
      'scorecard.sets',
      'scorecard_version.definition',
      'person.name as person_name',
    ])

export type EvaluationRow = Awaited<ReturnType<ReturnType<typeof evaluations>['execute']>>[number]

export const findEvaluation = (db: Db, id: string): Promise<EvaluationRow | undefined> =>
  evaluations(db).where('evaluation.id', '=', id).executeTakeFirst()

export const evaluationPage = (
  db: Db,
  ask: {
    scorecardId?: string | undefined
    sets?: Sets | undefined
    after: { at: string; id: string } | null
    limit: number
  },
): Promise<EvaluationRow[]> => {
  let query = evaluations(db)
    .orderBy('evaluation.evaluated_at', 'desc')
    .orderBy('evaluation.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.scorecardId) query = query.where('evaluation.scorecard_id', '=', ask.scorecardId)
  if (ask.sets) query = query.where('scorecard.sets', '=', ask.sets)
  const { after } = ask
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('evaluation.evaluated_at', 'evaluation.id'),
        '<',
        eb.tuple(new Date(after.at), after.id),
      ),
    )
  return query.execute()
}

/** The newest evaluation in effect of those that set tiers, or segments. */
export const latestEvaluation = (db: Db, sets: Sets): Promise<EvaluationRow | undefined> =>
  inEffect(db).where('scorecard.sets', '=', sets).executeTakeFirst()

/** The newest evaluation in effect of a scorecard. */
export const latestOf = (db: Db, scorecardId: string): Promise<EvaluationRow | undefined> =>
  inEffect(db).where('evaluation.scorecard_id', '=', scorecardId).executeTakeFirst()

/** The newest evaluation in effect of every scorecard in use. */
export const latestOfEach = (db: Db): Promise<EvaluationRow[]> =>
  evaluations(db)
    .where('scorecard.archived_at', 'is', null)
    .where(
      sql<boolean>`evaluation.id = (select newest.id from evaluation as newest
        where newest.scorecard_id = scorecard.id and newest.effective_at is not null
        order by newest.effective_at desc, newest.id desc limit 1)`,
    )
    .orderBy('scorecard.position')
    .execute()

const inEffect = (db: Db) =>
  evaluations(db)
    .where('evaluation.effective_at', 'is not', null)
    .orderBy('evaluation.effective_at', 'desc')
    .orderBy('evaluation.id', 'desc')
    .limit(1)

const scores = (db: Db, viewer: Viewer) =>
  visibleAccounts<IdentifyTables>(db, viewer).innerJoin(
    'account_score',
    'account_score.account_id',
    'account.id',
  )

/** Totals per grade, move and reason over the accounts one may see, for several evaluations in one statement. */
export const gradesSeen = (db: Db, viewer: Viewer, evaluationIds: readonly string[]) =>
  scores(db, viewer)
    .select([
      'account_score.evaluation_id',
      'account_score.grade',
      'account_score.previous_grade',
      'account_score.reason',
    ])
    .select((eb) => [
      eb.fn.countAll<number>().as('accounts'),
      sql<number>`sum(account_score.net_minor)::bigint`.as('net_minor'),
      sql<number | null>`sum(account_score.profit_minor)::bigint`.as('profit_minor'),
    ])
    .where('account_score.evaluation_id', 'in', [...evaluationIds])
    .groupBy([
      'account_score.evaluation_id',
      'account_score.grade',
      'account_score.previous_grade',
      'account_score.reason',
    ])
    .execute()

export type GradeSeen = Awaited<ReturnType<typeof gradesSeen>>[number]

export type RankingAsk = {
  evaluationId: string
  grade?: string | undefined
  moved?: 'up' | 'down' | 'entered' | undefined
  /** Grades from best to last, by which up and down are told. */
  grades: readonly string[]
  after: number | null
  limit: number
}

/** The ranking as far as one may see it, best first. Ranks are unique within an evaluation. */
export const rankingPage = (db: Db, viewer: Viewer, ask: RankingAsk) => {
  let query = scores(db, viewer)
    .select(['account.id', 'account.name', 'account.code'])
    .selectAll('account_score')
    .where('account_score.evaluation_id', '=', ask.evaluationId)
    .orderBy('account_score.rank')
    .limit(ask.limit + 1)
  if (ask.grade) query = query.where('account_score.grade', '=', ask.grade)
  if (ask.after !== null) query = query.where('account_score.rank', '>', ask.after)
  const place = (column: string) =>
    sql<number>`array_position(${[...ask.grades]}::text[], ${sql.ref(column)})`
  const now = place('account_score.grade')
  const before = place('account_score.previous_grade')
  if (ask.moved === 'entered') query = query.where('account_score.previous_grade', 'is', null)
  if (ask.moved === 'up') query = query.where(sql<boolean>`${now} < ${before}`)
  if (ask.moved === 'down') query = query.where(sql<boolean>`${now} > ${before}`)
  return query.execute()
}

const withApprovals = (
  db: Db,
): Kysely<IdentifyTables & ApprovalTables & { person: { id: string; name: string } }> => db

/** Every score an account was ever given by scorecards that set tiers, newest first. */
export const tierHistory = (db: Db, accountId: string) =>
  withApprovals(db)
    .selectFrom('account_score')
    .innerJoin('evaluation', 'evaluation.id', 'account_score.evaluation_id')
    .innerJoin('scorecard', 'scorecard.id', 'evaluation.scorecard_id')
    .leftJoin('approval_item as item', (join) =>
      join
        .onRef('item.approval_id', '=', 'evaluation.approval_id')
        .onRef('item.account_id', '=', 'account_score.account_id'),
    )
    .leftJoin('approval_decision as decision', 'decision.id', 'item.decision_id')
    .leftJoin('person', 'person.id', 'decision.person_id')
    .select([
      'item.account_id as asked',
      'item.verdict',
      'decision.comment',
      'person.name as personName',
      'evaluation.id as evaluationId',
      'scorecard.name_zh as nameZh',
      'scorecard.name_en as nameEn',
      'evaluation.state',
      'evaluation.as_of as asOf',
      'evaluation.evaluated_at as evaluatedAt',
      'evaluation.summary',
      'account_score.score',
      'account_score.grade',
      'account_score.raw_grade as rawGrade',
      'account_score.reason',
      'account_score.rule',
      'account_score.rank',
    ])
    .where('account_score.account_id', '=', accountId)
    .where('scorecard.sets', '=', 'tier')
    .orderBy('evaluation.evaluated_at', 'desc')
    .orderBy('evaluation.id', 'desc')
    .limit(60)
    .execute()

/** One account's scores in some evaluations. */
export const scoresIn = (db: Db, accountId: string, evaluationIds: readonly string[]) =>
  on(db)
    .selectFrom('account_score')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('evaluation_id', 'in', [...evaluationIds])
    .execute()

/** One account's score in an evaluation. */
export const findScore = (db: Db, accountId: string, evaluationId: string) =>
  on(db)
    .selectFrom('account_score')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('evaluation_id', '=', evaluationId)
    .executeTakeFirst()

/** Names of the accounts one may see, by id. */
export const namesSeen = (db: Db, viewer: Viewer) =>
  visibleAccounts(db, viewer)
    .select(['account.id', 'account.name', 'standing.tier', 'standing.reason', 'standing.segment'])
    .execute()

/** What each segment of an RFM evaluation is like: its size, and its averages of days and orders. */
export const segmentAverages = async (db: Db, viewer: Viewer, evaluationId: string) => {
  const rows = await scores(db, viewer)
    .select('account_score.grade as key')
    .select((eb) => [
      eb.fn.countAll<number>().as('accounts'),
      sql<number>`avg(account_score.inputs[1])`.as('averageRecencyDays'),
      sql<number>`avg(account_score.inputs[2])`.as('averageOrders'),
      sql<number>`sum(account_score.net_minor)::bigint`.as('grossMinor'),
    ])
    .where('account_score.evaluation_id', '=', evaluationId)
    .where('account_score.grade', 'is not', null)
    .groupBy('account_score.grade')
    .orderBy('grossMinor', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, key: row.key ?? '' }))
}

/** How many accounts lie in each cell of recency × frequency of an RFM evaluation, and what they brought. */
export const rfmCells = (db: Db, viewer: Viewer, evaluationId: string) =>
  scores(db, viewer)
    .select((eb) => [
      sql<number>`account_score.normalised[1]::int`.as('r'),
      sql<number>`account_score.normalised[2]::int`.as('f'),
      eb.fn.countAll<number>().as('accounts'),
      sql<number>`sum(account_score.net_minor)::bigint`.as('grossMinor'),
    ])
    .where('account_score.evaluation_id', '=', evaluationId)
    .where(sql<boolean>`account_score.normalised[1] is not null`)
    .groupBy(['r', 'f'])
    .execute()

export type CellAsk = {
  evaluationId: string
  r: number
  f: number
  after: { grossMinor: number; accountId: string } | null
  limit: number
}

/** The accounts of one cell of recency × frequency, most money first. */
export const cellPage = (db: Db, viewer: Viewer, ask: CellAsk) => {
  let query = scores(db, viewer)
    .select(['account.id as accountId', 'account.name', 'account.code'])
    .select(['account_score.grade', 'account_score.inputs', 'account_score.normalised'])
    .select('account_score.net_minor as grossMinor')
    .where('account_score.evaluation_id', '=', ask.evaluationId)
    .where(sql<boolean>`account_score.normalised[1] = ${ask.r} and account_score.normalised[2] = ${ask.f}`)
    .orderBy('account_score.net_minor', 'desc')
    .orderBy('account.id')
    .limit(ask.limit + 1)
  const { after } = ask
  if (after)
    query = query.where(
      sql<boolean>`(-account_score.net_minor, account.id) > (${-after.grossMinor}::bigint, ${after.accountId}::uuid)`,
    )
  return query.execute()
}

/** Evaluations of which no account is left, and the approvals that waited for them. */
export const dropEmptyEvaluations = async (db: Db): Promise<void> => {
  const gone = await on(db)
    .deleteFrom('evaluation')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('account_score').select('account_id').whereRef('evaluation_id', '=', 'evaluation.id'),
        ),
      ),
    )
    .returning('approval_id')
    .execute()
  await dropApprovals(
    db,
    gone.flatMap((one) => one.approval_id ?? []),
  )
}
