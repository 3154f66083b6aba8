import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confluentU, upperGammaShare } from './incomplete-gamma.ts'

describe('upperGammaShare', () => {
  it.each([
    [2, 3, 0.1991482735],
    [10.643489097428, 15.965233646141, 0.0645967202],
  ])('methods 0: Q(%f, %f) = %f', (a, x, expected) => {
    expect(Math.abs(upperGammaShare(a, x) - expected)).toBeLessThan(1e-10)
  })

  it('is e⁻ˣ for shape 1, on both sides of where the ways of reckoning meet', () => {
    for (const x of [1e-9, 0.5, 1.99, 2, 2.01, 30, 700])
      expect(Math.abs(upperGammaShare(1, x) / Math.exp(-x) - 1)).toBeLessThan(1e-12)
  })

  it('falls from 1 to 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (a, x, more) => {
          const share = upperGammaShare(a, x)
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
          expect(upperGammaShare(a, x + more)).toBeLessThanOrEqual(share + 1e-12)
        },
      ),
    )
    expect(upperGammaShare(3, 0)).toBe(1)
    expect(upperGammaShare(3, Infinity)).toBe(0)
  })

  it('refuses a shape of 0 and what lies below 0', () => {
    expect(() => upperGammaShare(0, 1)).toThrow(RangeError)
    expect(() => upperGammaShare(1, -1)).toThrow(RangeError)
    expect(() => upperGammaShare(1, Number.NaN)).toThrow(RangeError)
  })
})

describe('confluentU', () => {
  it('methods 0: U(0.606, 0.606, 0.1364283) = 1.3042056176', () => {
    expect(Math.abs(confluentU(0.606, 0.1364283) - 1.3042056176)).toBeLessThan(1e-10)
  })

  it('is the integral ∫ e^(−zt)·t^(s−1)/(1+t) dt / Γ(s) for s = 1 and 2, where that is known', () => {
    // e·E₁(1) and 1 − e·E₁(1), with E₁(1) of Abramowitz & Stegun, table 5.1.
    const first = Math.E * 0.21938393439552
    expect(confluentU(1, 1)).toBeCloseTo(first, 12)
    expect(confluentU(2, 1)).toBeCloseTo(1 - first, 12)
  })

  it('runs on smoothly where the ways of reckoning meet', () => {
    expect(Math.abs(confluentU(0.5, 0.999999999) / confluentU(0.5, 1.000000001) - 1)).toBeLessThan(2e-9)
    expect(Math.abs(confluentU(0.999999, 0.1) / confluentU(1.000001, 0.1) - 1)).toBeLessThan(1e-5)
  })

  it('refuses 0', () => {
    expect(() => confluentU(0, 1)).toThrow(RangeError)
    expect(() => confluentU(1, 0)).toThrow(RangeError)
  })
})
