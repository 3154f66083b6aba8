// Lifetime value of one account, by each of its ways.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bgNbd } from '#numbers/bg-nbd.ts'
import { discountedWeekly, simpleValue, weeklyRate } from '#numbers/discounting.ts'
import { type Contract, contractWorth, renewalChance, renewalsSeen } from './agreement-value.ts'
import { comingOrders } from './coming-orders.ts'
import { type Foreseen, lifetimeOf, simpleLifetime } from './lifetime.ts'
import { marginOf, marginOfAll, valuedMargin } from './margin.ts'
import { likesOf, priorOf } from './prior.ts'

const noAgreements = { count: 0, yearlyMinor: 0, minor: 0 }
const own = { margin: 0.3, marginFrom: 'own' as const }

describe('orders to come', () => {
  const paper = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
  const first = { x: 2, tx: 30.43, T: 38.86 }
  const expected = (t: number) => bgNbd.expected(paper, first, t)
  it.each([
    [52, 1.461494],
    [156, 2.988035],
    [520, 4.655675],
  ])('of the first CDNOW account over %i weeks are worth %f today (methods.md 3.11)', (weeks, discounted) =>
    expect(comingOrders(expected, weeks, 0.0027).discountedOrders).toBeCloseTo(discounted, 4),
  )

  it('come to the same as added up week by week, in any model', () =>
    fc.assert(
      fc.property(
        fc.record({
          r: fc.double({ min: 0.2, max: 4, noNaN: true }),
          alpha: fc.double({ min: 1, max: 30, noNaN: true }),
          a: fc.double({ min: 0.2, max: 4, noNaN: true }),
          b: fc.double({ min: 0.5, max: 8, noNaN: true }),
        }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 26, max: 260 }),
        (params, x, weeks) => {
          const history = { x, tx: x ? 60 : 0, T: 70 }
          const of = (t: number) => bgNbd.expected(params, history, t)
          const quick = comingOrders(of, weeks, 0.0027)
          const slow = discountedWeekly(of, 0.0027, weeks)
          expect(Math.abs(quick.discountedOrders - slow)).toBeLessThan(2e-3 * slow + 1e-9)
          expect(quick.discountedOrders).toBeLessThanOrEqual(quick.horizonOrders + 1e-9)
        },
      ),
      { numRuns: 60 },
    ))
})

const foreseen: Foreseen = {
  yearOrders: 4,
  horizonOrders: 10,
  discountedOrders: 8,
  lowOrders: 5,
  highOrders: 15,
  spendMinor: 1000,
  alive: 0.9,
}
const ask = { margin: own, netShare: 0.9, agreements: noAgreements, modelConfidence: 'high' as const }

describe('a lifetime value', () => {
  it('by a model is margin × value of an order, as it stays, × discounted orders, with an interval', () => {
    const { parts, ...rest } = lifetimeOf({ ...ask, way: { by: 'mbgNbd', foreseen } })
    expect(parts).toMatchObject({ by: 'mbgNbd', confidence: 'high', perOrderMinor: 900, ordersMinor: 2160 })
    expect(rest).toEqual({ lifetimeMinor: 2160, lowMinor: 1080, highMinor: 3240, alive: 0.9 })
  })
  it('of orders that lose money is the lower the more of them come', () => {
    const margin = { margin: -0.1, marginFrom: 'own' as const }
    const { lifetimeMinor, lowMinor, highMinor } = lifetimeOf({
      ...ask,
      margin,
      way: { by: 'bgNbd', foreseen },
    })
    expect([lifetimeMinor, lowMinor, highMinor]).toEqual([-720, -1080, -360])
  })
  it('adds contracts, which stand alone where nothing was ordered', () => {
    const agreements = { count: 2, yearlyMinor: 5000, minor: 700 }
    expect(lifetimeOf({ ...ask, agreements, way: { by: 'mbgNbd', foreseen } }).lifetimeMinor).toBe(2860)
    const alone = lifetimeOf({ ...ask, agreements, way: { by: 'none' } })
    expect([alone.parts.by, alone.lifetimeMinor, alone.alive]).toEqual(['agreements', 700, null])
  })
  it('is none where there is neither', () => {
    const none = lifetimeOf({ ...ask, way: { by: 'none' } })
    expect([none.parts.by, none.lifetimeMinor]).toEqual(['none', null])
  })
  it('of a new account is of low confidence, whatever the model', () =>
    expect(lifetimeOf({ ...ask, way: { by: 'prior', foreseen } }).parts.confidence).toBe('low'))
  it('by the simple formula has neither interval nor a chance to be alive', () => {
    const way = { by: 'simple' as const, yearMinor: 10_000, retention: 0.85, discountRate: 0.1, years: 3 }
    const { lifetimeMinor, lowMinor, alive, parts } = lifetimeOf({ ...ask, way })
    const ratio = 0.85 / 1.1
    expect(lifetimeMinor).toBe(Math.round(0.3 * 10_000 * (ratio + ratio ** 2 + ratio ** 3)))
    expect([lowMinor, alive, parts.confidence]).toEqual([null, null, 'low'])
  })
  it('by the simple formula tends to mρ/(1 + d − ρ) of methods.md 3.9: 34 of 10 a year at 0.85 and 10 %', () => {
    expect(simpleLifetime(10, 0.85, 0.1, 400)).toBeCloseTo(34, 9)
    expect(simpleLifetime(10, 0.85, 0.1, 400)).toBeCloseTo(
      simpleValue({ margin: 10, retention: 0.85, discount: 0.1, paid: 'end' }),
      9,
    )
    expect(simpleLifetime(10, 1, 0, 3)).toBe(30)
  })
})

describe('a margin', () => {
  it('is the account’s own, else that of all, else the settled one', () => {
    expect(valuedMargin({ netMinor: 100, profitMinor: 40 }, 0.2, 0.3)).toEqual({
      margin: 0.4,
      marginFrom: 'own',
    })
    expect(valuedMargin({ netMinor: 100, profitMinor: null }, 0.2, 0.3)).toEqual({
      margin: 0.2,
      marginFrom: 'company',
    })
    expect(valuedMargin({ netMinor: 0, profitMinor: -5 }, null, 0.3)).toEqual({
      margin: 0.3,
      marginFrom: 'settings',
    })
  })
  it('of one odd booking does not run away', () =>
    expect(valuedMargin({ netMinor: 1, profitMinor: -900 }, 0.2, 0.3).margin).toBe(-1))
  it('of all is over those whose costs are known', () =>
    expect(
      marginOfAll([
        { netMinor: 100, profitMinor: 10 },
        { netMinor: 300, profitMinor: 90 },
        { netMinor: 900, profitMinor: null },
      ]),
    ).toBe(0.25))
  it('of nothing sold is none', () => expect(marginOf({ netMinor: 0, profitMinor: 0 })).toBeNull())
})

describe('the prior of a new account', () => {
  const seen = (size: string | null, repeats: number, meanMinor: number) => ({
    size,
    repeats,
    ageWeeks: 100,
    meanMinor,
  })
  const members = [
    ...Array.from({ length: 10 }, () => seen('large', 40, 9000)),
    ...Array.from({ length: 10 }, () => seen('small', 10, 1000)),
    seen('micro', 100, 77),
  ]
  const likes = likesOf(members)
  const anyNew = { ...foreseen, yearOrders: 13, horizonOrders: 30, discountedOrders: 24, alive: null }
  it('orders as often as its size class does, beside what any new one does, at what they pay', () => {
    const all = (10 * 40 + 10 * 10 + 100) / 2100
    const large = priorOf(likes, 'large', anyNew)
    expect(large?.discountedOrders).toBeCloseTo((24 * 0.4) / all, 9)
    expect(large?.spendMinor).toBe(9000)
    expect(priorOf(likes, 'small', anyNew)?.spendMinor).toBe(1000)
  })
  it('of a class that is too small, or unknown, is the mean of all', () => {
    for (const size of ['micro', 'medium', null])
      expect(priorOf(likes, size, anyNew)?.discountedOrders).toBeCloseTo(24, 9)
    expect(priorOf(likesOf([]), 'large', anyNew)).toBeNull()
  })
})

describe('contracts', () => {
  const contract = (startsOn: string, endedOn: string | null = null): Contract => ({
    accountId: 'x',
    startsOn,
    termMonths: 12,
    endedOn,
    yearlyMinor: 12_000,
  })
  const terms = { params: null, yearlyRetention: 0.8, horizonWeeks: 156, delta: 0 }
  it('are seen lost at the renewal they did not pass, and kept after those they did', () =>
    expect(
      renewalsSeen(
        [
          contract('2024-01-01'),
          contract('2025-06-01'),
          contract('2023-01-01', '2024-12-31'),
          contract('2026-03-01'),
          // Notice was given, but it holds.
          contract('2024-07-01', '2027-06-30'),
          contract('2027-01-01'),
        ],
        '2026-12-01',
      ),
    ).toEqual({ lost: [0, 1], kept: [1, 1, 2] }))
  it('bring the rest of the term, and each further one by the chance that it comes', () => {
    // 31 of 365 days are left, and with them 1019; then two years and what of the third lies within 156 weeks.
    const worth = contractWorth(contract('2025-01-01'), '2026-12-01', terms)
    const rest = 12_000 * (30 / 365)
    const third = (1092 - 31 - 365 - 365) / 366
    expect(worth).toBeGreaterThan(rest + 0.8 * 12_000 + 0.64 * 12_000)
    expect(worth).toBeCloseTo(rest + 0.8 * 12_000 + 0.64 * 12_000 + 0.512 * 12_000 * third, -2)
  })
  it('of which notice is given bring the rest of their term only, those over nothing', () => {
    const noticed = contractWorth(contract('2025-01-01', '2026-12-31'), '2026-12-01', terms)
    expect(noticed).toBeGreaterThan(900)
    expect(noticed).toBeLessThan(1100)
    expect(contractWorth(contract('2025-01-01', '2026-06-30'), '2026-12-01', terms)).toBe(0)
  })
  it('are renewed by the model as published: r(1) = 3.806/(0.668 + 3.806) (methods.md 3.8)', () => {
    expect(renewalChance({ alpha: 0.668, beta: 3.806 }, 0, 12, 0)).toBeCloseTo(3.806 / 4.474, 12)
    expect(renewalChance(null, 3, 6, 0.81)).toBeCloseTo(0.9, 12)
  })
  it('are worth less the dearer money is', () =>
    expect(
      contractWorth(contract('2025-01-01'), '2026-12-01', { ...terms, delta: weeklyRate(0.15) }),
    ).toBeLessThan(contractWorth(contract('2025-01-01'), '2026-12-01', terms)))
})
