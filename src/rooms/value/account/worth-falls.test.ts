import { describe, expect, it } from 'vitest'
import { fallenOf } from './falls.ts'
import { worthFalls } from './worth-falls.ts'

const worth = {
  netMinor: 1000,
  profitMinor: 300,
  contributionMinor: 180,
  totalMinor: 210,
  parts: {
    goods: { costedMinor: 1000, knownCostMinor: 700, costMinor: 700 },
    service: [
      { kind: 'visit' as const, quantity: 2, rate: 20, minor: 40 },
      { kind: 'logistics' as const, quantity: null, rate: null, minor: 80 },
    ],
    intangible: {
      referrals: [],
      referralMinor: 0,
      learningLevel: 5,
      learningMinor: 50,
      skillLevel: null,
      skillMinor: 0,
      sumMinor: 50,
      capMinor: 30,
    },
  },
}

describe('the parts of value', () => {
  it('lead from net sales to the total without a gap, the dearest service first', () => {
    const fallen = fallenOf(worthFalls(worth))
    expect(fallen.map((one) => one.key)).toEqual([
      'net',
      'goods',
      'profit',
      'logistics',
      'visit',
      'contribution',
      'intangible',
      'total',
    ])
    for (const [index, one] of fallen.entries())
      if (one.whole && index) expect(one.minor).toBe(fallen[index - 1]?.levelMinor)
  })

  it('keep what is not accounting profit apart, and count it up to its cap', () => {
    const apart = worthFalls(worth).filter((one) => one.apart)
    expect(apart.map((one) => [one.key, one.minor])).toEqual([
      ['intangible', 30],
      ['total', 210],
    ])
  })

  it('leave open what is not known', () => {
    const falls = worthFalls({
      ...worth,
      profitMinor: null,
      contributionMinor: null,
      totalMinor: null,
      parts: { ...worth.parts, goods: { costedMinor: 0, knownCostMinor: 0, costMinor: null } },
    })
    expect(falls.filter((one) => one.minor === null).map((one) => one.key)).toEqual([
      'goods',
      'profit',
      'contribution',
      'total',
    ])
  })
})
