// Shifted beta-geometric: contracts that end or are renewed period by period, each with a chance of its own to end,
// which is beta distributed (α, β). Those likely to leave go first, so that who remains renews ever more often.
import { type Fit, fitByLikelihood } from './fit.ts'
import { logBeta } from './gamma.ts'
import { hypergeometricOfOne } from './hypergeometric.ts'

export type ContractName = 'alpha' | 'beta'
export type ContractParams = Record<ContractName, number>

/**
 * How contracts fared, of whatever age: `lost[t − 1]` ended at their renewal t, and `kept[t]` have come through t
 * renewals and wait for the next one.
 */
export type Renewals = { lost: number[]; kept: number[] }

/**
 * The renewals of contracts that all began together, from the number left after 0, 1, 2 … renewals.
 * @throws RangeError when there are fewer than two numbers, or they are no counts or ascend.
 */
export function renewalsOf(survivors: readonly number[]): Renewals {
  if (survivors.length < 2) throw new RangeError('renewals of less than one period')
  const lost = survivors.slice(1).map((count, t) => survivors[t]! - count)
  const kept = survivors.map((count, t) => (t === survivors.length - 1 ? count : 0))
  refuseRenewals({ lost, kept })
  return { lost, kept }
}

/**
 * Parameters α and β, both above 0. Where nobody or everybody left at the first renewal they run to a bound, which
 * the fit says. Source: Fader & Hardie 2007, J. Interactive Marketing 21(1) 76–90, appendix B.
 * @throws RangeError when a count is no count, or there is none.
 */
export function fitShiftedBetaGeometric(renewals: Renewals): Fit<ContractName> {
  refuseRenewals(renewals)
  const { lost, kept } = renewals
  return fitByLikelihood({
    names: ['alpha', 'beta'],
    starts: [
      { alpha: 1, beta: 1 },
      { alpha: 1, beta: 4 },
    ],
    logLikelihood: ([alpha, beta]) => renewalsLogLikelihood({ alpha: alpha!, beta: beta! }, renewals),
    byDifferences: true,
    members: [...lost, ...kept].reduce((sum, count) => sum + count, 0),
  })
}

/** Σ lost·ln P(T = t) + Σ kept·ln S(t). @throws RangeError when a parameter is not above 0. */
export function renewalsLogLikelihood({ alpha, beta }: ContractParams, { lost, kept }: Renewals): number {
  const origin = logBeta(alpha, beta)
  let sum = 0
  for (const [t, count] of lost.entries())
    if (count > 0) sum += count * (logBeta(alpha + 1, beta + t) - origin)
  for (const [t, count] of kept.entries()) if (count > 0) sum += count * (logBeta(alpha, beta + t) - origin)
  return sum
}

/** S(t): the share of contracts that come through t renewals; t = 0, 1, 2 … @throws RangeError otherwise. */
export function survival({ alpha, beta }: ContractParams, t: number): number {
  refusePeriod(t, 0)
  return Math.exp(logBeta(alpha, beta + t) - logBeta(alpha, beta))
}

/** r(t): of the contracts that come to renewal t the share renewed; t = 1, 2 … @throws RangeError otherwise. */
export function renewalRate({ alpha, beta }: ContractParams, t: number): number {
  refusePeriod(t, 1)
  return (beta + t - 1) / (alpha + beta + t - 1)
}

/**
 * Periods paid by a new contract, the first one in full, each later one discounted: Σ S(t)/(1 + d)ᵗ.
 * @param d discount per period, above 0. Source: Fader & Hardie 2010, Marketing Science 29(1) 85–93.
 */
export function discountedTenure({ alpha, beta }: ContractParams, d: number): number {
  refuseDiscount(d)
  return hypergeometricOfOne(beta, alpha + beta, 1 / (1 + d))
}

/**
 * DERL: periods still to be paid, discounted to now, by a contract that has been renewed n − 1 times and is about to
 * come to renewal n ≥ 1..
 * @throws RangeError when n is below 1 or d is not above 0.
 */
export function discountedResidualTenure(params: ContractParams, n: number, d: number): number {
  refuseDiscount(d)
  const { alpha, beta } = params
  return renewalRate(params, n) * hypergeometricOfOne(beta + n, alpha + beta + n, 1 / (1 + d))
}

function refuseRenewals({ lost, kept }: Renewals): void {
  const counts = [...lost, ...kept]
  for (const count of counts)
    if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`a count of ${count} contracts`)
  if (!counts.some((count) => count > 0)) throw new RangeError('the renewals of no contracts')
}

function refusePeriod(t: number, from: number): void {
  if (!(Number.isInteger(t) && t >= from)) throw new RangeError(`the renewal ${t}`)
}

function refuseDiscount(d: number): void {
  if (!(d > 0 && d < Infinity)) throw new RangeError(`a discount of ${d} per period`)
}
