import { describe, expect, it } from 'vitest'
import { lifeOf, simulatedHistories } from '../../test/simulated.ts'
import { bgNbd } from './bg-nbd.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { predict } from './prediction.ts'
import { mulberry32 } from './prng.ts'
import { countEqual } from './repeat-histories.ts'

const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 }
const histories = simulatedHistories(truth, 3000, { seed: 5, weeks: 78 })
const fit = bgNbd.fit(countEqual(histories))
const known = { ...fit, params: truth, covariance: null, standardErrors: null }

describe('predict', () => {
  it.each([
    ['bg-nbd', bgNbd, false],
    ['mbg-nbd', mbgNbd, true],
  ] as const)(
    '%s: the distribution is that of simulated members with the same history',
    (_, model, firstIsChance) => {
      const draw = mulberry32(9)
      const seen = new Array<number>(60).fill(0)
      let alike = 0
      // Those with two repeats, the last between the 6th and 12th week of 20, and what they did in the next 30.
      const past = { x: 2, tx: 9, T: 20 }
      const foreseen = new Array<number>(60).fill(0)
      for (let i = 0; i < 120_000; i++) {
        const { times } = lifeOf(truth, 50, draw, firstIsChance)
        const before = times.filter((time) => time <= past.T)
        const last = before.at(-1) ?? 0
        if (before.length !== 2 || last < 6 || last > 12) continue
        alike += 1
        seen[Math.min(59, times.length - 2)]! += 1
        if (alike % 10 === 0)
          for (let n = 0; n < 60; n++)
            foreseen[n]! += 10 * model.probabilityOf(truth, { ...past, tx: last }, 30, n)
      }
      expect(alike).toBeGreaterThan(3000)
      // Four standard deviations of a count, and what the tenth that was reckoned through differs from the whole.
      for (let n = 0; n < 12; n++)
        expect(Math.abs(seen[n]! - foreseen[n]!), `${n} repeats`).toBeLessThan(
          4 * Math.sqrt(foreseen[n]!) + 0.02 * alike,
        )
    },
  )

  it('the interval at known parameters is that of the exact distribution', () => {
    const past = { x: 5, tx: 18, T: 20 }
    const { low, high, expected, standardError } = predict(bgNbd, known, past, 52, 0.8)
    const upTo = (n: number) =>
      Array.from({ length: n + 1 }, (_, i) => bgNbd.probabilityOf(truth, past, 52, i)).reduce(
        (sum, p) => sum + p,
        0,
      )
    expect(upTo(low)).toBeGreaterThan(0.1)
    if (low > 0) expect(upTo(low - 1)).toBeLessThanOrEqual(0.1)
    expect(upTo(high)).toBeGreaterThanOrEqual(0.9)
    expect(upTo(high - 1)).toBeLessThan(0.9)
    expect(expected).toBe(bgNbd.expected(truth, past, 52))
    expect(standardError).toBeNull()
  })

  it('holds what simulated members then do, about as often as it says', () => {
    const draw = mulberry32(21)
    let held = 0
    const members = 1500
    for (let i = 0; i < members; i++) {
      const { times } = lifeOf(truth, 60, draw)
      const before = times.filter((time) => time <= 30)
      const { low, high } = predict(bgNbd, fit, { x: before.length, tx: before.at(-1) ?? 0, T: 30 }, 30, 0.8)
      const came = times.length - before.length
      if (came >= low && came <= high) held += 1
    }
    // Whole numbers hold more than they must, the more so where 0 is the likeliest of all.
    expect(held / members).toBeGreaterThan(0.78)
    expect(held / members).toBeLessThan(0.98)
  })

  it('the standard error is the spread over drawn parameters, and smaller with more members', () => {
    const past = { x: 4, tx: 30, T: 35 }
    const { standardError } = predict(bgNbd, fit, past, 52)
    const few = bgNbd.fit(countEqual(simulatedHistories(truth, 400, { seed: 6, weeks: 78 })))
    expect(predict(bgNbd, few, past, 52).standardError!).toBeGreaterThan(standardError!)
    // The same sum, written out: √(gᵀ·C·g) with slopes along each logarithm.
    const names = ['r', 'alpha', 'a', 'b'] as const
    const slopes = names.map((name) => {
      const at = (by: number) =>
        bgNbd.expected({ ...fit.params, [name]: fit.params[name] * Math.exp(by) }, past, 52)
      return (at(1e-4) - at(-1e-4)) / 2e-4
    })
    const variance = slopes.reduce(
      (sum, one, i) => sum + slopes.reduce((row, other, j) => row + one * other * fit.covariance![i]![j]!, 0),
      0,
    )
    expect(standardError! / Math.sqrt(variance)).toBeCloseTo(1, 4)
  })

  it('of no time, and of who has surely gone, is nothing', () => {
    expect(predict(bgNbd, fit, { x: 3, tx: 9, T: 20 }, 0)).toMatchObject({ expected: 0, low: 0, high: 0 })
    expect(predict(bgNbd, fit, { x: 90, tx: 9, T: 78 }, 52)).toMatchObject({ low: 0, high: 0 })
  })

  it('a wider level gives a wider interval', () => {
    const past = { x: 9, tx: 30, T: 32 }
    const narrow = predict(bgNbd, fit, past, 26, 0.5)
    const wide = predict(bgNbd, fit, past, 26, 0.95)
    expect(wide.low).toBeLessThanOrEqual(narrow.low)
    expect(wide.high).toBeGreaterThan(narrow.high)
  })

  it('refuses levels that are none, negative times and unfit histories', () => {
    const past = { x: 3, tx: 9, T: 20 }
    for (const level of [0, 1, Number.NaN])
      expect(() => predict(bgNbd, fit, past, 5, level)).toThrow(RangeError)
    expect(() => predict(bgNbd, fit, past, -5)).toThrow(RangeError)
    expect(() => predict(bgNbd, fit, { x: 3, tx: 9, T: 2 }, 5)).toThrow(RangeError)
  })
})
