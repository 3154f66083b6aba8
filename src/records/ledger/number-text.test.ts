import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalSignOf, readNumber } from './number-text.ts'

describe('numbers are read as people write them', () => {
  it.each([
    ['6', 6],
    ['-6', -6],
    ['2.55', 2.55],
    ['.5', 0.5],
    ['5.', 5],
    ['0', 0],
    ['1,234.50', 1234.5],
    ['1,234,567', 1234567],
    ['(1,234.50)', -1234.5],
    ['（12）', -12],
    ['12-', -12],
    ['−7', -7],
    ['+7', 7],
    ['¥1,234', 1234],
    ['￥-12.30', -12.3],
    ['-¥12.30', -12.3],
    ['$ 5', 5],
    ['£5', 5],
    ['12 元', 12],
    ['RMB 12', 12],
    ['１２３．５', 123.5],
    ['1.2E+05', 120000],
    ['1 234 567', 1234567],
    ["1'234", 1234],
    ['38970.00', 38970],
    ['12345678901234568', 12345678901234568],
  ])('%s', (text, value) => {
    expect(readNumber(text, '.')).toBe(value)
  })

  it.each([
    '',
    '-',
    '.',
    '1,2',
    '1,2345',
    '1.2.3',
    'abc',
    '12abc',
    '--',
    '0x10',
    'Infinity',
    'NaN',
    '1e999x',
    '=1+1',
  ])('and %o is none', (text) => {
    expect(readNumber(text, '.')).toBeNaN()
  })

  it.each([
    ['1.234,50', 1234.5],
    ['1234,5', 1234.5],
    ['-0,25', -0.25],
    ['12', 12],
    ['1.234', 1234],
  ])('with a decimal comma: %s', (text, value) => {
    expect(readNumber(text, ',')).toBe(value)
  })

  it('reads what JavaScript writes, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (whole, digits) => {
        const text = (whole / 10 ** digits).toFixed(digits)
        expect(readNumber(text, '.')).toBe(Number(text) === 0 ? readNumber(text, '.') : Number(text))
      }),
    )
  })
})

describe('the decimal sign is decided once for a file', () => {
  it.each([
    ['a point', ['1.5', '1,000.25'], '.'],
    ['a comma', ['1,5', '1.000,25'], ','],
    ['thousands alone say nothing', ['1,000', '2,000'], '.'],
    ['thousands of a comma file do', ['1.000.000'], ','],
    ['nothing at all', ['5', ''], '.'],
  ])('%s', (_, sample, sign) => {
    expect(decimalSignOf(sample)).toBe(sign)
  })
})
