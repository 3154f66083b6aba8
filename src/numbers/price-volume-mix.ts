// Why revenue differs between two periods: other prices, more or less of everything, another mix, things new or lost.

/** Net of returns. Revenue in minor units of the reporting currency, whole; quantities in one unit of measure. */
export type Item = {
  quantity0: number
  revenue0: number
  quantity1: number
  revenue1: number
  /** Value of one unit of the currency of sale in the reporting currency, in each period, where they differ. */
  rate0?: number
  rate1?: number
}

/**
 * `mix`: volume grows every item alike, and mix is what moved between them. `no-mix`: volume is every change of
 * quantity at the old price; for items whose units cannot be added up. `old-volume`: as `no-mix`, price at the old
 * quantity, and what price and quantity did together stands apart as `joint`.
 */
export type Convention = 'mix' | 'no-mix' | 'old-volume'

/** Minor units; they sum to `change`. `joint` is 0 except by the convention `old-volume`. */
export type Bridge = {
  price: number
  volume: number
  mix: number
  joint: number
  newItems: number
  lost: number
  currency: number
  change: number
}

/**
 * The change of revenue in parts that sum to it to the last minor unit, in all and item by item (in the order given).
 * With p = revenue/quantity, over items sold in both periods:
 *   currency = Σ p1·q1·(1 − rate0/rate1), then with p1 at the old rate
 *   price    = Σ (p1 − p0)·q1
 *   volume   = (Q1 − Q0)·R0/Q0
 *   mix      = Σ (q1 − q0·Q1/Q0)·p0
 * An item without quantity in the first period is new and one without in the second is lost, at its own rate. What
 * is sold in neither, but credited, counts as lost. Quantities below 0 are returns of more than was sold: as 0.
 * Rounding: each part is rounded as a running total over the items, halves up, so that the parts of the items sum to
 * the rounded part of all; the last part (mix, or joint) takes what is left of the item. It may therefore differ by one
 * or two minor units from its own formula.
 * Source: the three-way split usual in controlling; `old-volume` as published at accountancyindex.com.
 * @throws RangeError when a revenue is not a whole number, a quantity not finite, a rate not above 0, or a part beyond
 *   what whole numbers hold (2⁵³), as from a price that rests on next to no quantity.
 */
export function priceVolumeMix(
  items: readonly Item[],
  convention: Convention = 'mix',
): Bridge & { items: Bridge[] } {
  for (const item of items) refuseUnfit(item)
  const continuing = items.filter((item) => item.quantity0 > 0 && item.quantity1 > 0)
  const total = (of: 'quantity0' | 'quantity1') => continuing.reduce((sum, item) => sum + item[of], 0)
  const growth = continuing.length === 0 ? 1 : total('quantity1') / total('quantity0')
  const currencies = runningTotal()
  const prices = runningTotal()
  const volumes = runningTotal()
  const bridges = items.map((item): Bridge => {
    const change = item.revenue1 - item.revenue0
    if (item.quantity0 <= 0 || item.quantity1 <= 0)
      return item.quantity1 > 0
        ? { ...nothing, newItems: change, change }
        : { ...nothing, lost: change, change }
    const byRate = item.revenue1 * (1 - (item.rate0 ?? 1) / (item.rate1 ?? 1))
    const atNewPrice = item.revenue1 - byRate
    const atOldPrice = (item.revenue0 / item.quantity0) * item.quantity1
    const byPrice = atNewPrice - atOldPrice
    const share = convention === 'old-volume' ? item.quantity0 / item.quantity1 : 1
    const currency = currencies(byRate)
    const price = prices(byPrice * share)
    const volume =
      convention === 'no-mix'
        ? change - currency - price
        : volumes(convention === 'mix' ? item.revenue0 * (growth - 1) : atOldPrice - item.revenue0)
    const rest = change - currency - price - volume
    return {
      ...nothing,
      currency,
      price,
      volume,
      mix: convention === 'mix' ? rest : 0,
      joint: convention === 'old-volume' ? rest : 0,
      change,
    }
  })
  const sum = (of: keyof Bridge) => bridges.reduce((all, bridge) => all + bridge[of], 0)
  return {
    price: sum('price'),
    volume: sum('volume'),
    mix: sum('mix'),
    joint: sum('joint'),
    newItems: sum('newItems'),
    lost: sum('lost'),
    currency: sum('currency'),
    change: sum('change'),
    items: bridges,
  }
}

const nothing: Bridge = {
  price: 0,
  volume: 0,
  mix: 0,
  joint: 0,
  newItems: 0,
  lost: 0,
  currency: 0,
  change: 0,
}

/** Rounds each part so that the parts so far always sum to their rounded sum. */
function runningTotal(): (part: number) => number {
  let exact = 0
  let rounded = 0
  return (part) => {
    exact += part
    // Adding 0 turns −0 into 0.
    const step = Math.round(exact) - rounded + 0
    if (!Number.isSafeInteger(rounded + step)) throw new RangeError(`a part of ${exact} minor units`)
    rounded += step
    return step
  }
}

function refuseUnfit({ quantity0, quantity1, revenue0, revenue1, rate0 = 1, rate1 = 1 }: Item): void {
  for (const revenue of [revenue0, revenue1])
    if (!Number.isSafeInteger(revenue)) throw new RangeError(`a revenue of ${revenue} minor units`)
  for (const quantity of [quantity0, quantity1])
    if (!Number.isFinite(quantity)) throw new RangeError(`a quantity of ${quantity}`)
  for (const rate of [rate0, rate1])
    if (!(rate > 0 && rate < Infinity)) throw new RangeError(`a rate of ${rate}`)
}
