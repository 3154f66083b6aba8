import { describe, expect, it } from 'vitest'
import { overlap, ownPeriods, periodsOf } from './periods.ts'

describe('two periods', () => {
  it('are the last twelve months and the twelve before', () =>
    expect(periodsOf('year', '2026-11-01', 1)).toEqual({
      from: '2025-12-01',
      to: '2026-11-01',
      baseFrom: '2024-12-01',
      baseTo: '2025-11-01',
    }))

  it('are the fiscal year so far and the same months of the last one', () =>
    expect(periodsOf('fiscal', '2026-11-01', 4)).toEqual({
      from: '2026-04-01',
      to: '2026-11-01',
      baseFrom: '2025-04-01',
      baseTo: '2025-11-01',
    }))

  it('are the last whole quarter and the one before', () =>
    expect(periodsOf('quarter', '2026-11-01', 1)).toEqual({
      from: '2026-07-01',
      to: '2026-09-01',
      baseFrom: '2026-04-01',
      baseTo: '2026-06-01',
    }))

  it('go back to the year before when no quarter of this one is whole', () =>
    expect(periodsOf('quarterYear', '2026-02-01', 1)).toEqual({
      from: '2025-10-01',
      to: '2025-12-01',
      baseFrom: '2024-10-01',
      baseTo: '2024-12-01',
    }))

  it('are refused where they end before they begin, or are no months', () => {
    const good = { from: '2026-01-01', to: '2026-03-01', baseFrom: '2025-01-01', baseTo: '2025-03-01' }
    expect(ownPeriods(good)).toEqual(good)
    expect(ownPeriods({ ...good, to: '2025-12-01' })).toBeNull()
    expect(ownPeriods({ ...good, from: '2026-01-15' })).toBeNull()
    expect(ownPeriods({})).toBeNull()
  })

  it('overlap where a month is in both', () => {
    expect(overlap(periodsOf('year', '2026-11-01', 1))).toBe(false)
    expect(
      overlap({ from: '2026-01-01', to: '2026-06-01', baseFrom: '2025-08-01', baseTo: '2026-01-01' }),
    ).toBe(true)
  })
})
