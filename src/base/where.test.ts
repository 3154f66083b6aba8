// What a list is narrowed by, as it stands in an address.
import { describe, expect, it } from 'vitest'
import { readWheres, type Where, whereFits, writeWheres } from './where.ts'

describe('conditions of a list', () => {
  const several: Where[] = [
    { field: 'region', in: ['江苏', '山东'] },
    { field: 'name', contains: '水务' },
    { field: 'net', from: 100 },
    { field: 'created', from: '2026-01-01', to: '2026-06-30' },
    { field: 'custom.terms', empty: true },
  ]
  it('come back from an address as they were', () => {
    expect(readWheres(writeWheres(several) ?? undefined)).toEqual(several)
    expect(writeWheres([])).toBeNull()
  })
  it('are left out where they cannot be read', () => {
    expect(readWheres('[{"field":1},{"field":"a","in":[2]},null,{"field":"b","from":null}]')).toEqual([])
    expect(readWheres('{')).toEqual([])
  })
  it.each([
    ['text', { field: 'a', contains: 'x' }, true],
    ['text', { field: 'a', contains: ' ' }, false],
    ['text', { field: 'a', from: 1 }, false],
    ['number', { field: 'a', from: 1, to: 1 }, true],
    ['number', { field: 'a', from: 2, to: 1 }, false],
    ['number', { field: 'a', from: '2026-01-01' }, false],
    ['number', { field: 'a' }, false],
    ['day', { field: 'a', to: '2026-01-01' }, true],
    ['day', { field: 'a', to: 5 }, false],
    ['choice', { field: 'a', in: [] }, false],
    ['choice', { field: 'a', contains: 'x' }, false],
    ['pick', { field: 'a', empty: false }, true],
  ] as const)('of kind %s may be %j: %s', (kind, where, fits) => {
    expect(whereFits(kind, where as Where)).toBe(fits)
  })
})
