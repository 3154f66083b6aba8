import { describe, expect, it } from 'vitest'
import { type Counted, ledgerFigure, monthsOpen, profitOf } from './figures.ts'

const counted = (change: Partial<Counted> = {}): Counted => ({
  netMinor: 1_200_00,
  grossMinor: 1_300_00,
  costedMinor: 1_000_00,
  costMinor: 700_00,
  orders: 12,
  products: 5,
  monthlySum: 1_200_00,
  monthlySquares: 12 * 100_00 ** 2,
  firstMonth: '2024-01-01',
  lastOrderedOn: '2026-06-20',
  previousNetMinor: 1_000_00,
  ...change,
})
const year = { asOf: '2026-07-01', months: 12 }

describe('a figure of an account', () => {
  it.each([
    ['sales', 1_200_00],
    ['profit', 300_00],
    ['margin', 0.3],
    ['growth', 0.2],
    ['stability', 1],
    ['tenure', 30],
    ['breadth', 5],
    ['orders', 12],
    ['recency', 11],
    ['lossImpact', 0.12],
  ] as const)('%s', (metric, value) =>
    expect(ledgerFigure(metric, counted(), year, 'net', 10_000_00)).toBeCloseTo(value, 9),
  )

  it('sales are gross where the scorecard says so', () =>
    expect(ledgerFigure('sales', counted(), year, 'gross', 0)).toBe(1_300_00))
  it('profit is unknown, not zero, where no cost is known', () =>
    expect(profitOf(counted({ costedMinor: 0, costMinor: 0 }))).toBeNull())
  it('growth is unknown where nothing was bought before', () =>
    expect(ledgerFigure('growth', counted({ previousNetMinor: 0 }), year, 'net', 1)).toBeNull())
  it('growth is unknown over a window without end', () =>
    expect(ledgerFigure('growth', counted(), { asOf: '2026-07-01', months: null }, 'net', 1)).toBeNull())
  it('everything is unknown of an account the ledger does not know', () =>
    expect(ledgerFigure('sales', undefined, year, 'net', 1)).toBeNull())
})

describe('stability', () => {
  it('is unknown with fewer than six months', () =>
    expect(ledgerFigure('stability', counted({ firstMonth: '2026-03-01' }), year, 'net', 1)).toBeNull())
  it('counts the months since the first order only', () =>
    expect(monthsOpen(counted({ firstMonth: '2025-11-01' }), year)).toBe(8))
  it('is zero where one month holds everything', () => {
    const burst = counted({ monthlySum: 1_200_00, monthlySquares: 1_200_00 ** 2 })
    expect(ledgerFigure('stability', burst, year, 'net', 1)).toBe(0)
  })
  it('is one minus the coefficient of variation (population)', () => {
    // Six months of 100 and six of 300: mean 200, deviation 100.
    const wave = counted({ monthlySum: 2400, monthlySquares: 6 * 100 ** 2 + 6 * 300 ** 2 })
    expect(ledgerFigure('stability', wave, year, 'net', 1)).toBeCloseTo(0.5, 12)
  })
})
