// The trades of GB/T 4754—2017: 20 sections A to T and 97 divisions 01 to 97, and what a typed text means by them.
import { divisions, type Section, sections } from './industry-names.ts'

export type { Section } from './industry-names.ts'

/** `division` is the two digits, null where only the section is told. */
export type IndustryFound = { section: Section; division: string | null }

/** As texts are compared: outer blanks off, Latin letters small. The same is said in SQL. */
export const plainIndustry = (text: string): string => text.replace(/^ +| +$/g, '').toLowerCase()

// Divisions after sections: where both have one name (教育), the narrower is meant.
const found = new Map<string, IndustryFound>()
for (const [section, zh, en] of sections)
  for (const text of [section, zh, en, `${section} ${zh}`, `${section} ${en}`])
    found.set(plainIndustry(text), { section, division: null })
for (const [section, division, zh, en] of divisions) {
  const code = `${section}${division}`
  for (const text of [
    code,
    division,
    zh,
    en,
    `${code} ${zh}`,
    `${code}${zh}`,
    `${division} ${zh}`,
    `${code} ${en}`,
  ])
    found.set(plainIndustry(text), { section, division })
}

/** What a text means: a name in either language, or a code such as `C39`, `39` or `C`; null where it is no such name. */
export const industryOf = (text: string): IndustryFound | null => found.get(plainIndustry(text)) ?? null

/** `C39`, or `C` where only the section is known. */
export const industryCode = ({ section, division }: IndustryFound): string => `${section}${division ?? ''}`

/** The name of a section or division by its code; null for what is no code. */
export const industryName = (code: string): { zh: string; en: string } | null => {
  const [, zh, en] = sections.find(([section]) => section === code) ?? []
  if (zh !== undefined && en !== undefined) return { zh, en }
  const division = divisions.find(([section, number]) => `${section}${number}` === code)
  return division ? { zh: division[2], en: division[3] } : null
}

/** How a stored text reads: a known trade in the reader's language, anything else as it was typed. */
export const industryShown = (text: string | null, language: 'zh' | 'en'): string | null => {
  const known = text === null ? null : industryOf(text)
  return (known && industryName(industryCode(known))?.[language]) || text
}

/** Whether one code lies in another: `C39` in `C39` and in `C`. */
const liesIn = (one: IndustryFound, wanted: IndustryFound): boolean =>
  one.section === wanted.section && (wanted.division === null || one.division === wanted.division)

/** Whether an account's text is meant by any of the wanted sections, divisions or plain texts. */
export const isIndustry = (text: string | null, wanted: readonly string[]): boolean => {
  if (text === null) return false
  const one = industryOf(text)
  return wanted.some((item) => {
    const code = industryOf(item)
    return code ? one !== null && liesIn(one, code) : plainIndustry(item) === plainIndustry(text)
  })
}

/** All compared texts that mean any of the wanted; with nothing wanted, every text that means a trade at all. */
export const industryTexts = (wanted?: readonly string[], narrow = false): string[] => {
  const known = [...found].filter(([, one]) => !narrow || one.division !== null)
  if (!wanted) return known.map(([text]) => text)
  const codes = wanted.flatMap((item) => industryOf(item) ?? [])
  return [
    ...known.filter(([, one]) => codes.some((code) => liesIn(one, code))).map(([text]) => text),
    ...wanted.filter((item) => !industryOf(item)).map(plainIndustry),
  ]
}
