import { describe, expect, it } from 'vitest'
import { daysOfMonth, monthDayOf, monthDayText } from './month-day.ts'

describe('a day of every year', () => {
  it.each([
    ['06-30', '6 月 30 日', '30 Jun'],
    ['12-31', '12 月 31 日', '31 Dec'],
  ])('%s is read %s and %s', (day, zh, en) => {
    expect([monthDayText(day, 'zh'), monthDayText(day, 'en')]).toEqual([zh, en])
  })

  it.each([
    [6, 31, '06-30'],
    [2, 30, '02-29'],
    [12, 31, '12-31'],
  ])('is brought into its month: %s/%s is %s', (month, day, made) => {
    expect(monthDayOf(month, day)).toBe(made)
  })

  it('knows the days of each month', () => {
    expect([1, 2, 4, 12].map(daysOfMonth)).toEqual([31, 29, 30, 31])
  })
})
