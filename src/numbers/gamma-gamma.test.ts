import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdnowIsHere, summary } from '../../test/cdnow.ts'
import { gammaDraw } from '../../test/simulated.ts'
import {
  correlatedFrom,
  expectedSpend,
  fitGammaGamma,
  gammaGammaLogLikelihood,
  type Spend,
  spendCorrelation,
} from './gamma-gamma.ts'
import { mulberry32 } from './prng.ts'

const note = { p: 6.25, q: 3.74, gamma: 15.44 }
const near = (value: number, expected: number, within = 1e-6) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(within)
const spendOf = (...members: [x: number, mean: number][]): Spend => ({
  x: Float64Array.from(members, ([x]) => x),
  mean: Float64Array.from(members, ([, mean]) => mean),
})

const drawn = (members: number): Spend => {
  const draw = mulberry32(11)
  return spendOf(
    ...Array.from({ length: members }, (): [number, number] => {
      const x = 1 + Math.floor(draw() * 6)
      const scale = gammaDraw(4, draw) / 20
      return [x, gammaDraw(5 * x, draw) / scale / x]
    }),
  )
}

describe('methods 3.11, parameters of note 025', () => {
  it.each([
    [2, 22.35, 24.66371391],
    [1, 11.77, 18.91685206],
    [0, 0, 35.2189781],
  ])('x = %i, mean %f: a purchase to come is worth %f', (x, mean, expected) => {
    near(expectedSpend(note, x, mean), expected, 5e-9)
  })

  it('log-likelihood of one member', () => {
    near(gammaGammaLogLikelihood(note, spendOf([2, 22.35])), -3.55131676, 5e-9)
  })

  it("Hardie's sheet by lifetimes: members 1 to 10, within the 0.1 that lifetimes allows", () => {
    const sheet = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    const seen = [
      [2, 22.35],
      [1, 11.77],
      [0, 0],
      [0, 0],
      [0, 0],
      [7, 73.74],
      [1, 11.77],
      [0, 0],
      [2, 25.55],
      [0, 0],
    ] as const
    for (const [i, [x, mean]] of seen.entries()) near(expectedSpend(note, x, mean), sheet[i]!, 0.1)
  })
})

describe('consistent', () => {
  it('lies between the own mean and that of all, nearer to the own the more repeats there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        (x, mean) => {
          const ofAll = expectedSpend(note, 0, 0)
          const expected = expectedSpend(note, x, mean)
          expect(expected).toBeGreaterThanOrEqual(Math.min(mean, ofAll) - 1e-9)
          expect(expected).toBeLessThanOrEqual(Math.max(mean, ofAll) + 1e-9)
          expect(Math.abs(expectedSpend(note, x + 1, mean) - mean)).toBeLessThanOrEqual(
            Math.abs(expected - mean) + 1e-9,
          )
        },
      ),
    )
  })

  it('finds again what it was drawn from, within three standard errors', () => {
    const fit = fitGammaGamma(drawn(4000))
    expect(fit.identified).toBe(true)
    near(fit.params.p, 5, 3 * fit.standardErrors!.p)
    near(fit.params.q, 4, 3 * fit.standardErrors!.q)
    near(fit.params.gamma, 20, 3 * fit.standardErrors!.gamma)
    near(fit.logLikelihood, gammaGammaLogLikelihood(fit.params, drawn(4000)), 1e-6)
  })

  it('another unit of money changes γ only', () => {
    const spend = drawn(500)
    const inCents = { x: spend.x, mean: spend.mean.map((value) => value * 100) }
    const one = fitGammaGamma(spend)
    const other = fitGammaGamma(inCents)
    near(other.params.gamma / one.params.gamma, 100, 1e-6)
    near(other.params.p, one.params.p, 1e-6)
    near(other.standardErrors!.gamma / one.standardErrors!.gamma, 100, 1e-4)
    near(other.logLikelihood, gammaGammaLogLikelihood(other.params, inCents), 1e-6)
    expect(other.warnings).toEqual([])
  })

  it('does not mind the order of members', () => {
    const spend = drawn(300)
    const turned = { x: spend.x.toReversed(), mean: spend.mean.toReversed() }
    near(fitGammaGamma(turned).params.p, fitGammaGamma(spend).params.p, 1e-5)
  })
})

describe('refused input and ugly data', () => {
  it('refuses members without repeats, values of 0 and below, and a mean that does not exist', () => {
    expect(() => fitGammaGamma(spendOf())).toThrow(RangeError)
    expect(() => fitGammaGamma(spendOf([0, 5]))).toThrow(RangeError)
    expect(() => fitGammaGamma(spendOf([1, 0]))).toThrow(RangeError)
    expect(() => fitGammaGamma(spendOf([1, -3]))).toThrow(RangeError)
    expect(() => fitGammaGamma({ x: new Float64Array(1), mean: new Float64Array(2) })).toThrow(RangeError)
    expect(() => expectedSpend({ ...note, q: 1 }, 1, 5)).toThrow(RangeError)
    expect(() => expectedSpend(note, 1, 0)).toThrow(RangeError)
    expect(() => expectedSpend(note, -1, 5)).toThrow(RangeError)
    expect(() => gammaGammaLogLikelihood({ ...note, p: 0 }, spendOf([1, 5]))).toThrow(RangeError)
  })

  it('says so where all spend the same', () => {
    const fit = fitGammaGamma(spendOf(...Array.from({ length: 50 }, (): [number, number] => [3, 20])))
    expect(fit.identified).toBe(false)
    expect(fit.standardErrors).toBeNull()
  })

  it('knows no correlation where one of the two is the same for all', () => {
    expect(spendCorrelation(spendOf([1, 5]))).toBeNull()
    expect(spendCorrelation(spendOf([2, 5], [2, 9]))).toBeNull()
    expect(spendCorrelation(spendOf([1, 5], [2, 10], [3, 15]))).toBeCloseTo(1, 12)
  })
})

describe.skipIf(!cdnowIsHere)('CDNOW (needs ../shared/data/cdnow)', () => {
  const repeated = () => {
    const { histories, mean } = summary()
    return spendOf(
      ...Array.from(histories.x, (x, i): [number, number] => [x, mean[i]!]).filter(([x]) => x > 0),
    )
  }

  it('methods 3.11 and note 025: p 6.248803, q 3.744589, γ 15.447748, log-likelihood −4055.923244', () => {
    const fit = fitGammaGamma(repeated())
    expect(fit.members).toBe(946)
    near(fit.logLikelihood, -4055.923244, 1e-6)
    near(fit.params.p, 6.248803, 1e-6)
    near(fit.params.q, 3.744589, 1e-6)
    near(fit.params.gamma, 15.447748, 2e-6)
    near(gammaGammaLogLikelihood(note, repeated()), -4055.9192, 0.01)
  })

  it('lifetimes: mean of the means 35.078551797; correlation 0.113884, small enough', () => {
    near(repeated().mean.reduce((sum, mean) => sum + mean, 0) / 946, 35.078551797, 1e-8)
    near(spendCorrelation(repeated())!, 0.113884, 5e-7)
    expect(spendCorrelation(repeated())!).toBeLessThan(correlatedFrom)
  })

  it('lifetimes Quickstart: members 1 to 10 at the optimum, and the mean of all', () => {
    const { params } = fitGammaGamma(repeated())
    const { histories, mean } = summary()
    const expected = Array.from(histories.x, (x, i) => expectedSpend(params, x, mean[i]!))
    const published = [
      24.658619, 18.911489, 35.170981, 35.170981, 35.170981, 71.462843, 18.911489, 35.170981, 27.282408,
      35.170981,
    ]
    for (const [i, value] of published.entries()) near(expected[i]!, value, 2e-4)
    near(expected.reduce((sum, value) => sum + value, 0) / expected.length, 35.2529588, 1e-4)
  })
})
