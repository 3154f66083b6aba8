// Profit and cost to serve: the worked example, and what is unknown.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pocketOf } from '../pack/pocket.ts'
import { defaultRates, ratesOn, unitOfDefaults } from '../settling/rates.ts'
import { defaultSettings } from '../settling/settings.ts'
import { cappedOf, intangibleOf, totalOf } from './intangible.ts'
import { type Counted, nothingCounted, profitOf } from './profitability.ts'

/** 万元 in minor units. */
const wan = (value: number) => Math.round(value * 1_000_000)
const rates = ratesOn([], '2026-12-01', 100)

/** methods.md 3.1, in 万元: 24 visits, 160 hours of service, 12 returns, 250 hours of the manager, 80 owed on average. */
const worked: Counted = {
  ...nothingCounted,
  grossMinor: wan(500),
  returnedMinor: wan(5),
  discountMinor: wan(15),
  rebateMinor: wan(10),
  costedMinor: wan(495),
  knownCostMinor: wan(340),
  visits: 24,
  serviceHours: 160,
  returnLines: 12,
  managerHours: 250,
  logisticsMinor: wan(6),
  promotionMinor: wan(4),
  averageReceivableMinor: wan(80),
}

describe('worked example 3.1 of methods.md', () => {
  const profit = profitOf(worked, rates, 12)
  it('net 470, profit 130, cost to serve 36.4, contribution 93.6: 19.9148936 % of net', () => {
    expect(profit.sales.netMinor).toBe(wan(470))
    expect(profit.profitMinor).toBe(wan(130))
    expect(Object.fromEntries(profit.service.map((part) => [part.kind, part.minor / 1e6]))).toEqual({
      visit: 7.2,
      serviceHour: 3.2,
      returnLine: 1.2,
      managerHour: 10,
      logistics: 6,
      promotion: 4,
      capital: 4.8,
    })
    expect(profit.costToServeMinor).toBe(wan(36.4))
    expect(profit.contributionMinor).toBe(wan(93.6))
    expect((100 * (profit.contributionMinor ?? 0)) / profit.sales.netMinor).toBeCloseTo(19.9148936, 7)
  })

  it('referrals 4.5, learning 4.8 and skill 2.4 are 11.7 of at most 26, and the total 105.3', () => {
    const brought = { referredId: null, name: '某某', lifetimeMinor: wan(25), buys: false }
    const intangible = intangibleOf(
      { referrals: [brought, brought, brought], learning: 4, skill: 3 },
      profit.profitMinor,
      defaultSettings,
      100,
    )
    expect([intangible.referralMinor, intangible.learningMinor, intangible.skillMinor]).toEqual(
      [4.5, 4.8, 2.4].map(wan),
    )
    expect([intangible.sumMinor, intangible.capMinor]).toEqual([11.7, 26].map(wan))
    expect(totalOf(profit.profitMinor, cappedOf(intangible), profit.costToServeMinor)).toBe(wan(105.3))
  })
})

describe('profit', () => {
  it('is not known where the cost is known of less than half of the sales', () => {
    const half = { ...worked, costedMinor: wan(247.5), knownCostMinor: wan(170) }
    expect(profitOf(half, rates, 12).goods.costMinor).toBe(wan(340))
    const less = profitOf({ ...half, costedMinor: wan(247.4) }, rates, 12)
    expect([less.goods.costMinor, less.profitMinor, less.contributionMinor]).toEqual([null, null, null])
    expect(less.costToServeMinor).toBe(wan(36.4))
  })
  it('of who bought nothing is what was granted and spent on them, and no secret', () => {
    const quiet = profitOf({ ...nothingCounted, visits: 2, rebateMinor: 500 }, rates, 12)
    expect([quiet.profitMinor, quiet.contributionMinor]).toEqual([-500, -600_500])
  })
  it('of returns alone takes their cost back', () =>
    expect(
      profitOf(
        { ...nothingCounted, returnedMinor: 1000, costedMinor: -1000, knownCostMinor: -700 },
        rates,
        12,
      ).profitMinor,
    ).toBe(-300))
  it('of returns alone whose cost is not known is not known', () =>
    expect(profitOf({ ...nothingCounted, returnedMinor: 1000 }, rates, 12).profitMinor).toBeNull())
  it('ties up capital for as long as the window is', () =>
    expect(profitOf({ ...nothingCounted, averageReceivableMinor: 1000 }, rates, 6).costToServeMinor).toBe(30))
})

describe('the intangible', () => {
  const judged = { referrals: [], learning: 5, skill: 5 }
  it('counts for nothing beside a loss or an unknown profit, and is shown all the same', () => {
    for (const profit of [-100, null]) {
      const of = intangibleOf(judged, profit, defaultSettings, 100)
      expect([of.capMinor, cappedOf(of), of.sumMinor]).toEqual([0, 0, 10_000_000])
    }
  })
  it('of a referral that buys is certain, and never less than nothing', () => {
    const one = (lifetimeMinor: number, buys: boolean) =>
      intangibleOf(
        { referrals: [{ referredId: 'x', name: '乙', lifetimeMinor, buys }], learning: null, skill: null },
        1e9,
        defaultSettings,
        100,
      ).referralMinor
    expect([one(1000, true), one(1000, false), one(-1000, true)]).toEqual([150, 60, 0])
  })
})

const amount = fc.nat(1e12)
const anything = fc
  .record({
    grossMinor: amount,
    returnedMinor: amount,
    discountMinor: amount,
    rebateMinor: amount,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    knownCostMinor: amount,
    visits: fc.nat(500),
    returnLines: fc.nat(500),
    serviceHours: fc.option(fc.nat(5000)),
    managerHours: fc.option(fc.nat(5000)),
    logisticsMinor: amount,
    promotionMinor: amount,
    averageReceivableMinor: amount,
  })
  .map(({ share, ...one }) => ({
    ...one,
    costedMinor: Math.round(share * (one.grossMinor - one.returnedMinor)),
  }))

describe('the parts make the whole, to the cent', () => {
  it('of profit and of cost to serve', () =>
    fc.assert(
      fc.property(anything, (counted) => {
        const { sales, goods, service, ...sums } = profitOf(counted, rates, 12)
        expect(sales.grossMinor - sales.discountMinor - sales.rebateMinor - sales.returnedMinor).toBe(
          sales.netMinor,
        )
        expect(service.reduce((sum, part) => sum + part.minor, 0)).toBe(sums.costToServeMinor)
        if (goods.costMinor !== null) expect(sums.profitMinor).toBe(sales.netMinor - goods.costMinor)
      }),
    ))
  it('of the pocket: what is left in it is the contribution', () =>
    fc.assert(
      fc.property(anything, amount, amount, (counted, listedMinor, atListMinor) => {
        const profit = profitOf(counted, rates, 12)
        const pocket = pocketOf(profit, { listedMinor, atListMinor })
        expect(pocket.leftMinor).toBe(profit.contributionMinor)
        if (pocket.listMinor !== null)
          expect(pocket.listMinor - (pocket.onInvoiceMinor ?? 0)).toBe(pocket.invoicedMinor)
        const { invoicedMinor, discountMinor, rebateMinor, returnedMinor, capitalMinor } = pocket
        expect(
          invoicedMinor -
            discountMinor -
            rebateMinor -
            returnedMinor -
            capitalMinor -
            pocket.logisticsMinor -
            pocket.promotionMinor,
        ).toBe(pocket.pocketMinor)
      }),
    ))
})

describe('rates', () => {
  const dated = [
    { kind: 'visit' as const, validFrom: '2026-01-01', amount: 250_000 },
    { kind: 'visit' as const, validFrom: '2026-07-01', amount: 320_000 },
  ]
  it('hold from their day on, the newest of those begun', () => {
    const on = (day: string) => ratesOn(dated, day, 100).visit
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on)).toEqual([
      300_000, 250_000, 250_000, 320_000,
    ])
  })
  it('that nobody settled are of the size of the currency; capital is a share in any', () => {
    expect(unitOfDefaults(null)).toBe(100)
    expect(ratesOn([], '2026-01-01', unitOfDefaults('GBP'))).toMatchObject({
      visit: 30_000,
      capital: defaultRates.capital,
    })
    expect(ratesOn([], '2026-01-01', unitOfDefaults('JPY')).visit).toBe(60_000)
  })
})
