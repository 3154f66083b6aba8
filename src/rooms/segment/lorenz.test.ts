import { describe, expect, it } from 'vitest'
import { lorenzOf } from './lorenz.ts'

describe('the Lorenz curve', () => {
  it('reads the Pareto curve from the other end', () => {
    const curve = [
      { accounts: 1, share: 0.5 },
      { accounts: 2, share: 0.75 },
      { accounts: 4, share: 1 },
    ]
    expect(lorenzOf(curve, 4)).toEqual([
      { part: 0, share: 0 },
      { part: 0.5, share: 0.25 },
      { part: 0.75, share: 0.5 },
      { part: 1, share: 1 },
    ])
  })

  it('has no points without accounts', () => {
    expect(lorenzOf([], 0)).toEqual([])
  })
})
