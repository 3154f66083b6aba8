// Gamma–Gamma: what a purchase of a member is worth, when values differ between members and from one to the next.
// It takes for granted that how much does not hang on how often: see `spendCorrelation`.
import { type Fit, fitByLikelihood } from './fit.ts'
import { digamma, logGamma } from './gamma.ts'
import type { Smooth } from './newton.ts'
import { distinctOf } from './repeat-histories.ts'

/** Members with repeats only: how many (x ≥ 1), and the mean value of one of them (above 0, in any unit of money). */
export type Spend = { x: Float64Array; mean: Float64Array }

export type GammaGammaName = 'p' | 'q' | 'gamma'
export type GammaGammaParams = Record<GammaGammaName, number>

/** From this correlation on, up or down, value and number of repeats are not independent enough for the model. */
export const correlatedFrom = 0.3

/**
 * Pearson's correlation of the number of repeats and their mean value, in [−1, 1]; null when one of them is the same
 * for all, or there is only one member. @throws RangeError as `fitGammaGamma`.
 */
export function spendCorrelation(spend: Spend): number | null {
  refuseSpend(spend)
  const n = spend.x.length
  const centre = (column: Float64Array) => column.reduce((sum, value) => sum + value / n, 0)
  const middle = { x: centre(spend.x), mean: centre(spend.mean) }
  let both = 0
  let squaresX = 0
  let squaresMean = 0
  for (let i = 0; i < n; i++) {
    const byX = spend.x[i]! - middle.x
    const byMean = spend.mean[i]! - middle.mean
    both += byX * byMean
    squaresX += byX * byX
    squaresMean += byMean * byMean
  }
  const tiny = 1e-24
  return squaresX <= tiny * middle.x ** 2 || squaresMean <= tiny * middle.mean ** 2
    ? null
    : Math.max(-1, Math.min(1, both / Math.sqrt(squaresX * squaresMean)))
}

/**
 * Parameters p and q without unit and γ in the unit of the values; p > 0, q > 1 so that there is a mean, γ > 0.
 * Values are measured by their mean on the way, so that the unit of money decides nothing.
 * Source: Fader & Hardie 2013, "The gamma-gamma model of monetary value" (note 025), eq. (1a).
 * @throws RangeError when there is no member, an x is no count of 1 or more, or a mean is not above 0.
 */
export function fitGammaGamma(spend: Spend): Fit<GammaGammaName> {
  refuseSpend(spend)
  const members = spend.x.length
  const unit = spend.mean.reduce((sum, value) => sum + value / members, 0)
  const fit = fitByLikelihood({
    names: ['p', 'q', 'gamma'],
    above: { q: 1 },
    starts: [
      { p: 1, q: 2, gamma: 1 },
      { p: 4, q: 4, gamma: 1 },
    ],
    logLikelihood: likelihood({ x: spend.x, mean: spend.mean.map((value) => value / unit) }),
    members,
  })
  // A density per unit of money becomes so much thinner when the unit does so.
  const logLikelihood = fit.logLikelihood - members * Math.log(unit)
  const { params, standardErrors } = fit
  return {
    ...fit,
    params: { ...params, gamma: params.gamma * unit },
    standardErrors: standardErrors && { ...standardErrors, gamma: standardErrors.gamma * unit },
    logLikelihood,
    aic: 6 - 2 * logLikelihood,
  }
}

/** Of all members together. @throws RangeError as `fitGammaGamma`, or when a parameter is not above 0. */
export function gammaGammaLogLikelihood({ p, q, gamma }: GammaGammaParams, spend: Spend): number {
  refuseSpend(spend)
  for (const value of [p, q, gamma])
    if (!(value > 0 && value < Infinity)) throw new RangeError(`a parameter of ${value}`)
  return likelihood(spend)([p, q, gamma])
}

/**
 * E[M | x, m̄]: the mean value of a purchase to come, between the mean of the member's own repeats and that of all,
 * the nearer to the own the more of them there were; for x = 0 that of all, pγ/(q − 1)..
 * @throws RangeError when q is not above 1, x is no count, or the mean of repeats is not above 0.
 */
export function expectedSpend({ p, q, gamma }: GammaGammaParams, x: number, mean: number): number {
  if (!(p > 0 && q > 1 && gamma > 0))
    throw new RangeError('a mean that does not exist: p, q − 1 and γ above 0')
  if (!(Number.isInteger(x) && x >= 0)) throw new RangeError(`the mean of ${x} repeats`)
  if (x > 0 && !(mean > 0 && mean < Infinity)) throw new RangeError(`repeats worth ${mean}`)
  const ofAll = (p * gamma) / (q - 1)
  const own = x === 0 ? 0 : (p * x) / (p * x + q - 1)
  return x === 0 ? ofAll : own * mean + (1 - own) * ofAll
}

function refuseSpend({ x, mean }: Spend): void {
  if (x.length === 0) throw new RangeError('the spend of no members')
  if (x.length !== mean.length) throw new RangeError('columns of one length')
  for (let i = 0; i < x.length; i++) {
    if (!(Number.isInteger(x[i]!) && x[i]! >= 1)) throw new RangeError(`the mean of ${x[i]} repeats`)
    if (!(mean[i]! > 0 && mean[i]! < Infinity)) throw new RangeError(`repeats worth ${mean[i]}`)
  }
}

/** Gamma functions are taken once for each x, so that a member costs one logarithm. */
function likelihood(spend: Spend): Smooth {
  const members = spend.x.length
  const x = distinctOf(spend.x)
  const membersOf = new Float64Array(x.values.length)
  let logMeans = 0
  let weightedLogs = 0
  for (let i = 0; i < members; i++) {
    const logMean = Math.log(spend.mean[i]!)
    membersOf[x.of[i]!]! += 1
    logMeans += logMean
    weightedLogs += spend.x[i]! * (logMean + Math.log(spend.x[i]!))
  }
  return ([p, q, gamma]: readonly number[], slope) => {
    if (p === undefined || q === undefined || gamma === undefined)
      throw new RangeError('a model of three parameters')
    let logTotals = 0
    let weightedTotals = 0
    let inverses = 0
    for (let i = 0; i < members; i++) {
      const repeats = spend.x[i]!
      const total = repeats * spend.mean[i]! + gamma
      const logTotal = Math.log(total)
      logTotals += logTotal
      weightedTotals += repeats * logTotal
      inverses += (p * repeats + q) / total
    }
    let sum =
      members * (q * Math.log(gamma) - logGamma(q)) -
      logMeans +
      p * (weightedLogs - weightedTotals) -
      q * logTotals
    for (let j = 0; j < membersOf.length; j++)
      sum += membersOf[j]! * (logGamma(p * x.values[j]! + q) - logGamma(p * x.values[j]!))
    if (slope) {
      slope[0] = weightedLogs - weightedTotals
      slope[1] = members * (Math.log(gamma) - digamma(q)) - logTotals
      slope[2] = (members * q) / gamma - inverses
      for (let j = 0; j < membersOf.length; j++) {
        const repeats = x.values[j]!
        const both = digamma(p * repeats + q)
        slope[0] += membersOf[j]! * repeats * (both - digamma(p * repeats))
        slope[1] += membersOf[j]! * both
      }
    }
    return sum
  }
}
