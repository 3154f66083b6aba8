// Changes, margins, periods and falling accounts as the first page says them.
import { describe, expect, it } from 'vitest'
import { changeOf, fallingOf, isStale, marginOf, yearBefore } from './answer.ts'

describe('what the first page says', () => {
  it.each([
    [120, 100, 0.2],
    [80, 100, -0.2],
    [80, 0, null],
    [80, -5, null],
  ])('a change from %s after %s is %s', (now, before, share) => {
    expect(changeOf(now, before)).toBe(share)
  })

  it.each([
    [30, 100, 0.3],
    [-30, 100, -0.3],
    [null, 100, null],
    [30, 0, null],
  ])('a profit of %s on %s is a margin of %s', (profit, net, margin) => {
    expect(marginOf(profit, net)).toBe(margin)
  })

  it('names the twelve complete months before the as-of month', () => {
    expect(yearBefore('2026-11-01')).toEqual({ from: '2025-11', to: '2026-10' })
  })

  it.each([
    ['2026-11-01', '2026-11-01', false],
    ['2026-11-22', '2026-11-01', false],
    ['2026-10-01', '2026-11-01', true],
    ['2026-10-01', null, false],
  ])('an evaluation as of %s with figures to %s is stale: %s', (asOf, month, stale) => {
    expect(isStale(asOf, month)).toBe(stale)
  })

  it('lists who fell by a fifth or more, the greatest loss of money first', () => {
    const one = (name: string, netMinor: number, previousNetMinor: number) => ({
      accountId: name,
      name,
      netMinor,
      previousNetMinor,
    })
    const fallen = fallingOf([
      one('grew', 120, 100),
      one('small', 10, 100),
      one('great', 800, 1000),
      one('new', 50, 0),
      one('slightly', 81, 100),
    ])
    expect(fallen.map((account) => account.name)).toEqual(['great', 'small'])
  })
})
