import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBelow, countUpTo, inclusivePercentiles, midRankPercentiles } from './rank.ts'

const columns = fc.array(fc.option(fc.integer({ min: -5, max: 5 })))

describe('midRankPercentiles', () => {
  it('worked example 2.2: PR of 1200, 800, 800, 300, 50', () => {
    expect(midRankPercentiles([1200, 800, 800, 300, 50])).toEqual([0.9, 0.6, 0.6, 0.3, 0.1])
  })

  it('passes over unknown values', () => {
    expect(midRankPercentiles([null, 2, null, 1])).toEqual([null, 0.75, null, 0.25])
    expect(midRankPercentiles([null])).toEqual([null])
    expect(midRankPercentiles([])).toEqual([])
  })

  it('puts a lone value in the middle', () => {
    expect(midRankPercentiles([7])).toEqual([0.5])
  })

  it('counts those below whole and equals half, and averages one half', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const known = column.filter((value) => value !== null)
        const ranks = midRankPercentiles(column)
        for (const [i, value] of column.entries()) {
          if (value === null) {
            expect(ranks[i]).toBeNull()
            continue
          }
          const below = known.filter((other) => other < value).length
          const equal = known.filter((other) => other === value).length
          expect(ranks[i]).toBeCloseTo((below + 0.5 * equal) / known.length, 12)
        }
        const sum = ranks.reduce<number>((total, rank) => total + (rank ?? 0), 0)
        expect(sum).toBeCloseTo(known.length / 2, 9)
      }),
    )
  })

  it('refuses NaN', () => {
    expect(() => midRankPercentiles([1, Number.NaN])).toThrow(RangeError)
  })
})

describe('inclusivePercentiles', () => {
  it('worked example 2.2: PR-INC of 1200, 800, 800, 300, 50', () => {
    expect(inclusivePercentiles([1200, 800, 800, 300, 50])).toEqual([1, 0.5, 0.5, 0.25, 0])
  })

  it('puts a lone value on top and passes over unknown ones', () => {
    expect(inclusivePercentiles([null, 7])).toEqual([null, 1])
  })

  it('refuses NaN', () => {
    expect(() => inclusivePercentiles([Number.NaN])).toThrow(RangeError)
  })
})

it('counts values below and up to a point', () => {
  const ascending = Float64Array.of(1, 2, 2, 2, 5)
  expect([0, 1, 2, 3, 9].map((x) => [countBelow(ascending, x), countUpTo(ascending, x)])).toEqual([
    [0, 0],
    [0, 1],
    [1, 4],
    [4, 4],
    [5, 5],
  ])
})
