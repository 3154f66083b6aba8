import { expect, it } from 'vitest'
import { forecastPoints, yearsTold } from './forecast-points.ts'

const past = Array.from({ length: 14 }, (_, place) => ({
  month: `2025-${String((place % 12) + 1).padStart(2, '0')}-01`,
  netMinor: 10,
  profitMinor: null,
}))
const expected = [{ month: '2026-03-01', netMinor: 7, lowMinor: 3, highMinor: 11 }]

it('puts the months ahead after those behind, and never both in one', () => {
  const points = forecastPoints(past, expected)
  expect(points).toHaveLength(15)
  expect(points.every((one) => (one.netMinor === null) !== (one.expectedMinor === null))).toBe(true)
})

it('compares the year ahead with the last twelve months', () =>
  expect(yearsTold(past, expected)).toEqual({ behindMinor: 120, aheadMinor: 7 }))
