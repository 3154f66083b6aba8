import { describe, expect, it } from 'vitest'
import { concentrationOf } from './concentration.ts'

const holdings = (values: readonly number[]) =>
  values.map((valueMinor, index) => ({ accountId: `k${index}`, name: `K${index}`, valueMinor }))

describe('concentration', () => {
  const found = concentrationOf(holdings([500, 250, 100, 50, 40, 25, 15, 10, 6, 4]))

  it('gives the figures of worked example 2.4', () => {
    expect(found.gini).toBeCloseTo(0.6742, 9)
    expect(found.giniUnbiased).toBeCloseTo(0.7491111, 6)
    expect(found.hhi).toBeCloseTo(0.327602, 9)
    expect(found.topFifthShare).toBeCloseTo(0.75, 12)
    expect(found.reaching80).toBe(3)
    expect(found.classes.map((one) => one.accounts)).toEqual([3, 3, 4])
  })

  it('lists who costs money on their own and keeps them out of the curve', () => {
    const mixed = concentrationOf(holdings([100, -50, 20, -10]))
    expect(mixed.losers.map((one) => one.accountId)).toEqual(['k1', 'k3'])
    expect(mixed.totalMinor).toBe(60)
    expect(mixed.top[0]?.share).toBeCloseTo(100 / 120, 12)
  })

  it('says nothing of nothing', () =>
    expect(concentrationOf([])).toMatchObject({ accounts: 0, gini: null, reaching80: 0, top: [] }))
})
