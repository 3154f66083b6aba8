// Which language the person reads, and words in it. Chinese first, English equal.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, say, type Words } from '#base/words.ts'
import { readStored, writeStored } from './stored.ts'

type Choice = {
  language: Language
  setLanguage: (language: Language) => void
  /** For whoever has chosen none. */
  begin: (language: Language) => void
}

const LanguageContext = createContext<Choice>({ language: 'zh', setLanguage: () => {}, begin: () => {} })

/** English only for those whose browser puts English before any Chinese. */
export const languageOf = (preferred: readonly string[]): Language => {
  const first = preferred.find((tag) => /^(zh|en)\b/i.test(tag))
  return first && /^en/i.test(first) ? 'en' : 'zh'
}

const firstLanguage = (): Language => {
  const stored = readStored<string | null>('language', null)
  return stored === 'zh' || stored === 'en' ? stored : languageOf(navigator.languages ?? [navigator.language])
}

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [language, setState] = useState(firstLanguage)
  const setLanguage = useCallback((next: Language) => {
    writeStored('language', next)
    setState(next)
  }, [])
  const begin = useCallback((next: Language) => {
    if (readStored<string | null>('language', null) === null) setState(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const choice = useMemo(() => ({ language, setLanguage, begin }), [language, setLanguage, begin])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

export const useLanguage = (): Choice => useContext(LanguageContext)

export type Say<T extends Words> = (key: keyof T & string, values?: Record<string, string | number>) => string

/** Words of a list in the reader's language: `const w = useWords(planWords); w('close', { name })`. */
export const useWords = <const T extends Words>(list: T): Say<T> => {
  const { language } = useLanguage()
  return useCallback(
    (key, values) => {
      const pair = list[key]
      return pair ? say(pair, language, values) : key
    },
    [list, language],
  )
}
