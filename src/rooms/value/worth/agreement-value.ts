// What contracts will still bring: the rest of the running term, and every term they are likely to be renewed for.
import { type Day, daysBetween } from '#base/calendar.ts'
import type { ContractParams, Renewals } from '#numbers/shifted-beta-geometric.ts'
import { renewalRate } from '#numbers/shifted-beta-geometric.ts'
import {
  type Agreed,
  agreedStateOf,
  leftOfTermMinor,
  nextRenewalOn,
  renewalDay,
  renewals,
} from '#records/ledger/agreed-term.ts'

export type Contract = Agreed & { accountId: string; yearlyMinor: number }

/** How contracts fared up to a day: who left at which renewal, and who is still there after how many. */
export const renewalsSeen = (contracts: readonly Agreed[], asOf: Day): Renewals => {
  const lost: number[] = []
  const kept: number[] = []
  const add = (list: number[], at: number) => {
    while (list.length <= at) list.push(0)
    list[at] = (list[at] ?? 0) + 1
  }
  for (const one of contracts) {
    if (one.startsOn >= asOf) continue
    // An end that lies ahead was not one yet.
    const agreed = one.endedOn !== null && one.endedOn >= asOf ? { ...one, endedOn: null } : one
    const times = renewals(agreed, asOf)
    add(agreed.endedOn === null ? kept : lost, times)
  }
  return { lost, kept }
}

/** The chance that a contract renewed so often goes on at its next renewal; by the company's retention where no model is. */
export const renewalChance = (
  params: ContractParams | null,
  renewedTimes: number,
  termMonths: number,
  yearlyRetention: number,
): number => (params ? renewalRate(params, renewedTimes + 1) : yearlyRetention ** (termMonths / 12))

export type ContractTerms = {
  params: ContractParams | null
  yearlyRetention: number
  /** Weeks ahead. */
  horizonWeeks: number
  /** Continuous discount a week. */
  delta: number
}

/**
 * Net sales still to come of one contract, each term discounted from its middle, the last one cut at the horizon.
 * One that has been given notice brings the rest of its term; one that is over, nothing.
 */
export const contractWorth = (
  contract: Contract,
  asOf: Day,
  { params, yearlyRetention, horizonWeeks, delta }: ContractTerms,
): number => {
  if (agreedStateOf(contract, asOf) === 'ended') return 0
  const weeksTo = (day: Day) => daysBetween(asOf, day) / 7
  const next = nextRenewalOn(contract, asOf)
  const over = next ?? contract.endedOn ?? asOf
  const restWeeks = Math.max(0, weeksTo(over))
  const within = restWeeks > 0 ? Math.min(1, horizonWeeks / restWeeks) : 0
  let worth =
    leftOfTermMinor(contract, asOf) * within * Math.exp((-delta * Math.min(restWeeks, horizonWeeks)) / 2)
  if (next === null) return worth
  const done = renewals(contract, asOf)
  const termMinor = (contract.yearlyMinor * contract.termMonths) / 12
  let there = 1
  for (let k = 0; ; k += 1) {
    const from = weeksTo(renewalDay(contract, done + 1 + k))
    if (from >= horizonWeeks) return worth
    const until = weeksTo(renewalDay(contract, done + 2 + k))
    there *= renewalChance(params, done + k, contract.termMonths, yearlyRetention)
    const cut = Math.min(until, horizonWeeks)
    worth += there * termMinor * ((cut - from) / (until - from)) * Math.exp((-delta * (from + cut)) / 2)
  }
}

export type AgreementsWorth = { count: number; yearlyMinor: number; minor: number }

/** All contracts of an account that hold on the day, at the margin of the account. */
export const agreementsWorth = (
  contracts: readonly Contract[],
  asOf: Day,
  margin: number,
  terms: ContractTerms,
): AgreementsWorth => {
  const holding = contracts.filter((one) => ['running', 'endsSoon'].includes(agreedStateOf(one, asOf)))
  return {
    count: holding.length,
    yearlyMinor: holding.reduce((sum, one) => sum + one.yearlyMinor, 0),
    minor: Math.round(margin * holding.reduce((sum, one) => sum + contractWorth(one, asOf, terms), 0)),
  }
}
