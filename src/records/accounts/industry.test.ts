// The trades of GB/T 4754—2017 and what a typed text means by them.
import { describe, expect, it } from 'vitest'
import {
  industryCode,
  industryName,
  industryOf,
  industryShown,
  industryTexts,
  isIndustry,
} from './industry.ts'
import { divisions, sections } from './industry-names.ts'

describe('GB/T 4754—2017', () => {
  it('has twenty sections A to T and ninety-seven divisions, each number once and in order', () => {
    expect(sections.map(([section]) => section).join('')).toBe('ABCDEFGHIJKLMNOPQRST')
    expect(divisions.map(([, number]) => Number(number))).toEqual(Array.from({ length: 97 }, (_, i) => i + 1))
    const letters = divisions.map(([section]) => section)
    expect(letters).toEqual([...letters].sort())
    expect(new Set(letters)).toEqual(new Set(sections.map(([section]) => section)))
  })

  it.each([
    ['医药制造业', 'C27'],
    ['Pharmaceuticals', 'C27'],
    ['C39', 'C39'],
    ['c39', 'C39'],
    ['39', 'C39'],
    ['C39 计算机、通信和其他电子设备制造业', 'C39'],
    ['01', 'A01'],
    ['C', 'C'],
    ['制造业', 'C'],
    ['manufacturing', 'C'],
    // The section of this name is told apart by its letter.
    ['教育', 'P83'],
    ['P 教育', 'P'],
    [' 批发业 ', 'F51'],
  ])('reads %s as %s', (text, code) => {
    const found = industryOf(text)
    expect(found && industryCode(found)).toBe(code)
  })

  it.each(['', '化工', 'A39', '00', '98', 'U', 'constructor'])('does not know %j', (text) =>
    expect(industryOf(text)).toBeNull(),
  )

  it('reads every one of its own names and codes back', () => {
    for (const [section, number, zh, en] of divisions)
      for (const text of [`${section}${number}`, number, zh, en])
        expect([text, industryOf(text)]).toEqual([text, { section, division: number }])
    for (const [section, zh] of sections) expect(industryOf(`${section} ${zh}`)?.section).toBe(section)
    expect(industryName('D44')).toEqual({ zh: '电力、热力生产和供应业', en: 'Electric power and heat' })
    expect(industryName('X')).toBeNull()
  })

  it('shows a known trade in the reader’s language and leaves other texts alone', () => {
    expect(industryShown('医药制造业', 'en')).toBe('Pharmaceuticals')
    expect(industryShown('J', 'zh')).toBe('金融业')
    expect(industryShown('水泵', 'en')).toBe('水泵')
    expect(industryShown(null, 'zh')).toBeNull()
  })

  it('finds a division in its section, by any of its names, and a plain text by itself', () => {
    expect(isIndustry('医药制造业', ['C'])).toBe(true)
    expect(isIndustry('医药制造业', ['27'])).toBe(true)
    expect(isIndustry('制造业', ['C27'])).toBe(false)
    expect(isIndustry('Pumps', ['pumps'])).toBe(true)
    expect(isIndustry(null, ['C'])).toBe(false)
    expect(industryTexts(['J']).includes('保险业')).toBe(true)
    expect(industryTexts(undefined, true).includes('制造业')).toBe(false)
  })
})
