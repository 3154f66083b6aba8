import { describe, expect, it } from 'vitest'
import { industryOf } from '#records/accounts/industry.ts'
import { dimensionNames, ratingTopics } from './presets.ts'
import { checkScorecard } from './scorecard-check.ts'
import { moreTopics } from './topic-presets.ts'
import {
  contributionAttributeInfluence,
  moreDimensionNames,
  relativeStrength,
  sixQuestions,
} from './weighing-presets.ts'

const presets = [contributionAttributeInfluence, sixQuestions, relativeStrength]

describe('weighted presets', () => {
  it.each(presets.map((preset) => [preset.key, preset] as const))(
    '%s is sound, survives JSON, weighs 100 in all and names its dimensions',
    (_, { definition }) => {
      expect(checkScorecard(definition)).toEqual([])
      expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
      expect(definition.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
      const names = { ...dimensionNames, ...moreDimensionNames }
      for (const { dimension } of definition.criteria) expect(names[dimension]).toBeDefined()
    },
  )

  it('can grade firmly on orders and facts, before anybody has rated', () => {
    const shareKnown = ({ definition }: (typeof presets)[number]) =>
      definition.criteria
        .filter(({ source }) => source.from === 'ledger' || source.from === 'attribute')
        .reduce((sum, { weight }) => sum + weight / 100, 0)
    for (const preset of [contributionAttributeInfluence, sixQuestions])
      expect(shareKnown(preset)).toBeGreaterThanOrEqual(preset.definition.minimumCoverage)
  })

  it('worked example 2.7: contribution .5, attributes .3, influence .2, and the parts of each', () => {
    const parts = new Map<string, number[]>()
    for (const { dimension, weight } of contributionAttributeInfluence.definition.criteria)
      parts.set(dimension, [...(parts.get(dimension) ?? []), weight])
    expect([...parts]).toEqual([
      ['contribution', [0.45, 0.25, 0.15, 0.15].map((part) => expect.closeTo(50 * part, 9))],
      ['attribute', [0.4, 0.3, 0.3].map((part) => expect.closeTo(30 * part, 9))],
      ['influence', [10, 10]],
    ])
  })

  it('name industries as the official classification does', () => {
    for (const { source } of contributionAttributeInfluence.definition.criteria)
      if (source.from === 'attribute' && source.field === 'industry')
        for (const name of Object.keys(source.points ?? {})) expect(industryOf(name)).not.toBeNull()
  })
})

describe('topics', () => {
  it('describe five levels, best first, in both languages, each differently', () => {
    for (const { levels } of moreTopics) {
      expect(levels.map(({ level }) => level)).toEqual([5, 4, 3, 2, 1])
      for (const language of ['zh', 'en'] as const) {
        const texts = levels.map(({ means }) => means[language].trim())
        expect(new Set(texts).size).toBe(5)
        expect(texts).not.toContain('')
      }
    }
  })

  it('are what the presets rate, and none twice', () => {
    const rated = presets.flatMap(({ definition }) =>
      definition.criteria.flatMap(({ source }) => (source.from === 'rating' ? [source.topic] : [])),
    )
    expect(moreTopics.map(({ key }) => key).toSorted()).toEqual(rated.toSorted())
    const all = [...ratingTopics, ...moreTopics].map(({ key }) => key)
    expect(new Set(all).size).toBe(all.length)
  })

  it('speak both languages everywhere', () => {
    expect(JSON.stringify([presets, moreTopics, moreDimensionNames])).not.toMatch(/"(zh|en)":"\s*"/)
  })
})
