import { describe, expect, it } from 'vitest'
import { pinyin } from './pinyin.store.ts'
import { askFor, searchGrams, searchText } from './search.ts'

const huawei = {
  name: '深圳华为技术有限公司',
  shortName: '华为',
  code: 'C-0017',
  taxNumber: '914403001922038216',
}
const text = searchText(huawei, pinyin)
const finds = (question: string): boolean => {
  const ask = askFor(question)
  const grams = searchGrams(text)
  return ask.grams.every((gram) => grams.includes(gram)) && text.includes(ask.text)
}

describe('an account is found by', () => {
  it.each([
    ['part of its name', '华为技术'],
    ['one sign of its name', '深'],
    ['its initials', 'hw'],
    ['initials in the middle of its name', 'hwjs'],
    ['its pinyin', 'huawei'],
    ['pinyin with spaces', 'Hua Wei'],
    ['part of its pinyin', 'shenzhenhua'],
    ['its code without the dash', 'c0017'],
    ['its code as written', 'C-0017'],
    ['part of its tax number', '192203'],
    ['full-width letters', 'ｈｗ'],
  ])('%s', (_, question) => expect(finds(question)).toBe(true))

  it.each([
    ['signs in another order', '为华'],
    ['initials it has not', 'wh'],
    ['another name', '中兴'],
  ])('not by %s', (_, question) => expect(finds(question)).toBe(false))
})

describe('the grams of a search', () => {
  it('of one sign are the sign itself', () => expect(askFor('华').grams).toEqual(['华']))
  it('of nothing but dashes are none', () => expect(askFor(' - ')).toEqual({ grams: [], text: '' }))
  it('hold a code of a single letter', () => {
    const short = searchText({ name: '甲', shortName: null, code: 'A', taxNumber: null }, pinyin)
    expect(searchGrams(short)).toContain('a')
  })
})
