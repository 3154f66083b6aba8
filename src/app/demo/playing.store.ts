// Plays the past of the demo company in order: by the stores and rules of any other company, each act at its day.
import type { Day, Month } from '#base/calendar.ts'
import { decide } from '#records/desk/approval.store.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import { evaluationJob } from '#rooms/identify/run/evaluating.store.ts'
import { evaluationPage } from '#rooms/identify/run/evaluation.store.ts'
import { movePage } from '#rooms/identify/run/moves.store.ts'
import { findPlan, savePlan } from '#rooms/identify/run/plan.store.ts'
import { addScorecard, saveVersion, scorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import { gradesOf, layerOf } from '#rooms/identify/scoring/scorecard.ts'
import { pinTier } from '#rooms/identify/standing/pin.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { runNow } from '#server/jobs.ts'
import type { Opened } from '../house.ts'
import { reactions } from '../reactions.ts'
import { chosenBy, type Happening, pastOf } from './past.ts'
import { besides, ruled } from './scorecards.ts'
import type { StoryKey } from './stories.ts'

export type Names = {
  personId: (key: string) => string
  accountId: (story: StoryKey) => string
}

type Of<What extends Happening['what']> = Extract<Happening, { what: What }>

/** Morning in Shanghai; acts of one day follow each other by a minute, and none lies ahead of now. */
const clockOf = (now: Date) => {
  let last = 0
  return (day: Day): Date => {
    const wanted = Math.min(Date.parse(`${day}T02:00:00Z`), now.getTime())
    last = Math.max(wanted, Math.min(last + 60_000, now.getTime()))
    return new Date(last)
  }
}

export const playPast = async (
  house: Opened,
  names: Names,
  { today, asOfMonth }: { today: Day; asOfMonth: Month },
): Promise<void> => {
  const at = clockOf(house.now())
  for (const happening of pastOf(today, asOfMonth)) await play(house, names, happening, at(happening.on))
}

const play = async (house: Opened, names: Names, one: Happening, now: Date): Promise<void> => {
  const { db } = house.database
  const actor: Actor = {
    personId: 'by' in one ? names.personId(one.by) : null,
    origin: 'cli',
    requestId: null,
    now,
  }
  switch (one.what) {
    case 'evaluation':
      return evaluate(house, one, now)
    case 'rules':
      return writeRules(house, actor)
    case 'chain': {
      const { days, active, revision } = await findPlan(db)
      await savePlan(db, actor, { days, active, chain: ['salesDirector', 'executive'] }, revision)
      return
    }
    case 'pin': {
      const layer = layerOf(ruled.definition, one.tier)
      if (!layer) throw new Error(`the demo pins to ${one.tier}, which is no tier`)
      await pinTier(db, actor, names.accountId(one.story), {
        tier: { key: one.tier, layer },
        reason: one.reason,
        startsOn: one.on,
        expiresOn: one.until,
      })
      return
    }
    case 'decision':
      return decideMoves(house, actor, one)
  }
}

const evaluate = async (house: Opened, { asOf, sets, reason }: Of<'evaluation'>, now: Date) => {
  const chosen = (await scorecards(house.database.db)).filter(
    (one) => sets === 'everything' || one.sets === sets,
  )
  const job = await runNow({ ...house, now: () => now }, evaluationJob, {
    runs: chosen.map((one) => ({ evaluationId: newId(now), scorecardId: one.id })),
    asOf,
    judgedUpTo: asOf,
    windowMonths: 12,
    reason,
    subject: reason,
  })
  if (job.state !== 'done') throw new Error(`the demo was not evaluated: ${job.failure?.code ?? job.state}`)
}

const writeRules = async ({ database: { db } }: Opened, actor: Actor) => {
  const setting = (await scorecards(db)).find((one) => one.sets === 'tier')
  if (!setting) throw new Error('the demo has no scorecard that sets tiers')
  await saveVersion(db, actor, setting, ruled, setting.version)
  for (const one of besides) await addScorecard(db, actor, one)
}

const mostMoves = 5000

/** What a person decides of the newest evaluation that waits; nothing when nothing of the kind waits for them. */
const decideMoves = async (
  { database: { db } }: Opened,
  actor: Actor,
  { step, choice, verdict, comment }: Of<'decision'>,
) => {
  const [evaluation] = await evaluationPage(db, { sets: 'tier', after: null, limit: 1 })
  const viewer = actor.personId ? await findViewer(db, actor.personId) : undefined
  const approvalId = evaluation?.approval_id
  if (!evaluation || !viewer || !approvalId) return
  const grades = gradesOf(evaluation.definition)
  const place = (grade: string | null) => (grade === null ? -1 : grades.indexOf(grade))
  const moves = await movePage(db, viewer, {
    pair: { evaluationId: evaluation.id, againstId: null },
    beforeId: null,
    approvalId,
    verdict: 'waiting',
    grades,
    after: null,
    limit: mostMoves,
  })
  const accountIds = chosenBy(
    choice,
    step,
    moves.map((move) => ({ ...move, from: place(move.from), to: place(move.grade) })),
  )
  if (accountIds.length === 0) return
  await atomically(db, async (transaction) => {
    const {
      approval,
      passed: _,
      ...outcome
    } = await decide(transaction, actor, viewer, approvalId, {
      verdict,
      comment,
      accountIds,
    })
    if (outcome.approved.length || outcome.refused.length)
      await reactions[approval.kind]?.decided(transaction, actor, approval, outcome)
  })
}
