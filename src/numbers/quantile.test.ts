import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantile } from './quantile.ts'

describe('quantile', () => {
  it.each([
    [0, 1],
    [0.25, 2.5],
    [0.4, 3.4],
    [0.5, 4],
    [0.9, 7.8],
    [1, 9],
  ])('R type 7 at %f of 9 1 7 3 4 5 2 is %f', (p, expected) => {
    expect(quantile([9, 1, 7, 3, 4, 5, 2], p)).toBeCloseTo(expected, 12)
  })

  it('gives the value itself where the place is whole, so that inclusive bounds hold it', () => {
    const values = Array.from({ length: 1001 }, (_, i) => i / 7)
    for (const p of [0.2, 0.4, 0.6, 0.8]) expect(quantile(values, p)).toBe((1000 * p) / 7)
  })

  it('leaves the values as they came and does not mind their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const before = [...values]
          expect(quantile(values, p)).toBe(
            quantile(
              [...values].sort((a, b) => a - b),
              p,
            ),
          )
          expect(values).toEqual(before)
        },
      ),
    )
  })

  it('is the only value of a set of one', () => {
    expect(quantile([3], 0.7)).toBe(3)
  })

  it('refuses no values, NaN and impossible probabilities', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError)
    expect(() => quantile([Number.NaN], 0)).toThrow(RangeError)
    expect(() => quantile([1, Number.NaN, 2], 0.5)).toThrow(RangeError)
    expect(() => quantile([1], 1.1)).toThrow(RangeError)
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError)
  })
})
