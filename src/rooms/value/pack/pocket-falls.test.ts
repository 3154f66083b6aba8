import { describe, expect, it } from 'vitest'
import { fallenOf } from '../account/falls.ts'
import type { Pocket } from './pocket.ts'
import { givenAway, pocketFalls, pointsLeft } from './pocket-falls.ts'

const pocket: Pocket = {
  listMinor: 1200,
  onInvoiceMinor: 200,
  listedShare: 1,
  invoicedMinor: 1000,
  discountMinor: 40,
  rebateMinor: 30,
  returnedMinor: 10,
  capitalMinor: 0,
  logisticsMinor: 20,
  promotionMinor: 0,
  pocketMinor: 900,
  goodsMinor: 600,
  serviceMinor: 50,
  leftMinor: 250,
}

describe('the price from list to pocket', () => {
  it('leads from the list price to what is left without a gap, and leaves out what took nothing', () => {
    const fallen = fallenOf(pocketFalls(pocket))
    expect(fallen.map((one) => one.key)).toEqual([
      'list',
      'onInvoice',
      'invoiced',
      'discount',
      'rebate',
      'returned',
      'logistics',
      'pocket',
      'goods',
      'service',
      'left',
    ])
    for (const [index, one] of fallen.entries())
      if (one.whole && index) expect(one.minor).toBe(fallen[index - 1]?.levelMinor)
  })

  it('begins at what was invoiced where list prices are not known', () => {
    const unlisted = { ...pocket, listMinor: null, onInvoiceMinor: null }
    expect(pocketFalls(unlisted)[0]?.key).toBe('invoiced')
    expect(givenAway(unlisted)).toEqual({ minor: 100, share: 0.1 })
  })

  it('says what was given away of the list price', () =>
    expect(givenAway(pocket)).toEqual({ minor: 300, share: 0.25 }))

  it('keeps an unknown cost in sight', () =>
    expect(
      pocketFalls({ ...pocket, goodsMinor: null, leftMinor: null }).filter((one) => one.minor === null),
    ).toHaveLength(2))
})

it('tells how many points may be given before nothing is left', () => {
  expect(pointsLeft(250, 1000)).toBe(25)
  expect([pointsLeft(-5, 1000), pointsLeft(null, 1000), pointsLeft(5, 0)]).toEqual([null, null, null])
})
