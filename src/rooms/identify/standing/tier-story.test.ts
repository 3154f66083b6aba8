import { describe, expect, it } from 'vitest'
import { holdingNow, pinEnd, storyOf, type TierPast, tierOn } from './tier-story.ts'

const change = (since: string, previousTier: string | null, tier: string, evaluationId: string | null) => ({
  id: since,
  tier,
  previousTier,
  reason: evaluationId ? 'SCORE' : 'PIN',
  since,
  evaluationId,
  personName: null,
})
const run = (
  evaluationId: string,
  asOf: string,
  grade: string,
  more: Partial<TierPast['rows'][number]> = {},
): TierPast['rows'][number] => ({
  evaluationId,
  state: 'effective',
  asOf,
  score: 50,
  grade,
  reason: 'SCORE',
  rule: null,
  approval: null,
  ...more,
})
const pin = {
  id: 'p',
  tier: 'A',
  reason: '战略项目',
  startsOn: '2026-03-01',
  expiresOn: '2026-12-01',
  endedAt: null as string | null,
}
const undecided = { verdict: null, comment: null, personName: null }

describe('the story of a tier', () => {
  const past: TierPast = {
    changes: [change('2026-03-01', 'C', 'A', null), change('2025-01-01', null, 'C', 'r1')],
    rows: [
      run('r4', '2026-07-01', 'B', { state: 'waiting', approval: undecided }),
      run('r3', '2026-01-01', 'B', {
        approval: { verdict: 'refused', comment: '再看', personName: '陆远征' },
      }),
      run('r2', '2025-07-01', 'C'),
      run('r1', '2025-01-01', 'C'),
    ],
    pins: [pin],
  }
  it('tells what waits first, then changes and refusals by day', () => {
    expect(storyOf(past).chapters.map(({ what, day, from, to }) => [what, day, from, to])).toEqual([
      ['waiting', '2026-07-01', 'A', 'B'],
      ['changed', '2026-03-01', 'C', 'A'],
      ['refused', '2026-01-01', 'C', 'B'],
      ['changed', '2025-01-01', null, 'C'],
    ])
  })
  it('keeps quiet about evaluations that changed nothing', () => {
    expect(storyOf(past).quiet.map((one) => one.evaluationId)).toEqual(['r2'])
  })
  it('gives the reason of a pin', () => {
    expect(storyOf(past).chapters[1]?.rule).toBe('战略项目')
  })
  it.each([
    ['2024-12-31', null],
    ['2025-01-01', 'C'],
    ['2026-02-28', 'C'],
    ['2026-03-01', 'A'],
  ])('knows the tier of %s', (day, tier) => {
    expect(tierOn(past.changes, day)).toBe(tier)
  })
  it('lets a pin end when it was ended, or when it expired', () => {
    expect(pinEnd(pin)).toBe('2026-12-01')
    expect(pinEnd({ ...pin, endedAt: '2026-05-02T03:00:00Z' })).toBe('2026-05-02')
    expect(pinEnd({ ...pin, endedAt: '2027-05-02T03:00:00Z' })).toBe('2026-12-01')
  })
})

describe('what holds now', () => {
  it('is a pin while it lasts', () => {
    const past = { changes: [], rows: [], pins: [pin] }
    expect(holdingNow(past, '2026-12-01').pin).toBe(pin)
    expect(holdingNow(past, '2026-12-02').pin).toBeNull()
    expect(holdingNow({ ...past, pins: [{ ...pin, endedAt: '2026-04-01' }] }, '2026-05-01').pin).toBeNull()
  })
  it('is a move approved ahead of the rest of its run', () => {
    const ahead = run('r4', '2026-07-01', 'B', {
      state: 'waiting',
      approval: { ...undecided, verdict: 'approved' },
    })
    const past = { changes: [change('2026-07-07', 'C', 'B', 'r4')], rows: [ahead], pins: [] }
    expect(holdingNow(past, '2026-08-01')).toEqual({ pin: null, ahead, waiting: null, refused: null })
  })
  it('says what waits, and what was refused last', () => {
    const waiting = run('r4', '2026-07-01', 'B', { state: 'waiting', approval: undecided })
    const refused = run('r4', '2026-07-01', 'B', { approval: { ...undecided, verdict: 'refused' } })
    expect(holdingNow({ changes: [], rows: [waiting], pins: [] }, '2026-08-01').waiting).toBe(waiting)
    expect(holdingNow({ changes: [], rows: [refused], pins: [] }, '2026-08-01').refused).toBe(refused)
  })
})
