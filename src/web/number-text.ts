// Counts and shares as text, short the way the reader's language counts.
import type { Language } from '#base/words.ts'

/** 0.1234 → 12.3%, with a real minus. */
export const percentText = (share: number, digits = 1): string => {
  const text = `${(Math.abs(share) * 100).toFixed(digits)}%`
  // What rounds to nothing has no sign.
  return share < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

const steps: Record<Language, readonly (readonly [number, string])[]> = {
  zh: [
    [1e8, ' 亿'],
    [1e5, ' 万'],
  ],
  en: [
    [1e9, 'b'],
    [1e6, 'm'],
    [1e5, 'k'],
  ],
}
/** 123,456 → 12.3 万 or 123.5k; below 100,000 in full. */
export const countText = (value: number, language: Language): string => {
  const size = Math.abs(value)
  const step = steps[language].find(([least]) => size >= least)
  const unit = step ? (step[1] === ' 万' ? 1e4 : step[1] === 'k' ? 1e3 : step[0]) : 1
  const text = (size / unit).toLocaleString('en-US', { maximumFractionDigits: step ? 1 : 2 })
  return `${value < 0 ? '−' : ''}${text}${step?.[1] ?? ''}`
}
