// Square matrices of a few rows, symmetric and positive definite, as curvatures and covariances are.

/**
 * The lower triangle L with L·Lᵀ = matrix; null when the matrix is not positive definite.
 * Only the lower half is read. Source: Cholesky 1910 (published by Benoît 1924).
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length
  const lower = matrix.map((row) => row.map(() => 0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!
      if (i === j && !(rest > 0 && rest < Infinity)) return null
      lower[i]![j] = i === j ? Math.sqrt(rest) : rest / lower[j]![j]!
    }
  return lower
}

/** The x with L·Lᵀ·x = right, for the lower triangle of `cholesky`. */
export function solve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = lower.length
  const x = [...right]
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  return x
}

/** The inverse of the matrix whose lower triangle of `cholesky` is given. */
export function inverse(lower: readonly (readonly number[])[]): number[][] {
  return lower.map((_, i) =>
    solve(
      lower,
      lower.map((_, j) => (i === j ? 1 : 0)),
    ),
  )
}
