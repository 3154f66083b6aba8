import { describe, expect, it } from 'vitest'
import { dimensionNames, fiveDimensions, ratingTopics, rfmSegments } from './presets.ts'
import { checkScorecard } from './scorecard-check.ts'

describe('presets', () => {
  it('are sound and survive JSON', () => {
    for (const { definition } of [fiveDimensions, rfmSegments]) {
      expect(checkScorecard(definition)).toEqual([])
      expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
    }
  })

  it('five dimensions weigh 20, 25, 10, 20, 10, with 10 for the relationship and 5 for its loss', () => {
    const weights: Record<string, number> = {}
    for (const { dimension, weight } of fiveDimensions.definition.criteria)
      weights[dimension] = (weights[dimension] ?? 0) + weight
    expect(weights).toEqual({
      volume: 20,
      profit: 25,
      influence: 10,
      potential: 20,
      fit: 10,
      relationship: 10,
      loss: 5,
    })
    expect(Object.keys(dimensionNames)).toEqual(Object.keys(weights))
  })

  it('describe five levels, best first, for every topic that is rated', () => {
    const rated = fiveDimensions.definition.criteria.flatMap(({ source }) =>
      source.from === 'rating' ? [source.topic] : [],
    )
    expect(ratingTopics.map(({ key }) => key)).toEqual(rated)
    for (const { levels } of ratingTopics) expect(levels.map(({ level }) => level)).toEqual([5, 4, 3, 2, 1])
  })

  it('speak both languages everywhere', () => {
    const names = JSON.stringify([fiveDimensions, rfmSegments, ratingTopics, dimensionNames])
    expect(names).not.toMatch(/"(zh|en)":"\s*"/)
  })
})
