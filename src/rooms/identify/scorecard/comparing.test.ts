import { describe, expect, it } from 'vitest'
import { fiveDimensions } from '../scoring/presets.ts'
import {
  agreeing,
  comparisonText,
  equalMatrix,
  matrixFrom,
  pairsOf,
  stepOfValue,
  valueOfStep,
  verdictOf,
  weightsToTake,
  withCriteria,
  withPair,
} from './comparing.ts'

describe('pairwise comparisons', () => {
  it('goes from steps to comparisons and back', () => {
    for (let step = -8; step <= 8; step++) expect(stepOfValue(valueOfStep(step))).toBe(step)
    expect([valueOfStep(0), valueOfStep(2), valueOfStep(-2)]).toEqual([1, 3, 1 / 3])
    expect(stepOfValue(40)).toBe(8)
  })

  it('writes a comparison below one as a fraction', () => {
    expect([3, 1, 1 / 3, 2.62].map(comparisonText)).toEqual(['3', '1', '1/3', '2.6'])
  })

  it('keeps what faces a comparison its reciprocal', () => {
    const matrix = withPair(equalMatrix(3), 0, 2, 5)
    expect(matrix).toEqual([
      [1, 1, 5],
      [1, 1, 1],
      [0.2, 1, 1],
    ])
    expect(pairsOf(3)).toEqual([
      { i: 0, j: 1 },
      { i: 0, j: 2 },
      { i: 1, j: 2 },
    ])
  })

  it('begins from weights and comes back to them', () => {
    const verdict = verdictOf([{ name: '甲', matrix: matrixFrom([40, 20, 10]) }], 3)!
    expect(verdict.together.consistencyRatio).toBeCloseTo(0)
    expect(weightsToTake(verdict.together.weights)).toEqual([57.1, 28.6, 14.3])
  })

  it('takes the geometric mean of judges, and none where a matrix does not fit', () => {
    const one = { name: '甲', matrix: withPair(equalMatrix(2), 0, 1, 8) }
    const other = { name: '乙', matrix: withPair(equalMatrix(2), 0, 1, 2) }
    expect(verdictOf([one, other], 2)!.matrix[0]![1]).toBeCloseTo(4)
    expect(verdictOf([one], 3)).toBeNull()
    expect(verdictOf([], 2)).toBeNull()
  })

  it('says what would make a triad agree', () => {
    const matrix = withPair(withPair(withPair(equalMatrix(3), 0, 1, 3), 1, 2, 2), 0, 2, 1 / 2)
    expect(agreeing(matrix, { i: 0, j: 1, k: 2, error: 1 })).toBe(6)
  })

  it('lets comparisons follow their criteria', () => {
    const { definition } = fiveDimensions
    const judges = [{ name: '甲', matrix: matrixFrom(definition.criteria.map((one) => one.weight)) }]
    const now = { ...definition, weighing: { by: 'ahp' as const, judges } }
    const next = withCriteria(now, [definition.criteria[2]!, definition.criteria[0]!])
    expect(next.weighing).toEqual({
      by: 'ahp',
      judges: [
        {
          name: '甲',
          matrix: [
            [1, 1 / 2],
            [2, 1],
          ],
        },
      ],
    })
  })
})
