// The sentence of why an account matters, in the reader's language.
import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import type { ExplainedRow } from '../asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { lifetimeWords } from '../worth/lifetime.words.ts'
import { reasonOf } from './reason-text.ts'

export const useReason = (currency: string | null) => {
  const w = useWords(lifetimeWords)
  const room = useWords(roomWords)
  const money = useMoneyText(currency)
  return ({ parts }: ExplainedRow): string => {
    const key = reasonOf(parts)
    if (!key) return '—'
    const { lifetime } = parts
    const { agreements } = lifetime
    const told = w(key, {
      orders:
        lifetime.yearOrders === null ? '—' : lifetime.yearOrders.toFixed(lifetime.yearOrders < 10 ? 1 : 0),
      perOrder: lifetime.perOrderMinor === null ? '—' : money(lifetime.perOrderMinor),
      margin: percentText(lifetime.margin),
      count: agreements.count,
      money: money(agreements.minor),
    })
    return key !== 'reasonOnlyAgreements' && agreements.minor > 0
      ? `${told}${room('comma')}${w('reasonAgreements', { money: money(agreements.minor) })}`
      : told
  }
}
