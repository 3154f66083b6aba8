// Small words of the concentration pages: which months a figure covers.
import { addMonths, monthOf } from '#base/calendar.ts'
import { type Say, useWords } from '#web/language.tsx'
import { concentrationWords } from './concentration.words.ts'

export const windowText = (
  w: Say<typeof concentrationWords>,
  asOf: string,
  months: number | null,
): string => {
  if (months === null) return w('windowAll')
  const from = addMonths(monthOf(asOf), -months).slice(0, 7)
  const to = addMonths(monthOf(asOf), -1).slice(0, 7)
  return w('windowMonths', { months, from, to })
}

const windows = ['6', '12', '24', 'all'] as const
export type WindowKey = (typeof windows)[number]
export const isWindow = (text: string | undefined): text is WindowKey => windows.includes(text as WindowKey)
/** As a door takes it. */
export const windowOf = (key: WindowKey): number | 'all' => (key === 'all' ? 'all' : Number(key))

/** The choices of a window, shortest first. */
export const useWindows = () => {
  const w = useWords(concentrationWords)
  return windows.map((key) => ({ key, label: w(`window.${key}`) }))
}
