import { describe, expect, it } from 'vitest'
import { movedParts } from './since.ts'

const part = (key: string, contribution: number | null) => ({
  key,
  name: { zh: key, en: key },
  contribution,
})
const moves = (before: ReturnType<typeof part>[], now: ReturnType<typeof part>[]) =>
  movedParts(before, now).map(({ key, points }) => [key, Math.round(points * 10) / 10])

describe('what moved a score', () => {
  it('comes furthest first, without what hardly moved', () => {
    expect(
      moves(
        [part('profit', 20.3), part('trend', 5), part('volume', 19.9)],
        [part('profit', 0), part('trend', 4.3), part('volume', 19.8)],
      ),
    ).toEqual([
      ['profit', -20.3],
      ['trend', -0.7],
    ])
  })

  it('counts what was unknown as what it added, nothing', () => {
    expect(moves([part('fit', null)], [part('fit', 7.5)])).toEqual([['fit', 7.5]])
  })

  it('leaves out criteria that the earlier scorecard did not have', () => {
    expect(moves([part('fit', 1)], [part('fit', 1), part('reach', 9)])).toEqual([])
  })

  it('names three at most', () => {
    const keys = ['a', 'b', 'c', 'd']
    expect(
      moves(
        keys.map((key) => part(key, 0)),
        keys.map((key, index) => part(key, index + 1)),
      ),
    ).toEqual([
      ['d', 4],
      ['c', 3],
      ['b', 2],
    ])
  })
})
