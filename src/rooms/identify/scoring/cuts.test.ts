import { describe, expect, it } from 'vitest'
import { lowestScores } from './cuts.ts'

const scored = (score: number | null, rawGrade: string | null, pool: string | null = null) => ({
  score,
  rawGrade,
  pool,
})

describe('where tiers part', () => {
  it('is the lowest score that got each', () => {
    expect(lowestScores([scored(90, 'A'), scored(81, 'A'), scored(70, 'B'), scored(84, 'A')])).toEqual([
      { pool: null, tier: 'A', from: 81 },
      { pool: null, tier: 'B', from: 70 },
    ])
  })
  it('is told for each pool', () => {
    expect(lowestScores([scored(90, 'A', 'large'), scored(40, 'A', 'small')])).toEqual([
      { pool: 'large', tier: 'A', from: 90 },
      { pool: 'small', tier: 'A', from: 40 },
    ])
  })
  it('leaves out who has no score or no tier by it', () => {
    expect(lowestScores([scored(null, 'A'), scored(12, null)])).toEqual([])
  })
})
