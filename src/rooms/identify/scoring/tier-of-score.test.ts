import { describe, expect, it } from 'vitest'
import { placeOfScore, tierOfScore } from './tier-of-score.ts'

const tiers = ['A', 'B', 'C'].map((key) => ({ key, layer: 'key' as const }))
const cutoff = {
  tiers,
  grading: {
    by: 'cutoff' as const,
    cuts: [
      { tier: 'A', from: 80 },
      { tier: 'B', from: 60 },
    ],
  },
}

describe('the tier a score gives', () => {
  it.each([
    [85, 'A', null],
    [80, 'A', null],
    [79.999999999999, 'A', null],
    [70, 'B', { tier: 'A', points: 10 }],
    [59, 'C', { tier: 'B', points: 1 }],
  ])('at %s is %s', (score, tier, next) => {
    expect(tierOfScore(cutoff, score)).toEqual({ tier, next })
  })

  it('is not told where places decide', () => {
    expect(tierOfScore({ tiers, grading: { by: 'quota', quotas: [] } }, 99)).toBeNull()
  })

  it('tells the place among others, equals sharing the better one', () => {
    expect([95, 90, 50].map((score) => placeOfScore([90, 80, 70], score))).toEqual([1, 1, 4])
  })
})
