import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointsAtMost, roundedToSum } from './adding-up.ts'

describe('rounding that adds up', () => {
  it.each([
    [[33.333, 33.333, 33.333], 1, [33.4, 33.3, 33.3]],
    [[18.64, 23.14, 9.06], 1, [18.6, 23.1, 9.1]],
    [[1.26, null, 2.25], 1, [1.3, null, 2.2]],
    [[], 1, []],
    [[-1.25, 3.35], 1, [-1.2, 3.3]],
  ])('%j to %i digit becomes %j', (values, digits, rounded) => {
    expect(roundedToSum(values, digits)).toEqual(rounded)
  })

  it('sums to the rounded sum and moves no value by a whole unit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 20 }), (values) => {
        const rounded = roundedToSum(values, 1)
        const total = values.reduce((sum, one) => sum + one, 0)
        const shown = rounded.reduce<number>((sum, one) => sum + Math.round((one ?? 0) * 10), 0)
        expect(shown).toBe(Math.round(values.reduce((sum, one) => sum + one * 10, 0)))
        expect(Math.abs(shown / 10 - total)).toBeLessThan(0.051 + 1e-6)
        rounded.forEach((one, index) => {
          expect(Math.abs((one ?? 0) - (values[index] ?? 0))).toBeLessThan(0.1 + 1e-9)
        })
      }),
    )
  })
})

describe('what a weight comes to in the score', () => {
  const inputs = [
    { weight: 20, normalised: 0.9 },
    { weight: 30, normalised: null },
    { weight: 20, normalised: 0.1 },
  ]

  it.each([
    ['reweight', [50, null, 50]],
    ['zero', [28.57, 42.86, 28.57]],
  ])('by %s', (missing, points) => {
    expect(
      pointsAtMost(inputs, missing).map((one) => (one === null ? null : Math.round(one * 100) / 100)),
    ).toEqual(points)
  })
})
