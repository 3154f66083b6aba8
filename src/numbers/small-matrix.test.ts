import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, inverse, solve } from './small-matrix.ts'

describe('cholesky, solve and inverse', () => {
  it('the textbook matrix 4 12 −16, 12 37 −43, −16 −43 98', () => {
    const lower = cholesky([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ])!
    expect(lower).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ])
    const x = solve(lower, [0, 6, 39])
    for (const [i, value] of [1, 1, 1].entries()) expect(x[i]).toBeCloseTo(value, 9)
  })

  it('the inverse undoes the matrix', () => {
    const entry = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, entry, entry), { minLength: 3, maxLength: 3 }), (root) => {
        const matrix = root.map((row, i) =>
          root.map((other, j) => row.reduce((sum, value, k) => sum + value * other[k]!, i === j ? 0.1 : 0)),
        )
        const back = inverse(cholesky(matrix)!)
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++) {
            const entry = matrix[i]!.reduce((sum, value, k) => sum + value * back[k]![j]!, 0)
            expect(entry).toBeCloseTo(i === j ? 1 : 0, 7)
          }
      }),
    )
  })

  it('knows a saddle, and what is no number', () => {
    expect(
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull()
    expect(cholesky([[Number.NaN]])).toBeNull()
    expect(cholesky([[0]])).toBeNull()
  })
})
