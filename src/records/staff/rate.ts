// What another currency is worth in the company's own, by day; exact, since a rate is a decimal and never a binary fraction.
import type { Day } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'
import { Refusal } from '#base/refusal.ts'

/** One unit of `currency` is `rate` units of the company's currency, from `validFrom` on until the next. */
export type Rate = { currency: string; validFrom: Day; rate: string }

/** As many digits as a rate may have before and behind its point. */
export const ratePattern = /^(?!0+(?:\.0+)?$)\d{1,9}(?:\.\d{1,10})?$/

export type Rates = {
  /** There is any rate of it. */
  knows: (currency: string) => boolean
  /** The rate that holds on a day; null when none does yet. */
  on: (currency: string, day: Day) => string | null
}

export const ratesOf = (list: readonly Rate[]): Rates => {
  const byCurrency = Map.groupBy(list, (one) => one.currency)
  for (const rates of byCurrency.values()) rates.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return {
    knows: (currency) => byCurrency.has(currency),
    on: (currency, day) => byCurrency.get(currency)?.find((one) => one.validFrom <= day)?.rate ?? null,
  }
}

/**
 * Minor units of one currency in minor units of another at a rate (units of `into` for one unit of `from`).
 * Half a minor unit is rounded away from zero, as everywhere in the ledger. Every step is in whole numbers.
 */
export const convertAt = (amountMinor: number, from: string, into: string, rate: string): number => {
  const [whole = '0', fraction = ''] = rate.split('.')
  const top = BigInt(amountMinor) * BigInt(whole + fraction) * BigInt(minorPerMajor(into))
  const bottom = 10n ** BigInt(fraction.length) * BigInt(minorPerMajor(from))
  const size = top < 0n ? -top : top
  const rounded = (2n * size + bottom) / (2n * bottom)
  return Number(top < 0n ? -rounded : rounded)
}

/** The same by the rate of the day; refuses with currency and day when there is none. */
export const convert = (
  rates: Rates,
  money: { amountMinor: number; currency: string },
  into: string,
  day: Day,
): number => {
  if (money.currency === into) return money.amountMinor
  const rate = rates.on(money.currency, day)
  if (rate === null) throw new Refusal('conflict', 'staff.noRate', { currency: money.currency, day })
  return convertAt(money.amountMinor, money.currency, into, rate)
}
