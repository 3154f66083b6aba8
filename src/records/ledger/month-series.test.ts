import { describe, expect, it } from 'vitest'
import { monthsFrom } from '#base/calendar.ts'
import { fiscalYearSoFar, monthSeries, yearsOf } from './month-series.ts'

const row = (month: string, netMinor: number) => ({
  month,
  netMinor,
  grossMinor: netMinor,
  returnedMinor: 0,
  profitMinor: null,
  orders: 1,
})

describe('months in a row', () => {
  it('show a month without orders as zero and the end even when orders have stopped', () => {
    const points = monthSeries([row('2026-01-01', 500)], '2026-03-01', 4, '2026-04-01')
    expect(points.map(({ month, netMinor }) => [month, netMinor])).toEqual([
      ['2025-12-01', 0],
      ['2026-01-01', 500],
      ['2026-02-01', 0],
      ['2026-03-01', 0],
    ])
  })

  it('compare with the same month a year before, unknown before the first order', () => {
    const rows = [row('2025-02-01', 100), row('2026-01-01', 500)]
    expect(monthSeries(rows, '2026-03-01', 3, null).map((point) => point.yearBeforeMinor)).toEqual([
      null,
      100,
      0,
    ])
  })

  it('keep the month that is still running out of the year', () => {
    const rows = [row('2025-05-01', 100), row('2026-05-01', 300), row('2026-06-01', 7)]
    const points = monthSeries(rows, '2026-06-01', 24, '2026-06-01')
    expect(points.at(-1)?.complete).toBe(false)
    expect(yearsOf(points)).toEqual({ netMinor: 300, yearBeforeMinor: 100 })
  })

  it('have nothing to compare with in the first year', () => {
    expect(yearsOf(monthSeries([row('2026-05-01', 300)], '2026-06-01', 12, null)).yearBeforeMinor).toBeNull()
  })
})

describe('the fiscal year so far', () => {
  const figures = { grossMinor: 0, returnedMinor: 0, profitMinor: null, orders: 1 }
  const rows = monthsFrom('2024-01-01', '2026-10-01').map((month) => ({ ...figures, month, netMinor: 100 }))

  it('runs from its first month to the last complete one, beside the same months before', () =>
    expect(fiscalYearSoFar(monthSeries(rows, '2026-10-01', 36, '2026-10-01'), 4)).toEqual({
      year: 2027,
      first: '2026-04-01',
      last: '2027-03-01',
      upTo: '2026-09-01',
      netMinor: 600,
      yearBeforeMinor: 600,
    }))

  it('compares with nothing where a month before is unknown', () =>
    expect(fiscalYearSoFar(monthSeries(rows.slice(-6), '2026-10-01', 36, '2026-10-01'), 1)).toMatchObject({
      first: '2026-01-01',
      yearBeforeMinor: null,
    }))

  it('is none while no month is complete', () =>
    expect(fiscalYearSoFar(monthSeries(rows.slice(-1), '2026-10-01', 1, '2026-10-01'), 1)).toBeNull())
})
