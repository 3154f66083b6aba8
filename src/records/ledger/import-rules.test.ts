import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, harmless } from '#server/sheet/csv-cell.ts'
import { delimiterOf } from '#server/sheet/delimiter.ts'
import { currencyNamed, currencyOfFile } from './currency.ts'
import { numberOf, openDirectory } from './directory.ts'
import { matchEntries } from './naming.ts'
import { batchesOf, digitOfSlice, sliceOfUnassigned } from './slices.ts'

describe('the delimiter is told by the first lines', () => {
  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b|c\n1|2|3', '|'],
    ['"a;b;c;d",e\n"1;2;3",4', ','],
    ['one column', ','],
    ['', ','],
    ['标题\n订单号,日期,数量\n1,2,3', ','],
  ])('%o', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })
})

describe('a currency is known by its names', () => {
  it.each([
    ['CNY', 'CNY'],
    ['rmb', 'CNY'],
    ['人民币', 'CNY'],
    ['¥', 'CNY'],
    ['美元', 'USD'],
    ['eur', 'EUR'],
    ['kroner', null],
    ['', null],
  ])('%s', (text, code) => {
    expect(currencyNamed(text)).toBe(code)
  })

  it('is suggested by a column, by a sign, or by a file that everybody knows', () => {
    const uci = [
      'InvoiceNo',
      'StockCode',
      'Description',
      'Quantity',
      'InvoiceDate',
      'UnitPrice',
      'CustomerID',
    ]
    expect(currencyOfFile(['a'], ['', 'USD'], ['¥1'])).toBe('USD')
    expect(currencyOfFile(['a'], [], ['12', '¥1'])).toBe('CNY')
    expect(currencyOfFile(uci, [], ['2.55'])).toBe('GBP')
    expect(currencyOfFile(['a'], [], ['2.55'])).toBeNull()
  })
})

describe('what a file names gets numbers as it comes up', () => {
  it('by code, or by name where there is no code', () => {
    const directory = openDirectory()
    const number = (code: string, name: string) => numberOf(directory, code, name, '', true)
    expect([
      number('K1', 'A'),
      number('K2', 'A'),
      number('', 'A'),
      number('K1', 'B'),
      number('', 'A'),
    ]).toEqual([0, 1, 2, 0, 2])
  })

  it('keeps the first name unless a surer row has another', () => {
    const directory = openDirectory()
    numberOf(directory, 'P1', 'damaged', '', false)
    numberOf(directory, 'P1', 'Lamp', '', true)
    numberOf(directory, 'P1', 'Lamp, red', '', true)
    numberOf(directory, 'P1', 'thrown away', '', false)
    numberOf(directory, 'P2', '', '', true)
    numberOf(directory, 'P2', 'Chair', '', false)
    expect(directory.entries.map((one) => one.name)).toEqual(['Lamp', 'Chair'])
  })
})

describe('what a file names is matched with what is known', () => {
  const entry = (code: string, name: string) => ({ code, name, region: '', sure: true })
  const match = (
    entries: ReturnType<typeof entry>[],
    codes: Record<string, string>,
    names: Record<string, string>,
  ) => {
    let next = 0
    return matchEntries(
      entries,
      new Map(Object.entries(codes)),
      new Map(Object.entries(names)),
      () => `new${next++}`,
    )
  }

  it('a code is whoever has it, a name whoever goes by it', () => {
    const { ids, created } = match(
      [entry('K1', 'x'), entry('', 'A'), entry('', 'K9')],
      { K1: 'a', K9: 'c' },
      { A: 'b' },
    )
    expect(ids).toEqual(['a', 'b', 'c'])
    expect(created).toEqual([])
  })

  it('a new one gets its code for its name, and its name for its code', () => {
    const { ids, created } = match([entry('K1', ''), entry('', '临港重工')], {}, {})
    expect(ids).toEqual(['new0', 'new1'])
    expect(created.map(({ code, name }) => [code, name])).toEqual([
      ['K1', 'K1'],
      ['临港重工', '临港重工'],
    ])
  })

  it('codes cut from long names stay different', () => {
    const long = 'A'.repeat(70)
    const { created } = match([entry('', `${long}1`), entry('', `${long}2`)], { ['A'.repeat(60)]: 'x' }, {})
    expect(new Set(created.map((one) => one.code)).size).toBe(2)
    expect(created.every((one) => one.code.length <= 60)).toBe(true)
  })

  it('two numbers of one code end at one account', () => {
    const { ids, created } = match([entry('K\u00001', 'x'), entry('K1', 'y')], {}, {})
    expect(ids).toEqual(['new0', 'new0'])
    expect(created).toHaveLength(1)
  })
})

describe('slices become short transactions', () => {
  it('neighbours together while small, accounts and unassigned lines apart', () => {
    const counts = [3, -1, 1, -2, 2].map((slice) => ({ slice, rows: 40 }))
    expect(batchesOf(counts, 100)).toEqual([
      { from: -2, to: -1, rows: 80 },
      { from: 1, to: 2, rows: 80 },
      { from: 3, to: 3, rows: 40 },
    ])
  })

  it('every slice lies in exactly one batch', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({ slice: fc.integer({ min: -16, max: 63 }), rows: fc.integer({ min: 1, max: 90 }) }),
          {
            selector: (one) => one.slice,
          },
        ),
        (counts) => {
          const batches = batchesOf(counts, 100)
          for (const { slice } of counts)
            expect(batches.filter(({ from, to }) => slice >= from && slice <= to)).toHaveLength(1)
          expect(batches.reduce((sum, one) => sum + one.rows, 0)).toBe(
            counts.reduce((sum, one) => sum + one.rows, 0),
          )
        },
      ),
    )
  })

  it('an unassigned line falls by the first digit of its key', () => {
    for (const digit of '0123456789abcdef') expect(digitOfSlice(sliceOfUnassigned(`${digit}00`))).toBe(digit)
    expect(['0', '9', 'f'].map((digit) => sliceOfUnassigned(`${digit}abc`))).toEqual([-16, -7, -1])
  })
})

describe('cells of the file of refused rows do nothing in a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86 21', "'+86 21"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['-12.50', '-12.50'],
    ['+7', '+7'],
    ['-1,234', '-1,234'],
    ['-', "'-"],
    ['plain', 'plain'],
    ['', ''],
  ])('%o', (text, safe) => {
    expect(harmless(text)).toBe(safe)
  })

  it('quotes what would break a row', () => {
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"')
    expect(csvCell('=a\nb')).toBe('"\'=a\nb"')
  })

  it('never starts like a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = harmless(text)
        expect(/^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell))).toBe(false)
      }),
    )
  })
})
