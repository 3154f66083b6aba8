import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeAll, ungraded } from './grading.ts'
import type { Tier } from './scorecard.ts'

type Grading = Parameters<typeof gradeAll>[0]

const tiers: Tier[] = [
  { key: 'A', layer: 'key' },
  { key: 'B', layer: 'important' },
  { key: 'C', layer: 'general' },
]
const cutoff: Grading = {
  by: 'cutoff',
  cuts: [
    { tier: 'A', from: 80 },
    { tier: 'B', from: 60 },
  ],
}

function graded(
  grading: Grading,
  scores: number[],
  profit: (number | null)[] = scores.map(() => null),
): string {
  const id = scores.map((_, i) => `account ${String(i).padStart(4, '0')}`)
  const grades = gradeAll(grading, tiers, { score: Float64Array.from(scores), profit, id })
  return Array.from(grades, (index) => tiers[index]?.key ?? '-').join('')
}

function quantile(a: number, b: number): Grading {
  return {
    by: 'quantile',
    shares: [
      { tier: 'A', share: a },
      { tier: 'B', share: b },
    ],
  }
}

function quota(a: number, b: number): Grading {
  return {
    by: 'quota',
    quotas: [
      { tier: 'A', count: a },
      { tier: 'B', count: b },
    ],
  }
}

describe('gradeAll by cutoff', () => {
  it('takes the best tier whose cut is reached, and the last below all cuts', () => {
    expect(graded(cutoff, [100, 80, 79.99, 60, 59.99, 0])).toBe('AABBCC')
  })

  it('forgives the last binary digits of a sum', () => {
    expect(graded(cutoff, [80 - 1e-12])).toBe('A')
  })
})

describe('gradeAll by quantile', () => {
  it('takes the top shares by rank', () => {
    expect(graded(quantile(0.2, 0.3), [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])).toBe('CCCCCBBBAA')
  })

  it('lets equal scores share the better tier', () => {
    expect(graded(quantile(0.2, 0.3), [90, 90, 90, 50, 50, 40, 30, 30, 20, 10])).toBe('AAABBCCCCC')
  })

  it('counts the shares among scored accounts only', () => {
    expect(graded(quantile(0.5, 0.25), [Number.NaN, 4, 3, Number.NaN, 2, 1])).toBe('-AA-BC')
  })

  it('always has a best account', () => {
    expect(graded(quantile(0.03, 0.07), [5, 9, 1])).toBe('CAC')
    expect(graded(quantile(0.03, 0.07), [])).toBe('')
  })

  it('3 % and then 7 % of 100 are 3 and 7, whatever binary fractions make of their sum', () => {
    const grades = graded(quantile(0.03, 0.07), [...Array(100).keys()])
    expect([grades.split('A').length - 1, grades.split('B').length - 1]).toEqual([3, 7])
  })
})

describe('gradeAll by quota', () => {
  it('fills places by score, then profit with unknown last, then id', () => {
    expect(graded(quota(1, 1), [70, 90, 80])).toBe('CAB')
    expect(graded(quota(1, 1), [70, 70, 70], [null, -5, 10])).toBe('CBA')
    expect(graded(quota(1, 1), [70, 70, 70])).toBe('ABC')
  })

  it('leaves places empty rather than give one without a score', () => {
    expect(graded(quota(2, 2), [Number.NaN, 1])).toBe('-A')
  })

  it('never gives more places than there are, and never a better one for less', () => {
    const scores = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN)))
    const places = fc.integer({ min: 1, max: 8 })
    fc.assert(
      fc.property(scores, places, places, (score, a, b) => {
        const grades = [...graded(quota(a, b), score)]
        expect(grades.filter((grade) => grade === 'A')).toHaveLength(
          Math.min(a, score.filter((s) => s >= 0).length),
        )
        expect(grades.filter((grade) => grade === 'B').length).toBeLessThanOrEqual(b)
        for (const [i, grade] of grades.entries())
          for (const [j, other] of grades.entries())
            if (score[i]! > score[j]!) expect(grade <= other).toBe(true)
      }),
    )
  })

  it('does not mind the order of the accounts', () => {
    const accounts = fc.uniqueArray(
      fc.record({
        id: fc.string(),
        score: fc.integer({ min: 0, max: 3 }),
        profit: fc.option(fc.integer({ max: 3 })),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(accounts, (rows) => {
        const gradesOf = (list: typeof rows) => {
          const score = Float64Array.from(list, (row) => row.score)
          const columns = { score, profit: list.map((row) => row.profit), id: list.map((row) => row.id) }
          const grades = gradeAll(quota(2, 3), tiers, columns)
          return new Map(list.map((row, i) => [row.id, grades[i]]))
        }
        const forward = gradesOf(rows)
        for (const [id, grade] of gradesOf(rows.toReversed())) expect(grade).toBe(forward.get(id))
      }),
    )
  })
})

it('refuses unknown tiers and columns that do not fit', () => {
  const one = { score: Float64Array.of(1), profit: [null], id: ['a'] }
  const unknown: Grading = { by: 'cutoff', cuts: [{ tier: 'Z', from: 1 }] }
  expect(() => gradeAll(unknown, tiers, one)).toThrow(RangeError)
  expect(() => gradeAll(cutoff, tiers, { ...one, id: [] })).toThrow(RangeError)
  expect(ungraded).toBe(-1)
})
