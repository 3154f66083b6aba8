import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseColumn } from './normaliser.ts'
import type { Normaliser } from './scorecard.ts'

const volumes = [1200, 800, 800, 300, 50]

function expectClose(actual: (number | null)[], expected: number[]): void {
  expect(actual).toHaveLength(expected.length)
  expected.forEach((n, i) => {
    expect(Math.abs(actual[i]! - n)).toBeLessThan(1e-6)
  })
}

describe('worked example 2.2', () => {
  it.each<[Normaliser, number[]]>([
    [{ by: 'percentile' }, [0.9, 0.6, 0.6, 0.3, 0.1]],
    [{ by: 'percentileInclusive' }, [1, 0.5, 0.5, 0.25, 0]],
    [{ by: 'minmax' }, [1, 0.65217391, 0.65217391, 0.2173913, 0]],
    [{ by: 'logMinmax' }, [1, 0.87178282, 0.87178282, 0.5619618, 0]],
    [{ by: 'zNormal' }, [0.91934789, 0.66193585, 0.66193585, 0.20870272, 0.07703926]],
  ])('1200, 800, 800, 300, 50 by $by', (normaliser, expected) => {
    expectClose(normaliseColumn(volumes, normaliser, 'higher'), expected)
    expectClose(
      normaliseColumn(volumes, normaliser, 'lower'),
      expected.map((n) => 1 - n),
    )
  })

  it('signed log of the profits −20, 0, 5, 60, 300', () => {
    const expected = [0, 0.34788051, 0.55261482, 0.81760702, 1]
    expectClose(normaliseColumn([-20, 0, 5, 60, 300], { by: 'logMinmax' }, 'higher'), expected)
  })
})

describe('the other normalisers', () => {
  it('zLinear gives a third of a half for one deviation, and ends at three', () => {
    expectClose(normaliseColumn([1, 3], { by: 'zLinear' }, 'higher'), [1 / 3, 2 / 3])
    const giant = normaliseColumn([...Array(99).fill(0), 1], { by: 'zLinear' }, 'higher')
    expect(giant.at(-1)).toBe(1)
  })

  it('a winsorised minmax pulls a giant in to the 95th percentile', () => {
    const values = [...Array(20).keys(), 1_000_000]
    const plain = normaliseColumn(values, { by: 'minmax' }, 'higher')
    const pulledIn = normaliseColumn(values, { by: 'minmax', winsorise: true }, 'higher')
    expect(plain[19]).toBeLessThan(0.001)
    expectClose([pulledIn[0]!, pulledIn[10]!, pulledIn[19]!, pulledIn[20]!], [0, 0.5, 1, 1])
  })

  it('a target counts from 0 to the target and not beyond', () => {
    expect(normaliseColumn([-5, 0, 40, 80, 200, null], { by: 'target', target: 80 }, 'higher')).toEqual([
      0,
      0,
      0.5,
      1,
      1,
      null,
    ])
  })

  it('bands hold their lower end and not their upper', () => {
    const bands: Normaliser = {
      by: 'bands',
      bands: [
        { from: null, points: 0 },
        { from: 0, points: 40 },
        { from: 100, points: 100 },
      ],
    }
    expect(normaliseColumn([-1e9, -0.01, 0, 99.99, 100, 1e9], bands, 'higher')).toEqual([
      0, 0, 0.4, 0.4, 1, 1,
    ])
  })

  it('a rating of 1 to 5 becomes 0 to 1, the mean of two raters too', () => {
    expect(normaliseColumn([1, 2, 3.5, 5, null], { by: 'rating5' }, 'higher')).toEqual([
      0,
      0.25,
      0.625,
      1,
      null,
    ])
    expect(normaliseColumn([1, 5], { by: 'rating5' }, 'lower')).toEqual([1, 0])
  })
})

const pooled: Normaliser['by'][] = [
  'percentile',
  'percentileInclusive',
  'minmax',
  'logMinmax',
  'zNormal',
  'zLinear',
]

describe('ugly data', () => {
  it.each(pooled)('a lone account by %s', (by) => {
    const expected = by === 'percentileInclusive' ? 1 : 0.5
    expect(normaliseColumn([null, 42], { by } as Normaliser, 'higher')).toEqual([null, expected])
  })

  it.each(['minmax', 'logMinmax', 'zNormal', 'zLinear', 'percentile'] as const)(
    'no difference by %s',
    (by) => {
      expect(normaliseColumn([0.1, 0.1, 0.1], { by }, 'higher')).toEqual([0.5, 0.5, 0.5])
    },
  )

  it.each(pooled)('nothing known by %s', (by) => {
    expect(normaliseColumn([null, null], { by, winsorise: true } as Normaliser, 'lower')).toEqual([
      null,
      null,
    ])
  })

  it.each(pooled)('keeps to 0..1, to the order of the values and to the unknown by %s', (by) => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }))), (values) => {
        const normalised = normaliseColumn(values, { by } as Normaliser, 'higher')
        for (const [i, value] of values.entries()) {
          const n = normalised[i]!
          expect(n === null).toBe(value === null)
          if (value === null) continue
          expect(n).toBeGreaterThanOrEqual(0)
          expect(n).toBeLessThanOrEqual(1)
          for (const [j, other] of values.entries())
            if (other !== null && other < value) expect(normalised[j]).toBeLessThanOrEqual(n)
        }
      }),
    )
  })

  it.each<[string, number, Normaliser]>([
    ['NaN', Number.NaN, { by: 'percentile' }],
    ['infinity', Infinity, { by: 'minmax' }],
    ['a rating of 0', 0, { by: 'rating5' }],
    ['a rating of 6', 6, { by: 'rating5' }],
    ['a target of 0', 1, { by: 'target', target: 0 }],
    ['a value below every band', 1, { by: 'bands', bands: [{ from: 2, points: 0 }] }],
  ])('refuses %s', (_, value, normaliser) => {
    expect(() => normaliseColumn([value], normaliser, 'higher')).toThrow(RangeError)
  })
})
