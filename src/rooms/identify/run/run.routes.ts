// Doors to evaluations.
import { dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { newestOrderDay } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { newId } from '#server/id.ts'
import { matrixPoints } from '../matrix/matrix.store.ts'
import { scorecards } from '../scorecard/scorecard.store.ts'
import { nextDueDay } from '../scoring/due-day.ts'
import { contributionsOf } from '../scoring/evaluate.ts'
import { gradeName, tallyGrades } from '../scoring/explain.ts'
import { becauseOf, kindOfMove, sumFlows } from '../scoring/moves.ts'
import { gradesOf, layerOf } from '../scoring/scorecard.ts'
import { outsideValidity } from '../scoring/validity.ts'
import { defaultAsOf, oneEvaluation, oneScorecard } from './asked.store.ts'
import { withdraw } from './effect.store.ts'
import { evaluationJob } from './evaluating.store.ts'
import {
  cellPage,
  type EvaluationRow,
  evaluationPage,
  findEvaluation,
  type GradeSeen,
  gradesSeen,
  latestOf,
  rankingPage,
  rfmCells,
  segmentAverages,
} from './evaluation.store.ts'
import { flows, movePage, type Pair } from './moves.store.ts'
import { findPlan, savePlan } from './plan.store.ts'
import { runDoors } from './run.contract.ts'

export const runDesk = serve(runDoors, {
  'POST /identify/evaluations': async (call, { body }) => {
    if (!(await newestOrderDay(call.db))) throw new Refusal('conflict', 'identify.nothingToEvaluate')
    const asOf = body.asOf ?? (await defaultAsOf(call.db, call.now))
    const chosen = body.scorecardId
      ? [await oneScorecard(call.db, body.scorecardId)]
      : (await scorecards(call.db)).filter((one) => !outsideValidity(one, asOf))
    if (chosen.some((one) => outsideValidity(one, asOf)))
      throw new Refusal('conflict', 'identify.notValidThen', { day: asOf })
    if (chosen.length === 0) throw new Refusal('conflict', 'identify.noneValidThen', { day: asOf })
    const jobId = await call.jobs.start(
      evaluationJob,
      {
        runs: chosen.map((one) => ({ evaluationId: newId(call.now), scorecardId: one.id })),
        asOf,
        judgedUpTo: body.asOf ?? dayIn(call.now),
        windowMonths: body.window === 'all' ? null : body.window,
        reason: body.reason,
        subject: body.reason,
      },
      call.viewer.personId,
    )
    return { jobId }
  },

  'GET /identify/evaluations': async (call, { query }) => {
    const cursor = readCursor(query.cursor, ['moment', 'id'])
    const after = cursor ? { at: String(cursor[0]), id: String(cursor[1]) } : null
    const { scorecardId, sets, limit } = query
    const rows = await evaluationPage(call.db, { scorecardId, sets, after, limit })
    const page = cutPage(rows, query.limit, (row) => [row.evaluated_at.toISOString(), row.id])
    return { rows: await evaluationsOut(call, page.rows), next: page.next }
  },

  'GET /identify/evaluations/:evaluationId': (call, { path }) => shown(call, path.evaluationId),

  'POST /identify/evaluations/:evaluationId/withdrawal': async (call, { path, body }) => {
    const evaluation = await oneEvaluation(call.db, path.evaluationId)
    if (!(await withdraw(call.db, call.actor, evaluation, body.reason)))
      throw new Refusal('conflict', 'identify.noLongerWaits')
    return shown(call, path.evaluationId)
  },

  'GET /identify/evaluations/:evaluationId/scores': async (call, { path, query }) => {
    const evaluation = await oneEvaluation(call.db, path.evaluationId)
    const cursor = readCursor(query.cursor, ['place'])
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
        rule: row.rule,
        star: row.star,
        netMinor: row.net_minor,
        profitMinor: row.profit_minor,
        contributions: contributionsOf(evaluation.definition, row.normalised),
      })),
      next: page.next,
    }
  },

  'GET /identify/evaluations/:evaluationId/movement': async (call, { path, query }) => {
    const { evaluation, pair, other } = await comparison(call, path.evaluationId, query.against)
    const { definition } = evaluation
    const ladder = gradesOf(definition)
    const rows = await flows(call.db, call.viewer, pair)
    const { totals, grades } = sumFlows(rows, ladder)
    return {
      evaluationId: evaluation.id,
      againstId: other?.id ?? null,
      sameVersion:
        !other || (other.scorecard_id === evaluation.scorecard_id && other.version === evaluation.version),
      totals,
      grades: grades.map((one) => ({
        ...one,
        name: gradeName(definition, one.grade),
        layer: layerOf(definition, one.grade),
      })),
      flows: rows.map(({ from, to, accounts, netMinor }) => ({ from, to, accounts, netMinor })),
    }
  },

  'GET /identify/evaluations/:evaluationId/moves': async (call, { path, query }) => {
    const { evaluation, pair, other } = await comparison(call, path.evaluationId, query.against)
    const { definition } = evaluation
    const ladder = gradesOf(definition)
    const cursor = readCursor(query.cursor, ['amount', 'id'])
    const rows = await movePage(call.db, call.viewer, {
      pair,
      beforeId: other?.id ?? null,
      approvalId: evaluation.approval_id,
      kind: query.kind,
      verdict: query.verdict,
      grades: ladder,
      after: cursor ? { netMinor: Number(cursor[0]), accountId: String(cursor[1]) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.netMinor, row.accountId])
    return {
      rows: page.rows.map((row) => ({
        accountId: row.accountId,
        name: row.name,
        code: row.code,
        kind: kindOfMove(row.from, row.grade, ladder) ?? ('same' as const),
        from: row.from,
        to: row.grade,
        rawGrade: row.rawGrade,
        reason: row.reason,
        rule: row.rule,
        score: row.score,
        previousScore: row.previousScore,
        netMinor: row.netMinor,
        profitMinor: row.profitMinor,
        because: becauseOf(
          { definition, normalised: row.normalised },
          other && { definition: other.definition, normalised: row.previousNormalised },
        ),
        approval: row.step === null ? null : { step: row.step, verdict: row.verdict },
      })),
      next: page.next,
    }
  },

  'GET /identify/evaluations/:evaluationId/segments': async (call, { path }) => {
    const evaluation = await rfmEvaluation(call, path.evaluationId)
    return {
      segments: await segmentAverages(call.db, call.viewer, evaluation.id),
      cells: await rfmCells(call.db, call.viewer, evaluation.id),
    }
  },

  'GET /identify/evaluations/:evaluationId/cells/:cell': async (call, { path, query }) => {
    const evaluation = await rfmEvaluation(call, path.evaluationId)
    const cursor = readCursor(query.cursor, ['amount', 'id'])
    const rows = await cellPage(call.db, call.viewer, {
      evaluationId: evaluation.id,
      r: Number(path.cell[0]),
      f: Number(path.cell[1]),
      after: cursor ? { grossMinor: Number(cursor[0]), accountId: String(cursor[1]) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.grossMinor, row.accountId])
    return {
      rows: page.rows.map(({ normalised, inputs, ...row }) => ({
        ...row,
        rfm: normalised.join(''),
        recencyDays: inputs[0] ?? null,
        orders: inputs[1] ?? null,
      })),
      next: page.next,
    }
  },

  'GET /identify/matrix': async (call, { query }) => {
    const [across, up] = [await oneScorecard(call.db, query.across), await oneScorecard(call.db, query.up)]
    const [acrossRun, upRun] = [await latestOf(call.db, across.id), await latestOf(call.db, up.id)]
    const side = (scorecard: typeof across, run: EvaluationRow | undefined) => ({
      id: scorecard.id,
      name: scorecard.name,
      asOf: run?.as_of ?? null,
    })
    const found =
      acrossRun && upRun
        ? await matrixPoints(call.db, call.viewer, acrossRun.id, upRun.id, query.limit)
        : { points: [], withoutUp: 0 }
    return {
      currency: (await findCompany(call.db)).currency,
      across: side(across, acrossRun),
      up: side(up, upRun),
      ...found,
    }
  },

  'GET /identify/plan': (call) => planOut(call),

  'PUT /identify/plan': async (call, { body }) => {
    if (body.chain.includes('reader'))
      throw new Refusal('invalid', 'web.badInput', {}, [
        { field: 'chain', code: 'identify.readersDecideNothing' },
      ])
    const days = [...new Set(body.days)].sort()
    if (!(await savePlan(call.db, call.actor, { ...body, days }, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return planOut(call)
  },
})

const planOut = async (call: Call) => {
  const plan = await findPlan(call.db)
  const may = holds(call.viewer, deciders) ? (['edit'] as const).slice() : []
  const nextOn = plan.active ? nextDueDay(plan.days, dayIn(call.now)) : null
  const { days, active, chain, revision, lastDueOn: lastOn } = plan
  return { days, active, chain, revision, lastOn, nextOn, may }
}

const rfmEvaluation = async (call: Call, id: string): Promise<EvaluationRow> => {
  const evaluation = await oneEvaluation(call.db, id)
  if (evaluation.definition.kind !== 'rfm') throw new Refusal('invalid', 'identify.noSegments')
  return evaluation
}

/** An evaluation, and what it is compared with: another one, or what stood before it. */
const comparison = async (call: Call, id: string, against: string | undefined) => {
  const evaluation = await oneEvaluation(call.db, id)
  const otherId = against ?? evaluation.previous_id
  const other = otherId ? ((await findEvaluation(call.db, otherId)) ?? null) : null
  if (against && !other) throw new Refusal('notFound', 'identify.noSuchEvaluation')
  if (against && other && (other.definition.kind === 'rfm') !== (evaluation.definition.kind === 'rfm'))
    throw new Refusal('invalid', 'identify.notComparable')
  const pair: Pair = { evaluationId: evaluation.id, againstId: against ?? null }
  return { evaluation, pair, other }
}

const shown = async (call: Call, id: string) => {
  const [one] = await evaluationsOut(call, [await oneEvaluation(call.db, id)])
  if (!one) throw new Refusal('notFound', 'identify.noSuchEvaluation')
  return one
}

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
  const decides = holds(call.viewer, deciders)
  return rows.map((row) => {
    const totals = call.viewer.all
      ? row.summary
      : tallyGrades(
          seen.filter((one) => one.evaluation_id === row.id),
          gradesOf(row.definition),
        )
    return {
      id: row.id,
      scorecardId: row.scorecard_id,
      scorecardName: { zh: row.name_zh, en: row.name_en },
      kind: row.definition.kind,
      sets: row.sets,
      version: row.version,
      asOf: row.as_of,
      windowMonths: row.window_months,
      reason: row.reason,
      personName: row.person_name,
      evaluatedAt: row.evaluated_at.toISOString(),
      state: row.state,
      effectiveAt: row.effective_at?.toISOString() ?? null,
      approvalId: row.approval_id,
      previousId: row.previous_id,
      accounts: totals.accounts,
      insufficient: totals.insufficient,
      currency: row.summary.currency,
      moved: totals.moved,
      grades: totals.grades.map((one) => ({
        ...one,
        name: gradeName(row.definition, one.grade),
        layer: layerOf(row.definition, one.grade),
      })),
      may: decides && row.state === 'waiting' ? (['withdraw'] as const).slice() : [],
    }
  })
}
