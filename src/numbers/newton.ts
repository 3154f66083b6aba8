// The last steps to the top of a smooth hill, and how it curves there.
import { cholesky, solve } from './small-matrix.ts'

/** A function that gives its value at a point and, where asked, writes its slope along each axis. */
export type Smooth = (at: readonly number[], slope?: Float64Array) => number

/** `curvature` is the matrix of second derivatives with its sign turned: positive definite at a true top. */
export type Top = {
  at: number[]
  value: number
  curvature: number[][]
  iterations: number
  converged: boolean
}

/** What one more step would add to a log-likelihood, below which nobody can see it. */
const gainWorthAStep = 1e-10

/**
 * Climbs from a point near a local maximum, doubling the right digits with each step. Where the hill is not yet
 * round the step is damped (Levenberg 1944) until it leads up.
 * `converged` says that the slope vanishes at a point of positive curvature.
 */
export function newton(f: Smooth, start: readonly number[], atMost = 30): Top {
  const slope = new Float64Array(start.length)
  const ahead = new Float64Array(start.length)
  let at = [...start]
  let value = f(at, slope)
  let curvature = curvatureOf(f, at)
  let damping = 0
  for (let iterations = 0; iterations < atMost; iterations++) {
    const round = cholesky(curvature)
    if (round && gain(solve(round, [...slope]), slope) < gainWorthAStep)
      return { at, value, curvature, iterations, converged: true }
    let climbed = false
    for (let trial = 0; trial < 16 && !climbed; trial++) {
      const lower = cholesky(damped(curvature, damping))
      const step = lower && solve(lower, [...slope])
      const next = step?.map((move, i) => at[i]! + move)
      const height = next ? f(next, ahead) : Number.NaN
      climbed = height > value
      if (next && climbed) {
        at = next
        value = height
        slope.set(ahead)
        damping = damping < 1e-6 ? 0 : damping / 10
      } else damping = Math.max(1e-4, damping * 10)
    }
    // No way leads up by as much as the digits of a long sum can tell: the top, if little was to be won.
    if (!climbed) {
      const left = round ? gain(solve(round, [...slope]), slope) : Infinity
      return { at, value, curvature, iterations, converged: left < 1e-12 * Math.abs(value) }
    }
    curvature = curvatureOf(f, at)
  }
  return { at, value, curvature, iterations: atMost, converged: false }
}

/** A slope by central differences, for functions that only give values. */
export function withSlope(f: (at: readonly number[]) => number): Smooth {
  return (at, slope) => {
    if (slope)
      for (let i = 0; i < at.length; i++) slope[i] = (f(moved(at, i, h)) - f(moved(at, i, -h))) / (2 * h)
    return f(at)
  }
}

/** Points are logarithms of parameters, so that one step fits all: small for the curve, large for the digits. */
const h = 1e-4

/** Larger, since differences of differences lose digits twice. */
const wider = 1e-3

/** Central differences of the slope, made symmetric. */
function curvatureOf(f: Smooth, at: readonly number[]): number[][] {
  const ahead = new Float64Array(at.length)
  const behind = new Float64Array(at.length)
  const rows = at.map((_, i) => {
    f(moved(at, i, wider), ahead)
    f(moved(at, i, -wider), behind)
    return at.map((_, j) => (behind[j]! - ahead[j]!) / (2 * wider))
  })
  return rows.map((row, i) => row.map((value, j) => (value + rows[j]![i]!) / 2))
}

function moved(at: readonly number[], axis: number, by: number): number[] {
  return at.map((value, i) => (i === axis ? value + by : value))
}

/** Every axis is stiffened by its own size and a little of the stiffest, so that a saddle becomes a bowl. */
function damped(matrix: readonly (readonly number[])[], damping: number): number[][] {
  const stiffest = Math.max(1e-8, ...matrix.map((row, i) => Math.abs(row[i]!)))
  return matrix.map((row, i) =>
    row.map((value, j) => (i === j ? value + damping * (Math.abs(value) + 1e-3 * stiffest) : value)),
  )
}

function gain(step: readonly number[], slope: Float64Array): number {
  return step.reduce((sum, move, i) => sum + (move * slope[i]!) / 2, 0)
}
