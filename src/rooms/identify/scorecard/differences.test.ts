import { describe, expect, it } from 'vitest'
import { starPoints } from '../scoring/points-presets.ts'
import { fiveDimensions, rfmSegments } from '../scoring/presets.ts'
import { differencesOf } from './differences.ts'
import { regraded } from './tier-drafting.ts'

const { definition } = fiveDimensions

describe('what a version changes', () => {
  it('is nothing against itself', () => {
    expect(differencesOf(definition, structuredClone(definition), 'zh')).toEqual([])
  })

  it('names a weight in the share it has', () => {
    const criteria = definition.criteria.map((one) => (one.key === 'profit' ? { ...one, weight: 50 } : one))
    const lines = differencesOf(definition, { ...definition, criteria }, 'zh')
    expect(lines).toContain('“利润贡献”的比重 25.0% → 40.0%')
  })

  it('names what came and went', () => {
    const [first, ...rest] = definition.criteria
    const lines = differencesOf(
      definition,
      { ...definition, criteria: [...rest, { ...first!, key: 'other' }] },
      'en',
    )
    expect(lines).toContain('Added criterion “Purchase volume” at 20.0%')
    expect(lines).toContain('Removed criterion “Purchase volume”, which had 20.0%')
  })

  it('says how grading and rules differ', () => {
    const rules = {
      vetoes: [{ name: '逾期', when: [], tier: 'C' }],
      lists: [],
      hysteresis: { tolerance: 3, consecutive: 2, cooling: 2 },
      observationMonths: 6,
    }
    const plain = { ...definition, rules: undefined }
    expect(differencesOf(plain, { ...regraded(plain, 'cutoff'), rules }, 'zh')).toEqual([
      '定级办法：按比例 → 按分数线',
      '加了否决“逾期”',
      '缓冲和冷却：不用 → 3 分、连续 2 次、冷却 2 次',
      '新客户观察期：不用 → 6 个月',
    ])
  })

  it('goes for segments and points too', () => {
    const rfm = rfmSegments.definition
    expect(differencesOf(rfm, { ...rfm, bounds: { by: 'midRank' } }, 'zh')).toEqual(['五档分界改了'])
    const points = starPoints.definition
    expect(differencesOf(points, { ...points, months: 12, buffer: null }, 'en')).toEqual([
      'Months summed 6 → 12',
      'Patience with stars changed',
    ])
  })
})
