import { describe, expect, it } from 'vitest'
import { countText, percentText } from './number-text.ts'

describe('countText', () => {
  it.each([
    [0, '0', '0'],
    [99_999, '99,999', '99,999'],
    [123_456, '12.3 万', '123.5k'],
    [1_930_000, '193 万', '1.9m'],
    [541_909_000, '5.4 亿', '541.9m'],
    [-123_456, '−12.3 万', '−123.5k'],
    [12.345, '12.35', '12.35'],
  ])('says %d as %s in Chinese and %s in English', (value, zh, en) => {
    expect(countText(value, 'zh')).toBe(zh)
    expect(countText(value, 'en')).toBe(en)
  })
})

describe('percentText', () => {
  it.each([
    [0.1234, '12.3%'],
    [0, '0.0%'],
    [-0.021, '−2.1%'],
    [-0.0004, '0.0%'],
    [1, '100.0%'],
  ])('says %d as %s', (share, text) => expect(percentText(share)).toBe(text))
})
