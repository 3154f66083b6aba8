import { describe, expect, it } from 'vitest'
import { fiveDimensions } from '../scoring/presets.ts'
import type { WeightedScorecard } from '../scoring/scorecard.ts'
import { checkScorecard } from '../scoring/scorecard-check.ts'
import {
  mayAddTier,
  mayRemoveTier,
  regraded,
  withMoreTiers,
  withMovedTier,
  withoutTier,
  withTierName,
} from './tier-drafting.ts'

const kinds = ['cutoff', 'quantile', 'quota', 'ratio'] as const
const { definition } = fiveDimensions
const keys = ({ tiers }: WeightedScorecard) => tiers.map((tier) => tier.key)

describe('tiers while they are changed', () => {
  it.each(kinds)('stay sound when graded by %s, added to and taken from', (by) => {
    let now = regraded(definition, by, [3, 5, 20, 30, 100])
    expect(checkScorecard(now)).toEqual([])
    for (let round = 0; round < 12 && mayAddTier(now); round++) {
      now = withMoreTiers(now)
      expect(checkScorecard(now).filter((one) => one.code !== 'identify.sharesAboveWhole')).toEqual([])
    }
    while (mayRemoveTier(now)) {
      now = withoutTier(now, 1)
      expect(checkScorecard(now).filter((one) => one.code !== 'identify.sharesAboveWhole')).toEqual([])
    }
  })

  it('takes the last tier away, by ratio with the one above it', () => {
    expect(keys(withoutTier(regraded(definition, 'cutoff'), 4))).toEqual(['A1', 'A2', 'B1', 'B2'])
    expect(keys(withoutTier(regraded(definition, 'ratio'), 4))).toEqual(['A1', 'A2', 'B1'])
    expect(keys(withoutTier(regraded(definition, 'ratio'), 0))).toEqual(['B1', 'B2', 'C'])
  })

  it('keeps layers and cuts in place when tiers change places', () => {
    const moved = withMovedTier(regraded(definition, 'cutoff'), 1, 1)
    expect(keys(moved)).toEqual(['A1', 'B1', 'A2', 'B2', 'C'])
    expect(checkScorecard(moved)).toEqual([])
    expect(withMovedTier(moved, 0, -1)).toBe(moved)
  })

  it('lets rules follow a tier that is renamed', () => {
    const rules = {
      vetoes: [{ name: '停供', when: [], tier: 'C' }],
      lists: [],
      hysteresis: null,
      observationMonths: null,
    }
    const now = withTierName({ ...definition, rules }, 4, 'D')
    expect(now.rules?.vetoes[0]?.tier).toBe('D')
  })

  it('makes tiers odd in number for the ratio', () => {
    const four = withoutTier(regraded(definition, 'cutoff'), 0)
    expect(regraded(four, 'ratio').tiers).toHaveLength(5)
  })
})
