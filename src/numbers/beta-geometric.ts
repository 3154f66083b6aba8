// Members who buy at random, each at a rate of their own, and after each purchase drop out with a chance of their own:
// rates are gamma distributed (shape r, and α the time that r purchases take), chances beta distributed (a, b).
// BG/NBD and MBG/NBD differ in one thing: whether the first purchase already is a chance to drop out.
import { type Fit, fitByLikelihood } from './fit.ts'
import { digamma, logBeta, logGamma } from './gamma.ts'
import { betaBelow } from './incomplete-beta.ts'
import type { Smooth } from './newton.ts'
import { type Counted, distinctOf, type History, refuseUnfit, thinned } from './repeat-histories.ts'
import { type RepeatModel, refuseParams, refuseTime, startingScales } from './repeat-model.ts'

export type BetaGeometricName = 'r' | 'alpha' | 'a' | 'b'
export type BetaGeometricParams = Record<BetaGeometricName, number>

/** Models of this family also know the whole distribution of the number of repeats. */
export type BetaGeometric = RepeatModel<BetaGeometricName> & {
  /** P(X(t) = n): that a new member repeats n times in the time t. */
  probabilityOfNew(params: BetaGeometricParams, t: number, n: number): number
  /** P(Y(t) = n | x, tx, T): that this member repeats n times in the time t after the observation. */
  probabilityOf(params: BetaGeometricParams, history: History, t: number, n: number): number
}

const names = ['r', 'alpha', 'a', 'b'] as const

/** Members over which the long way of a search leads, when there are more. */
const partsOfMembers = [4000, 60_000]

/**
 * The model in which the first purchase is (1) or is not (0) a chance to drop out. With k = x + that one the
 * likelihoods of both papers are one formula, and so is everything that follows from it.
 */
export function betaGeometric(name: string, firstIsChance: 0 | 1): BetaGeometric {
  const likelihoodOf = (histories: Counted) => likelihood(histories, firstIsChance)

  const probabilityAlive = (params: BetaGeometricParams, history: History) => {
    refuseParams(params)
    refuseUnfit(history)
    const { r, alpha, a, b } = params
    const { x, tx, T } = history
    const k = x + firstIsChance
    if (k === 0) return 1
    return 1 / (1 + Math.exp(Math.log(a / (b + k - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx))))
  }

  /** A member who is alive at the end of the observation is a new one who cannot drop out at once, with these. */
  const learned = ({ r, alpha, a, b }: BetaGeometricParams, { x, T }: History): BetaGeometricParams => ({
    r: r + x,
    alpha: alpha + T,
    a,
    b: b + x + firstIsChance,
  })

  const expected = (params: BetaGeometricParams, history: History, t: number) =>
    probabilityAlive(params, history) * expectedOfAlive(learned(params, history), t)

  const probabilityOf = (params: BetaGeometricParams, history: History, t: number, n: number) => {
    const alive = probabilityAlive(params, history)
    return (n === 0 ? 1 - alive : 0) + alive * probabilityOfAlive(learned(params, history), t, n)
  }

  return {
    name,
    logLikelihood: (params, histories) => {
      refuseParams(params)
      return likelihoodOf(histories)(names.map((one) => params[one]))
    },
    fit: (histories): Fit<BetaGeometricName> =>
      fitByLikelihood({
        names,
        starts: startingScales(histories).map((alpha) => ({ r: 1, alpha, a: 1, b: 1 })),
        logLikelihood: likelihoodOf(histories),
        ofParts: partsOfMembers
          .filter((part) => part < histories.members)
          .map((part) => likelihoodOf(thinned(histories, part))),
        members: histories.members,
      }),
    probabilityAlive,
    expectedNew: (params, t) => expected(params, justStarted, t),
    expected,
    probabilityOfNew: (params, t, n) => probabilityOf(params, justStarted, t, n),
    probabilityOf,
  }
}

const justStarted: History = { x: 0, tx: 0, T: 0 }

/**
 * E[X(t)] of members alive at 0: Fader, Hardie & Lee 2005, eq. (9), as a sum without differences. In the time t they
 * would make n purchases if nobody dropped out, negative binomially distributed, of which `made` come about: the next
 * one is made by those who stayed through the ones before. So neither a = 1 nor a short or long time nor many repeats
 * end in 0/0, cancel or overflow, as they do in the paper's form with ₂F₁.
 */
function expectedOfAlive({ r, alpha, a, b }: BetaGeometricParams, t: number): number {
  refuseTime(t)
  const z = t / (alpha + t)
  let weight = 1
  let weights = 0
  let sum = 0
  let made = 0
  let staying = 1
  for (let n = 0; n < purchasesAtMost; n++) {
    weights += weight
    sum += weight * made
    made += staying
    staying *= (b + n) / (a + b + n)
    weight *= ((r + n) / (n + 1)) * z
    const shrinks = ((r + n + 1) / (n + 2)) * z
    if (shrinks < 1 && weight * made <= 1e-16 * sum * (1 - shrinks) ** 2) return sum / weights
    if (weight > 1e200) {
      weight *= 1e-200
      weights *= 1e-200
      sum *= 1e-200
    }
  }
  throw new RangeError(`a time ahead of ${t}, too long to foresee`)
}

/** Of one member; beyond that nothing is foreseen. */
const purchasesAtMost = 10_000_000

/**
 * P(X(t) = n) of members alive at 0, Fader, Hardie & Lee 2005, eq. (8): they bought n times and did not drop out, or
 * dropped out with the nth purchase, and would have bought n times or more.
 */
function probabilityOfAlive({ r, alpha, a, b }: BetaGeometricParams, t: number, n: number): number {
  refuseTime(t)
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`the probability of ${n} repeats`)
  if (t === 0) return n === 0 ? 1 : 0
  const passed = Math.log1p(t / alpha)
  const bought = logGamma(r + n) - logGamma(r) - logGamma(n + 1) - r * passed + n * Math.log(t / (alpha + t))
  const stayed = Math.exp(logBeta(a, b + n) - logBeta(a, b) + bought)
  if (n === 0) return stayed
  return stayed + Math.exp(logBeta(a + 1, b + n - 1) - logBeta(a, b)) * betaBelow(t / (alpha + t), n, r)
}

/**
 * The log-likelihood of all members and its slope along r, α, a and b. Gamma functions are taken once for each x,
 * logarithms once for each T and tx, so that a history costs one exponential and one logarithm.
 */
function likelihood(histories: Counted, firstIsChance: 0 | 1): Smooth {
  const { count, members } = histories
  const x = distinctOf(histories.x)
  const tx = distinctOf(histories.tx)
  const T = distinctOf(histories.T)
  const membersOf = new Float64Array(x.values.length)
  for (let i = 0; i < count.length; i++) membersOf[x.of[i]!]! += count[i]!
  const shape = new Float64Array(x.values.length)
  const logOdds = new Float64Array(x.values.length)
  const gone = new Float64Array(x.values.length)

  return ([r, alpha, a, b]: readonly number[], slope) => {
    if (r === undefined || alpha === undefined || a === undefined || b === undefined)
      throw new RangeError('a model of four parameters')
    const logTx = tx.values.map((value) => Math.log(alpha + value))
    const logT = T.values.map((value) => Math.log(alpha + value))
    const logAlpha = Math.log(alpha)
    const same = r * logAlpha - logGamma(r) + logGamma(a + b) - logGamma(b)
    let sum = members * same
    for (let j = 0; j < shape.length; j++) {
      const repeats = x.values[j]!
      const k = repeats + firstIsChance
      shape[j] = r + repeats
      logOdds[j] = k === 0 ? -Infinity : Math.log(a / (b + k - 1))
      gone[j] = 0
      sum += membersOf[j]! * (logGamma(r + repeats) + logGamma(b + k) - logGamma(a + b + k))
    }
    let alongR = 0
    let alongAlpha = 0
    const inverseTx = tx.values.map((value) => 1 / (alpha + value))
    const inverseT = T.values.map((value) => 1 / (alpha + value))
    for (let i = 0; i < count.length; i++) {
      const j = x.of[i]!
      const last = tx.of[i]!
      const end = T.of[i]!
      const weight = count[i]!
      const quiet = logT[end]! - logTx[last]!
      const odds = logOdds[j]! + shape[j]! * quiet
      const small = Math.exp(-Math.abs(odds))
      const dead = odds > 0 ? 1 / (1 + small) : small / (1 + small)
      sum += weight * (Math.max(0, odds) + Math.log(1 + small) - shape[j]! * logT[end]!)
      alongR += weight * (dead * quiet - logT[end]!)
      alongAlpha -= weight * shape[j]! * (inverseT[end]! + dead * (inverseTx[last]! - inverseT[end]!))
      gone[j]! += weight * dead
    }
    if (slope) {
      const all = digamma(a + b)
      slope[0] = alongR + members * (logAlpha - digamma(r))
      slope[1] = alongAlpha + (members * r) / alpha
      slope[2] = members * all
      slope[3] = members * (all - digamma(b))
      for (let j = 0; j < shape.length; j++) {
        const k = x.values[j]! + firstIsChance
        slope[0] += membersOf[j]! * digamma(shape[j]!)
        slope[2] += gone[j]! / a - membersOf[j]! * digamma(a + b + k)
        slope[3] += membersOf[j]! * (digamma(b + k) - digamma(a + b + k))
        if (k > 0) slope[3] -= gone[j]! / (b + k - 1)
      }
    }
    return sum
  }
}
