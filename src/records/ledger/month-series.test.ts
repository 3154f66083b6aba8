import { describe, expect, it } from 'vitest'
import { monthSeries, yearsOf } from './month-series.ts'

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
