import { describe, expect, it } from 'vitest'
import { queryOf, sortShown } from './list-query.ts'

describe('the list in the address', () => {
  it('is by lifetime value when nothing is asked', () => expect(queryOf({})).toEqual({ sort: 'lifetime' }))

  it('takes a cell of the map', () =>
    expect(queryOf({ sort: 'atRisk', weeksFrom: '8', weeksBelow: '13', repeatsFrom: '0' })).toEqual({
      sort: 'atRisk',
      weeksFrom: 8,
      weeksBelow: 13,
      repeatsFrom: 0,
    }))

  it('leaves out what makes no sense', () =>
    expect(queryOf({ sort: 'up', flag: 'nice', costs: 'yes', weeksFrom: '-1', search: ' ' })).toEqual({
      sort: 'lifetime',
    }))

  it('shows losses first as an arrow up', () =>
    expect(sortShown('-contribution')).toEqual({ key: 'contribution', way: 'up' }))
})
