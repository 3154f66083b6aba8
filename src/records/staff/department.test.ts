import { describe, expect, it } from 'vitest'
import { departmentTree, mayHangUnder } from './department.ts'

const all = [
  { id: 'sales', parentId: null },
  { id: 'east', parentId: 'sales' },
  { id: 'suzhou', parentId: 'east' },
  { id: 'west', parentId: 'sales' },
  { id: 'service', parentId: null },
]

describe('a department and those below', () => {
  it('are the whole tree from it down', () =>
    expect(departmentTree(all, 'sales').sort()).toEqual(['east', 'sales', 'suzhou', 'west']))
  it('are itself where nothing is below', () => expect(departmentTree(all, 'service')).toEqual(['service']))
  it('end even where the data holds a knot', () =>
    expect(
      departmentTree(
        [
          { id: 'a', parentId: 'b' },
          { id: 'b', parentId: 'a' },
        ],
        'a',
      ).sort(),
    ).toEqual(['a', 'b']))
})

describe('a department may move', () => {
  it('beside another', () => expect(mayHangUnder(all, 'suzhou', 'west')).toBe(true))
  it('not below itself', () => expect(mayHangUnder(all, 'sales', 'suzhou')).toBe(false))
})
