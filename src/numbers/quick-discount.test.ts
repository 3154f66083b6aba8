import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bgNbd } from './bg-nbd.ts'
import { discountedWeekly } from './discounting.ts'
import { quickDiscount } from './quick-discount.ts'

describe('quickDiscount', () => {
  it('methods 3.11: BG/NBD over 52, 156 and 520 weeks at δ = 0.0027', () => {
    const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
    const expected = (t: number) => bgNbd.expected(params, { x: 2, tx: 30.43, T: 38.86 }, t)
    for (const [weeks, sum] of [
      [52, 1.461494],
      [156, 2.988035],
      [520, 4.655675],
    ] as const)
      expect(Math.abs(quickDiscount(4.414 + 38.86, 0.0027, weeks)(expected) - sum)).toBeLessThan(6e-7)
  })

  it('is the weekly sum, whatever the member', () => {
    const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    const params = fc.record({
      r: positive(0.1, 4),
      alpha: positive(1, 30),
      a: positive(0.1, 4),
      b: positive(0.3, 8),
    })
    const history = fc
      .tuple(fc.integer({ min: 0, max: 60 }), positive(0.1, 100), positive(0, 100))
      .map(([x, last, rest]) => ({ x, tx: x === 0 ? 0 : last, T: (x === 0 ? 0 : last) + rest }))
    fc.assert(
      fc.property(params, history, fc.integer({ min: 1, max: 260 }), (given, past, weeks) => {
        const expected = (t: number) => bgNbd.expected(given, past, t)
        const direct = discountedWeekly(expected, 0.0027, weeks)
        const quick = quickDiscount(given.alpha + past.T, 0.0027, weeks)(expected)
        expect(Math.abs(quick - direct)).toBeLessThanOrEqual(1e-8 * direct + 1e-300)
      }),
      { numRuns: 40 },
    )
  })

  it('refuses no scale, no weeks and negative rates', () => {
    expect(() => quickDiscount(0, 0.1)).toThrow(RangeError)
    expect(() => quickDiscount(1, -0.1)).toThrow(RangeError)
    expect(() => quickDiscount(1, 0.1, 0)).toThrow(RangeError)
    expect(() => quickDiscount(1, 0.1, 1.5)).toThrow(RangeError)
  })
})
