import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaBelow, betaQuantile } from './incomplete-beta.ts'

describe('betaBelow', () => {
  it('methods 0: I at 0.4 of (2, 3) = 0.5248', () => {
    expect(betaBelow(0.4, 2, 3)).toBeCloseTo(0.5248, 12)
  })

  it('is a polynomial for whole parameters: I at x of (3, 1) = x³', () => {
    for (const x of [0, 1e-5, 0.3, 0.75, 0.999, 1]) expect(betaBelow(x, 3, 1)).toBeCloseTo(x ** 3, 13)
  })

  it('mirrors: what lies below x lies above 1 − x with a and b exchanged', () => {
    const parameter = fc.double({ min: 0.05, max: 200, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 0.999, noNaN: true }), parameter, parameter, (x, a, b) => {
        expect(betaBelow(x, a, b) + betaBelow(1 - x, b, a)).toBeCloseTo(1, 10)
      }),
    )
  })

  it('refuses what is no share and no parameter', () => {
    expect(() => betaBelow(1.1, 1, 1)).toThrow(RangeError)
    expect(() => betaBelow(0.5, 0, 1)).toThrow(RangeError)
    expect(() => betaBelow(0.5, 1, Number.NaN)).toThrow(RangeError)
  })
})

describe('betaQuantile', () => {
  it.each([
    [0.05, 0.0921904927],
    [0.95, 0.3896940737],
  ])('methods 0: at %f of (4.5, 15.5) it is %f', (p, expected) => {
    expect(Math.abs(betaQuantile(p, 4.5, 15.5) - expected)).toBeLessThan(1e-10)
  })

  it('undoes betaBelow', () => {
    // Below 1 the last digit of x next to 1 is worth more than the digits of p.
    const parameter = fc.double({ min: 1, max: 100, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), parameter, parameter, (p, a, b) => {
        expect(betaBelow(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9)
      }),
    )
  })

  it('ends at 0 and 1 and refuses what is no probability', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0)
    expect(betaQuantile(1, 2, 3)).toBe(1)
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => betaQuantile(p, 2, 3)).toThrow(RangeError)
    expect(() => betaQuantile(0.5, -1, 3)).toThrow(RangeError)
  })
})
