// Why sales differ between two periods, told by product, category, account or tier.
import { type Bridge, priceVolumeMix } from '#numbers/price-volume-mix.ts'

export const mixBys = ['product', 'category', 'account', 'tier'] as const
export type MixBy = (typeof mixBys)[number]

/** What was sold of a product in both periods, to somebody where that is asked for; money in minor units. */
export type Sold = {
  key: string | null
  name: string | null
  productId: string
  productName: string
  category: string | null
  revenue0: number
  revenue1: number
  /** Thousandths of the product's unit. */
  quantity0: number
  quantity1: number
}

export type MixLine = {
  priceMinor: number
  volumeMinor: number
  mixMinor: number
  newMinor: number
  lostMinor: number
  baseMinor: number
  nowMinor: number
}
export type MixRow = MixLine & {
  key: string | null
  name: string | null
  baseQuantityMilli: number
  nowQuantityMilli: number
}

export type MixConvention = 'newVolume' | 'oldVolume'

/**
 * The change from one period to the other, of each row and of all: price + volume + mix + new + lost = now − base, to
 * the minor unit. Items are products, or products of one account or tier, so that another price for another account is
 * a change of price. By the convention `oldVolume` what price and quantity did together is told as mix.
 * Rows that changed most come first. Source: methods.md 4.5.
 */
export const mixOf = (
  sold: readonly Sold[],
  by: MixBy,
  convention: MixConvention,
): { total: MixLine; rows: MixRow[] } => {
  const bridge = priceVolumeMix(sold, convention === 'newVolume' ? 'mix' : 'old-volume')
  const total = { ...nothing }
  const rows = new Map<string | null, MixRow>()
  for (const [place, one] of sold.entries()) {
    const { key, name } = placeOf(one, by)
    const row = rows.get(key) ?? { key, name, ...nothing, baseQuantityMilli: 0, nowQuantityMilli: 0 }
    rows.set(key, row)
    const line = lineOf(one, bridge.items[place] as Bridge)
    for (const part of parts) {
      row[part] += line[part]
      total[part] += line[part]
    }
    row.baseQuantityMilli += one.quantity0
    row.nowQuantityMilli += one.quantity1
  }
  const size = (row: MixRow) => Math.abs(row.nowMinor - row.baseMinor)
  return { total, rows: [...rows.values()].sort((a, b) => size(b) - size(a) || b.nowMinor - a.nowMinor) }
}

const nothing: MixLine = {
  priceMinor: 0,
  volumeMinor: 0,
  mixMinor: 0,
  newMinor: 0,
  lostMinor: 0,
  baseMinor: 0,
  nowMinor: 0,
}
const parts = Object.keys(nothing) as (keyof MixLine)[]

const placeOf = (one: Sold, by: MixBy): { key: string | null; name: string | null } => {
  switch (by) {
    case 'product':
      return { key: one.productId, name: one.productName }
    case 'category':
      return { key: one.category, name: one.category }
    default:
      return { key: one.key, name: one.name }
  }
}

const lineOf = ({ revenue0, revenue1 }: Sold, bridge: Bridge): MixLine => ({
  priceMinor: bridge.price,
  volumeMinor: bridge.volume,
  mixMinor: bridge.mix + bridge.joint,
  newMinor: bridge.newItems,
  lostMinor: bridge.lost,
  baseMinor: revenue0,
  nowMinor: revenue1,
})
