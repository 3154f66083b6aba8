import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalBelow, normalQuantile } from './normal.ts'

describe('normalBelow', () => {
  it.each([
    [-10, 7.619853024160593e-24],
    [-8, 6.220960574271819e-16],
    [-7.1, 6.23784446333164e-13],
    [-7, 1.279812543885835e-12],
    [-5, 2.866515718791946e-7],
    [-3, 0.0013498980316300957],
    [-1.5, 0.06680720126885809],
    [-0.3, 0.3820885778110474],
    [0, 0.5],
    [0.7, 0.758036347776927],
    [2.5, 0.9937903346742238],
  ])("Φ(%f) agrees with the C library's erfc", (z, expected) => {
    expect(Math.abs(normalBelow(z) / expected - 1)).toBeLessThan(1e-11)
    expect(Math.abs(normalBelow(z) - expected)).toBeLessThan(1e-14)
  })

  it('ends at 0 and 1', () => {
    expect(normalBelow(-Infinity)).toBe(0)
    expect(normalBelow(Infinity)).toBe(1)
    expect(normalBelow(Number.NaN)).toBeNaN()
  })
})

describe('normalQuantile', () => {
  it.each([
    [0.95, 1.644853627],
    [0.975, 1.9599639845],
    [0.99, 2.326347874],
  ])('Φ⁻¹(%f) is the tabulated %f', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 9)
  })

  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798405],
    [1e-9, -5.9978070150076865],
    [0.001, -3.090232306167813],
    [0.07, -1.4757910281791702],
    [0.0750001, -1.4395307645017297],
    [0.3, -0.5244005127080407],
    [0.5, 0],
    [0.8, 0.8416212335729144],
  ])('Φ⁻¹(%f) agrees with AS 241 as Python has it', (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-13)
  })

  it('undoes Φ', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalBelow(normalQuantile(p)) - p)).toBeLessThan(1e-13)
      }),
    )
  })

  it('ends at both infinities and refuses what is no probability', () => {
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError)
  })
})
