// How much of a service at which rate, in words: 493 小时 × ¥200.
import { currencySign, exactMoney, minorPerMajor } from '#base/money.ts'
import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import type { ServicePart } from '../parts.ts'
import { useMoneyText } from '../value-text.tsx'
import { tabWords } from './tab.words.ts'

const units = ['visit', 'serviceHour', 'returnLine', 'managerHour'] as const
type Unit = (typeof units)[number]
const isUnit = (kind: string): kind is Unit => (units as readonly string[]).includes(kind)

/** Whole money without its cents, as rates mostly are. */
export const rateText = (minor: number, currency: string): string =>
  minor % minorPerMajor(currency) === 0
    ? `${currencySign(currency)}${(minor / minorPerMajor(currency)).toLocaleString('en-US')}`
    : exactMoney(minor, currency)

/** The quantity with its unit, the rate, and both in one. */
export const usePartText = (currency: string) => {
  const w = useWords(tabWords)
  const money = useMoneyText(currency)
  return ({ kind, quantity, rate }: ServicePart) => {
    if (kind === 'capital' && quantity !== null && rate !== null) {
      const share = percentText(rate, Number.isInteger(rate * 100) ? 0 : 1)
      return {
        quantity: money(quantity),
        rate: share,
        both: w('capitalTimes', { money: money(quantity), rate: share }),
      }
    }
    if (!isUnit(kind) || quantity === null || rate === null)
      return { quantity: '—', rate: '—', both: w('booked') }
    const count = [quantity.toLocaleString('en-US'), w(`unit.${kind}`)].filter(Boolean).join(' ')
    return {
      quantity: count,
      rate: rateText(rate, currency),
      both: `${count} × ${rateText(rate, currency)}`,
    }
  }
}
