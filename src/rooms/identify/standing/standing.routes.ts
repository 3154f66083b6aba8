// Doors to the standing of one account.
import { dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { tierChanges } from '#records/accounts/tier.store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { oneEvaluation } from '../run/asked.store.ts'
import { findScore, latestOfEach, scoresIn, tierHistory } from '../run/evaluation.store.ts'
import { scorecards } from '../scorecard/scorecard.store.ts'
import { explainScore } from '../scoring/explain.ts'
import type { Tier } from '../scoring/scorecard.ts'
import { outsideValidity } from '../scoring/validity.ts'
import { type PinRow, pinPage, pinsOf, pinTier, unpin } from './pin.store.ts'
import { standingDoors } from './standing.contract.ts'

export const standingDesk = serve(standingDoors, {
  'GET /accounts/:accountId/scores': async (call, { path }) => {
    const evaluations = await latestOfEach(call.db)
    if (evaluations.length === 0) return { rows: [] }
    const scores = await scoresIn(
      call.db,
      path.accountId,
      evaluations.map((one) => one.id),
    )
    const rows = evaluations.flatMap((evaluation) => {
      const score = scores.find((one) => one.evaluation_id === evaluation.id)
      return score ? [explainScore(evaluation, score)] : []
    })
    return { rows }
  },

  'GET /accounts/:accountId/scores/:evaluationId': async (call, { path }) => {
    const score = await findScore(call.db, path.accountId, path.evaluationId)
    if (!score) throw new Refusal('notFound', 'identify.notEvaluated')
    return explainScore(await oneEvaluation(call.db, path.evaluationId), score)
  },

  'GET /accounts/:accountId/tiers': async (call, { path }) => {
    const [changes, rows, pins, ladder] = await Promise.all([
      tierChanges(call.db, path.accountId),
      tierHistory(call.db, path.accountId),
      pinsOf(call.db, path.accountId),
      ladderOn(call),
    ])
    return {
      changes: changes.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })),
      rows: rows.map(
        ({ nameZh, nameEn, summary, evaluatedAt, asked, verdict, comment, personName, ...row }) => ({
          ...row,
          scorecardName: { zh: nameZh, en: nameEn },
          evaluatedAt: evaluatedAt.toISOString(),
          of: summary.accounts,
          approval: asked ? { verdict, comment, personName } : null,
        }),
      ),
      pins: pins.map(pinOut),
      may: holds(call.viewer, deciders) ? (['pin'] as const).slice() : [],
      ladder: ladder.map((tier) => tier.key),
    }
  },

  'POST /accounts/:accountId/pins': async (call, { path, body }) => {
    const startsOn = dayIn(call.now)
    const tier = (await ladderOn(call)).find((one) => one.key === body.tier)
    const problems = []
    if (!tier) problems.push({ field: 'tier', code: 'identify.noSuchTier', params: { tier: body.tier } })
    if (body.expiresOn <= startsOn) problems.push({ field: 'expiresOn', code: 'identify.pinOver' })
    if (body.expiresOn > aYearAfter(startsOn))
      problems.push({ field: 'expiresOn', code: 'identify.pinTooLong' })
    if (!tier || problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
    const id = await pinTier(call.db, call.actor, path.accountId, { ...body, tier, startsOn })
    const pin = (await pinsOf(call.db, path.accountId)).find((one) => one.id === id)
    if (!pin) throw new Error('the pin vanished')
    return pinOut(pin)
  },

  'DELETE /accounts/:accountId/pins/:pinId': async (call, { path }) => {
    if (!(await unpin(call.db, call.actor, path.accountId, path.pinId)))
      throw new Refusal('notFound', 'identify.noSuchPin')
  },

  'GET /identify/pins': async (call, { query }) => {
    const cursor = readCursor(query.cursor, ['day', 'id'])
    const rows = await pinPage(call.db, call.viewer, {
      on: dayIn(call.now),
      after: cursor ? { expiresOn: String(cursor[0]), id: String(cursor[1]) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.expiresOn, row.id])
    return {
      rows: page.rows.map((row) => ({ ...pinOut(row), accountId: row.accountId, name: row.name })),
      next: page.next,
    }
  },
})

/** Twelve months are the longest anybody may stand above the rules without being asked again. */
const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`

/** The tiers there are today, best first. */
const ladderOn = async (call: Call): Promise<Tier[]> => {
  const today = dayIn(call.now)
  const setting = (await scorecards(call.db)).find(
    (one) => one.sets === 'tier' && !outsideValidity(one, today),
  )
  return setting && setting.definition.kind !== 'rfm' ? setting.definition.tiers : []
}

const pinOut = ({ id, tier, reason, startsOn, expiresOn, personName, endedAt }: PinRow) => ({
  id,
  tier,
  reason,
  startsOn,
  expiresOn,
  personName,
  endedAt: endedAt?.toISOString() ?? null,
})
