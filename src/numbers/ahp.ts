// The analytic hierarchy process: weights from judgements of the kind "this counts three times as much as that".

/** Up to this consistency ratio judgements are taken as they are; above it they contradict one another too much. */
export const acceptable = 0.1

/** Consistency index of random reciprocal matrices, by size. Source: Saaty 1980. */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]

/** Fractions written with a few digits, 0.333333 for a third, still count as the reciprocal. */
const reciprocalWithin = 1e-5

/** Three members whose judgements fit worst: error = |ln(aᵢⱼ·aⱼₖ / aᵢₖ)|, 0 when they agree. */
export type Triad = { i: number; j: number; k: number; error: number }

export type Judged = { weights: number[]; lambda: number; consistencyRatio: number; worst: Triad | null }

/**
 * The weights behind pairwise comparisons, which sum to 1, and how well the comparisons agree with one another.
 * @param matrix n×n, 1 ≤ n ≤ 10; at row i and column j how many times as much i counts as j, above 0; 1 on the
 *   diagonal, and the reciprocal on the other side of it.
 * @returns `lambda` the principal eigenvalue, n when all judgements agree; `consistencyRatio` 0 then, and for n ≤ 2;
 *   `worst` the triad i < j < k to correct first, null when n < 3 or all agree.
 * Source: Saaty 1980, The Analytic Hierarchy Process: principal right eigenvector, here by power iteration.
 * @throws RangeError when the matrix is empty, above 10, not square, not positive or not reciprocal.
 */
export function weightsFromComparisons(matrix: readonly (readonly number[])[]): Judged {
  refuseUnfit(matrix)
  const n = matrix.length
  const weights = principalVector(matrix)
  const lambda =
    times(matrix, weights).reduce((sum, product, i) => sum + product / weights[i]!, 0) / weights.length
  const index = n <= 2 ? 0 : (lambda - n) / (n - 1)
  const consistencyRatio = n <= 2 ? 0 : Math.max(0, index / randomIndex[n]!)
  return { weights, lambda, consistencyRatio, worst: worstTriad(matrix) }
}

/**
 * One matrix for several judges: the geometric mean of each comparison, which keeps reciprocals reciprocal.
 * Source: Aczél & Saaty 1983.
 * @throws RangeError when there is no judge, the sizes differ, or a matrix is unfit for `weightsFromComparisons`.
 */
export function combineJudges(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
  const [first] = matrices
  if (!first) throw new RangeError('the comparisons of no judges')
  for (const matrix of matrices) {
    refuseUnfit(matrix)
    if (matrix.length !== first.length) throw new RangeError('comparisons of one size')
  }
  return first.map((row, i) =>
    row.map((_, j) =>
      Math.exp(matrices.reduce((sum, matrix) => sum + Math.log(matrix[i]![j]!), 0) / matrices.length),
    ),
  )
}

function refuseUnfit(matrix: readonly (readonly number[])[]): void {
  const n = matrix.length
  if (n < 1 || n > 10) throw new RangeError(`comparisons of 1 to 10, not of ${n}`)
  for (const [i, row] of matrix.entries()) {
    if (row.length !== n) throw new RangeError('comparisons in a square')
    for (const [j, value] of row.entries()) {
      if (!(value > 0 && value < Infinity)) throw new RangeError(`a comparison of ${value}`)
      const mirrored = matrix[j]?.[i] ?? Number.NaN
      if (!(Math.abs(value * mirrored - 1) <= reciprocalWithin))
        throw new RangeError(`comparison ${i}, ${j} is not the reciprocal of ${j}, ${i}`)
    }
  }
}

/** From equal weights, until no weight changes by 1e-12, or 1000 times. */
function principalVector(matrix: readonly (readonly number[])[]): number[] {
  let weights = matrix.map(() => 1 / matrix.length)
  for (let round = 0; round < 1000; round++) {
    const products = times(matrix, weights)
    const sum = products.reduce((total, product) => total + product, 0)
    const next = products.map((product) => product / sum)
    const change = Math.max(...next.map((weight, i) => Math.abs(weight - weights[i]!)))
    weights = next
    if (change < 1e-12) break
  }
  return weights
}

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0))
}

function worstTriad(matrix: readonly (readonly number[])[]): Triad | null {
  let worst: Triad | null = null
  // The reciprocal turns the sign of the logarithm only, so one order of each three is enough.
  for (let i = 0; i < matrix.length; i++)
    for (let j = i + 1; j < matrix.length; j++)
      for (let k = j + 1; k < matrix.length; k++) {
        const error = Math.abs(Math.log((matrix[i]![j]! * matrix[j]![k]!) / matrix[i]![k]!))
        if (error > (worst?.error ?? reciprocalWithin)) worst = { i, j, k, error }
      }
  return worst
}
