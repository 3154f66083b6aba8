// The address of the list as it is asked of the server.
import { describe, expect, it } from 'vitest'
import { listOf, queryOf, segmentOf, sortOf } from './list-query.ts'

describe('the address of the list of accounts', () => {
  it('sorts by name when it says nothing, or nothing known', () => {
    expect(queryOf({})).toMatchObject({ sort: 'name', direction: 'up' })
    expect(sortOf({ sort: 'colour' })).toBe('name')
  })

  it.each([
    ['-net', 'net', 'down'],
    ['score', 'score', 'up'],
    ['-created', 'created', 'down'],
  ])('reads sort=%s as %s %s', (sort, column, direction) => {
    expect(queryOf({ sort })).toMatchObject({ sort: column, direction })
  })

  it('sends several tiers and leaves out what is empty or unknown', () => {
    const query = queryOf({ tier: 'A1,A2', search: '', status: 'gone', lacks: 'everything', mine: 'yes' })
    expect(query).toMatchObject({ tier: ['A1', 'A2'], mine: 'true' })
    expect(query.search).toBeUndefined()
    expect(query.status).toBeUndefined()
    expect(query.lacks).toBeUndefined()
    expect(listOf(undefined)).toEqual([])
  })

  it('reads several gaps and leaves out unknown ones', () => {
    expect(queryOf({ lacks: 'region,colour,attitude' }).lacks).toEqual(['region', 'attitude'])
  })

  it('becomes the conditions of a segment, and tells what cannot', () => {
    const url = {
      tier: 'A1,A2',
      attitude: 'opposed',
      industryDivision: 'C26',
      tag: '年框协议',
      owner: 'someone',
    }
    expect(segmentOf(url, [{ field: 'status', in: ['active'] }])).toEqual({
      conditions: [
        { field: 'status', in: ['active'] },
        { field: 'tier', in: ['A1', 'A2'] },
        { field: 'industry', in: ['C26'] },
        { field: 'attitude', in: ['opposed'] },
        { field: 'tags', in: ['年框协议'] },
      ],
      left: ['owner'],
    })
  })
})
