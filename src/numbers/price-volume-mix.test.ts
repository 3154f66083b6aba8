import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bridge, type Item, priceVolumeMix } from './price-volume-mix.ts'

/** Quantity at price, in the first and the second period; prices in major units. */
const item = (quantity0: number, price0: number, quantity1: number, price1: number): Item => ({
  quantity0,
  revenue0: Math.round(quantity0 * price0 * 100),
  quantity1,
  revenue1: Math.round(quantity1 * price1 * 100),
})
const partsOf = ({ price, volume, mix, joint, newItems, lost, currency }: Bridge) =>
  price + volume + mix + joint + newItems + lost + currency

describe('priceVolumeMix', () => {
  const worked = [item(100, 10, 120, 10.5), item(50, 20, 45, 19), item(20, 30, 0, 0), item(0, 0, 15, 32)]

  it('methods 4.5, worked example: 2600 → 2595', () => {
    expect(priceVolumeMix(worked)).toMatchObject({
      price: 1500,
      volume: 20_000,
      mix: -10_000,
      joint: 0,
      newItems: 48_000,
      lost: -60_000,
      currency: 0,
      change: -500,
    })
  })

  const published = [item(1000, 10, 1000, 11), item(800, 15, 700, 15), item(500, 20, 800, 23)]

  it('accountancyindex.com, our convention: price 3,400, volume 2,782.61, mix 1,717.39', () => {
    expect(priceVolumeMix(published)).toMatchObject({
      price: 340_000,
      volume: 278_261,
      mix: 171_739,
      change: 790_000,
    })
  })

  it('accountancyindex.com, its own: price at old volume 2,500, volume at old price 4,500, together 900', () => {
    expect(priceVolumeMix(published, 'old-volume')).toMatchObject({
      price: 250_000,
      volume: 450_000,
      mix: 0,
      joint: 90_000,
      change: 790_000,
    })
  })

  it('without a common unit there is no mix', () => {
    expect(priceVolumeMix(published, 'no-mix')).toMatchObject({
      price: 340_000,
      volume: 450_000,
      mix: 0,
      joint: 0,
    })
  })

  it('takes rates of exchange out before price', () => {
    // 100 at 10.00 and at 11.00 of a currency that rose from 7 to 7.7.
    const sold = {
      quantity0: 100,
      revenue0: 700_000,
      quantity1: 100,
      revenue1: 847_000,
      rate0: 7,
      rate1: 7.7,
    }
    expect(priceVolumeMix([sold])).toMatchObject({
      currency: 77_000,
      price: 70_000,
      volume: 0,
      mix: 0,
      change: 147_000,
    })
  })

  it('items new, lost, returned and never sold', () => {
    const { items, ...all } = priceVolumeMix([
      { quantity0: 0, revenue0: 0, quantity1: 3, revenue1: 900 },
      { quantity0: 4, revenue0: 800, quantity1: -1, revenue1: -200 },
      { quantity0: 0, revenue0: 0, quantity1: 0, revenue1: -50 },
      { quantity0: -2, revenue0: -300, quantity1: 5, revenue1: 1000 },
    ])
    expect(items.map(({ newItems, lost }) => [newItems, lost])).toEqual([
      [900, 0],
      [0, -1000],
      [0, -50],
      [1300, 0],
    ])
    expect(all).toMatchObject({ newItems: 2200, lost: -1050, change: 1150 })
  })

  it('of nothing is nothing', () => {
    expect(priceVolumeMix([])).toEqual({
      price: 0,
      volume: 0,
      mix: 0,
      joint: 0,
      newItems: 0,
      lost: 0,
      currency: 0,
      change: 0,
      items: [],
    })
  })

  it('an equal growth of all at equal prices is volume only', () => {
    const { price, volume, mix } = priceVolumeMix([item(100, 9, 150, 9), item(40, 5, 60, 5)])
    expect({ price, volume, mix }).toEqual({ price: 0, volume: 55_000, mix: 0 })
  })

  const amount = fc.integer({ min: -5_000_000, max: 500_000_000 })
  const quantity = fc.oneof(fc.integer({ min: -3, max: 500 }), fc.double({ min: 0.1, max: 1e4, noNaN: true }))
  const anyItem = fc.record({
    quantity0: quantity,
    revenue0: amount,
    quantity1: quantity,
    revenue1: amount,
    rate0: fc.double({ min: 0.1, max: 10, noNaN: true }),
    rate1: fc.double({ min: 0.1, max: 10, noNaN: true }),
  })
  const convention = fc.constantFrom('mix' as const, 'no-mix' as const, 'old-volume' as const)

  it('parts sum to the change to the last minor unit, of each item and of all, by every convention', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 30 }), convention, (items, by) => {
        const all = priceVolumeMix(items, by)
        expect(all.change).toBe(items.reduce((sum, one) => sum + one.revenue1 - one.revenue0, 0))
        expect(partsOf(all)).toBe(all.change)
        for (const [i, bridge] of all.items.entries()) {
          expect(partsOf(bridge)).toBe(bridge.change)
          expect(bridge.change).toBe(items[i]!.revenue1 - items[i]!.revenue0)
          for (const part of Object.values(bridge)) expect(Number.isInteger(part)).toBe(true)
        }
        for (const part of ['price', 'volume', 'mix', 'joint', 'newItems', 'lost', 'currency'] as const)
          expect(all.items.reduce((sum, bridge) => sum + bridge[part], 0)).toBe(all[part])
      }),
    )
  })

  it('price is its formula to half a minor unit, and mix to one', () => {
    const sold = fc.record({
      quantity0: fc.integer({ min: 1, max: 500 }),
      revenue0: fc.integer({ min: 0, max: 1_000_000 }),
      quantity1: fc.integer({ min: 1, max: 500 }),
      revenue1: fc.integer({ min: 0, max: 1_000_000 }),
    })
    fc.assert(
      fc.property(fc.array(sold, { minLength: 1, maxLength: 20 }), (items) => {
        const all = priceVolumeMix(items)
        const total = (of: (one: Item) => number) => items.reduce((sum, one) => sum + of(one), 0)
        const growth = total((one) => one.quantity1) / total((one) => one.quantity0)
        const price = total((one) => one.revenue1 - (one.revenue0 / one.quantity0) * one.quantity1)
        const mix = total((one) => (one.quantity1 - one.quantity0 * growth) * (one.revenue0 / one.quantity0))
        expect(Math.abs(all.price - price)).toBeLessThan(0.501)
        expect(Math.abs(all.mix - mix)).toBeLessThan(1.01)
      }),
    )
  })

  it('refuses parts of minor units, quantities without end, and rates of 0', () => {
    const sold = { quantity0: 1, revenue0: 100, quantity1: 1, revenue1: 100 }
    expect(() => priceVolumeMix([{ ...sold, revenue1: 0.5 }])).toThrow(RangeError)
    expect(() => priceVolumeMix([{ ...sold, quantity0: Number.NaN }])).toThrow(RangeError)
    expect(() => priceVolumeMix([{ ...sold, rate1: 0 }])).toThrow(RangeError)
    expect(() => priceVolumeMix([{ ...sold, quantity0: 1e-15 }])).toThrow(RangeError)
  })
})
