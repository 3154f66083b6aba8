import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#base/calendar.ts'
import { dayOrderOf, readDay } from './dates.ts'

describe('days are read in the styles files use', () => {
  it.each([
    ['2011-12-09', '2011-12-09'],
    ['2011/12/9', '2011-12-09'],
    ['2011.12.9', '2011-12-09'],
    ['2011-12-09 12:50:00', '2011-12-09'],
    ['2011-12-09T12:50:00Z', '2011-12-09'],
    ['20111209', '2011-12-09'],
    ['20111209125000', '2011-12-09'],
    ['2011年12月9日', '2011-12-09'],
    ['2011年12月9日 12时', '2011-12-09'],
    ['40886', '2011-12-09'],
    ['40886.534722', '2011-12-09'],
    ['9-Dec-2011', '2011-12-09'],
    ['9 December 2011', '2011-12-09'],
    ['Dec 9, 2011', '2011-12-09'],
    ['09-Dec-11', '2011-12-09'],
    ['29.2.2012', '2012-02-29'],
    ['9.12.11', '2011-12-09'],
  ])('%s', (text, day) => {
    expect(readDay(text, 'dayFirst')).toBe(day)
  })

  it('puts day and month in the order the file has', () => {
    expect(readDay('12/9/2010 8:26', 'monthFirst')).toBe('2010-12-09')
    expect(readDay('12/9/2010 8:26', 'dayFirst')).toBe('2010-09-12')
  })

  it.each([
    '',
    ' ',
    '2011-13-01',
    '2011-02-29',
    '2011-00-10',
    '2011-12',
    '12',
    '123456',
    '1e5',
    'yesterday',
    '31/31/2011',
    '2011-12-09x',
    '1/2/3/4',
    '99999',
    '1899-1-1',
    'null',
  ])('and %o is none', (text) => {
    expect(readDay(text, 'monthFirst')).toBeNull()
  })

  it('reads every day back from every style', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (offset) => {
        const day = addDays('1990-01-01', offset % 60_000)
        const [year, month, date] = day.split('-').map(Number) as [number, number, number]
        for (const text of [
          day,
          day.replaceAll('-', ''),
          `${year}/${month}/${date} 0:00`,
          `${year}年${month}月${date}日`,
        ])
          expect(readDay(text, 'dayFirst')).toBe(day)
        expect(readDay(`${date}.${month}.${year}`, 'dayFirst')).toBe(day)
        expect(readDay(`${month}/${date}/${year}`, 'monthFirst')).toBe(day)
      }),
    )
  })
})

describe('day or month first is decided once for a file', () => {
  it.each([
    ['a part above 12 is the day', ['1/2/2010', '1/13/2010'], 'monthFirst'],
    ['on either side', ['1/2/2010', '13/1/2010'], 'dayFirst'],
    [
      'else the order under which the rows lie together',
      ['12/1/2010', '12/2/2010', '12/3/2010'],
      'monthFirst',
    ],
    ['which may be the other one', ['1/12/2010', '2/12/2010', '3/12/2010'], 'dayFirst'],
    ['odd cells do not matter when most speak', ['1/13/2010', '1/14/2010', 'x', '13/1/2010'], 'monthFirst'],
    ['years first need no decision', ['2011-12-09'], 'dayFirst'],
    ['nor does nothing', [], 'dayFirst'],
  ])('%s', (_, sample, order) => {
    expect(dayOrderOf(sample)).toBe(order)
  })
})
