import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hypergeometric, hypergeometricOfOne } from './hypergeometric.ts'

describe('hypergeometric', () => {
  it.each([
    [0.243, 2.426, 2.219, 39 / 43.414, 1.9373703026],
    [2.243, 4.426, 4.219, 39 / 82.274, 4.5753158976],
    [1, 1, 2, 0.5, 1.3862943611],
  ])('methods 0: at (%f, %f; %f; %f) it is %f', (a, b, c, z, expected) => {
    expect(Math.abs(hypergeometric(a, b, c, z) - expected)).toBeLessThan(1e-10)
  })

  it('has the closed forms of Gauss 1813', () => {
    for (const z of [0, 0.1, 0.5, 0.9, 0.99]) {
      expect(hypergeometric(0.7, 2, 2, z)).toBeCloseTo((1 - z) ** -0.7, 10)
      if (z > 0) expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 10)
    }
  })

  it('does not mind which of the first two comes first', () => {
    const one = fc.double({ min: 0.05, max: 8, noNaN: true })
    fc.assert(
      fc.property(one, one, one, fc.double({ min: 0, max: 0.95, noNaN: true }), (a, b, c, z) => {
        expect(hypergeometric(a, b, c, z) / hypergeometric(b, a, c, z)).toBeCloseTo(1, 8)
      }),
    )
  })

  it('refuses z from 1 on, c of 0, and NaN', () => {
    expect(() => hypergeometric(1, 1, 2, 1)).toThrow(RangeError)
    expect(() => hypergeometric(1, 1, 0, 0.5)).toThrow(RangeError)
    expect(() => hypergeometric(1, 1, 2, Number.NaN)).toThrow(RangeError)
  })
})

describe('hypergeometricOfOne', () => {
  it('is the function at a = 1', () => {
    const one = fc.double({ min: 0.05, max: 20, noNaN: true })
    fc.assert(
      fc.property(one, one, fc.double({ min: 0, max: 0.97, noNaN: true }), (b, more, z) => {
        const c = b + more
        expect(hypergeometricOfOne(b, c, z) / hypergeometric(1, b, c, z)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('keeps its digits next to 1, where the series would take millions of terms', () => {
    const z = 1 - 1e-6
    expect(hypergeometricOfOne(1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 9)
  })

  it('refuses z from 1 on and parameters of 0', () => {
    expect(() => hypergeometricOfOne(1, 1, 1)).toThrow(RangeError)
    expect(() => hypergeometricOfOne(0, 1, 0.5)).toThrow(RangeError)
    expect(() => hypergeometricOfOne(1, 0, 0.5)).toThrow(RangeError)
  })
})
