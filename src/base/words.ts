// Words side by side: the first Chinese, the second English. Each room keeps its own.

export type Language = 'zh' | 'en'
export type Pair = readonly [zh: string, en: string]
export type Words = Record<string, Pair>

/** Keeps the keys exact, so that a misspelt word does not compile. */
export const words = <const T extends Words>(list: T): T => list

/** Puts `{name}` values into a sentence. */
export const say = (pair: Pair, language: Language, values: Record<string, string | number> = {}): string =>
  pair[language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  )
