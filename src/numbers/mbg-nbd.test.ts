import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdnowIsHere, columnsOf, summary } from '../../test/cdnow.ts'
import { ownHistories } from '../../test/own-histories.ts'
import { simulatedHistories } from '../../test/simulated.ts'
import { bgNbd } from './bg-nbd.ts'
import { hypergeometric } from './hypergeometric.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { countEqual } from './repeat-histories.ts'

const published = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
const near = (value: number, expected: number, within = 1e-6) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(within)

describe('methods 3.11, parameters of BTYDplus', () => {
  it.each([
    [{ x: 2, tx: 30.43, T: 38.86 }, -9.48555131, 0.70620227, 1.26296062],
    [{ x: 0, tx: 0, T: 38.86 }, -0.53983746, 0.38973508, 0.15401275],
  ])('%o', (history, logLikelihood, alive, expected) => {
    near(mbgNbd.logLikelihood(published, countEqual(columnsOf([history]))), logLikelihood, 5e-9)
    near(mbgNbd.probabilityAlive(published, history), alive, 5e-9)
    near(mbgNbd.expected(published, history, 39), expected, 5e-9)
  })

  it('members of one and of many repeats', () => {
    near(mbgNbd.probabilityAlive(published, { x: 1, tx: 1.71, T: 38.86 }), 0.17083648, 5e-9)
    near(mbgNbd.probabilityAlive(published, { x: 26, tx: 30.86, T: 31 }), 0.96556614, 5e-9)
    near(mbgNbd.expected(published, { x: 26, tx: 30.86, T: 31 }, 52), 24.00392282, 5e-9)
  })

  it.each([
    [1, 0.053085],
    [39, 1.182954],
    [52, 1.419724],
    [78, 1.804758],
  ])('a new member in %i weeks: %f', (t, expected) => {
    near(mbgNbd.expectedNew(published, t), expected, 5e-7)
  })

  it('PyMC-Marketing: log-likelihoods of nobody and of many repeats', () => {
    const params = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 }
    const of = (x: number, tx: number) =>
      mbgNbd.logLikelihood(params, countEqual(columnsOf([{ x, tx, T: 40 }])))
    near(of(0, 0), -0.41792826, 5e-9)
    near(of(200, 38), 100.7869, 5e-5)
  })
})

describe('forty histories of our own, methods 3.11', () => {
  const counted = countEqual(ownHistories)

  it('log-likelihood at (1.5, 7, 1, 3) and the most likely parameters', () => {
    near(mbgNbd.logLikelihood({ r: 1.5, alpha: 7, a: 1, b: 3 }, counted), -594.82863023, 5e-9)
    const fit = mbgNbd.fit(counted)
    near(fit.logLikelihood, -591.14289, 6e-6)
    near(fit.params.r, 2.08662, 1e-5)
    near(fit.params.alpha, 8.94698, 1e-5)
    near(fit.params.a, 3.68619, 1e-4)
    near(fit.params.b, 21.84552, 5e-4)
  })
})

describe('consistent', () => {
  const params = fc.record({
    r: fc.double({ min: 0.1, max: 4, noNaN: true }),
    alpha: fc.double({ min: 0.5, max: 30, noNaN: true }),
    a: fc.double({ min: 0.1, max: 4, noNaN: true }),
    b: fc.double({ min: 0.3, max: 8, noNaN: true }),
  })

  it('the form of methods 3.4 with ₂F₁', () => {
    fc.assert(
      fc.property(params, fc.double({ min: 0, max: 100, noNaN: true }), ({ r, alpha, a, b }, t) => {
        fc.pre(Math.abs(a - 1) > 0.05)
        const own =
          (b / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * hypergeometric(r, b + 1, a + b, t / (alpha + t)))
        expect(Math.abs(mbgNbd.expectedNew({ r, alpha, a, b }, t) - own)).toBeLessThan(1e-8 * (1 + own))
      }),
    )
  })

  it('counts one chance more that was survived than the BG/NBD, and takes nobody for surely alive', () => {
    fc.assert(
      fc.property(params, fc.integer({ min: 1, max: 40 }), (given, x) => {
        const history = { x, tx: 20, T: 30 }
        expect(mbgNbd.probabilityAlive(given, history)).toBeGreaterThanOrEqual(
          bgNbd.probabilityAlive(given, history),
        )
        expect(mbgNbd.probabilityAlive(given, { x: 0, tx: 0, T: 30 })).toBeLessThan(1)
      }),
    )
  })

  it('the chance of nothing is the likelihood of a history without repeats, and the distribution has its mean', () => {
    const none = Math.exp(mbgNbd.logLikelihood(published, countEqual(columnsOf([{ x: 0, tx: 0, T: 26 }]))))
    near(mbgNbd.probabilityOfNew(published, 26, 0), none, 1e-12)
    let mean = 0
    for (let n = 1; n < 500; n++) mean += n * mbgNbd.probabilityOf(published, { x: 3, tx: 8, T: 11 }, 30, n)
    near(mean, mbgNbd.expected(published, { x: 3, tx: 8, T: 11 }, 30), 1e-7)
  })

  it('finds again what it was drawn from, within three standard errors', () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 }
    const drawn = simulatedHistories(truth, 8000, { seed: 3, per: 0.01, firstIsChance: true })
    const fit = mbgNbd.fit(countEqual(drawn))
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      near(fit.params[name], truth[name], 3 * fit.standardErrors![name])
  })

  it('refuses what the BG/NBD refuses', () => {
    expect(() => mbgNbd.probabilityAlive(published, { x: 1, tx: 5, T: 4 })).toThrow(RangeError)
    expect(() => mbgNbd.expectedNew({ ...published, b: 0 }, 1)).toThrow(RangeError)
    expect(() => mbgNbd.expectedNew(published, -1)).toThrow(RangeError)
  })
})

describe.skipIf(!cdnowIsHere)('CDNOW (needs ../shared/data/cdnow)', () => {
  it('methods 3.11 and BTYDplus: r 0.525, α 6.183, a 0.891, b 1.614, log-likelihood −9582.132685', () => {
    const fit = mbgNbd.fit(countEqual(summary().histories))
    near(fit.logLikelihood, -9582.132685, 1e-6)
    near(fit.params.r, 0.524838, 1e-6)
    near(fit.params.alpha, 6.182992, 1e-6)
    near(fit.params.a, 0.891356, 1e-6)
    near(fit.params.b, 1.614, 1e-6)
  })
})
