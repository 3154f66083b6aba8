import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Node, rollUp, unfolded } from './roll-up.ts'

const node = (id: string, parentId: string | null, netMinor: number | null): Node => ({
  id,
  name: id,
  parentId,
  tier: null,
  hasOwner: netMinor !== null,
  isVisited: false,
  netMinor,
  profitMinor: null,
  openMinor: netMinor,
})
const group = [
  node('h', null, 5),
  node('a', 'h', null),
  node('b', 'h', 40),
  node('a1', 'a', 7),
  node('a2', 'a', null),
]

describe('a group rolled up', () => {
  it('stands depth first, most money first, with all below summed up; unknown stays unknown', () => {
    expect(
      rollUp(group).map(({ id, level, below, all }) => [id, level, below, all.netMinor, all.profitMinor]),
    ).toEqual([
      ['h', 0, 4, 52, null],
      ['b', 1, 0, 40, null],
      ['a', 1, 2, 7, null],
      ['a1', 2, 0, 7, null],
      ['a2', 2, 0, null, null],
    ])
  })

  it('leaves out what is below a folded one', () => {
    expect(unfolded(rollUp(group), new Set(['a'])).map(({ id }) => id)).toEqual(['h', 'b', 'a'])
    expect(unfolded(rollUp(group), new Set(['h'])).map(({ id }) => id)).toEqual(['h'])
  })

  it('keeps the sum whatever the tree, and holds a chain of ten thousand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: -1000, max: 1000 }))), (seeds) => {
        const nodes = seeds.map(([seed, net], at) =>
          node(`n${at}`, at === 0 || seed % 3 === 0 ? null : `n${seed % at}`, net),
        )
        const heads = rollUp(nodes).filter(({ level }) => level === 0)
        const sum = (list: readonly (number | null)[]) =>
          list.reduce<number>((all, one) => all + (one ?? 0), 0)
        expect(sum(heads.map(({ all }) => all.netMinor))).toBe(sum(seeds.map(([, net]) => net)))
        expect(sum(heads.map(({ all }) => all.accounts))).toBe(nodes.length)
      }),
    )
    const chain = Array.from({ length: 10_000 }, (_, at) => node(`c${at}`, at ? `c${at - 1}` : null, 1))
    expect(rollUp(chain)[0]?.all.netMinor).toBe(10_000)
  })
})
