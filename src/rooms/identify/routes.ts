// The doors of the identify room.
import { addMonths, type Day, dayIn, monthOf } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { countAccounts, newestOrderDay, unassignedTotal } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { attributeTexts, columnsOf, knownFor } from './columns.store.ts'
import { concentrationOf } from './concentration.ts'
import { identifyDoors } from './contract.ts'
import { contributionsOf } from './evaluate.ts'
import { evaluationJob, gradesOf } from './evaluating.store.ts'
import {
  type EvaluationRow,
  evaluationPage,
  findEvaluation,
  findScore,
  type GradeSeen,
  gradesSeen,
  latestEvaluation,
  namesSeen,
  rankingPage,
  rfmCells,
  segmentAverages,
  tierHistory,
} from './evaluation.store.ts'
import { explainScore, gradeName, layerOf, tallyGrades } from './explain.ts'
import { profitOf, readsBreadth } from './figures.ts'
import { ratingTopics } from './presets.ts'
import { addRating, ratingsOf } from './rating.store.ts'
import { findScorecard, saveVersion, scorecards } from './scorecard.store.ts'
import { checkScorecard, sourceNamed } from './scorecard.ts'
import type { ScorecardRow } from './tables.store.ts'

export const identifyDesk = serve(identifyDoors, {
  'GET /identify/scorecards': async (call) => ({
    rows: (await scorecards(call.db)).map((row) => scorecardOut(call, row)),
  }),

  'GET /identify/scorecards/:scorecardId/versions/:version': async (call, { path }) =>
    scorecardOut(call, await oneScorecard(call.db, path.scorecardId, path.version)),

  'PUT /identify/scorecards/:scorecardId': async (call, { path, body }) => {
    const before = await oneScorecard(call.db, path.scorecardId)
    const problems = checkScorecard(body.definition)
    if (before.definition.kind !== body.definition.kind)
      problems.push({ field: 'kind', code: 'identify.otherKind' })
    if (problems.length)
      throw new Refusal(
        'invalid',
        'web.badInput',
        {},
        problems.map((one) => ({ ...one, field: `definition.${one.field}` })),
      )
    if (!(await saveVersion(call.db, call.actor, before, body, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return scorecardOut(call, await oneScorecard(call.db, path.scorecardId))
  },

  'GET /identify/scorecards/:scorecardId/figures': async (call, { path, query }) => {
    const scorecard = await oneScorecard(call.db, path.scorecardId)
    if (scorecard.definition.kind !== 'weighted') throw new Refusal('invalid', 'identify.noWhatIf')
    const { definition } = scorecard
    const { criteria } = definition
    const basis = query.basis ?? definition.basis
    const also = [query.also ?? []].flat()
    const extra = also.map((name) => sourceNamed(name))
    const asOf = query.asOf ?? (await defaultAsOf(call))
    const window = { asOf, months: monthsOf(query.window) }
    const products = readsBreadth(definition) || also.includes('ledger:breadth')
    const counted = await countAccounts(call.db, window, { products })
    // The pool is the whole company's, but only what one may see leaves the house.
    const seen = (await namesSeen(call.db, call.viewer)).filter((one) => counted.has(one.id))
    const ids = seen.map((one) => one.id)
    const sources = [...criteria.map((criterion) => criterion.source), ...extra]
    const known = await knownFor(call.db, sources, query.asOf ?? dayIn(call.now))
    const columns = columnsOf(sources, ids, counted, window, basis, known)
    const texts = await attributeTexts(call.db, ids, extra)
    return {
      asOf,
      currency: (await findCompany(call.db)).currency,
      accountIds: ids,
      names: seen.map((one) => one.name),
      grades: seen.map((one) => (scorecard.sets === 'tier' ? one.tier : one.segment)),
      provisional: seen.map((one) => one.reason === 'PROVISIONAL'),
      netMinor: ids.map((id) => counted.get(id)?.netMinor ?? 0),
      profitMinor: ids.map((id) => {
        const one = counted.get(id)
        return one ? profitOf(one) : null
      }),
      criteria: criteria.map((criterion, index) => ({ key: criterion.key, values: columns[index] ?? [] })),
      also: also.map((source, index) => ({
        source,
        values: texts.get(source) ?? columns[criteria.length + index] ?? [],
      })),
    }
  },

  'POST /identify/evaluations': async (call, { body }) => {
    const chosen = body.scorecardId
      ? [await oneScorecard(call.db, body.scorecardId)]
      : await scorecards(call.db)
    if (!(await newestOrderDay(call.db))) throw new Refusal('conflict', 'identify.nothingToEvaluate')
    const jobId = await call.jobs.start(
      evaluationJob,
      {
        runs: chosen.map((one) => ({ evaluationId: newId(call.now), scorecardId: one.id })),
        asOf: body.asOf ?? (await defaultAsOf(call)),
        judgedUpTo: body.asOf ?? dayIn(call.now),
        windowMonths: monthsOf(body.window),
        reason: body.reason,
        subject: body.reason,
      },
      call.viewer.personId,
    )
    return { jobId }
  },

  'GET /identify/evaluations': async (call, { query }) => {
    const cursor = readCursor(query.cursor, 2)
    const after = cursor ? { at: String(cursor[0]), id: String(cursor[1]) } : null
    const { scorecardId, sets, limit } = query
    const rows = await evaluationPage(call.db, { scorecardId, sets, after, limit })
    const page = cutPage(rows, query.limit, (row) => [row.evaluated_at.toISOString(), row.id])
    return { rows: await evaluationsOut(call, page.rows), next: page.next }
  },

  'GET /identify/evaluations/:evaluationId': async (call, { path }) => {
    const [shown] = await evaluationsOut(call, [await oneEvaluation(call, path.evaluationId)])
    if (!shown) throw new Refusal('notFound', 'identify.noSuchEvaluation')
    return shown
  },

  'GET /identify/evaluations/:evaluationId/scores': async (call, { path, query }) => {
    const evaluation = await oneEvaluation(call, path.evaluationId)
    const cursor = readCursor(query.cursor, 1)
    const rows = await rankingPage(call.db, call.viewer, {
      evaluationId: path.evaluationId,
      grade: query.grade,
      moved: query.moved,
      grades: gradesOf(evaluation.definition),
      after: cursor ? Number(cursor[0]) : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.rank])
    return {
      rows: page.rows.map((row) => ({
        accountId: row.id,
        name: row.name,
        code: row.code,
        rank: row.rank,
        score: row.score,
        coverage: row.coverage,
        grade: row.grade,
        previousGrade: row.previous_grade,
        reason: row.reason,
        netMinor: row.net_minor,
        profitMinor: row.profit_minor,
        contributions: contributionsOf(evaluation.definition, row.normalised),
      })),
      next: page.next,
    }
  },

  'GET /identify/evaluations/:evaluationId/segments': async (call, { path }) => {
    const evaluation = await oneEvaluation(call, path.evaluationId)
    if (evaluation.definition.kind !== 'rfm') throw new Refusal('invalid', 'identify.noSegments')
    return {
      segments: await segmentAverages(call.db, call.viewer, evaluation.id),
      cells: await rfmCells(call.db, call.viewer, evaluation.id),
    }
  },

  'GET /identify/concentration': async (call, { query }) => {
    const asOf = query.asOf ?? (await defaultAsOf(call))
    const window = { asOf, months: monthsOf(query.window) }
    const counted = await countAccounts(call.db, window)
    const rows = (await namesSeen(call.db, call.viewer)).flatMap((account) => {
      const one = counted.get(account.id)
      if (!one) return []
      const value =
        query.basis === 'gross' ? one.grossMinor : query.basis === 'profit' ? profitOf(one) : one.netMinor
      // Only who bought in the window counts; who never did is not a customer of the window.
      return value === null || (value === 0 && one.orders === 0)
        ? []
        : [{ accountId: account.id, name: account.name, valueMinor: value }]
    })
    return {
      basis: query.basis,
      asOf,
      windowMonths: window.months,
      currency: (await findCompany(call.db)).currency,
      ...concentrationOf(rows),
      // Lines without an account are nobody's, so only who sees everything is told what they hold.
      unassignedMinor:
        call.viewer.all && query.basis !== 'profit' ? await unassignedTotal(call.db, window) : 0,
    }
  },

  'GET /accounts/:accountId/scores': async (call, { path }) => {
    const newest = [await latestEvaluation(call.db, 'tier'), await latestEvaluation(call.db, 'segment')]
    const rows = []
    for (const evaluation of newest) {
      const score = evaluation && (await findScore(call.db, path.accountId, evaluation.id))
      if (evaluation && score) rows.push(explainScore(evaluation, score))
    }
    return { rows }
  },

  'GET /accounts/:accountId/scores/:evaluationId': async (call, { path }) => {
    const score = await findScore(call.db, path.accountId, path.evaluationId)
    if (!score) throw new Refusal('notFound', 'identify.notEvaluated')
    return explainScore(await oneEvaluation(call, path.evaluationId), score)
  },

  'GET /accounts/:accountId/tiers': async (call, { path }) => ({
    rows: await tierHistory(call.db, path.accountId),
  }),

  'GET /accounts/:accountId/ratings': async (call, { path }) => ({
    topics: ratingTopics.map((topic) => ({
      key: topic.key,
      name: topic.name,
      levels: [...topic.levels].sort((a, b) => a.level - b.level).map((level) => level.means),
    })),
    rows: await ratingsOf(call.db, path.accountId),
  }),

  'POST /accounts/:accountId/ratings': async (call, { path, body }) => {
    if (!ratingTopics.some((topic) => topic.key === body.topic))
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'topic', code: 'identify.noSuchTopic' }])
    const ratedOn = dayIn(call.now)
    const id = await addRating(call.db, call.actor, path.accountId, { ...body, ratedOn })
    return { id, ...body, ratedOn, personName: call.viewer.name || null }
  },
})

/** The first day of the month after the newest order: the last complete months, whatever today is. */
const defaultAsOf = async (call: Call): Promise<Day> => {
  const newest = await newestOrderDay(call.db)
  return newest ? addMonths(monthOf(newest), 1) : dayIn(call.now)
}

const monthsOf = (window: number | 'all'): number | null => (window === 'all' ? null : window)

const oneScorecard = async (db: Db, id: string, version?: number): Promise<ScorecardRow> => {
  const found = await findScorecard(db, id, version)
  if (!found) throw new Refusal('notFound', 'identify.noSuchScorecard')
  return found
}

const oneEvaluation = async (call: Call, id: string): Promise<EvaluationRow> => {
  const found = await findEvaluation(call.db, id)
  if (!found) throw new Refusal('notFound', 'identify.noSuchEvaluation')
  return found
}

const scorecardOut = (call: Call, row: ScorecardRow) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  revision: row.version,
  may: holds(call.viewer, deciders) ? (['edit', 'evaluate'] as ('edit' | 'evaluate')[]) : [],
})

/** Whoever sees everything is given the stored totals; others those of what they see. */
const evaluationsOut = async (call: Call, rows: readonly EvaluationRow[]) => {
  const seen: GradeSeen[] =
    call.viewer.all || rows.length === 0
      ? []
      : await gradesSeen(
          call.db,
          call.viewer,
          rows.map((row) => row.id),
        )
  return rows.map((row) => {
    const grades = gradesOf(row.definition)
    const totals = call.viewer.all
      ? row.summary
      : tallyGrades(
          seen.filter((one) => one.evaluation_id === row.id),
          grades,
        )
    return {
      id: row.id,
      scorecardId: row.scorecard_id,
      scorecardName: { zh: row.name_zh, en: row.name_en },
      sets: row.sets,
      version: row.version,
      asOf: row.as_of,
      windowMonths: row.window_months,
      reason: row.reason,
      personName: row.person_name,
      evaluatedAt: row.evaluated_at.toISOString(),
      accounts: totals.accounts,
      insufficient: totals.insufficient,
      currency: row.summary.currency,
      moved: totals.moved,
      grades: totals.grades.map((one) => ({
        ...one,
        name: gradeName(row.definition, one.grade),
        layer: layerOf(row.definition, one.grade),
      })),
    }
  })
}
