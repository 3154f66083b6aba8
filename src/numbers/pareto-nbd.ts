// Pareto/NBD: members who buy at random, each at a rate of their own, and drop out at any moment, each with a risk of
// their own: rates are gamma distributed (r, α), risks too (s, β).
import { type Fit, fitByLikelihood } from './fit.ts'
import { logAddExp, logGamma } from './gamma.ts'
import { hypergeometricOfOne } from './hypergeometric.ts'
import { confluentU } from './incomplete-gamma.ts'
import { type Counted, distinctOf, type History, refuseUnfit, thinned } from './repeat-histories.ts'
import { type RepeatModel, refuseParams, refuseTime, startingScales } from './repeat-model.ts'

export type ParetoName = 'r' | 'alpha' | 's' | 'beta'
export type ParetoParams = Record<ParetoName, number>

type ParetoNbd = RepeatModel<ParetoName> & {
  /**
   * Repeats still to come, for ever, each discounted from its day at the continuous rate δ > 0 per unit of time.
   * Source: Fader, Hardie & Lee 2005, J. Marketing Research 42, 415–430.
   */
  discountedResidual(params: ParetoParams, history: History, delta: number): number
}

const names = ['r', 'alpha', 's', 'beta'] as const

/** Members over which the long way of a search leads, when there are more. */
const partOfMembers = 2000

/**
 * Parameters r, α, s and β, all above 0, α and β in the unit of time of the histories.
 * Its likelihood has no short form: a fit costs some hundred times that of the BG/NBD, for which it is a check.
 * Source: Schmittlein, Morrison & Colombo 1987, Management Science 33(1) 1–24; note 009 of Hardie 2005.
 */
export const paretoNbd: ParetoNbd = {
  name: 'pareto-nbd',
  logLikelihood: (params, histories) => {
    refuseParams(params)
    return likelihood(histories)(names.map((name) => params[name]))
  },
  fit: (histories): Fit<ParetoName> =>
    fitByLikelihood({
      names,
      starts: startingScales(histories).map((scale) => ({ r: 1, alpha: scale, s: 1, beta: scale })),
      logLikelihood: likelihood(histories),
      byDifferences: true,
      ofParts: histories.members > partOfMembers ? [likelihood(thinned(histories, partOfMembers))] : [],
      members: histories.members,
    }),
  probabilityAlive,
  expectedNew: (params, t) => {
    const { r, alpha, s, beta } = params
    refuseParams(params)
    refuseTime(t)
    return (r / alpha) * timeAlive(s, beta, t)
  },
  expected: (params, history, t) => {
    const alive = probabilityAlive(params, history)
    refuseTime(t)
    const { r, alpha, s, beta } = params
    return ((r + history.x) / (alpha + history.T)) * timeAlive(s, beta + history.T, t) * alive
  },
  discountedResidual: (params, history, delta) => {
    refuseParams({ ...params, delta })
    refuseUnfit(history)
    const { r, alpha, s, beta } = params
    const { x, T } = history
    const logWeight =
      r * Math.log(alpha) +
      s * Math.log(beta) +
      (s - 1) * Math.log(delta) +
      logGamma(r + x + 1) -
      logGamma(r) -
      (r + x + 1) * Math.log(alpha + T)
    const logLikelihoodOfOne =
      logGamma(r + x) -
      logGamma(r) +
      r * Math.log(alpha) +
      s * Math.log(beta) +
      logAddExp(logAlive(params, history), logGone(params, history))
    return Math.exp(logWeight - logLikelihoodOfOne) * confluentU(s, delta * (beta + T))
  },
}

function probabilityAlive(params: ParetoParams, history: History): number {
  refuseParams(params)
  refuseUnfit(history)
  return 1 / (1 + Math.exp(logGone(params, history) - logAlive(params, history)))
}

/** Mean time of the next t that a member with this risk is alive; the limit where s = 1. */
function timeAlive(s: number, beta: number, t: number): number {
  const passed = -Math.log1p(t / beta)
  return s === 1 ? -beta * passed : (-beta * Math.expm1((s - 1) * passed)) / (s - 1)
}

function logAlive({ r, alpha, s, beta }: ParetoParams, { x, T }: History): number {
  return -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T)
}

/** The A₀ of note 009, by logarithms, which neither overflow nor vanish for many repeats. */
function logGone({ r, alpha, s, beta }: ParetoParams, { x, tx, T }: History): number {
  if (tx === T) return -Infinity
  const n = r + s + x
  const larger = Math.max(alpha, beta)
  const apart = Math.abs(alpha - beta)
  const q = alpha >= beta ? s + 1 : r + x
  const until = (y: number) => {
    const z = apart / (larger + y)
    return (
      (1 - q) * Math.log1p(-z) + Math.log(hypergeometricOfOne(n + 1 - q, n + 1, z)) - n * Math.log(larger + y)
    )
  }
  const atLast = until(tx)
  const share = -Math.expm1(until(T) - atLast)
  return share > 0 ? Math.log(s / n) + atLast + Math.log(share) : -Infinity
}

function likelihood(histories: Counted): (at: readonly number[]) => number {
  const { tx, T, count, members } = histories
  const x = distinctOf(histories.x)
  return ([r, alpha, s, beta]: readonly number[]) => {
    if (r === undefined || alpha === undefined || s === undefined || beta === undefined)
      throw new RangeError('a model of four parameters')
    const params = { r, alpha, s, beta }
    const gammas = x.values.map((repeats) => logGamma(r + repeats))
    let sum = members * (r * Math.log(alpha) + s * Math.log(beta) - logGamma(r))
    for (let i = 0; i < count.length; i++) {
      const history = { x: x.values[x.of[i]!]!, tx: tx[i]!, T: T[i]! }
      sum += count[i]! * (gammas[x.of[i]!]! + logAddExp(logAlive(params, history), logGone(params, history)))
    }
    return sum
  }
}
