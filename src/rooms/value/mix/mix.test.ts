// Why sales differ, row by row: the parts of every row and of all make the whole difference.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MixLine, mixBys, mixOf, type Sold } from './mix.ts'

const sold = (
  key: string,
  product: string,
  [quantity0, price0]: [number, number],
  [quantity1, price1]: [number, number],
): Sold => ({
  key,
  name: key,
  productId: product,
  productName: product,
  category: product < 'C' ? '主机' : null,
  revenue0: Math.round(quantity0 * price0 * 100),
  revenue1: Math.round(quantity1 * price1 * 100),
  quantity0: quantity0 * 1000,
  quantity1: quantity1 * 1000,
})
const worked = [
  sold('甲', 'A', [100, 10], [120, 10.5]),
  sold('甲', 'B', [50, 20], [45, 19]),
  sold('乙', 'C', [20, 30], [0, 0]),
  sold('乙', 'D', [0, 0], [15, 32]),
]
const change = (line: MixLine) => line.nowMinor - line.baseMinor
const explained = (line: MixLine) =>
  line.priceMinor + line.volumeMinor + line.mixMinor + line.newMinor + line.lostMinor

describe('worked example 4.5 of methods.md', () => {
  it('in all: price 15, volume 200, mix −100, new 480, lost −600', () =>
    expect(mixOf(worked, 'product', 'newVolume').total).toEqual({
      baseMinor: 260_000,
      nowMinor: 259_500,
      priceMinor: 1_500,
      volumeMinor: 20_000,
      mixMinor: -10_000,
      newMinor: 48_000,
      lostMinor: -60_000,
    }))

  it('the same in all, told by account; the account that changed most comes first', () => {
    const { total, rows } = mixOf(worked, 'account', 'newVolume')
    expect(total).toEqual(mixOf(worked, 'product', 'newVolume').total)
    expect(rows.map((row) => [row.key, row.newMinor, row.lostMinor, change(row)])).toEqual([
      ['乙', 48_000, -60_000, -12_000],
      ['甲', 0, 0, 11_500],
    ])
  })

  it('products without a category stand together, with their quantities', () =>
    expect(
      mixOf(worked, 'category', 'newVolume').rows.map((row) => [
        row.key,
        row.baseQuantityMilli,
        row.nowQuantityMilli,
      ]),
    ).toEqual([
      [null, 20_000, 15_000],
      ['主机', 150_000, 165_000],
    ]))
})

it('published at accountancyindex.com: price 2,500, volume 4,500, and 900 that both did together', () => {
  const published = [
    sold('x', 'A', [1000, 10], [1000, 11]),
    sold('x', 'B', [800, 15], [700, 15]),
    sold('x', 'C', [500, 20], [800, 23]),
  ]
  const { priceMinor, volumeMinor, mixMinor } = mixOf(published, 'product', 'oldVolume').total
  expect([priceMinor, volumeMinor, mixMinor]).toEqual([250_000, 450_000, 90_000])
})

it('price, volume, mix, new and lost make the difference to the cent, in every row and in all', () => {
  const amount = fc.integer({ min: -50_000, max: 5_000_000 })
  const one = fc
    .record({
      key: fc.constantFrom('甲', '乙', '丙', null),
      product: fc.constantFrom('A', 'B', 'C', 'D'),
      revenue0: amount,
      revenue1: amount,
      quantity0: fc.integer({ min: -2_000, max: 90_000 }),
      quantity1: fc.integer({ min: -2_000, max: 90_000 }),
    })
    .map(
      ({ product, ...rest }): Sold => ({
        ...rest,
        name: rest.key,
        productId: product,
        productName: product,
        category: product < 'C' ? product : null,
      }),
    )
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 30 }),
      fc.constantFrom(...mixBys),
      fc.constantFrom('newVolume' as const, 'oldVolume' as const),
      (items, by, convention) => {
        const { total, rows } = mixOf(items, by, convention)
        for (const line of [...rows, total]) expect(explained(line)).toBe(change(line))
        expect(rows.reduce((sum, row) => sum + change(row), 0)).toBe(change(total))
      },
    ),
  )
})
