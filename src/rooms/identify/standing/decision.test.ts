import { describe, expect, it } from 'vitest'
import { decisionOf, toNextTier } from './decision.ts'

const ladder = ['A', 'B', 'C']
const scored = {
  kind: 'weighted' as 'weighted' | 'rfm' | 'points',
  reason: 'SCORE',
  rule: null as string | null,
  score: 72.345 as number | null,
  grade: 'B' as string | null,
  rawGrade: 'B' as string | null,
  previousGrade: null as string | null,
  coverage: 0.914,
  minimumCoverage: 0.6,
  star: null as number | null,
  cooldown: 0,
  below: 0,
  cuts: [
    { tier: 'A', from: 80 },
    { tier: 'B', from: 60 },
  ],
}

describe('one sentence for a decision', () => {
  it.each([
    ['a first tier by score', {}, 'said.scoreCut', '60.0'],
    ['the same tier again', { previousGrade: 'B' }, 'said.scoreCut', '60.0'],
    ['a score where no cut is known', { cuts: [] }, 'said.score', undefined],
    ['a rise', { previousGrade: 'C' }, 'said.upCut', '60.0'],
    ['a fall below the old cut', { previousGrade: 'A' }, 'said.downCut', '80.0'],
    ['a fall that no cut explains', { previousGrade: 'A', score: 85 }, 'said.down', undefined],
    ['a tier of another ladder before', { previousGrade: '金' }, 'said.scoreCut', '60.0'],
    ['a list', { reason: 'LIST', rule: '战略客户', rawGrade: 'C' }, 'said.list', undefined],
    ['a list that agrees with the score', { reason: 'LIST', rule: '战略客户' }, 'said.listSame', undefined],
    ['a veto', { reason: 'VETO', rule: '逾期', rawGrade: 'A' }, 'said.veto', undefined],
    ['a veto that ends patience', { reason: 'VETO', rule: '逾期' }, 'said.vetoSame', undefined],
    ['places that are full', { reason: 'QUOTA' }, 'said.quota', undefined],
    ['tolerance', { reason: 'HYSTERESIS', grade: 'A' }, 'said.keptCut', '80.0'],
    [
      'waiting for another low score',
      { reason: 'HYSTERESIS', grade: 'A', below: 1 },
      'said.keptBelow',
      '80.0',
    ],
    ['cooling', { reason: 'COOLDOWN', cooldown: 1 }, 'said.cooling', undefined],
    ['the last cooling', { reason: 'COOLDOWN' }, 'said.coolingOver', undefined],
    ['observation', { reason: 'OBSERVATION' }, 'said.observed', undefined],
    ['too little known', { reason: 'INSUFFICIENT' }, 'said.insufficient', undefined],
    ['nothing known', { reason: 'INSUFFICIENT', grade: null }, 'said.nothingKnown', undefined],
    [
      'observation without ratings',
      {
        reason: 'INSUFFICIENT',
        grade: null,
        score: null,
        inputs: [{ value: 3, normalised: null, source: { from: 'ledger' } }],
      },
      'said.observedUnrated',
      undefined,
    ],
    [
      'points that set no tier',
      { kind: 'points' as const, sets: 'nothing' as const, star: 4 },
      'said.points',
      undefined,
    ],
    ['stars', { kind: 'points' as const, star: 4 }, 'said.stars', undefined],
    ['stars kept', { kind: 'points' as const, reason: 'HYSTERESIS', star: 4 }, 'said.starsKept', undefined],
    ['a reason of a later program', { reason: 'WEATHER' }, 'said.other', undefined],
  ])('tells of %s', (_, change, word, cut) => {
    const told = decisionOf({ ...scored, ...change }, ladder)
    expect(told.word).toBe(word)
    expect(told.values.cut).toBe(cut)
  })
  it('rounds as figures are shown', () => {
    expect(decisionOf(scored, ladder).values).toMatchObject({
      score: '72.3',
      coverage: '91%',
      minimum: '60%',
    })
  })
})

describe('the way to the next tier', () => {
  it.each([
    [scored, { tier: 'A', cut: 80, missing: 80 - 72.345 }],
    [{ ...scored, grade: 'A' }, null],
    [{ ...scored, grade: null }, null],
    [{ ...scored, score: 81 }, null],
    [{ ...scored, cuts: [] }, null],
  ])('is told where it is known', (given, told) => {
    expect(toNextTier(given, ladder)).toEqual(told)
  })
})
