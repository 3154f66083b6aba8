import { describe, expect, it } from 'vitest'
import { pastOf, surerBy, usualGapDays } from './tab-answer.ts'

const orders = {
  repeats: 3,
  firstOn: '2025-01-02',
  lastOn: '2026-01-02',
  recencyWeeks: 52,
  ageWeeks: 60,
  meanMinor: 5,
}
const sales = { grossMinor: 10, discountMinor: 0, rebateMinor: 0, returnedMinor: 0, netMinor: 10 }
const value = { netMinor: 10, costToServeMinor: 2, contributionMinor: 4, parts: { orders, sales } }

describe('what is told of the months behind', () => {
  it('is what was earned, or lost', () => {
    expect(pastOf(value)).toBe('earns')
    expect(pastOf({ ...value, contributionMinor: -1 })).toBe('loses')
  })
  it('is never a loss where nobody knows the cost', () =>
    expect(pastOf({ ...value, contributionMinor: null })).toBe('uncosted'))
  it('is courting, not losing, where nothing was ever bought', () => {
    const never = { ...value, contributionMinor: -2, parts: { sales, orders: { ...orders, firstOn: null } } }
    expect(pastOf(never)).toBe('courted')
    expect(pastOf({ ...never, costToServeMinor: 0 })).toBe('untouched')
  })
  it('is silence where nothing was bought lately', () =>
    expect(
      pastOf({
        netMinor: 0,
        costToServeMinor: 0,
        contributionMinor: 0,
        parts: { orders, sales: { ...sales, grossMinor: 0, netMinor: 0 } },
      }),
    ).toBe('quiet'))
})

describe('what would make one surer', () => {
  const lifetime = {
    by: 'mbgNbd' as const,
    confidence: 'medium' as const,
    yearOrders: 1,
    horizonOrders: 1,
    discountedOrders: 1,
    perOrderMinor: 1,
    margin: 0.3,
    marginFrom: 'own' as const,
    ordersMinor: 1,
    agreements: { count: 0, yearlyMinor: 0, minor: 0 },
  }
  it('is nothing where one is sure', () =>
    expect(surerBy({ lifetime: { ...lifetime, confidence: 'high' }, orders })).toEqual([]))
  it('is more orders of one that has few, and more history where it has many', () => {
    expect(surerBy({ lifetime, orders })).toEqual(['more'])
    expect(surerBy({ lifetime, orders: { ...orders, repeats: 80 } })).toEqual(['history'])
  })
  it('is its own cost, and for a new one the second order', () =>
    expect(surerBy({ lifetime: { ...lifetime, by: 'prior', marginFrom: 'company' }, orders })).toEqual([
      'secondOrder',
      'ownCost',
    ]))
})

it('takes the usual gap from the first order to the last', () => {
  expect(usualGapDays({ repeats: 52, recencyWeeks: 104 })).toBe(14)
  expect(usualGapDays({ repeats: 0, recencyWeeks: 0 })).toBeNull()
})
