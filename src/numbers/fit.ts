// Parameters of a model by maximum likelihood, with their standard errors; one form for all models.
import { nelderMead } from './nelder-mead.ts'
import { newton, type Smooth, withSlope } from './newton.ts'
import { cholesky, inverse } from './small-matrix.ts'

/**
 * What is doubtful about a fit: the search did not come to a top; a parameter ran above 1000, or to the bound it must
 * stay above, where the data no longer say how far; the top is flat in some direction.
 */
export type FitWarning = 'not-converged' | 'above-1000' | 'at-bound' | 'flat'

/** Plain data, which may be stored or handed to another thread. */
export type Fit<Name extends string> = {
  params: Record<Name, number>
  /** Null where the fit is not identified. */
  standardErrors: Record<Name, number> | null
  /** Of the logarithms of the parameters (less their bounds), in their order; null where not identified. */
  covariance: number[][] | null
  logLikelihood: number
  /** Akaike 1974: 2·parameters − 2·log-likelihood; lower is better. */
  aic: number
  members: number
  iterations: number
  converged: boolean
  /** The data say where each parameter lies. */
  identified: boolean
  warnings: FitWarning[]
}

export type Search<Name extends string> = {
  names: readonly Name[]
  /** Each parameter lies above this; 0 where left out. */
  above?: Partial<Record<Name, number>>
  /** Two or more points to start from, in parameters. */
  starts: readonly Record<Name, number>[]
  /** Log-likelihood, and its slope along each parameter, in their order. */
  logLikelihood: Smooth
  /** The log-likelihood gives no slope; it is found by differences. */
  byDifferences?: boolean
  /** The same of parts of the members that stand for all, the smaller first, for the long way; none where left out. */
  ofParts?: readonly Smooth[]
  members: number
}

/** Logarithms of parameters stay within this, or the search has run away. */
const farthest = Math.log(1e6)

/**
 * The parameters under which the data are most likely. A simplex (Nelder & Mead 1965) walks from each start over the
 * smallest part, the better end is taken, and steps of Newton lead to the top of each part and then of all: where parts
 * are given, all members are read two or three dozen times only. If the steps over all fail, the simplex walks on to its
 * last digit first.
 * Standard errors come from the curvature at the top (the observed information, Efron & Hinkley 1978), carried from
 * the logarithms to the parameters by the delta method.
 */
export function fitByLikelihood<Name extends string>(search: Search<Name>): Fit<Name> {
  const { names, logLikelihood, ofParts = [], members } = search
  const bounds = names.map((name) => search.above?.[name] ?? 0)
  const paramsAt = (at: readonly number[]) => at.map((value, i) => bounds[i]! + Math.exp(value))
  const inLogs =
    (f: Smooth): Smooth =>
    (at, slope) => {
      const value = f(paramsAt(at), slope)
      if (slope) for (let i = 0; i < at.length; i++) slope[i]! *= Math.exp(at[i]!)
      return at.every((one) => Math.abs(one) <= farthest) ? value : -Infinity
    }
  const hill = (f: Smooth) => (search.byDifferences ? withSlope(inLogs(f)) : inLogs(f))
  const whole = hill(logLikelihood)
  const parts = ofParts.map(hill)
  const downhill = (at: readonly number[]) => -(parts[0] ?? whole)(at)

  const walks = search.starts.map((start) => {
    const at = names.map((name, i) => Math.log(start[name] - bounds[i]!))
    return nelderMead(downhill, at, { spread: 1e-3, size: 1e-2 })
  })
  let iterations = walks.reduce((sum, walk) => sum + walk.iterations, 0)
  const start = walks.reduce((best, walk) => (walk.value < best.value ? walk : best))
  const near = parts.reduce((at, part) => {
    const top = newton(part, at)
    iterations += top.iterations
    return top.converged ? top.at : at
  }, start.at)
  let top = newton(whole, near)
  iterations += top.iterations
  if (!top.converged) {
    const walk = nelderMead(downhill, start.at, { iterations: 1000 })
    const again = newton(whole, walk.at)
    iterations += walk.iterations + again.iterations
    if (again.value >= top.value) top = again
  }

  const values = paramsAt(top.at)
  const round = cholesky(top.curvature)
  const warnings: FitWarning[] = []
  if (!top.converged) warnings.push('not-converged')
  if (values.some((value) => value > 1000)) warnings.push('above-1000')
  if (values.some((value, i) => value - bounds[i]! < 1e-4)) warnings.push('at-bound')
  if (!round) warnings.push('flat')
  const identified = warnings.length === 0
  const covariance = identified && round ? inverse(round) : null
  const named = (value: (i: number) => number) =>
    Object.fromEntries(names.map((name, i) => [name, value(i)])) as Record<Name, number>
  return {
    params: named((i) => values[i]!),
    standardErrors: covariance && named((i) => (values[i]! - bounds[i]!) * Math.sqrt(covariance[i]![i]!)),
    covariance,
    logLikelihood: top.value,
    aic: 2 * names.length - 2 * top.value,
    members,
    iterations,
    converged: top.converged,
    identified,
    warnings,
  }
}
