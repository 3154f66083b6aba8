import { describe, expect, it } from 'vitest'
import { atPeak, whaleTold } from './whale.ts'

const curve = [
  { accounts: 1, minor: 60 },
  { accounts: 2, minor: 100 },
  { accounts: 3, minor: 128 },
  { accounts: 4, minor: 110 },
  { accounts: 5, minor: 100 },
]
const peak = { accounts: 3, minor: 128 }

describe('a whale curve', () => {
  it('says how much of the whole its earners bring, and what the others take', () =>
    expect(whaleTold(curve, peak)).toEqual({
      earners: 3,
      earnedMinor: 128,
      share: 1.28,
      takers: 2,
      takenMinor: 28,
      leftMinor: 100,
    }))

  it('has no share of a whole that is lost', () =>
    expect(whaleTold([...curve, { accounts: 6, minor: -5 }], peak)?.share).toBeNull())

  it('says nothing where no cost is known', () => expect(whaleTold([], null)).toBeNull())

  it('falls apart at its peak into two pieces that meet there', () => {
    const { rise, fall } = atPeak(curve, peak)
    expect(rise.map((point) => point.accounts)).toEqual([0, 1, 2, 3])
    expect(fall.map((point) => point.accounts)).toEqual([3, 4, 5])
  })

  it('has no fall where nobody loses money', () => expect(atPeak(curve.slice(0, 3), peak).fall).toEqual([]))
})
