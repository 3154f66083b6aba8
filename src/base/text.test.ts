import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUnkeepable, isKeepable } from './text.ts'

describe('text from outside', () => {
  it.each(['', '甲乙', '💩', '\u202e\u200b\ufeff', '\uffff'])('%j can be kept', (text) =>
    expect(isKeepable(text)).toBe(true),
  )
  it.each(['\0', 'a\0b', '\ud800', 'a\udfffb', '\udca9\ud83d'])('%j cannot', (text) =>
    expect(isKeepable(text)).toBe(false),
  )

  it('is told by its place, as a key of an object too', () => {
    expect(findUnkeepable({ a: [{ b: 'x' }, { b: '\0' }] })).toEqual(['a', '1', 'b'])
    expect(findUnkeepable({ a: { 'x\0': 1 } })).toEqual(['a'])
    expect(findUnkeepable([1, null, true, 'x', {}])).toBeNull()
  })

  it('of whole signs is never refused', () =>
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        if (!JSON.stringify(value).includes('\\u0000')) expect(findUnkeepable(value)).toBeNull()
      }),
    ))
})
