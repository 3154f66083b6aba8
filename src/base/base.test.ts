import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  clockTimeIn,
  dayIn,
  daysBetween,
  fiscalYearOf,
  isDay,
  isZone,
  monthsBetween,
  monthsFrom,
  weekdayOf,
  workDayFrom,
} from './calendar.ts'
import { exactMoney, parseMinor, roundHalfUp, shortMoney } from './money.ts'
import { say } from './words.ts'

describe('money', () => {
  it.each([
    ['12.345', 1235],
    ['1.005', 101],
    ['-1.005', -101],
    ['0.1', 10],
    ['', null],
    ['abc', null],
  ])('%s reads as %s', (text, minor) => expect(parseMinor(text, 'CNY')).toBe(minor))

  it.each([
    [123_456_789_00, 'zh', '¥1.23 亿'],
    [1_234_500, 'zh', '¥1.23 万'],
    [1_234_500, 'en', '¥12.35k'],
    [-99_900, 'en', '−¥999'],
    [0, 'zh', '¥0'],
  ] as const)('%s in %s is %s', (minor, language, text) =>
    expect(shortMoney(minor, 'CNY', language)).toBe(text),
  )

  it('shows the exact figure with its sign', () =>
    expect(exactMoney(-123_456_789, 'GBP')).toBe('−£1,234,567.89'))
  it('rounds the same whichever the sign', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        (value) => roundHalfUp(-value) === -roundHalfUp(value) || roundHalfUp(value) === 0,
      ),
    ))
})

describe('the calendar', () => {
  it.each([
    ['2026-01-01', -1, '2025-12-01'],
    ['2026-11-01', 3, '2027-02-01'],
    ['2024-02-01', -24, '2022-02-01'],
  ])('%s and %s months is %s', (month, step, result) => expect(addMonths(month, step)).toBe(result))
  it('counts days over a leap day', () => expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2))
  it('lists months with both ends', () =>
    expect(monthsFrom('2025-11-01', '2026-02-01')).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]))
  it('adds and takes away alike', () =>
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), (step) => {
        expect(monthsBetween('2026-05-01', addMonths('2026-05-01', step))).toBe(step)
      }),
    ))
  it('knows the day in Shanghai', () => expect(dayIn(new Date('2026-11-21T17:00:00Z'))).toBe('2026-11-22'))
  it.each([
    ['2026-02-30', false],
    ['2026-2-3', false],
    ['2024-02-29', true],
  ])('%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is))
})

describe('a sentence', () => {
  it('takes its values in both languages', () => {
    const pair = ['找到 {count} 家', 'Found {count}'] as const
    expect([say(pair, 'zh', { count: 3 }), say(pair, 'en', { count: 3 })]).toEqual(['找到 3 家', 'Found 3'])
  })
  it('leaves a value that is missing visible', () => expect(say(['{a}', '{a}'], 'en')).toBe('{a}'))
})

describe('the fiscal year', () => {
  it.each([
    ['2026-11-22', 1, 2026, '2026-01-01', '2026-12-01'],
    ['2026-03-31', 4, 2026, '2025-04-01', '2026-03-01'],
    ['2026-04-01', 4, 2027, '2026-04-01', '2027-03-01'],
    ['2026-12-31', 12, 2027, '2026-12-01', '2027-11-01'],
    ['2026-11-30', 12, 2026, '2025-12-01', '2026-11-01'],
    ['2024-02-29', 3, 2024, '2023-03-01', '2024-02-01'],
  ])('of %s when years begin in month %s is %s', (day, month, year, first, last) =>
    expect(fiscalYearOf(day, month)).toEqual({ year, first, last }),
  )

  it('has twelve months and holds its day', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 12 }), (days, month) => {
        const day = addDays('1990-01-01', days)
        const year = fiscalYearOf(day, month)
        expect(monthsFrom(year.first, year.last)).toHaveLength(12)
        expect(year.first <= day && day.slice(0, 7) <= year.last.slice(0, 7)).toBe(true)
        expect(Number(year.first.slice(5, 7))).toBe(month)
      }),
    ))
})

describe('the working week', () => {
  it.each([
    ['2026-11-20', 5],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
  ])('%s is day %s', (day, weekday) => expect(weekdayOf(day)).toBe(weekday))

  it.each([
    ['a working day is itself', '2026-11-20', [1, 2, 3, 4, 5], '2026-11-20'],
    ['a Saturday becomes Monday', '2026-11-21', [1, 2, 3, 4, 5], '2026-11-23'],
    ['where Sunday is worked', '2026-11-21', [7, 1, 2, 3, 4], '2026-11-22'],
  ])('%s', (_, day, days, expected) => expect(workDayFrom(day, days)).toBe(expected))
})

describe('time zones', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['Asia/Nowhere', false],
    ['', false],
  ])('%s', (name, known) => expect(isZone(name)).toBe(known))
})

describe('a clock', () => {
  it.each([
    ['2026-12-01T05:08:44.999Z', 'Asia/Shanghai', '2026-12-01T13:08:44.000Z'],
    ['2026-12-31T16:00:00Z', 'Asia/Shanghai', '2027-01-01T00:00:00.000Z'],
    ['2026-07-01T00:30:00Z', 'America/New_York', '2026-06-30T20:30:00.000Z'],
  ])('at %s in %s shows %s', (instant, zone, shown) =>
    expect(clockTimeIn(new Date(instant), zone).toISOString()).toBe(shown),
  )
})
