import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fiveDimensions } from './presets.ts'
import type { Criterion, MissingPolicy } from './scorecard.ts'
import { explain, type Normalised, normaliseAll, weigh } from './scoring.ts'

const policies: MissingPolicy[] = ['reweight', 'zero', 'neutral', 'median']

function pool(...columns: (number | null)[][]): Normalised {
  return {
    columns: columns.map((column) => Float64Array.from(column, (n) => n ?? Number.NaN)),
    medians: columns.map(() => 0.5),
  }
}

function criterion(key: string, weight: number, change: Partial<Criterion> = {}): Criterion {
  return {
    key,
    dimension: key,
    name: { zh: key, en: key },
    source: { from: 'ledger', metric: 'sales' },
    direction: 'higher',
    normaliser: { by: 'percentile' },
    weight,
    ...change,
  }
}

describe('worked example 2.1: weights 25/25/15/20/15 on 0.9, 0.7, rating 4, unknown, rating 5', () => {
  const one = pool([0.9], [0.7], [0.75], [null], [1])
  const weights = [25, 25, 15, 20, 15]

  it.each<[MissingPolicy, number]>([
    ['reweight', 82.8125],
    ['zero', 66.25],
    ['neutral', 76.25],
    ['median', 76.25],
  ])('%s gives %f', (missing, expected) => {
    const { score, coverage } = weigh(one, weights, missing)
    expect(score[0]).toBeCloseTo(expected, 6)
    expect(coverage[0]).toBeCloseTo(0.8, 6)
  })

  it('says where the points come from', () => {
    const criteria = weights.map((weight, i) => criterion(`c${i}`, weight))
    const lines = explain({ criteria, missing: 'reweight' }, one, 0)
    expect(lines[3]).toEqual({ key: 'c3', value: null, weight: 20, contribution: 0, missing: true })
    expect(lines[0]!.contribution).toBeCloseTo((100 * 25 * 0.9) / 80, 6)
    expect(lines.reduce((sum, line) => sum + line.contribution, 0)).toBeCloseTo(82.8125, 6)
  })
})

describe('normaliseAll', () => {
  it('turns raw columns into 0..1 with NaN where unknown, and remembers the medians', () => {
    const criteria = [
      criterion('sales', 1),
      criterion('fit', 1, { source: { from: 'rating', topic: 'fit' }, normaliser: { by: 'rating5' } }),
      criterion('unknown', 1),
    ]
    const { columns, medians } = normaliseAll({ criteria }, [
      [3, 1, 2],
      [5, null, 4],
      [null, null, null],
    ])
    expect(columns.map((column) => [...column])).toEqual([
      [5 / 6, 1 / 6, 0.5],
      [1, Number.NaN, 0.75],
      [Number.NaN, Number.NaN, Number.NaN],
    ])
    expect(medians).toEqual([0.5, 0.875, 0.5])
  })

  it('refuses columns that do not fit', () => {
    expect(() => normaliseAll({ criteria: [criterion('a', 1)] }, [])).toThrow(RangeError)
    expect(() => normaliseAll({ criteria: [criterion('a', 1), criterion('b', 1)] }, [[1], [1, 2]])).toThrow(
      RangeError,
    )
  })
})

describe('weigh', () => {
  const accounts = fc.integer({ min: 1, max: 12 })
  const pools = accounts.chain((size) =>
    fc.array(
      fc.record({
        column: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: size,
          maxLength: size,
        }),
        weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )

  it.each(policies)('contributions sum to a score of 0..100 by %s', (missing) => {
    fc.assert(
      fc.property(pools, (criteria) => {
        const normalised = pool(...criteria.map(({ column }) => column))
        const { score, coverage, contributions } = weigh(
          normalised,
          criteria.map(({ weight }) => weight),
          missing,
        )
        for (const i of score.keys()) {
          const isKnown = criteria.some(({ column }) => column[i] !== null)
          expect(Number.isNaN(score[i])).toBe(!isKnown)
          expect(coverage[i]! > 0).toBe(isKnown)
          expect(coverage[i]).toBeLessThanOrEqual(1)
          const sum = contributions.reduce((total, contribution) => total + contribution[i]!, 0)
          expect(sum).toBeCloseTo(isKnown ? score[i]! : 0, 9)
          expect(sum).toBeGreaterThanOrEqual(0)
          if (isKnown) expect(score[i]).toBeLessThanOrEqual(100)
        }
      }),
    )
  })

  it('gives the same score whatever the order of the accounts', () => {
    const raw = fc.array(fc.tuple(fc.option(fc.integer()), fc.option(fc.integer({ min: 1, max: 5 }))), {
      minLength: 1,
    })
    const criteria = [
      criterion('sales', 3, { normaliser: { by: 'zNormal' } }),
      criterion('fit', 2, { source: { from: 'rating', topic: 'fit' }, normaliser: { by: 'rating5' } }),
    ]
    const scoresOf = (rows: (number | null)[][]) =>
      weigh(
        normaliseAll({ criteria }, [rows.map((row) => row[0]!), rows.map((row) => row[1]!)]),
        [3, 2],
        'median',
      ).score
    fc.assert(
      fc.property(raw, (rows) => {
        const forward = scoresOf(rows)
        const backward = scoresOf(rows.toReversed()).reverse()
        for (const [i, score] of forward.entries())
          if (Number.isNaN(score)) expect(backward[i]).toBeNaN()
          else expect(backward[i]).toBeCloseTo(score, 9)
      }),
    )
  })

  it('minds only the proportion of weights', () => {
    const two = pool([0.2, null], [0.9, 0.4])
    const halves = weigh(two, [0.25, 0.75], 'zero').score
    weigh(two, [1, 3], 'zero').score.forEach((score, i) => {
      expect(score).toBeCloseTo(halves[i]!, 9)
    })
  })

  it('a weight of 0 drops its criterion, and with nothing left there is no score', () => {
    const two = pool([0.2, 0.3], [0.9, null])
    const { score, coverage } = weigh(two, [0, 1], 'reweight')
    expect([...score]).toEqual([90, Number.NaN])
    expect([...coverage]).toEqual([1, 0])
    expect([...weigh(two, [0, 0], 'zero').score]).toEqual([Number.NaN, Number.NaN])
  })

  it('refuses weights that do not fit', () => {
    expect(() => weigh(pool([1]), [], 'zero')).toThrow(RangeError)
    expect(() => weigh(pool([1]), [-1], 'zero')).toThrow(RangeError)
    expect(() => weigh(pool([1]), [Number.NaN], 'zero')).toThrow(RangeError)
  })
})

describe('explain', () => {
  it.each(policies)('agrees with the scores of the whole pool by %s', (missing) => {
    const { criteria } = fiveDimensions.definition
    const columns = criteria.map(({ normaliser }, c) =>
      [0, 1, 2, 3].map((i) => ((c + i) % 3 === 0 ? null : normaliser.by === 'rating5' ? i + 1 : i * c)),
    )
    const normalised = normaliseAll({ criteria }, columns)
    const { score } = weigh(
      normalised,
      criteria.map(({ weight }) => weight),
      missing,
    )
    for (const i of score.keys()) {
      const lines = explain({ criteria, missing }, normalised, i)
      expect(lines.reduce((sum, line) => sum + line.contribution, 0)).toBeCloseTo(score[i]!, 9)
      expect(lines.map((line) => line.missing)).toEqual(columns.map((column) => column[i] === null))
    }
  })

  it('refuses an account outside the pool', () => {
    expect(() => explain({ criteria: [criterion('a', 1)], missing: 'zero' }, pool([1]), 1)).toThrow(
      RangeError,
    )
  })
})
