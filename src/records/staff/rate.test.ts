import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { convert, convertAt, ratePattern, ratesOf } from './rate.ts'

const rates = ratesOf([
  { currency: 'USD', validFrom: '2026-01-01', rate: '7.1' },
  { currency: 'USD', validFrom: '2026-07-01', rate: '7.25' },
  { currency: 'JPY', validFrom: '2026-01-01', rate: '0.0482' },
])

describe('the rate of a day', () => {
  it.each([
    ['the day it begins', 'USD', '2026-01-01', '7.1'],
    ['the day before the next', 'USD', '2026-06-30', '7.1'],
    ['the day of the next', 'USD', '2026-07-01', '7.25'],
    ['long after', 'USD', '2030-01-01', '7.25'],
    ['before the first', 'USD', '2025-12-31', null],
    ['another currency', 'EUR', '2026-07-01', null],
  ])('%s', (_, currency, day, rate) => expect(rates.on(currency, day)).toBe(rate))
})

describe('money of another currency', () => {
  it.each([
    ['two digits into two', 100_00, 'USD', 'CNY', '7.25', 725_00],
    ['yen, which have no minor unit', 10_000, 'JPY', 'CNY', '0.0482', 482_00],
    ['dinars, which have three digits', 1_000, 'KWD', 'CNY', '23.1234', 23_12],
    ['into yen', 482_00, 'CNY', 'JPY', '20.7469', 10_000],
    ['half a minor unit goes away from zero', 1, 'USD', 'CNY', '0.5', 1],
    ['and below zero as well', -1, 'USD', 'CNY', '0.5', -1],
    ['less than half goes', 1, 'USD', 'CNY', '0.4999999999', 0],
    ['no binary fraction gets in', 100, 'USD', 'CNY', '1.005', 101],
    [
      'sums beyond what a float multiplies exactly',
      900_719_925_474_099,
      'USD',
      'CNY',
      '1.0000000001',
      900_719_925_564_171,
    ],
  ])('%s', (_, minor, from, into, rate, expected) =>
    expect(convertAt(minor, from, into, rate)).toBe(expected),
  )

  it('is the same figure below zero', () =>
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 999_999 }), (minor, rate) => {
        const text = `${rate / 1000}`
        expect(convertAt(-minor, 'USD', 'CNY', text) + convertAt(minor, 'USD', 'CNY', text)).toBe(0)
      }),
    ))

  it('of the own currency stays as it is, without a rate', () =>
    expect(convert(rates, { amountMinor: 5, currency: 'CNY' }, 'CNY', '1999-01-01')).toBe(5))

  it('without a rate is refused with currency and day', () => {
    const ask = () => convert(rates, { amountMinor: 5, currency: 'EUR' }, 'CNY', '2026-03-04')
    expect(ask).toThrow(Refusal)
    try {
      ask()
    } catch (error) {
      expect(error).toMatchObject({ code: 'staff.noRate', params: { currency: 'EUR', day: '2026-03-04' } })
    }
  })
})

describe('how a rate is written', () => {
  it.each(['7', '7.1234', '0.0000000001', '123456789.1'])('%s is one', (text) =>
    expect(ratePattern.test(text)).toBe(true),
  )
  it.each(['', '0', '0.00', '-1', '1e3', '1.', '.5', '1,5', '1.12345678901', '1234567890'])(
    '%s is none',
    (text) => expect(ratePattern.test(text)).toBe(false),
  )
})
