// The address of the list as it is asked of the server.
import { describe, expect, it } from 'vitest'
import { columnsOf, listOf, queryOf, segmentOf, showOf, sortOf } from './list-query.ts'

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

  it('carries conditions over any field, some of which a segment holds', () => {
    const where = JSON.stringify([
      { field: 'region', in: ['江苏'] },
      { field: 'custom.terms', from: 60 },
      { field: 'custom.note', empty: false },
      { field: 'net', from: 100 },
    ])
    expect(queryOf({ where }).where).toHaveLength(4)
    expect(segmentOf({ where }, undefined)).toEqual({
      conditions: [
        { field: 'region', in: ['江苏'] },
        { field: 'custom', key: 'terms', from: 60 },
        { field: 'custom', key: 'note' },
      ],
      left: ['where'],
    })
  })

  it('carries columns; without any the usual ones and the own fields that lists show', () => {
    const own = [
      { key: 'terms', inList: true, archived: false },
      { key: 'note', inList: false, archived: false },
      { key: 'gone', inList: true, archived: true },
    ]
    expect(columnsOf({}, own).slice(-2)).toEqual(['owner', 'custom.terms'])
    expect(columnsOf({ columns: 'net,custom.note,net,custom.gone,colour' }, own)).toEqual([
      'net',
      'custom.note',
    ])
    expect(showOf(['net', 'tags', 'custom.note'])).toEqual(['tags', 'custom.note'])
    expect(showOf(['net'])).toBeUndefined()
  })
})
