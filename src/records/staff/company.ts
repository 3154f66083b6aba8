// What a company settles for everybody: its name and currency, its year, its week, its zone, its names for tiers.
import type { Language } from '#base/words.ts'

/** What people call a tier, beside its key. */
export type TierName = { zh: string; en: string }

export type Company = {
  name: string
  /** Of the ledger; null until the first import or an administrator settles it. */
  currency: string | null
  isDemo: boolean
  /** The month (1 to 12) that the fiscal year begins with. */
  fiscalMonth: number
  /** Monday 1 to Sunday 7. */
  workDays: number[]
  timeZone: string
  /** For whoever has chosen none; null leaves it to their browser. */
  language: Language | null
  tierNames: Record<string, TierName>
  revision: number
}

export const freshCompany: Company = {
  name: '',
  currency: null,
  isDemo: false,
  fiscalMonth: 1,
  workDays: [1, 2, 3, 4, 5],
  timeZone: 'Asia/Shanghai',
  language: null,
  tierNames: {},
  revision: 1,
}

/** What a tier is called in a language; null when it goes by its key. */
export const tierNameOf = (
  names: Record<string, TierName> | undefined,
  tier: string,
  language: Language,
): string | null => names?.[tier]?.[language] || null

/** The currencies that pages offer; any other can be kept as well. */
export const currencies = [
  'CNY',
  'HKD',
  'TWD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'INR',
  'THB',
  'VND',
  'MYR',
] as const
