import { describe, expect, it } from 'vitest'
import type { Pool } from '../scoring/what-if.ts'
import { profitNow, profitShift } from './profit-shift.ts'

const pool = {
  ids: ['a', 'b', 'c', 'd'],
  before: new Map([
    ['a', 'A'],
    ['b', 'B'],
    ['c', 'B'],
  ]),
  profitMinor: [100, 40, null, 7],
} as unknown as Pool
const none = { count: 0, amountMinor: 0 }

describe('profit that moves', () => {
  it('sums by tier, unknown as nothing', () => {
    expect([...profitNow(pool)]).toEqual([
      ['A', 100],
      ['B', 40],
    ])
  })

  it('takes along who goes up, who enters, and who leaves', () => {
    const move = (id: string, from: string | null, to: string | null) => ({
      id,
      kind: 'up' as const,
      from,
      to,
      amountMinor: null,
    })
    const profits: Record<string, number | null> = { a: 100, b: 40, c: null, d: 7 }
    const shift = profitShift(
      {
        tiers: [
          { tier: 'A', before: none, after: none },
          { tier: 'B', before: none, after: none },
        ],
        moves: [move('b', 'B', 'A'), move('c', 'B', 'A'), move('d', null, 'B'), move('a', 'A', null)],
      },
      profitNow(pool),
      (id) => profits[id] ?? null,
    )
    expect(shift).toEqual([
      { before: 100, after: 40 },
      { before: 40, after: 7 },
    ])
  })
})
