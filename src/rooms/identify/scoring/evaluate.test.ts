import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contest } from './assess.ts'
import {
  type Candidate,
  contributionsOf,
  evaluatePoints,
  evaluateRfm,
  evaluateWeighted,
  totalsByGrade,
} from './evaluate.ts'
import { starPoints } from './points-presets.ts'
import { fiveDimensions, rfmSegments } from './presets.ts'
import type { WeightedScorecard } from './scorecard.ts'

const candidate = (id: string): Candidate => ({ id, netMinor: 100, profitMinor: null })
const { definition } = fiveDimensions
const contest = (ids: readonly string[], given: Partial<Contest> = {}): Contest => {
  const nothing = ids.map(() => null)
  return {
    ids,
    profitMinor: nothing,
    months: ids.map(() => 24),
    ledgerMonths: 24,
    standing: nothing,
    vetoes: nothing,
    pins: nothing,
    lists: nothing,
    pools: null,
    ...given,
  }
}
const evaluate = (
  ids: readonly string[],
  columns: readonly (readonly (number | null)[])[],
  given: Partial<Contest> = {},
  scorecard: WeightedScorecard = definition,
) => evaluateWeighted(scorecard, ids.map(candidate), contest(ids, given), columns)
const full = (ids: readonly string[], value: (index: number) => number | null) =>
  definition.criteria.map((criterion) =>
    ids.map((_, index) => (criterion.normaliser.by === 'rating5' ? 3 : value(index))),
  )

describe('an evaluation with a weighted scorecard', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `k${String(index).padStart(3, '0')}`)

  it('ranks the best first and grades by the shares of the five grades', () => {
    const results = evaluate(
      ids,
      full(ids, (index) => index),
    )
    expect(results[0]?.id).toBe('k099')
    expect(totalsByGrade(results, ['A1', 'A2', 'B1', 'B2', 'C']).map((one) => one.accounts)).toEqual([
      3, 7, 15, 25, 50,
    ])
  })

  it('explains every score: contributions sum to it', () => {
    for (const one of evaluate(
      ids,
      full(ids, (index) => (index % 7 === 0 ? null : index)),
    )) {
      const sum = contributionsOf(definition, one.normalised).reduce<number>(
        (total, value) => total + (value ?? 0),
        0,
      )
      expect(sum).toBeCloseTo(one.score ?? Number.NaN, 9)
    }
  })

  it('keeps a tier that stands when too little is known, and marks a first one as provisional', () => {
    const columns = definition.criteria.map((criterion) =>
      ids.map((_, index) => (criterion.key === 'volume' ? index : null)),
    )
    const results = evaluate(ids, columns, {
      standing: ids.map((id) =>
        id === 'k000' ? { tier: 'A1', provisional: false, cooldown: 0, below: 0 } : null,
      ),
    })
    expect(results.find((one) => one.id === 'k000')).toMatchObject({
      grade: 'A1',
      rawGrade: 'C',
      reason: 'INSUFFICIENT',
    })
    expect(results.find((one) => one.id === 'k099')).toMatchObject({ grade: 'A1', reason: 'PROVISIONAL' })
  })

  it('does not depend on the order of accounts', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 }),
        (values) => {
          const names = values.map((_, index) => `a${String(index).padStart(2, '0')}`)
          const forward = evaluate(
            names,
            full(names, (index) => values[index] ?? 0),
          )
          const turned = [...names].reverse()
          const backward = evaluate(
            turned,
            full(turned, (index) => values[values.length - 1 - index] ?? 0),
          )
          expect(backward.map(({ id, rank, grade }) => ({ id, rank, grade }))).toEqual(
            forward.map(({ id, rank, grade }) => ({ id, rank, grade })),
          )
        },
      ),
    ))
})

describe('what bears on a tier besides the score', () => {
  const ids = ['a', 'b', 'c', 'd']
  const columns = full(ids, (index) => 100 - index)
  const gradeOf = (results: ReturnType<typeof evaluate>, id: string) => {
    const { grade, reason, rule, pool } = results.find((one) => one.id === id)!
    return { grade, reason, rule, pool }
  }

  it('a veto caps, a pin fixes, a list lifts, and each is named', () => {
    const results = evaluate(ids, columns, {
      vetoes: [{ tier: 'C', rule: '逾期' }, null, null, null],
      pins: [null, null, { tier: 'A1', rule: '战略合作' }, null],
      lists: [null, null, null, { tier: 'A2', rule: '纳税百强', atLeast: true }],
    })
    expect(gradeOf(results, 'a')).toEqual({ grade: 'C', reason: 'VETO', rule: '逾期', pool: null })
    expect(gradeOf(results, 'c')).toEqual({ grade: 'A1', reason: 'PIN', rule: '战略合作', pool: null })
    expect(gradeOf(results, 'd')).toEqual({ grade: 'A2', reason: 'LIST', rule: '纳税百强', pool: null })
  })

  it('accounts are measured within their pool', () => {
    const results = evaluate(ids, columns, { pools: ['large', 'small', 'large', 'small'] })
    expect(gradeOf(results, 'a')).toMatchObject({ grade: 'A1', pool: 'large' })
    expect(gradeOf(results, 'b')).toMatchObject({ grade: 'A1', pool: 'small' })
    expect(results.find((one) => one.id === 'a')?.score).toBe(results.find((one) => one.id === 'b')?.score)
  })

  it('a new account is judged by people alone, and says so', () => {
    const results = evaluate(ids, columns, { months: [24, 24, 24, 3] })
    const fresh = results.find((one) => one.id === 'd')!
    expect(fresh).toMatchObject({ reason: 'OBSERVATION', provisional: true })
    expect(fresh.score).toBeCloseTo(50, 9)
    const sources = definition.criteria.map((criterion) => criterion.source.from)
    for (const [at, n] of fresh.normalised.entries()) expect(n === null).toBe(sources[at] !== 'rating')
  })

  it('nobody is new in a ledger that is itself younger', () => {
    const results = evaluate(ids, columns, { months: [3, 3, 3, 3], ledgerMonths: 3 })
    expect(results.every((one) => one.reason === 'SCORE')).toBe(true)
  })

  it('a raw value counts as the floor or the cap where it lies beyond', () => {
    const capped: WeightedScorecard = {
      ...definition,
      criteria: [{ ...definition.criteria[0]!, normaliser: { by: 'minmax' }, floor: 10, cap: 20 }],
    }
    const results = evaluate(ids, [[5, 10, 20, 900]], {}, capped)
    expect(results.map((one) => [one.id, one.score])).toEqual([
      ['c', 100],
      ['d', 100],
      ['a', 0],
      ['b', 0],
    ])
    expect(results.find((one) => one.id === 'd')?.inputs).toEqual([900])
  })

  it('worked example 2.7: V of 53 with a ratio of 40 to 70 is B2', () => {
    const graded = evaluate(['x'], contributionColumns(40, 70, 60), {}, classes)
    expect(graded[0]).toMatchObject({ grade: 'B2', reason: 'SCORE' })
    expect(graded[0]?.score).toBeCloseTo(53, 9)
  })
})

const part = (dimension: string, weight: number) => ({
  ...definition.criteria[0]!,
  key: dimension,
  dimension,
  weight,
  normaliser: { by: 'target' as const, target: 100 },
})
const classes: WeightedScorecard = {
  ...definition,
  criteria: [part('contribution', 50), part('attribute', 30), part('influence', 20)],
  grading: {
    by: 'ratio',
    cuts: [
      { from: 70, above: 'A1', below: 'A2' },
      { from: 45, above: 'B1', below: 'B2' },
    ],
    over: 'contribution',
    under: 'attribute',
    at: 1,
  },
}
const contributionColumns = (...parts: number[]) => parts.map((value) => [value])

describe('an evaluation by points', () => {
  const ids = ['rich', 'small', 'nothing']
  const results = evaluatePoints(
    starPoints.definition,
    ids.map(candidate),
    [
      [300_000, null, null],
      [125_000, 9_999, null],
      [800_000, null, null],
    ],
    ids.map(() => []),
    ids.map(() => null),
  )

  it('worked example 2.8: 27,000 points are six stars', () =>
    expect(results[0]).toMatchObject({ id: 'rich', score: 27_000, star: 6, grade: 'A', reason: 'SCORE' }))

  it('points of the rules sum to the points of the account', () => {
    for (const one of results.filter((each) => each.score !== null))
      expect(
        contributionsOf(starPoints.definition, one.normalised).reduce<number>((sum, n) => sum + (n ?? 0), 0),
      ).toBeCloseTo(one.score!, 9)
  })

  it('of whom nothing is known there is no star', () =>
    expect(results.find((one) => one.id === 'nothing')).toMatchObject({
      score: null,
      star: null,
      grade: null,
      reason: 'INSUFFICIENT',
    }))
})

describe('an evaluation by recency, frequency and money', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const columns = {
    recency: [5, 40, 100, 200, null],
    frequency: [12, 6, 3, 1, 0],
    monetary: [900_000, 300_000, 80_000, 10_000, null],
  }
  const results = evaluateRfm(
    rfmSegments.definition,
    ids.map((id) => candidate(id)),
    columns,
    100,
  )

  it('puts the recent, frequent and big into the champions', () =>
    expect(results.find((one) => one.id === 'a')?.grade).toBe('champions'))
  it('leaves who never bought without a segment', () =>
    expect(results.find((one) => one.id === 'e')).toMatchObject({ grade: null, score: null }))
  it('explains every score', () => {
    for (const one of results.filter((each) => each.score !== null))
      expect(
        contributionsOf(rfmSegments.definition, one.normalised).reduce<number>(
          (total, value) => total + (value ?? 0),
          0,
        ),
      ).toBeCloseTo(one.score ?? 0, 9)
  })
})
