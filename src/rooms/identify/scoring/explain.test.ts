import { describe, expect, it } from 'vitest'
import { tallyGrades } from './explain.ts'

const row = (grade: string | null, previous_grade: string | null, accounts: number, reason = 'SCORE') => ({
  grade,
  previous_grade,
  reason,
  accounts,
  net_minor: accounts * 10,
  profit_minor: grade === 'A' ? accounts : null,
})

describe('the part of an evaluation that a person sees', () => {
  const tally = tallyGrades(
    [
      row('A', 'B', 2),
      row('B', 'A', 1),
      row('B', 'B', 5),
      row('A', null, 3),
      row('B', null, 4, 'PROVISIONAL'),
      row(null, 'A', 1, 'INSUFFICIENT'),
    ],
    ['A', 'B'],
  )

  it('counts who moved which way', () =>
    expect(tally.moved).toEqual({ up: 2, down: 1, same: 5, entered: 7, left: 1 }))
  it('adds up money per grade, profit only where it is known', () =>
    expect(tally.grades).toEqual([
      { grade: 'A', accounts: 5, netMinor: 50, profitMinor: 5 },
      { grade: 'B', accounts: 10, netMinor: 100, profitMinor: null },
    ]))
  it('counts on how many too little is known', () =>
    expect([tally.accounts, tally.insufficient]).toEqual([16, 5]))
})
