import { describe, expect, it } from 'vitest'
import { rfmSegments } from './presets.ts'
import { ruleText } from './segment-rule.ts'

describe('the rule of a segment in words', () => {
  const said = (key: string) =>
    ruleText(rfmSegments.definition.segments.find((one) => one.key === key)?.when ?? [], 'en')

  it('says each part that is bound', () => {
    expect(said('champions')).toBe('R ≥ 4, F ≥ 4, M ≥ 4')
    expect(said('potentialLoyalists')).toBe('R ≥ 4, F 2–3')
    expect(said('new')).toBe('R ≥ 4, F 1')
  })

  it('says once what several conditions share', () => {
    expect(said('atRisk')).toBe('R ≤ 2, and (F ≥ 3 or M ≥ 4)')
  })

  it('joins conditions that share nothing', () => {
    expect(ruleText([{ r: { min: 4 } }, { f: { max: 2 } }], 'en')).toBe('R ≥ 4 or F ≤ 2')
  })

  it('takes the rest without conditions', () => {
    expect(said('others')).toBe('none of the above')
  })
})
