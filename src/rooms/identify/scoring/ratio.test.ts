import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRatio, dimensionScore, gradeByRatio, type RatioGrading, ratioOf } from './ratio.ts'
import type { Tier } from './scorecard.ts'
import { decideTiers } from './tiering.ts'

const tiers: Tier[] = [
  { key: 'A1', layer: 'key' },
  { key: 'A2', layer: 'key' },
  { key: 'B1', layer: 'important' },
  { key: 'B2', layer: 'important' },
  { key: 'C', layer: 'general' },
]
const grading: RatioGrading = {
  by: 'ratio',
  cuts: [
    { from: 70, above: 'A1', below: 'A2' },
    { from: 45, above: 'B1', below: 'B2' },
  ],
  over: 'contribution',
  under: 'attribute',
  at: 1,
}
const column = (...values: number[]) => Float64Array.from(values)
const graded = (score: Float64Array, ratio: Float64Array) =>
  Array.from(gradeByRatio(grading, tiers, score, ratio), (index) => tiers[index]?.key ?? '-').join(' ')

describe('worked example 2.7', () => {
  const k = column(80, 40, 55, 30, 20)
  const t = column(60, 70, 50, 30, 30)
  const i = column(70, 60, 20, 95, 20)
  const score = k.map((points, at) => 0.5 * points + 0.3 * t[at]! + 0.2 * i[at]!)
  const ratio = ratioOf(k, t)

  it('scores 72, 53, 46.5, 43 and 23', () => {
    expect([...score]).toEqual([72, 53, 46.5, 43, 23].map((points) => expect.closeTo(points, 9)))
    expect([...ratio].slice(0, 3)).toEqual([4 / 3, 40 / 70, 1.1].map((value) => expect.closeTo(value, 9)))
  })

  it('grades A1, B2, B1, and C for the two below the cuts', () => {
    expect(graded(score, ratio)).toBe('A1 B2 B1 C C')
  })

  it('lifts the press by its list to A2', () => {
    const grades = gradeByRatio(grading, tiers, score, ratio)
    const decided = decideTiers(
      Array.from(grades, (raw, at) => ({
        id: String(at),
        raw,
        score: score[at]!,
        profit: null,
        coverageEnough: true,
        months: 24,
        standing: null,
        veto: null,
        pin: null,
        list: at === 3 ? { tier: 1, rule: '新闻媒体', atLeast: false } : null,
      })),
      { last: 4, cuts: () => -Infinity, hysteresis: null, observationMonths: null, quotas: null },
    )
    expect(decided.map(({ tier }) => tiers[tier]!.key).join(' ')).toBe('A1 B2 B1 A2 C')
    expect(decided[3]).toMatchObject({ reason: 'LIST', rule: '新闻媒体' })
  })
})

describe('gradeByRatio', () => {
  it('counts both bounds in, and forgives the last binary digits', () => {
    expect(graded(column(70, 70, 70 - 1e-12, 69.99), column(1, 0.99, 1 - 1e-12, 1))).toBe('A1 A2 A1 B1')
  })

  it('takes an unknown ratio as below, and grades nobody without a score', () => {
    const unknown = column(Number.NaN, Number.NaN, Number.NaN)
    expect(graded(column(70, 45, Number.NaN), unknown)).toBe('A2 B2 -')
  })

  it('refuses unknown tiers and columns that do not fit', () => {
    const lost = { ...grading, cuts: [{ from: 1, above: 'A1', below: 'Z' }] }
    expect(() => gradeByRatio(lost, tiers, column(1), column(1))).toThrow(RangeError)
    expect(() => gradeByRatio(grading, tiers, column(1), column())).toThrow(RangeError)
    expect(() => ratioOf(column(1), column())).toThrow(RangeError)
  })
})

it('ratioOf never divides by less than a point', () => {
  expect([...ratioOf(column(80, 80, 0), column(0.1, 2, 0))]).toEqual([80, 40, 0])
  expect([...ratioOf(column(Number.NaN, 1), column(1, Number.NaN))]).toEqual([Number.NaN, Number.NaN])
})

describe('dimensionScore', () => {
  it('worked example 2.7: contribution of .45 revenue, .25 strategic revenue, .15 products, .15 stability', () => {
    const columns = [column(1), column(0.6), column(0.4), column(0.8)]
    expect(dimensionScore(columns, [0.45, 0.25, 0.15, 0.15], [null, null, null, null])[0]).toBeCloseTo(78, 9)
  })

  it('gives the weight of what is unknown to the others, or counts what stands in', () => {
    const columns = [column(1, 1, Number.NaN), column(Number.NaN, 0, Number.NaN)]
    expect([...dimensionScore(columns, [3, 1], [null, null])]).toEqual([100, 75, Number.NaN])
    expect([...dimensionScore(columns, [3, 1], [0.5, 0.5])]).toEqual([87.5, 75, Number.NaN])
  })

  it('stays within 0 and 100', () => {
    const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(Number.NaN))
    const weight = fc.double({ min: 0, max: 10, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(share, weight, fc.option(fc.constant(0.5)))), (criteria) => {
        const columns = criteria.map(([n]) => column(n))
        const [score] = dimensionScore(
          columns,
          criteria.map(([, w]) => w),
          criteria.map(([, , s]) => s),
        )
        if (score === undefined || Number.isNaN(score)) return
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('refuses what does not fit', () => {
    expect(() => dimensionScore([column(1)], [], [null])).toThrow(RangeError)
    expect(() => dimensionScore([column(1)], [1], [])).toThrow(RangeError)
    expect(() => dimensionScore([column(1)], [-1], [null])).toThrow(RangeError)
    expect(() => dimensionScore([column(1), column()], [1, 1], [null, null])).toThrow(RangeError)
  })
})

describe('checkRatio', () => {
  const codes = (change: Partial<RatioGrading>) =>
    checkRatio({ ...grading, ...change }, tiers, ['contribution', 'attribute', 'influence']).map(
      ({ field, code }) => `${field} ${code}`,
    )
  it.each<[string, Partial<RatioGrading>, string[]]>([
    ['a sound one', {}, []],
    ['tiers that differ', { cuts: grading.cuts.slice(0, 1) }, ['grading.cuts identify.gradingTiersDiffer']],
    [
      'a cut out of range',
      { cuts: [{ ...grading.cuts[0]!, from: 101 }, grading.cuts[1]!] },
      ['grading.cuts.0.from identify.cutOutOfRange'],
    ],
    [
      'cuts that do not descend',
      { cuts: [grading.cuts[0]!, { ...grading.cuts[1]!, from: 70 }] },
      ['grading.cuts.1.from identify.cutsNotDescending'],
    ],
    ['a dimension nobody knows', { over: 'x' }, ['grading.over identify.dimensionUnknown']],
    ['one dimension twice', { under: 'contribution' }, ['grading.under identify.dimensionsSame']],
    ['a ratio of 0', { at: 0 }, ['grading.at identify.ratioNotPositive']],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected)
  })
})
