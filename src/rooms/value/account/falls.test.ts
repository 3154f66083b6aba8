import { describe, expect, it } from 'vitest'
import { fallenOf, reachOf } from './falls.ts'

describe('a waterfall', () => {
  it('begins each step where the one before ended, and wholes at zero', () => {
    const fallen = fallenOf([
      { key: 'net', whole: true, minor: 100 },
      { key: 'goods', minor: -70 },
      { key: 'profit', whole: true, minor: 30 },
      { key: 'visit', minor: -50 },
      { key: 'contribution', whole: true, minor: -20 },
    ])
    expect(fallen.map((one) => [one.fromMinor, one.toMinor, one.levelMinor])).toEqual([
      [0, 100, 100],
      [100, 30, 30],
      [0, 30, 30],
      [30, -20, -20],
      [0, -20, -20],
    ])
    expect(reachOf(fallen)).toEqual({ low: -20, high: 100 })
  })

  it('draws from zero after what is not known, until a whole is', () => {
    const fallen = fallenOf([
      { key: 'net', whole: true, minor: 100 },
      { key: 'goods', minor: null },
      { key: 'profit', whole: true, minor: null },
      { key: 'visit', minor: -10 },
      { key: 'again', whole: true, minor: 5 },
    ])
    expect(fallen.map((one) => one.levelMinor)).toEqual([100, null, null, null, 5])
    expect([fallen[3]?.fromMinor, fallen[3]?.toMinor]).toEqual([0, -10])
  })

  it('has zero in sight even where nothing is drawn', () => expect(reachOf([])).toEqual({ low: 0, high: 0 }))
})
