import { describe, expect, it } from 'vitest'
import { ratesOf } from '#records/staff/rate.ts'
import type { Mapping } from './columns.ts'
import { emptyLine, type LinePlan, lineReader } from './line.ts'

const mapping: Mapping = {
  document: 0,
  line: 1,
  date: 2,
  accountCode: 3,
  accountName: 4,
  productCode: 5,
  productName: 6,
  quantity: 7,
  price: 8,
  amount: 9,
  cost: 10,
  currency: 11,
  region: 12,
}
const plan: LinePlan = { mapping, currency: 'CNY', dayOrder: 'dayFirst', decimal: '.' }
const good = ['D1', '1', '2026-01-05', 'K1', '临港重工', 'P1', '阀门', '2', '10.5', '', '15', 'CNY', '上海']
const having = (change: Record<number, string>) => good.map((cell, at) => change[at] ?? cell)
const read = (row: readonly string[], change: Partial<LinePlan> = {}) => {
  const line = emptyLine()
  return lineReader({ ...plan, ...change })(row, line) ?? line
}

describe('a row becomes a line', () => {
  it('with quantities in thousandths and money in minor units', () => {
    expect(read(good)).toEqual({
      document: 'D1',
      number: '1',
      day: '2026-01-05',
      accountCode: 'K1',
      accountName: '临港重工',
      region: '上海',
      productCode: 'P1',
      productName: '阀门',
      quantityMilli: 2000,
      amountMinor: 2100,
      costMinor: 1500,
      original: { currency: '', amountMinor: 0, costMinor: null },
    })
  })

  it.each([
    ['the amount comes before the price', { 9: '99' }, { amountMinor: 9900 }],
    ['price times quantity is rounded half up', { 7: '3', 8: '0.335' }, { amountMinor: 101 }],
    ['away from zero for returns', { 7: '-3', 8: '0.335' }, { amountMinor: -101 }],
    ['a binary fraction does not spoil the half', { 7: '1', 8: '1.005' }, { amountMinor: 101 }],
    ['a blank cost is unknown, not zero', { 10: '' }, { costMinor: null }],
    ['a blank customer is no refusal', { 3: ' ', 4: '' }, { accountCode: '', accountName: '' }],
    ['a customer of a data frame loses its .0', { 3: '17850.0' }, { accountCode: '17850' }],
    ['other codes keep theirs', { 3: 'A1.0' }, { accountCode: 'A1.0' }],
    ['cells are trimmed', { 0: ' D1 ', 5: '\tP1' }, { document: 'D1', productCode: 'P1' }],
    ['a currency may go by its name', { 11: '人民币' }, { amountMinor: 2100 }],
    ['or be left blank', { 11: '' }, { amountMinor: 2100 }],
    ['thousands and brackets', { 9: '(1,234.50)' }, { amountMinor: -123450 }],
  ])('%s', (_, change, part) => {
    expect(read(having(change))).toMatchObject(part)
  })

  it('counts minor units as the currency does', () => {
    expect(read(having({ 9: '1200', 11: 'JPY' }), { currency: 'JPY' })).toMatchObject({ amountMinor: 1200 })
    expect(read(having({ 9: '1.2345', 11: '' }), { currency: 'KWD' })).toMatchObject({ amountMinor: 1235 })
  })

  it('takes a row that is too short as blank at its end', () => {
    expect(read(good.slice(0, 10))).toMatchObject({ costMinor: null, region: '', amountMinor: 2100 })
  })
})

describe('a row is refused with the first thing that is wrong', () => {
  it.each([
    [{ 0: '' }, 'ledger.noDocument'],
    [{ 2: '2026-02-30' }, 'ledger.badDate'],
    [{ 2: '' }, 'ledger.badDate'],
    [{ 11: 'USD' }, 'ledger.otherCurrency'],
    [{ 11: '???' }, 'ledger.otherCurrency'],
    [{ 5: '', 6: ' ' }, 'ledger.noProduct'],
    [{ 7: 'two' }, 'ledger.badQuantity'],
    [{ 7: '' }, 'ledger.badQuantity'],
    [{ 7: '99999999999999999' }, 'ledger.badQuantity'],
    [{ 9: 'free' }, 'ledger.badAmount'],
    [{ 8: '', 9: '' }, 'ledger.badAmount'],
    [{ 10: '?' }, 'ledger.badCost'],
    [{ 0: 'D'.repeat(61) }, 'ledger.tooLong'],
    [{ 3: 'K'.repeat(61) }, 'ledger.tooLong'],
    [{ 5: '', 6: '阀'.repeat(201) }, 'ledger.tooLong'],
    [{ 0: '', 2: 'x', 7: 'y' }, 'ledger.noDocument'],
  ])('%o: %s', (change, code) => {
    expect(read(having(change))).toBe(code)
  })

  it('judges each row for itself, whatever came before', () => {
    const reader = lineReader(plan)
    const line = emptyLine()
    expect(reader(having({ 2: 'x' }), line)).toBe('ledger.badDate')
    expect(reader(having({ 2: 'x' }), line)).toBe('ledger.badDate')
    expect(reader(good, line)).toBeNull()
    expect(reader(having({ 11: 'USD' }), line)).toBe('ledger.otherCurrency')
    expect(reader(good, line)).toBeNull()
  })
})

describe('a line in another currency', () => {
  const rates = ratesOf([
    { currency: 'USD', validFrom: '2026-01-01', rate: '7.1' },
    { currency: 'JPY', validFrom: '2026-01-05', rate: '0.0482' },
  ])

  it('is converted by the rate of its day, amount and cost alike, and keeps what its document says', () =>
    expect(read(having({ 11: '美元' }), { rates })).toMatchObject({
      amountMinor: 149_10,
      costMinor: 106_50,
      original: { currency: 'USD', amountMinor: 21_00, costMinor: 15_00 },
    }))

  it('is read in its own minor units', () =>
    expect(read(having({ 8: '1000', 10: '', 11: 'JPY' }), { rates })).toMatchObject({
      amountMinor: 96_40,
      costMinor: null,
      original: { currency: 'JPY', amountMinor: 2000, costMinor: null },
    }))

  it('is refused where no rate holds yet on its day', () =>
    expect(read(having({ 2: '2025-12-31', 11: 'USD' }), { rates })).toBe('ledger.noRate'))

  it('is refused where there is no rate of it at all', () =>
    expect(read(having({ 11: 'EUR' }), { rates })).toBe('ledger.otherCurrency'))

  it('leaves nothing behind for the next line', () => {
    const reader = lineReader({ ...plan, rates })
    const line = emptyLine()
    reader(having({ 11: 'USD' }), line)
    expect(reader(good, line)).toBeNull()
    expect(line).toMatchObject({ amountMinor: 21_00, original: { currency: '' } })
  })
})
