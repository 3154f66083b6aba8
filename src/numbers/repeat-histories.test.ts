import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buyersOf, calibrated, calibrationEnds, cdnowIsHere, holdoutEnds } from '../../test/cdnow.ts'
import {
  countEqual,
  distinctOf,
  historyOf,
  refuseUnfit,
  repeatsBetween,
  thinned,
} from './repeat-histories.ts'

describe('historyOf', () => {
  it('leaves out the first day, merges purchases of one day, and ends with the observation', () => {
    expect(historyOf([10, 10, 17, 17, 24, 80], 45)).toEqual({ x: 2, tx: 2, T: 5 })
  })

  it('of one purchase, of one on the last day, and of none', () => {
    expect(historyOf([10], 17)).toEqual({ x: 0, tx: 0, T: 1 })
    expect(historyOf([10], 10)).toEqual({ x: 0, tx: 0, T: 0 })
    expect(historyOf([10, 20], 20)).toEqual({ x: 1, tx: 10 / 7, T: 10 / 7 })
    expect(historyOf([11], 10)).toBeNull()
    expect(historyOf([], 10)).toBeNull()
  })

  it('refuses days out of order and what is no day', () => {
    expect(() => historyOf([3, 2], 10)).toThrow(RangeError)
    expect(() => historyOf([Number.NaN], 10)).toThrow(RangeError)
    expect(() => historyOf([1], Number.NaN)).toThrow(RangeError)
  })

  it('counts each day of a holdout once', () => {
    expect(repeatsBetween([10, 17, 17, 24, 30], 10, 24)).toBe(2)
    expect(repeatsBetween([], 10, 24)).toBe(0)
  })
})

describe('refuseUnfit', () => {
  it.each([
    ['a repeat after the end', { x: 1, tx: 6, T: 5 }],
    ['a negative time', { x: 1, tx: -1, T: 5 }],
    ['a negative observation', { x: 0, tx: 0, T: -5 }],
    ['half a repeat', { x: 0.5, tx: 1, T: 5 }],
    ['fewer repeats than none', { x: -1, tx: 1, T: 5 }],
    ['a last repeat without any', { x: 0, tx: 1, T: 5 }],
    ['repeats without a last one', { x: 2, tx: 0, T: 5 }],
    ['no number', { x: 1, tx: Number.NaN, T: 5 }],
    ['an endless observation', { x: 1, tx: 2, T: Infinity }],
  ])('%s', (_, history) => {
    expect(() => refuseUnfit(history)).toThrow(RangeError)
  })
})

const member = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .map(([x, last, rest]) => ({ x, tx: x === 0 ? 0 : last, T: (x === 0 ? 0 : last) + rest }))
const columns = (members: { x: number; tx: number; T: number }[]) => ({
  x: Float64Array.from(members, ({ x }) => x),
  tx: Float64Array.from(members, ({ tx }) => tx),
  T: Float64Array.from(members, ({ T }) => T),
})

describe('countEqual', () => {
  it('finds each member again, and counts all of them', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 60 }), (members) => {
        const counted = countEqual(columns(members))
        members.forEach((one, i) => {
          const place = counted.of[i]!
          expect({ x: counted.x[place], tx: counted.tx[place], T: counted.T[place] }).toEqual(one)
        })
        expect(counted.count.reduce((sum, count) => sum + count, 0)).toBe(members.length)
        expect(counted.repeats).toBe(members.reduce((sum, { x }) => sum + x, 0))
        expect(new Set(members.map((one) => JSON.stringify(one))).size).toBe(counted.count.length)
      }),
    )
  })

  it('holds many different ones, and parts of larger buffers', () => {
    const all = Float64Array.from({ length: 20_001 }, (_, i) => i)
    const { values, of } = distinctOf(all.subarray(1))
    expect(values.length).toBe(20_000)
    expect(of[19_999]).toBe(19_999)
    expect(values[0]).toBe(1)
  })

  it('refuses columns of several lengths and unfit members', () => {
    const { x, tx, T } = columns([{ x: 0, tx: 0, T: 1 }])
    expect(() => countEqual({ x, tx, T: new Float64Array(2) })).toThrow(RangeError)
    expect(() => countEqual({ x, tx: Float64Array.of(1), T })).toThrow(RangeError)
  })
})

describe('thinned', () => {
  it('keeps shares, and all where there are few', () => {
    const counted = countEqual(
      columns(
        Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? { x: 2, tx: 3, T: 9 } : { x: 0, tx: 0, T: 9 })),
      ),
    )
    expect(thinned(counted, 1000)).toBe(counted)
    const part = thinned(counted, 100)
    expect(part.members).toBe(100)
    expect([...part.count]).toEqual([25, 75])
    expect(part.repeats).toBe(50)
  })
})

describe.skipIf(!cdnowIsHere)('CDNOW sample, published-results 1.1 (needs ../shared/data/cdnow)', () => {
  const buyers = cdnowIsHere ? buyersOf('CDNOW_sample.txt') : []
  const { histories, holdout } = calibrated(buyers)

  it('Fader & Hardie: 2,357 members, 6,919 purchases; master 23,570 and 69,659', () => {
    expect(buyers.length).toBe(2357)
    expect(buyers.reduce((sum, { days }) => sum + days.length, 0)).toBe(6919)
    const all = buyersOf('CDNOW_master.txt')
    expect(all.length).toBe(23_570)
    expect(all.reduce((sum, { days }) => sum + days.length, 0)).toBe(69_659)
  })

  it('lifetimes: 946 members repeated; BTYD: bins 1411, 439, 214, 100, 62, 38, 29, 64', () => {
    const bins = new Array<number>(8).fill(0)
    for (const x of histories.x) bins[Math.min(7, x)]! += 1
    expect(bins).toEqual([1411, 439, 214, 100, 62, 38, 29, 64])
    expect(2357 - bins[0]!).toBe(946)
  })

  it('BTYD walkthrough: members 1, 2, 3 and 1516', () => {
    const at = (i: number) =>
      [histories.x[i]!, histories.tx[i]!, histories.T[i]!, holdout[i]!].map((value) => +value.toFixed(3))
    expect(at(0)).toEqual([2, 30.429, 38.857, 1])
    expect(at(1)).toEqual([1, 1.714, 38.857, 0])
    expect(at(2)).toEqual([0, 0, 38.857, 0])
    expect(at(1515).slice(0, 3)).toEqual([26, 30.857, 31])
  })

  it('BTYD walkthrough: mean holdout purchases by bin', () => {
    const sums = new Array<number>(8).fill(0)
    const counts = new Array<number>(8).fill(0)
    holdout.forEach((count, i) => {
      sums[Math.min(7, histories.x[i]!)]! += count
      counts[Math.min(7, histories.x[i]!)]! += 1
    })
    const published = [0.2367116, 0.6970387, 1.392523, 1.56, 2.532258, 2.947368, 3.862069, 6.359375]
    sums.forEach((sum, bin) => {
      expect(sum / counts[bin]!).toBeCloseTo(published[bin]!, 6)
    })
  })

  it('BTYD walkthrough: repeats in the weeks 20 to 25, and up to them', () => {
    const weekly = new Array<number>(78).fill(0)
    const start = Math.min(...buyers.map(({ days }) => days[0]!))
    for (const { days } of buyers)
      for (const day of new Set(days)) if (day !== days[0]) weekly[Math.floor((day - start) / 7)]! += 1
    const cumulative = weekly.map((_, week) => weekly.slice(0, week + 1).reduce((sum, one) => sum + one, 0))
    expect(weekly.slice(19, 25)).toEqual([73, 55, 70, 33, 56, 99])
    expect(cumulative.slice(19, 25)).toEqual([1359, 1414, 1484, 1517, 1573, 1672])
    expect(repeatsBetween(buyers[0]!.days, calibrationEnds, holdoutEnds)).toBe(1)
  })

  it('lifetimes test_utils: mean value of repeats, over members, 35.08; correlation 0.1139', () => {
    const repeated = buyers.flatMap(({ days, amounts }) => {
      const until = days
        .map((day, i) => ({ day, amount: amounts[i]! }))
        .filter(({ day }) => day <= calibrationEnds)
      const sums = new Map<number, number>()
      for (const { day, amount } of until) sums.set(day, (sums.get(day) ?? 0) + amount)
      const values = [...sums.values()].slice(1)
      return values.length ? [values.reduce((sum, one) => sum + one, 0) / values.length] : []
    })
    expect(repeated.reduce((sum, one) => sum + one, 0) / repeated.length).toBeCloseTo(35.0778, 4)
  })
})
