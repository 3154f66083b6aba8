import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digamma, logAddExp, logBeta, logGamma } from './gamma.ts'

describe('logGamma', () => {
  it.each([
    [0.243, 1.3180435847],
    [0.5, 0.5723649429],
    [28.243, 65.363969564],
    [250.5, 1131.2840013323],
  ])('methods 0: ln Γ(%f) = %f', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-10)
  })

  it('has the factorials, and keeps its digits where two ways of reckoning meet', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(1e-13 * (1 + Math.log(factorial)))
      factorial *= n
    }
    expect(logGamma(170)).toBeCloseTo(701.437263808737, 10)
    expect(logGamma(1e-10)).toBeCloseTo(23.02585092988273, 12)
  })

  it('grows by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        const larger = logGamma(x + 1)
        expect(Math.abs(larger - logGamma(x) - Math.log(x))).toBeLessThan(1e-13 * (10 + Math.abs(larger)))
      }),
    )
  })

  it('refuses 0, what lies below, and NaN', () => {
    for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow(RangeError)
  })
})

describe('digamma', () => {
  it('is −γ at 1 and −γ − 2·ln 2 at ½ (Euler 1734, Gauss 1813)', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13)
    expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13)
  })

  it('is the slope of ln Γ', () => {
    for (const x of [0.01, 0.3, 1, 4.5, 9.99, 10.01, 300]) {
      const h = 1e-5 * x
      const slope = (logGamma(x + h) - logGamma(x - h)) / (2 * h)
      expect(Math.abs(digamma(x) / slope - 1)).toBeLessThan(1e-8)
    }
  })

  it('refuses 0 and what lies below', () => {
    for (const x of [0, -2.5, Number.NaN]) expect(() => digamma(x)).toThrow(RangeError)
  })
})

describe('logBeta and logAddExp', () => {
  it('B(2, 3) = 1/12', () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14)
    expect(() => logBeta(0, 1)).toThrow(RangeError)
  })

  it('adds what would overflow, and nothing to nothing', () => {
    expect(logAddExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12)
    expect(logAddExp(-Infinity, 3)).toBe(3)
    expect(logAddExp(-Infinity, -Infinity)).toBe(-Infinity)
    expect(logAddExp(0, -1e300)).toBe(0)
  })
})
