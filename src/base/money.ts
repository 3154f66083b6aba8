// Money is integer minor units and a currency; people read it short and find the exact figure behind it.
import type { Language } from './words.ts'

// ISO 4217 says two digits unless it says otherwise here.
const noDigits = [
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]
const threeDigits = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']

/** Minor units of one major unit, 100 unless the currency says otherwise (ISO 4217). */
export const minorPerMajor = (currency: string): number =>
  noDigits.includes(currency) ? 1 : threeDigits.includes(currency) ? 1000 : 100

const signs: Record<string, string> = {
  CNY: '¥',
  GBP: '£',
  USD: '$',
  EUR: '€',
  JPY: '¥',
  HKD: 'HK$',
  TWD: 'NT$',
}
export const currencySign = (currency: string): string => signs[currency] ?? `${currency} `

/** Half-up (away from zero at .5) of a decimal string such as `12.345` into integer minor units; null when it is no number. */
export const parseMinor = (text: string, currency: string): number | null => {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? null : roundHalfUp(value * minorPerMajor(currency))
}

/** Half away from zero, forgiving the last bit of binary fractions (1.005 × 100 counts as 100.5). */
export const roundHalfUp = (value: number): number => {
  const size = Math.abs(value)
  return Math.sign(value) * Math.floor(size + 0.5 + size * Number.EPSILON * 2)
}

/** `¥1,234,567.89`, with a minus before the sign. */
export const exactMoney = (amountMinor: number, currency: string): string => {
  const unit = minorPerMajor(currency)
  const digits = unit === 1 ? 0 : unit === 1000 ? 3 : 2
  const text = (Math.abs(amountMinor) / unit).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${amountMinor < 0 ? '−' : ''}${currencySign(currency)}${text}`
}

const steps: Record<Language, readonly [number, string][]> = {
  zh: [
    [1e8, ' 亿'],
    [1e4, ' 万'],
  ],
  en: [
    [1e9, 'b'],
    [1e6, 'm'],
    [1e3, 'k'],
  ],
}

/** `¥123.5 万` or `¥1.2m`: at most four digits, the unit people count in. */
export const shortMoney = (amountMinor: number, currency: string, language: Language): string => {
  const major = Math.abs(amountMinor) / minorPerMajor(currency)
  const step = steps[language].find(([size]) => major >= size)
  const scaled = step ? major / step[0] : major
  const digits = step ? (scaled >= 1000 ? 0 : scaled >= 100 ? 1 : 2) : 0
  const text = scaled.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${amountMinor < 0 ? '−' : ''}${currencySign(currency)}${text}${step?.[1] ?? ''}`
}
