import { describe, expect, it } from 'vitest'
import { around, branchesOf } from './tree.ts'

const member = (id: string, parentId: string | null) => ({ id, name: id, parentId, tier: null })
const group = [
  member('head', null),
  member('east', 'head'),
  member('west', 'head'),
  member('east1', 'east'),
  member('east2', 'east'),
]

describe('branches of a group', () => {
  it('stand depth first with their level and what hangs below', () => {
    expect(branchesOf(group).map(({ id, level, below }) => [id, level, below])).toEqual([
      ['head', 0, 4],
      ['east', 1, 2],
      ['east1', 2, 0],
      ['east2', 2, 0],
      ['west', 1, 0],
    ])
  })

  it('begin anew where the parent is out of sight', () => {
    expect(branchesOf([member('east1', 'east')]).map(({ id, level }) => [id, level])).toEqual([['east1', 0]])
  })

  it.each([
    ['east2', 3, ['head', 'east', 'east2']],
    ['east', 3, ['head', 'east', 'east1']],
    ['head', 3, ['head', 'east', 'west']],
    ['east2', 1, ['head', 'east', 'east2']],
  ])('around %s within %i keep the way up first', (id, limit, shown) => {
    expect(around(branchesOf(group), id, limit).map((branch) => branch.id)).toEqual(shown)
  })
})
