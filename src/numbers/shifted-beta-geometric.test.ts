import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  discountedResidualTenure,
  discountedTenure,
  fitShiftedBetaGeometric,
  renewalRate,
  renewalsLogLikelihood,
  renewalsOf,
  survival,
} from './shifted-beta-geometric.ts'

const near = (value: number, expected: number, within = 1e-6) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(within)
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491]
const regular = [1000, 631, 468, 382, 326, 289, 262, 241]

describe('Fader & Hardie 2007, How to project customer retention (methods 3.11, published-results 2)', () => {
  it.each([
    ['High End', highEnd, 0.668088, 3.806094, -1611.158147],
    ['Regular', regular, 0.704077, 1.182042, -1680.265188],
    ['Regular, the first five', regular.slice(0, 5), 0.763665, 1.29583, -1401.559424],
  ])('%s', (_, survivors, alpha, beta, logLikelihood) => {
    const fit = fitShiftedBetaGeometric(renewalsOf(survivors))
    near(fit.logLikelihood, logLikelihood, 6e-7)
    near(fit.params.alpha, alpha, 1e-6)
    near(fit.params.beta, beta, 3e-6)
    expect(fit).toMatchObject({ members: 1000, identified: true, warnings: [] })
  })

  it('the paper, to three digits: 0.668 and 3.806, 0.704 and 1.182', () => {
    near(fitShiftedBetaGeometric(renewalsOf(highEnd)).params.beta, 3.806, 5e-4)
    near(fitShiftedBetaGeometric(renewalsOf(regular)).params.alpha, 0.704, 5e-4)
  })

  it('projects the years 8 to 12', () => {
    const { params } = fitShiftedBetaGeometric(renewalsOf(highEnd))
    const projected = [0.4604, 0.4358, 0.4142, 0.3951, 0.378]
    for (const [i, share] of projected.entries()) near(survival(params, 8 + i), share, 5e-5)
    const first = fitShiftedBetaGeometric(renewalsOf(regular.slice(0, 5))).params
    for (const [i, share] of [0.284451, 0.25368, 0.229643, 0.210286].entries())
      near(survival(first, 5 + i), share, 2e-6)
  })

  it('discounted tenure and residual tenures at 0.668, 3.806 and 10 %', () => {
    const paper = { alpha: 0.668, beta: 3.806 }
    near(discountedTenure(paper, 0.1), 5.92259641, 5e-9)
    for (const [i, expected] of [5.4149, 5.9018, 6.2943, 6.6203].entries())
      near(discountedResidualTenure(paper, i + 1, 0.1), expected, 5e-5)
  })
})

describe('consistent', () => {
  const params = fc.record({
    alpha: fc.double({ min: 0.05, max: 20, noNaN: true }),
    beta: fc.double({ min: 0.05, max: 20, noNaN: true }),
  })

  it('survival starts at 1, is the product of the renewals, and renewals rise', () => {
    fc.assert(
      fc.property(params, (given) => {
        expect(survival(given, 0)).toBeCloseTo(1, 12)
        let product = 1
        for (let t = 1; t <= 20; t++) {
          product *= renewalRate(given, t)
          expect(survival(given, t)).toBeCloseTo(product, 10)
          expect(renewalRate(given, t + 1)).toBeGreaterThanOrEqual(renewalRate(given, t))
        }
      }),
    )
  })

  it('discounted sums are the sums', () => {
    fc.assert(
      fc.property(params, fc.double({ min: 0.05, max: 1, noNaN: true }), (given, d) => {
        let tenure = 0
        let residual = 0
        for (let t = 0; t < 900; t++) {
          tenure += survival(given, t) / (1 + d) ** t
          residual += survival(given, t + 3) / survival(given, 2) / (1 + d) ** t
        }
        expect(discountedTenure(given, d)).toBeCloseTo(tenure, 7)
        expect(discountedResidualTenure(given, 3, d)).toBeCloseTo(residual, 7)
      }),
    )
  })

  it('contracts of several ages are as likely as each age by itself', () => {
    const given = { alpha: 0.7, beta: 2 }
    const young = renewalsOf([50, 40])
    const old = renewalsOf([100, 70, 60])
    const both = { lost: [40, 10], kept: [0, 40, 60] }
    near(
      renewalsLogLikelihood(given, both),
      renewalsLogLikelihood(given, young) + renewalsLogLikelihood(given, old),
      1e-10,
    )
  })
})

describe('refused input and ugly data', () => {
  it('refuses one period, rising survivors, half contracts, and none', () => {
    expect(() => renewalsOf([10])).toThrow(RangeError)
    expect(() => renewalsOf([10, 11])).toThrow(RangeError)
    expect(() => renewalsOf([10, 9.5])).toThrow(RangeError)
    expect(() => fitShiftedBetaGeometric({ lost: [], kept: [] })).toThrow(RangeError)
    expect(() => fitShiftedBetaGeometric({ lost: [-1], kept: [5] })).toThrow(RangeError)
  })

  it('refuses renewals before the first, and futures that are not discounted', () => {
    const given = { alpha: 1, beta: 2 }
    expect(() => survival(given, -1)).toThrow(RangeError)
    expect(() => renewalRate(given, 0)).toThrow(RangeError)
    expect(() => discountedTenure(given, 0)).toThrow(RangeError)
    expect(() => discountedResidualTenure(given, 0, 0.1)).toThrow(RangeError)
    expect(() => survival({ alpha: 0, beta: 1 }, 1)).toThrow(RangeError)
  })

  it('says so where nobody left, all left at once, or all have one chance', () => {
    for (const survivors of [
      [100, 100, 100],
      [100, 0],
      [1000, 500, 250, 125],
    ])
      expect(fitShiftedBetaGeometric(renewalsOf(survivors)).identified).toBe(false)
  })
})
