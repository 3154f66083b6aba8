// The industry of an account: found by name, code or section in GB/T 4754, or a text of one's own.
import type { InputProps } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { industryCode, industryName, industryOf, industryShown } from './industry.ts'
import { divisions, sections } from './industry-names.ts'
import { recordWords } from './record.words.ts'

/** Every section followed by its divisions, in the reader's language; what is stored is the Chinese name. */
export const industryChoices = (language: 'zh' | 'en'): (Picked & { code: string; look: string })[] =>
  sections.flatMap(([section, zh, en]) => [
    {
      code: section,
      // A name that a section shares with a division means the division, so the section takes its letter along.
      value: industryOf(zh)?.division ? `${section} ${zh}` : zh,
      label: `${section} ${language === 'zh' ? zh : en}`,
      look: `${section} ${zh} ${en}`.toLowerCase(),
    },
    ...divisions
      .filter(([one]) => one === section)
      .map(([, number, divisionZh, divisionEn]) => ({
        code: `${section}${number}`,
        value: divisionZh,
        label: language === 'zh' ? divisionZh : divisionEn,
        hint: `${section}${number} · ${language === 'zh' ? zh : en}`,
        look: `${section}${number} ${divisionZh} ${divisionEn} ${zh} ${en}`.toLowerCase(),
      })),
  ])

/** Narrower first: a division by its own name before all those of a section of that name. */
export const findIndustries = (language: 'zh' | 'en', text: string) => {
  const term = text.trim().toLowerCase()
  const all = industryChoices(language)
  if (!term) return all
  const own = (one: { code: string; label: string; value: string }) =>
    one.code.toLowerCase() === term || one.label.toLowerCase().includes(term) || one.value.includes(term)
  const hits = all.filter((one) => one.look.includes(term))
  return [...hits.filter(own), ...hits.filter((one) => !own(one))]
}

export const IndustryInput = (input: InputProps<string>) => {
  const w = useWords(recordWords)
  const { language } = useLanguage()
  const search = async (text: string): Promise<Picked[]> => {
    const hits = findIndustries(language, text)
    const typed = text.trim().slice(0, 60)
    return typed && !industryOf(typed)
      ? [...hits, { value: typed, label: w('industryOwn', { text: typed }) }]
      : hits
  }
  const known = input.value ? industryOf(input.value) : null
  const code = known ? industryCode(known) : null
  const value = input.value
    ? {
        value: input.value,
        label: industryShown(input.value, language) ?? input.value,
        hint: code && industryName(code) ? code : undefined,
      }
    : null
  return (
    <SearchPicker
      {...input}
      clearable
      value={value}
      onChange={(picked) => input.onChange(picked?.value ?? '')}
      search={search}
      placeholder={input.placeholder ?? w('industryPlace')}
    />
  )
}
