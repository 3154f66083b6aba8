import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAssignments } from './movement.ts'

const ladder = ['A', 'B', 'C']

describe('compareAssignments', () => {
  const before = new Map(Object.entries({ rise: 'C', fall: 'A', stay: 'B', leave: 'C', old: 'A1' }))
  const after = new Map(Object.entries({ rise: 'A', fall: 'B', stay: 'B', enter: 'C', old: 'B' }))
  const amountMinor = new Map(Object.entries({ rise: 100, fall: 900, stay: 50, leave: 7, enter: 30 }))
  const movement = compareAssignments(before, after, ladder, amountMinor)

  it('counts the moves and the money that moves with them', () => {
    expect(movement.totals).toEqual({
      up: { count: 1, amountMinor: 100 },
      down: { count: 1, amountMinor: 900 },
      same: { count: 1, amountMinor: 50 },
      entered: { count: 2, amountMinor: 30 },
      left: { count: 1, amountMinor: 7 },
    })
  })

  it('holds each tier before against after', () => {
    expect(movement.tiers).toEqual([
      { tier: 'A', before: { count: 1, amountMinor: 900 }, after: { count: 1, amountMinor: 100 } },
      { tier: 'B', before: { count: 1, amountMinor: 50 }, after: { count: 3, amountMinor: 950 } },
      { tier: 'C', before: { count: 2, amountMinor: 107 }, after: { count: 1, amountMinor: 30 } },
    ])
  })

  it('lists who moved, most money first and unknown last, and names a tier of an older scorecard', () => {
    expect(movement.moves).toEqual([
      { id: 'fall', kind: 'down', from: 'A', to: 'B', amountMinor: 900 },
      { id: 'rise', kind: 'up', from: 'C', to: 'A', amountMinor: 100 },
      { id: 'enter', kind: 'entered', from: null, to: 'C', amountMinor: 30 },
      { id: 'leave', kind: 'left', from: 'C', to: null, amountMinor: 7 },
      { id: 'old', kind: 'entered', from: 'A1', to: 'B', amountMinor: null },
    ])
  })

  it('loses nobody: what was there stayed, moved or left, and what is there stayed, moved or entered', () => {
    const assignments = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.constantFrom(...ladder))
    fc.assert(
      fc.property(assignments, assignments, (from, to) => {
        const { totals, tiers, moves } = compareAssignments(
          new Map(Object.entries(from)),
          new Map(Object.entries(to)),
          ladder,
          new Map(),
        )
        const moved = totals.same.count + totals.up.count + totals.down.count
        const counted = (when: 'before' | 'after') => tiers.reduce((sum, tier) => sum + tier[when].count, 0)
        expect([counted('before'), moved + totals.left.count]).toEqual(
          Array(2).fill(Object.keys(from).length),
        )
        expect([counted('after'), moved + totals.entered.count]).toEqual(
          Array(2).fill(Object.keys(to).length),
        )
        expect(moves).toHaveLength(moved - totals.same.count + totals.left.count + totals.entered.count)
      }),
    )
  })
})
