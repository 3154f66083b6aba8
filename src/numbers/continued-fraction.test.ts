import { describe, expect, it } from 'vitest'
import { continuedFraction } from './continued-fraction.ts'

const one = () => 1

describe('continuedFraction', () => {
  it('of ones only is the golden section', () => {
    expect(continuedFraction(1, one, one)).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14)
  })

  it('is 4/π after Brouncker 1656, slowly, and the tangent of 1 after Lambert 1761', () => {
    expect(
      continuedFraction(
        1,
        (n) => (2 * n - 1) ** 2,
        () => 2,
      ),
    ).toBeCloseTo(4 / Math.PI, 4)
    const below = continuedFraction(
      1,
      () => -1,
      (n) => 2 * n + 1,
    )
    expect(1 / below).toBeCloseTo(Math.tan(1), 14)
  })

  it('gets over a zero on its way', () => {
    expect(continuedFraction(0, one, one)).toBeCloseTo((Math.sqrt(5) - 1) / 2, 12)
  })
})
