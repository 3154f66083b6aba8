import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mistakesIn, mostMistakes, nearness, piecesOf } from './near.ts'
import { searchGrams } from './search.ts'

describe('mistakes between a question and a text', () => {
  it.each([
    ['huawei', 'huaweijishu', 0],
    ['huawie', 'huaweijishu', 1],
    ['hauwei', 'huaweijishu', 1],
    ['huwei', 'huaweijishu', 1],
    ['huaawei', 'huaweijishu', 1],
    ['比业迪', '比亚迪股份', 1],
    ['survey', 'surgery', 2],
    ['abc', '', 3],
  ])('%s in %s: %i', (question, text, count) => {
    expect(mistakesIn(question, text)).toBe(count)
  })

  it('are none where the question stands as it is', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(word, word, word, (before, asked, after) => {
        expect(mistakesIn(asked, before + asked + after)).toBe(0)
      }),
    )
  })

  it('are as many as were made, at most', () => {
    const letters = fc.stringMatching(/^[a-z]{8,16}$/)
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
        const signs = [...text]
        signs[a % signs.length] = '#'
        signs[b % signs.length] = '#'
        expect(mistakesIn(signs.join(''), text)).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('the pieces looked for', () => {
  it('hold one that is whole, whatever single sign is wrong or swapped with its neighbour', () => {
    const text = fc.oneof(fc.stringMatching(/^[a-z]{6,14}$/), fc.stringMatching(/^[一-龥]{4,8}$/))
    fc.assert(
      fc.property(text, fc.nat(), fc.boolean(), (name, at, swap) => {
        const signs = [...name]
        const place = at % (signs.length - 1)
        if (swap) signs.splice(place, 2, signs[place + 1]!, signs[place]!)
        else signs[place] = '#'
        const typed = signs.join('')
        const grams = new Set(searchGrams(name))
        const pieces = piecesOf(typed, mostMistakes(typed))
        expect(pieces.some((piece) => piece.every((gram) => grams.has(gram)))).toBe(true)
      }),
    )
  })
})

describe('nearness', () => {
  it('is that of the nearest form', () => {
    expect(nearness('huawie', '华为\nhuawei\nhw', 1)).toBe(1)
  })
  it('is unknown where all forms are too far', () => {
    expect(nearness('xiaomi', '华为\nhuawei\nhw', 1)).toBeNull()
  })
  it('lets short questions have no mistakes', () => {
    expect([
      mostMistakes('hw'),
      mostMistakes('华为'),
      mostMistakes('比亚迪'),
      mostMistakes('huawei'),
    ]).toEqual([0, 0, 1, 1])
  })
})
