import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abcClasses,
  countReaching,
  gini,
  giniUnbiased,
  hhi,
  lorenz,
  paretoCurve,
  shareOfBottom80,
  shareOfTop,
} from './concentration.ts'
import { mulberry32 } from './prng.ts'

const example = [500, 250, 100, 50, 40, 25, 15, 10, 6, 4]
const amounts = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 })

describe('worked example 2.4: 500, 250, 100, 50, 40, 25, 15, 10, 6, 4', () => {
  it('falls into the classes A A A B B B C C C C', () => {
    expect(abcClasses(example).join(' ')).toBe('A A A B B B C C C C')
  })

  it('has Gini 0.6742, unbiased 0.7491111, and HHI 0.327602', () => {
    expect(gini(example)).toBeCloseTo(0.6742, 9)
    expect(giniUnbiased(example)).toBeCloseTo(0.7491111, 7)
    expect(hhi(example)).toBeCloseTo(0.327602, 9)
  })

  it('holds 75 % in the top 20 %, and 80 % in three', () => {
    expect(shareOfTop(example, 2)).toBe(0.75)
    expect(shareOfBottom80(example)).toBe(0.25)
    expect(countReaching(example, 0.8)).toBe(3)
  })
})

describe('curves', () => {
  it('Lorenz rises from the smallest, Pareto from the largest', () => {
    expect(lorenz([3, 1])).toEqual([
      { part: 0, share: 0 },
      { part: 0.5, share: 0.25 },
      { part: 1, share: 1 },
    ])
    expect(paretoCurve([1, 3])[1]).toEqual({ part: 0.5, share: 0.75 })
  })

  it('are thinned to points of the full curve with both ends kept', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i)
    const full = paretoCurve(values)
    const thin = paretoCurve(values, 101)
    expect(full).toHaveLength(1001)
    expect(thin).toHaveLength(101)
    expect(full).toEqual(expect.arrayContaining(thin))
    expect([thin[0], thin.at(-1)]).toEqual([full[0], full.at(-1)])
  })

  it('never fall and never leave the square', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        for (const points of [lorenz(values), paretoCurve(values)]) {
          points.forEach((point, i) => {
            expect(point.share).toBeGreaterThanOrEqual(points[i - 1]?.share ?? 0)
            expect(point.share).toBeLessThanOrEqual(1)
          })
        }
      }),
    )
  })
})

describe('gini', () => {
  it('lies in [0, 1), and its scale does not matter', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0.001, max: 1000, noNaN: true }), (values, scale) => {
        const coefficient = gini([...values, 1])!
        const scaled = gini([...values, 1].map((value) => value * scale))
        expect(coefficient).toBeGreaterThanOrEqual(0)
        expect(coefficient).toBeLessThan(1)
        expect(scaled).toBeCloseTo(coefficient, 9)
      }),
    )
  })

  it('is twice the area between the Lorenz curve and the diagonal', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const coefficient = gini(values)
        if (coefficient === null) return
        const points = lorenz(values)
        const below = points.slice(1).map((point, i) => (point.share + points[i]!.share) / 2 / values.length)
        expect(1 - 2 * below.reduce((area, strip) => area + strip, 0)).toBeCloseTo(coefficient, 9)
      }),
    )
  })

  it('is 0 among equals, and unknown to an estimate from one', () => {
    expect(gini([0.1, 0.1, 0.1])).toBe(0)
    expect(gini([5])).toBe(0)
    expect(giniUnbiased([5])).toBeNull()
  })
})

describe('abcClasses', () => {
  it('always finds an A where there is anything to share', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        expect(abcClasses(values).includes('A')).toBe(values.some((value) => value > 0))
      }),
    )
  })

  it('splits equal values by the order given, and is B from exactly 80 % on', () => {
    expect(abcClasses([1, 1, 1, 1, 1]).join('')).toBe('AAAAB')
    expect(abcClasses([0.5, 0.3, 0.2]).join('')).toBe('AAB')
    expect(abcClasses([0.1, 0.7, 0.2]).join('')).toBe('BAA')
  })
})

describe('ugly data', () => {
  it('counts losses as 0', () => {
    expect(gini([-5, 10])).toBe(gini([0, 10]))
    expect(shareOfTop([-5, 10], 1)).toBe(1)
    expect(abcClasses([-5, 10])).toEqual(['C', 'A'])
  })

  it('has no shares of nothing', () => {
    for (const values of [[], [0, 0], [-1, -2]]) {
      expect(abcClasses(values)).toEqual(values.map(() => 'C'))
      expect([gini(values), giniUnbiased(values), hhi(values)]).toEqual([null, null, null])
      expect([countReaching(values, 0.8), shareOfTop(values, 1), shareOfBottom80(values)]).toEqual([
        null,
        null,
        null,
      ])
      expect([lorenz(values), paretoCurve(values)]).toEqual([[], []])
    }
  })

  it('refuses what is not finite, and shares that are none', () => {
    expect(() => gini([1, Number.NaN])).toThrow(RangeError)
    expect(() => abcClasses([Infinity])).toThrow(RangeError)
    expect(() => countReaching([1], 0)).toThrow(RangeError)
    expect(() => countReaching([1], 1.1)).toThrow(RangeError)
  })

  it('agrees with itself on 200,000 heavy-tailed values', () => {
    const draw = mulberry32(1)
    const values = Array.from({ length: 200_000 }, () => Math.round(1000 / (draw() + 1e-6)))
    const reaching = countReaching(values, 0.8)!
    expect(abcClasses(values).filter((class_) => class_ === 'A')).toHaveLength(reaching)
    expect(shareOfTop(values, reaching)).toBeGreaterThanOrEqual(0.8)
    expect(shareOfTop(values, reaching - 1)).toBeLessThan(0.8)
    expect(shareOfTop(values, 40_000)! + shareOfBottom80(values)!).toBeCloseTo(1, 12)
  })
})
