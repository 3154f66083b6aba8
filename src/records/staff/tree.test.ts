// Departments in reading order, and what a password must be.
import { describe, expect, it } from 'vitest'
import { inTreeOrder } from './tree.ts'

describe('departments in reading order', () => {
  it('puts each below its parent, with its depth, keeping the order given', () => {
    const all = [
      { id: 'sales', parentId: null },
      { id: 'finance', parentId: null },
      { id: 'east', parentId: 'sales' },
      { id: 'office', parentId: 'east' },
      { id: 'south', parentId: 'sales' },
    ]
    expect(inTreeOrder(all).map((one) => `${one.depth} ${one.id}`)).toEqual([
      '0 sales',
      '1 east',
      '2 office',
      '1 south',
      '0 finance',
    ])
  })
})
