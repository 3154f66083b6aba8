// Small words of this room that several pages need: which months a figure covers, names in the reader's language.
import { addMonths, monthOf } from '#base/calendar.ts'
import type { Language } from '#base/words.ts'
import { type Say, useLanguage, useWords } from '#web/language.tsx'
import type { Bilingual } from '../scoring/scorecard.ts'
import { identifyWords } from '../words.ts'

export type IdentifySay = Say<typeof identifyWords>

/** One language is enough for a name; the other stands in. */
export const nameIn = (name: Bilingual | null | undefined, language: Language): string =>
  (language === 'zh' ? name?.zh || name?.en : name?.en || name?.zh) ?? ''

export const useName = () => {
  const { language } = useLanguage()
  return (name: Bilingual | null | undefined) => nameIn(name, language)
}

export const windowText = (w: IdentifySay, asOf: string, months: number | null): string => {
  if (months === null) return w('windowAll')
  const from = addMonths(monthOf(asOf), -months).slice(0, 7)
  const to = addMonths(monthOf(asOf), -1).slice(0, 7)
  return w('windowMonths', { months, from, to })
}

export type WindowKey = '12' | '6' | '24' | 'all'
/** As a door takes it. */
export const windowOf = (key: WindowKey): number | 'all' => (key === 'all' ? 'all' : Number(key))

/** The choices of a window, shortest first. */
export const useWindows = () => {
  const w = useWords(identifyWords)
  return (['6', '12', '24', 'all'] as const).map((key) => ({ key, label: w(`window.${key}`) }))
}
