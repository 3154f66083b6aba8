import { describe, expect, it } from 'vitest'
import { coefficientOfVariation, mean, populationDeviation } from './spread.ts'

describe('spread', () => {
  it('worked example 2.2: mean 630 and population deviation 406.9397990', () => {
    const values = [1200, 800, 800, 300, 50]
    expect(mean(values)).toBeCloseTo(630, 9)
    expect(populationDeviation(values)).toBeCloseTo(406.939799, 6)
    expect(coefficientOfVariation(values)).toBeCloseTo(406.939799 / 630, 6)
  })

  it('sees no spread at all in equal values, even those binary fractions cannot hold', () => {
    expect(mean([0.1, 0.1, 0.1])).toBe(0.1)
    expect(populationDeviation([0.1, 0.1, 0.1])).toBe(0)
  })

  it('takes the size of the mean, so that losses vary as gains do', () => {
    expect(coefficientOfVariation([-1, -3])).toBe(0.5)
  })

  it('has no coefficient of variation around a mean of 0', () => {
    expect(coefficientOfVariation([-1, 1])).toBeNull()
  })

  it('refuses an empty set', () => {
    expect(() => mean([])).toThrow(RangeError)
    expect(() => populationDeviation([])).toThrow(RangeError)
  })
})
