// What one unit of service costs, from a day on.
import type { Day } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'

export const rateKinds = ['visit', 'serviceHour', 'returnLine', 'managerHour', 'capital'] as const
export type RateKind = (typeof rateKinds)[number]

/** Money in minor units for one of its kind; for capital the share of the money tied up that a year of it costs. */
export type Rates = Record<RateKind, number>
export type DatedRate = { kind: RateKind; validFrom: Day; amount: number }

/** Source: methods.md 3.1, given there in 万元; here in major units, and capital as a share a year. */
export const defaultRates: Rates = {
  visit: 3000,
  serviceHour: 200,
  returnLine: 1000,
  managerHour: 400,
  capital: 0.06,
}

// What a yuan comes to in other currencies, so that a company that has settled nothing yet sees figures of the right size
// and no more: nobody's books are converted by it.
const perYuan: Readonly<Record<string, number>> = {
  USD: 0.14,
  EUR: 0.12,
  GBP: 0.1,
  CHF: 0.12,
  CAD: 0.2,
  AUD: 0.2,
  SGD: 0.2,
  HKD: 1,
  TWD: 4,
  JPY: 20,
  KRW: 200,
  INR: 12,
}

/** Minor units of the ledger's currency that one unit of the defaults stands for. */
export const unitOfDefaults = (currency: string | null): number =>
  minorPerMajor(currency ?? 'CNY') * (perYuan[currency ?? 'CNY'] ?? 1)

/** The rates that hold on a day: of each kind the newest that began by then, else its default. */
export const ratesOn = (dated: readonly DatedRate[], day: Day, unit: number): Rates => {
  const rates: Rates = { ...defaultRates }
  for (const kind of rateKinds) {
    const begun = dated.filter((one) => one.kind === kind && one.validFrom <= day)
    const newest = begun.reduce<DatedRate | undefined>(
      (best, one) => (best && best.validFrom >= one.validFrom ? best : one),
      undefined,
    )
    rates[kind] = newest ? newest.amount : rates[kind] * (kind === 'capital' ? 1 : unit)
  }
  return rates
}
