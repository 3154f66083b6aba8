// Where accounts stand beside one another: flags, advice, the whale curve, classes, groups, concessions, seasons, days.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pocketOf } from '../pack/pocket.ts'
import { whaleCurve } from '../profit/whale-curve.ts'
import { lastDueDay } from '../run/due-day.ts'
import { adviceOf } from './advice.ts'
import { belowOf, repeatsFrom, weeksFrom } from './alive-classes.ts'
import { concessionsOf } from './concessions.ts'
import { flagsOf, marksOf } from './flags.ts'
import { forecastOf } from './forecast.ts'
import { groupTotal } from './group-total.ts'
import { indexOf, seasonOf } from './season.ts'
import { signalsOf } from './signals.ts'
import { spreadOf } from './spread-classes.ts'

describe('flags', () => {
  const list = [10, 20, 30, 40].map((percent, place) => ({
    netMinor: 100 * (4 - place),
    profitMinor: percent * (4 - place),
  }))
  const marks = marksOf(list)
  const one = {
    netMinor: 100,
    profitMinor: 40,
    contributionMinor: 30,
    alive: 0.9,
    isNew: false,
    buys: true,
  }
  it('mark a margin in the top quarter on sales below the middle', () => {
    expect(marks).toEqual({ highMargin: 0.325, lowNetMinor: 250 })
    expect(flagsOf(one, marks)).toEqual(['highMarginLowVolume'])
    expect(flagsOf({ ...one, netMinor: 250, profitMinor: 100 }, marks)).toEqual([])
  })
  it('mark who loses money, who is slipping away, and who is new', () =>
    expect(
      flagsOf({ ...one, profitMinor: 5, contributionMinor: -1, alive: 0.49, isNew: true }, marks),
    ).toEqual(['lossMaker', 'lapsing', 'new']))
  it('do not call it a loss to court who has never ordered', () =>
    expect(
      flagsOf({ ...one, netMinor: 0, profitMinor: 0, contributionMinor: -5, buys: false }, marks),
    ).toEqual([]))
  it('say nothing of margins among very few, or where no cost is known', () => {
    expect(marksOf(list.slice(0, 3))).toEqual({ highMargin: null, lowNetMinor: null })
    expect(flagsOf({ ...one, profitMinor: null, contributionMinor: null }, marks)).toEqual([])
  })
})

describe('advice', () => {
  const usual = { margin: 0.3, serviceShare: 0.05 }
  const loser = {
    netMinor: 1000,
    profitMinor: 300,
    costToServeMinor: 400,
    contributionMinor: -100,
    lifetimeMinor: 500,
  }
  it.each([
    ['a cheaper channel where service is what costs', loser, 'channel'],
    [
      'another price where the margin is thin',
      { ...loser, profitMinor: 100, costToServeMinor: 100, contributionMinor: -1 },
      'reprice',
    ],
    [
      'another price where goods are sold below their cost, however dear service is',
      { ...loser, profitMinor: -10 },
      'reprice',
    ],
    [
      'an end where both are so and nothing is to come',
      { ...loser, profitMinor: 50, lifetimeMinor: -20 },
      'exit',
    ],
    ['a channel where both are so, but something is to come', { ...loser, profitMinor: 50 }, 'channel'],
    [
      'an end where nothing was bought and nothing is to come',
      { ...loser, netMinor: 0, profitMinor: 0, lifetimeMinor: null },
      'exit',
    ],
  ])('is %s', (_, one, kind) => expect(adviceOf(one, usual)?.kind).toBe(kind))
  it('is none for who earns, or of whom too little is known', () => {
    expect(adviceOf({ ...loser, contributionMinor: 0 }, usual)).toBeNull()
    expect(adviceOf({ ...loser, contributionMinor: null }, usual)).toBeNull()
  })
  it('is always some where money is lost', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 900 }),
        fc.nat(2000),
        fc.option(fc.integer()),
        (profitMinor, cost, lifetimeMinor) => {
          const contributionMinor = Math.min(-1, profitMinor - cost)
          expect(
            adviceOf(
              { netMinor: 1000, profitMinor, costToServeMinor: cost, contributionMinor, lifetimeMinor },
              usual,
            ),
          ).not.toBeNull()
        },
      ),
    ))
})

describe('the whale curve', () => {
  it('rises over those who earn and falls over those who take', () => {
    const { curve, peak } = whaleCurve([-10, 60, 40, -18, 28])
    expect(curve.map((point) => point.minor)).toEqual([60, 100, 128, 118, 100])
    expect(peak).toEqual({ accounts: 3, minor: 128 })
  })
  it('of nobody has no peak, of losers alone begins at its highest', () => {
    expect(whaleCurve([])).toEqual({ curve: [], peak: null })
    expect(whaleCurve([-5, -1]).peak).toEqual({ accounts: 1, minor: -1 })
  })
  it('ends at the whole, with all accounts, and nowhere above its peak', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 600 }), (list) => {
        const { curve, peak } = whaleCurve(list, 50)
        expect(curve.length).toBeLessThanOrEqual(50)
        expect(curve.at(-1)).toEqual({
          accounts: list.length,
          minor: list.reduce((sum, one) => sum + one, 0),
        })
        for (const point of curve) expect(point.minor).toBeLessThanOrEqual(peak?.minor ?? 0)
      }),
    ))
})

describe('classes of lifetime value', () => {
  it('have bounds of 1, 2 and 5, those who lose apart', () =>
    expect(
      spreadOf([-300, 0, 12_000, 15_000, 60_000, 250_000], 100).map(({ fromMinor, accounts }) => [
        fromMinor / 100,
        accounts,
      ]),
    ).toEqual([
      [-3, 1],
      [0, 1],
      [100, 2],
      [200, 0],
      [500, 1],
      [1000, 0],
      [2000, 1],
    ]))
  it('hold every account once and all the money', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e10, max: 1e14 }), { maxLength: 200 }), (list) => {
        const classes = spreadOf(list, 100)
        expect(classes.reduce((sum, one) => sum + one.accounts, 0)).toBe(list.length)
        expect(classes.reduce((sum, one) => sum + one.minor, 0)).toBe(list.reduce((sum, one) => sum + one, 0))
        for (const { belowMinor } of classes.slice(0, -1)) expect(belowMinor).not.toBeNull()
      }),
    ))
  it('of who is alive end where the next begin', () => {
    expect([belowOf(weeksFrom, 0), belowOf(weeksFrom, 78)]).toEqual([2, null])
    expect(belowOf(repeatsFrom, 25)).toBe(50)
  })
})

describe('a group', () => {
  const member = (accountId: string, netMinor: number, profitMinor: number | null) => ({
    accountId,
    netMinor,
    profitMinor,
    costToServeMinor: 1,
    contributionMinor: profitMinor,
    totalMinor: profitMinor,
    lifetimeMinor: null,
  })
  it('counts each of its accounts once, whatever stands above it', () =>
    expect(groupTotal([member('a', 100, 10), member('b', 50, null), member('a', 100, 10)])).toMatchObject({
      accounts: 2,
      netMinor: 150,
      profitMinor: 10,
      costToServeMinor: 2,
      lifetimeMinor: null,
    }))
})

describe('a concession', () => {
  it('of five points at a margin of 20 % must be made up for by a third more', () => {
    const [one, , , five] = concessionsOf({ yearNetMinor: 100_000, horizonNetMinor: 250_000, margin: 0.2 })
    expect(five).toMatchObject({ points: 5, yearMinor: 5000, horizonMinor: 12_500 })
    expect(five?.breakEvenVolume).toBeCloseTo(4 / 3, 12)
    expect(one?.breakEvenVolume).toBeCloseTo(0.2 / 0.19, 12)
  })
  it('as large as the margin cannot be made up for', () =>
    expect(
      concessionsOf({ yearNetMinor: -3, horizonNetMinor: null, margin: 0.02 }).map((one) => [
        one.yearMinor,
        one.horizonMinor,
        one.breakEvenVolume === null,
      ]),
    ).toEqual([
      [0, null, false],
      [0, null, true],
      [0, null, true],
      [0, null, true],
    ]))
})

describe('the pocket', () => {
  const parts = {
    sales: { grossMinor: 1000, discountMinor: 30, rebateMinor: 20, returnedMinor: 10, netMinor: 940 },
    goods: { costedMinor: 990, knownCostMinor: 600, costMinor: 600 },
    service: [{ kind: 'visit' as const, quantity: 1, rate: 40, minor: 40 }],
  }
  it('knows no list price where it is known of less than half', () => {
    expect(pocketOf(parts, { listedMinor: 499, atListMinor: 700 }).listMinor).toBeNull()
    expect(pocketOf(parts, { listedMinor: 500, atListMinor: 600 })).toMatchObject({
      listMinor: 1200,
      onInvoiceMinor: 200,
      listedShare: 0.5,
      pocketMinor: 940,
      leftMinor: 300,
    })
  })
})

const months = (values: readonly number[]) =>
  values.map((netMinor, place) => ({
    month: `${2024 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}-01`,
    netMinor,
  }))

describe('a season', () => {
  it('is the share of a month, drawn halfway to the usual', () => {
    const season = seasonOf(months(Array.from({ length: 24 }, (_, place) => (place % 12 === 0 ? 24 : 12))))
    expect(season?.[0]).toBeCloseTo(1 + ((24 * 12) / 156 - 1) / 2, 12)
    expect((season ?? []).reduce((sum, one) => sum + one, 0)).toBeCloseTo(12, 12)
    expect(indexOf(season, '2027-01-01')).toBe(season?.[0])
  })
  it('needs two whole years, and sales', () => {
    expect(seasonOf(months(Array(23).fill(5)))).toBeNull()
    expect(seasonOf(months(Array(24).fill(0)))).toBeNull()
    expect(indexOf(null, '2027-01-01')).toBe(1)
  })
})

describe('a forecast', () => {
  it('by a rate is the same every month but for the season', () => {
    const season = Array.from({ length: 12 }, (_, place) => (place === 0 ? 2 : 10 / 11))
    const list = forecastOf({ by: 'rate', yearOrders: 12, perOrderMinor: 500 }, '2026-12-01', season)
    expect(list.map((one) => one.month).slice(0, 2)).toEqual(['2026-12-01', '2027-01-01'])
    expect(list[1]?.netMinor).toBe(1000)
    expect(list.every((one) => one.lowMinor <= one.netMinor && one.netMinor <= one.highMinor)).toBe(true)
  })
  it('of money that goes on shrinks by the chance to lose it; of nothing is nothing', () => {
    const list = forecastOf({ by: 'money', yearMinor: 12_000, retention: 0.5 }, '2026-12-01', null)
    expect(list[0]?.netMinor).toBe(Math.round(1000 * 0.5 ** (0.5 / 12)))
    expect(list[11]?.netMinor).toBeLessThan(list[0]?.netMinor ?? 0)
    expect(forecastOf({ by: 'none' }, '2026-12-01', null)[3]).toEqual({
      month: '2027-03-01',
      netMinor: 0,
      lowMinor: 0,
      highMinor: 0,
    })
  })
})

describe('what is handed down', () => {
  it('is in major units, and leaves out what is unknown', () => {
    const one = {
      profitMinor: null,
      costToServeMinor: 150,
      contributionMinor: null,
      lifetimeMinor: 2000,
      alive: null,
      impactMinor: 99,
    }
    expect(signalsOf(one, 'CNY')).toEqual([
      { metric: 'costToServe', value: 1.5 },
      { metric: 'lifetimeValue', value: 20 },
      { metric: 'lossImpact', value: 0.99 },
    ])
    expect(
      signalsOf({ ...one, alive: 0.25 }, 'JPY').find((signal) => signal.metric === 'aliveProbability')?.value,
    ).toBe(0.25)
  })
})

describe('the day of the month', () => {
  it.each([
    [1, '2026-12-01', '2026-12-01'],
    [15, '2026-12-14', '2026-11-15'],
    [28, '2027-01-03', '2026-12-28'],
  ])('%i, looked at on %s, came last on %s', (day, today, due) => expect(lastDueDay(day, today)).toBe(due))
})
