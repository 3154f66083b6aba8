// The story of an account's tier: what changed it, what was proposed, and which evaluations left it alone.
import type { Day } from '#base/calendar.ts'

type Change = {
  id: string
  tier: string | null
  previousTier: string | null
  reason: string
  since: Day
  evaluationId: string | null
  personName: string | null
}
type Run = {
  evaluationId: string
  state: 'waiting' | 'effective' | 'lapsed'
  asOf: Day
  score: number | null
  grade: string | null
  reason: string
  rule: string | null
  approval: {
    verdict: 'approved' | 'refused' | null
    comment: string | null
    personName: string | null
  } | null
}
type Pin = { id: string; tier: string; reason: string; startsOn: Day; expiresOn: Day; endedAt: string | null }

/** Everything newest first, as the door gives it. */
export type TierPast<AnyRun extends Run = Run, AnyPin extends Pin = Pin> = {
  changes: readonly Change[]
  rows: readonly AnyRun[]
  pins: readonly AnyPin[]
}

export type Chapter<AnyRun extends Run = Run> = {
  key: string
  what: 'changed' | 'waiting' | 'refused'
  day: Day
  from: string | null
  to: string | null
  reason: string
  /** The veto or list, or why it was pinned. */
  rule: string | null
  personName: string | null
  comment: string | null
  run: AnyRun | null
}

/** The tier that stood on a day. */
export const tierOn = (changes: readonly Change[], day: Day): string | null =>
  changes.find((change) => change.since <= day)?.tier ?? null

/** The day up to and with which a pin holds, or held. */
export const pinEnd = (pin: Pin): Day => {
  const ended = pin.endedAt?.slice(0, 10)
  return ended && ended < pin.expiresOn ? ended : pin.expiresOn
}

/** The pin that holds on a day. */
export const pinOn = <AnyPin extends Pin>(pins: readonly AnyPin[], day: Day): AnyPin | null =>
  pins.find((pin) => pin.endedAt === null && pin.startsOn <= day && day <= pin.expiresOn) ?? null

/** Whether a run proposes a change that nobody has decided about. */
const waits = (run: Run): boolean => run.state === 'waiting' && run.approval?.verdict === null

/** Chapters newest first, and the evaluations that changed nothing. */
export const storyOf = <AnyRun extends Run>({ changes, rows, pins }: TierPast<AnyRun>) => {
  const told = new Set<string>()
  const runOf = (id: string | null) => rows.find((row) => row.evaluationId === id) ?? null
  const chapters = changes.map((change): Chapter<AnyRun> => {
    const run = runOf(change.evaluationId)
    if (run) told.add(run.evaluationId)
    const pin = run ? null : pins.find((one) => one.startsOn === change.since && one.tier === change.tier)
    return {
      key: change.id,
      what: 'changed',
      day: change.since,
      from: change.previousTier,
      to: change.tier,
      reason: change.reason,
      rule: run?.rule ?? pin?.reason ?? null,
      personName: change.personName,
      comment: run?.approval?.comment ?? null,
      run,
    }
  })
  const proposed = rows.flatMap((run): Chapter<AnyRun>[] => {
    const isRefused = run.approval?.verdict === 'refused'
    if (told.has(run.evaluationId) || !(isRefused || waits(run))) return []
    told.add(run.evaluationId)
    return [
      {
        key: `run ${run.evaluationId}`,
        what: isRefused ? 'refused' : 'waiting',
        day: run.asOf,
        from: tierOn(changes, run.asOf),
        to: run.grade,
        reason: run.reason,
        rule: run.rule,
        personName: run.approval?.personName ?? null,
        comment: run.approval?.comment ?? null,
        run,
      },
    ]
  })
  return {
    // What waits comes first, however long ago it was proposed.
    chapters: [...chapters, ...proposed].sort(
      (a, b) =>
        Number(b.what === 'waiting') - Number(a.what === 'waiting') ||
        (a.day === b.day ? 0 : a.day < b.day ? 1 : -1),
    ),
    quiet: rows.filter((run) => !told.has(run.evaluationId)),
  }
}

/** What holds today: the pin, the evaluation that set the tier ahead of the rest of its run, and what still waits. */
export const holdingNow = <AnyRun extends Run, AnyPin extends Pin>(
  { changes, rows, pins }: TierPast<AnyRun, AnyPin>,
  today: Day,
) => {
  const [newest] = changes
  const setBy = rows.find((row) => row.evaluationId === newest?.evaluationId)
  const last = rows.find((row) => row.state !== 'lapsed')
  return {
    pin: pinOn(pins, today),
    /** Approved for this account, while others of the same run still wait. */
    ahead: setBy?.state === 'waiting' ? setBy : null,
    waiting: rows.find(waits) ?? null,
    refused: last?.approval?.verdict === 'refused' ? last : null,
  }
}
