import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptable, combineJudges, weightsFromComparisons } from './ahp.ts'

const closeTo = (expected: number[], digits = 8) => expected.map((value) => expect.closeTo(value, digits))

describe('worked example 2.3', () => {
  it('1: three criteria that nearly agree', () => {
    const judged = weightsFromComparisons([
      [1, 3, 5],
      [1 / 3, 1, 2],
      [1 / 5, 1 / 2, 1],
    ])
    expect(judged.weights).toEqual(closeTo([0.64832901, 0.22965079, 0.12202019]))
    expect(judged.lambda).toBeCloseTo(3.0036945981, 9)
    expect(judged.consistencyRatio).toBeCloseTo(0.0031849983, 9)
  })

  it('2: a circle of preferences is rejected, and the three of it are named', () => {
    const judged = weightsFromComparisons([
      [1, 2, 1 / 4],
      [1 / 2, 1, 3],
      [4, 1 / 3, 1],
    ])
    expect(judged.lambda).toBeCloseTo(4.2311797778, 9)
    expect(judged.consistencyRatio).toBeCloseTo(1.0613618774, 9)
    expect(judged.consistencyRatio).toBeGreaterThan(acceptable)
    expect(judged.worst).toEqual({ i: 0, j: 1, k: 2, error: expect.closeTo(Math.log(24), 12) })
  })

  it('3: volume, profit, influence, potential and fit', () => {
    const judged = weightsFromComparisons([
      [1, 1 / 2, 3, 1, 2],
      [2, 1, 4, 2, 3],
      [1 / 3, 1 / 4, 1, 1 / 3, 1 / 2],
      [1, 1 / 2, 3, 1, 2],
      [1 / 2, 1 / 3, 2, 1 / 2, 1],
    ])
    expect(judged.weights).toEqual(closeTo([0.21466731, 0.37599895, 0.07377809, 0.21466731, 0.12088834]))
    expect(judged.lambda).toBeCloseTo(5.0331140256, 9)
    expect(judged.consistencyRatio).toBeCloseTo(0.0073915236, 9)
    expect(judged.consistencyRatio).toBeLessThan(acceptable)
  })
})

const saaty = fc.constantFrom(1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 4, 5, 6, 7, 8, 9)
const sizes = fc.integer({ min: 1, max: 10 })
const reciprocal = sizes.chain((n) =>
  fc.array(saaty, { minLength: n * n, maxLength: n * n }).map((values) =>
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => {
        if (i === j) return 1
        return i < j ? values[i * n + j]! : 1 / values[j * n + i]!
      }),
    ),
  ),
)
const positive = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 })
const ratiosOf = (weights: number[]) => weights.map((w) => weights.map((v) => w / v))

describe('weightsFromComparisons', () => {
  it('gives weights above 0 that sum to 1', () => {
    fc.assert(
      fc.property(reciprocal, (matrix) => {
        const { weights, consistencyRatio } = weightsFromComparisons(matrix)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
        for (const weight of weights) expect(weight).toBeGreaterThan(0)
        expect(consistencyRatio).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('does not mind the order of the criteria', () => {
    fc.assert(
      fc.property(reciprocal, fc.integer({ min: 0, max: 9 }), (matrix, shift) => {
        const n = matrix.length
        const order = matrix.map((_, i) => (n - 1 - i + shift) % n)
        const forward = weightsFromComparisons(matrix)
        const turned = weightsFromComparisons(order.map((i) => order.map((j) => matrix[i]![j]!)))
        expect(turned.weights).toEqual(
          closeTo(
            order.map((i) => forward.weights[i]!),
            9,
          ),
        )
        expect(turned.consistencyRatio).toBeCloseTo(forward.consistencyRatio, 7)
        expect(turned.worst?.error ?? 0).toBeCloseTo(forward.worst?.error ?? 0, 9)
      }),
    )
  })

  it('finds the weights again behind judgements that all agree', () => {
    fc.assert(
      fc.property(positive, (given) => {
        const sum = given.reduce((total, weight) => total + weight, 0)
        const judged = weightsFromComparisons(ratiosOf(given))
        expect(judged.weights).toEqual(
          closeTo(
            given.map((weight) => weight / sum),
            10,
          ),
        )
        expect(judged.lambda).toBeCloseTo(given.length, 9)
        expect(judged.consistencyRatio).toBeCloseTo(0, 9)
        expect(judged.worst).toBeNull()
      }),
    )
  })

  it('of one or two nothing can contradict', () => {
    expect(weightsFromComparisons([[1]])).toEqual({
      weights: [1],
      lambda: 1,
      consistencyRatio: 0,
      worst: null,
    })
    const pair = weightsFromComparisons([
      [1, 3],
      [1 / 3, 1],
    ])
    expect(pair).toMatchObject({ weights: closeTo([0.75, 0.25], 12), consistencyRatio: 0, worst: null })
  })

  it('takes reciprocals written with a few digits', () => {
    const judged = weightsFromComparisons([
      [1, 3],
      [0.333333, 1],
    ])
    expect(judged.weights).toEqual(closeTo([0.75, 0.25], 5))
  })

  it.each([
    ['nothing', []],
    ['more than ten', ratiosOf(new Array(11).fill(1))],
    ['a row too short', [[1, 2], [0.5]]],
    ['a column too many', [[1, 1]]],
    [
      'a zero',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'a negative',
      [
        [1, -2],
        [-0.5, 1],
      ],
    ],
    ['what is no number', [[Number.NaN]]],
    ['infinity', [[Infinity]]],
    ['a diagonal that is not 1', [[2]]],
    [
      'what is not reciprocal',
      [
        [1, 2],
        [2, 1],
      ],
    ],
  ])('refuses %s', (_, matrix) => {
    expect(() => weightsFromComparisons(matrix)).toThrow(RangeError)
    expect(() => combineJudges([matrix])).toThrow(RangeError)
  })
})

describe('combineJudges', () => {
  it('meets in the geometric middle', () => {
    const one = ratiosOf([4, 1])
    const other = ratiosOf([1, 1])
    const combined = combineJudges([one, other])
    expect(combined[0]![1]).toBeCloseTo(2, 12)
    expect(combined[1]![0]).toBeCloseTo(0.5, 12)
  })

  it('changes nothing for judges of one mind, stays reciprocal, and does not mind their order', () => {
    fc.assert(
      fc.property(reciprocal, (matrix) => {
        const mirrored = matrix.map((row, i) => row.map((_, j) => matrix[j]![i]!))
        const same = combineJudges([matrix, matrix])
        const even = combineJudges([matrix, mirrored])
        expect(combineJudges([mirrored, matrix])).toEqual(even)
        for (const [i, row] of matrix.entries())
          for (const [j, value] of row.entries()) {
            expect(same[i]![j]! / value).toBeCloseTo(1, 12)
            expect(even[i]![j]).toBeCloseTo(1, 12)
          }
      }),
    )
  })

  it('refuses no judges and comparisons of different sizes', () => {
    expect(() => combineJudges([])).toThrow(RangeError)
    expect(() => combineJudges([[[1]], ratiosOf([1, 2])])).toThrow(RangeError)
  })
})
