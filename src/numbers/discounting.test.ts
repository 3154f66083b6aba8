import { describe, expect, it } from 'vitest'
import { cdnowIsHere, summary } from '../../test/cdnow.ts'
import { bgNbd } from './bg-nbd.ts'
import { discountedBySteps, discountedWeekly, simpleValue, weeklyRate, weeksPerMonth } from './discounting.ts'
import { expectedSpend, fitGammaGamma } from './gamma-gamma.ts'
import { paretoNbd } from './pareto-nbd.ts'
import { countEqual } from './repeat-histories.ts'

const near = (value: number, expected: number, within = 1e-6) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(within)
const paper = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const first = { x: 2, tx: 30.43, T: 38.86 }

describe('weeklyRate', () => {
  it('methods 3.5: 15 % a year are 0.0026877 a week', () => {
    near(weeklyRate(0.15), 0.0026877, 5e-8)
    expect(weeklyRate(0)).toBe(0)
    expect(() => weeklyRate(-1)).toThrow(RangeError)
  })
})

describe('discountedWeekly', () => {
  it.each([
    [52, 1.461494],
    [156, 2.988035],
    [520, 4.655675],
  ])('methods 3.11: BG/NBD over %i weeks at δ = 0.0027 is %f', (weeks, expected) => {
    near(
      discountedWeekly((t) => bgNbd.expected(paper, first, t), 0.0027, weeks),
      expected,
      6e-7,
    )
  })

  it('without a rate is what is expected, and over no weeks nothing', () => {
    near(
      discountedWeekly((t) => 3 * t, 0, 10),
      30,
      1e-12,
    )
    expect(discountedWeekly((t) => t, 0.1, 0)).toBe(0)
  })

  it('over a long time is nearly the closed form of the Pareto/NBD', () => {
    const params = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }
    near(
      discountedWeekly((t) => paretoNbd.expected(params, first, t), 0.02, 2000),
      paretoNbd.discountedResidual(params, first, 0.02),
      1e-4,
    )
  })

  it('refuses weeks that are no count and negative rates', () => {
    expect(() => discountedWeekly((t) => t, 0.1, 1.5)).toThrow(RangeError)
    expect(() => discountedWeekly((t) => t, -0.1)).toThrow(RangeError)
  })

  it('methods 3.11: value of the first member at a margin of 30 %, by the closed form', () => {
    const mean = expectedSpend({ p: 6.25, q: 3.74, gamma: 15.44 }, 2, 22.35)
    const residual = paretoNbd.discountedResidual(
      { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
      first,
      0.0027,
    )
    near(0.3 * mean * residual, 47.9741809, 5e-8)
  })
})

describe('discountedBySteps', () => {
  it('lifetimes: one month without discount is the prediction, with 100 % half, two months nearly double', () => {
    const params = { r: 0.16385072, alpha: 1.86428187, a: 1.85034151, b: 3.18105431 }
    const expected = (t: number) => bgNbd.expected(params, { x: 6, tx: 142, T: 292 }, t)
    const worth = (steps: number, discount: number) =>
      discountedBySteps(expected, { steps, unitsPerStep: 30, discount })
    near(worth(1, 0), expected(30), 1e-12)
    near(worth(1, 1), expected(30) / 2, 1e-12)
    expect(Math.abs(worth(2, 0) / worth(1, 0) - 2)).toBeLessThan(0.2)
    expect(Math.abs(worth(2, 1) / worth(1, 0) - 0.75)).toBeLessThan(0.075)
  })

  it('refuses steps that are no count, lengths of 0 and discounts of −100 %', () => {
    const steps = { steps: 12, unitsPerStep: 4.345, discount: 0.01 }
    expect(() => discountedBySteps((t) => t, { ...steps, steps: -1 })).toThrow(RangeError)
    expect(() => discountedBySteps((t) => t, { ...steps, unitsPerStep: 0 })).toThrow(RangeError)
    expect(() => discountedBySteps((t) => t, { ...steps, discount: -1 })).toThrow(RangeError)
  })

  describe.skipIf(!cdnowIsHere)('CDNOW (needs ../shared/data/cdnow)', () => {
    const worth = (unitsPerStep: number, members: readonly number[]) => {
      const { histories, mean } = summary()
      const { params } = bgNbd.fit(countEqual(histories))
      const repeated = [...histories.x.keys()].filter((i) => histories.x[i]! > 0)
      const spend = fitGammaGamma({
        x: Float64Array.from(repeated, (i) => histories.x[i]!),
        mean: Float64Array.from(repeated, (i) => mean[i]!),
      }).params
      return members.map((member) => {
        const [x, tx, T] = [histories.x, histories.tx, histories.T].map((column) => column[member - 1]!)
        return (
          expectedSpend(spend, x!, mean[member - 1]!) *
          discountedBySteps((t) => bgNbd.expected(params, { x: x!, tx: tx!, T: T! }, t), {
            steps: 12,
            unitsPerStep,
            discount: 0.01,
          })
        )
      })
    }

    it('lifetimes Quickstart: members 1 to 10, a year of months as long as 30 of its weeks', () => {
      const published = [
        140.096211, 18.943467, 38.180574, 38.180574, 38.180574, 1003.868107, 28.109683, 38.180574, 167.418216,
        38.180574,
      ]
      const computed = worth(30, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      // Its times have all their digits, those of the summary two decimals.
      for (const [i, value] of published.entries()) near(computed[i]! / value, 1, 1e-5)
    })

    it('months of 4.345 weeks, computed independently: members 1, 2, 3, 6, 7 and 9', () => {
      const expected = [36.2785, 4.6374, 8.3441, 283.5237, 6.8814, 43.3536]
      for (const [i, value] of worth(weeksPerMonth, [1, 2, 3, 6, 7, 9]).entries())
        near(value, expected[i]!, 5e-4)
    })
  })
})

describe('simpleValue', () => {
  it('methods 3.9: 10 a year, retention 0.85, 10 %: 44 when paid first, 34 when paid last', () => {
    const given = { margin: 10, retention: 0.85, discount: 0.1 }
    near(simpleValue({ ...given, paid: 'start' }), 44, 1e-9)
    near(simpleValue({ ...given, paid: 'end' }), 34, 1e-9)
  })

  it('differs by one margin, is one year where nobody stays, and bears losses', () => {
    const given = { margin: 7, retention: 0.6, discount: 0.08 }
    near(simpleValue({ ...given, paid: 'start' }) - simpleValue({ ...given, paid: 'end' }), 7, 1e-12)
    near(simpleValue({ ...given, retention: 0, paid: 'start' }), 7, 1e-12)
    expect(simpleValue({ ...given, margin: -7, paid: 'end' })).toBeLessThan(0)
  })

  it('refuses what has no bound, and shares that are none', () => {
    const given = { margin: 7, retention: 1, discount: 0, paid: 'end' } as const
    expect(() => simpleValue(given)).toThrow(RangeError)
    expect(() => simpleValue({ ...given, retention: 1.1, discount: 1 })).toThrow(RangeError)
    expect(() => simpleValue({ ...given, margin: Number.NaN, discount: 1 })).toThrow(RangeError)
  })
})
