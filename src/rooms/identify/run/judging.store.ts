// From a scorecard to results: reads what its kind looks at, and lets the rules judge.
import { addMonths, type Day, type Month, monthOf, monthsBetween } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'
import { categorySums } from '#records/ledger/category.store.ts'
import { countAccounts } from '#records/ledger/figures.store.ts'
import { signalSums } from '#records/timeline/store.ts'
import type { Db } from '#server/database.ts'
import type { Contest, Standing } from '../scoring/assess.ts'
import {
  type Candidate,
  evaluatePoints,
  evaluateRfm,
  evaluateWeighted,
  type Result,
} from '../scoring/evaluate.ts'
import { type Counted, ledgerFigure, profitOf, type Window } from '../scoring/figures.ts'
import type { PointsRule, PointsScorecard } from '../scoring/points.ts'
import { poolsOf } from '../scoring/pools.ts'
import { factsRead, ruledBy } from '../scoring/rule-facts.ts'
import type { RfmScorecard, WeightedScorecard } from '../scoring/scorecard.ts'
import { pinsOn } from '../standing/pin.store.ts'
import { columnsOf, conditionFacts, knownFor } from './columns.store.ts'
import type { Run } from './evaluating.store.ts'

type CountedAccounts = ReadonlyMap<string, Counted>

const candidatesOf = (pool: readonly (readonly [string, Counted])[], basis: 'net' | 'gross'): Candidate[] =>
  pool.map(([id, one]) => ({
    id,
    netMinor: basis === 'gross' ? one.grossMinor : one.netMinor,
    profitMinor: profitOf(one),
  }))

/** The first month of all orders. */
const firstMonth = (counted: CountedAccounts): Month | null => {
  let first: Month | null = null
  for (const { firstMonth: month } of counted.values()) if (month && (!first || month < first)) first = month
  return first
}

export const monthsSince = (month: Month | null, asOf: Day): number | null =>
  month === null ? null : monthsBetween(month, monthOf(asOf))

export const ledgerMonthsOf = (counted: CountedAccounts, asOf: Day): number =>
  monthsSince(firstMonth(counted), asOf) ?? 0

/** All figures are asked for at once, so that a server reads the rest while it counts. */
export const judgeWeighted = async (
  db: Db,
  { window, judgedUpTo, segments }: Run,
  definition: WeightedScorecard,
  counting: Promise<CountedAccounts>,
  standing: ReadonlyMap<string, Standing>,
): Promise<Result[]> => {
  const sources = definition.criteria.map((criterion) => criterion.source)
  const named = factsRead(definition, segments)
  const [known, pins, counted] = await Promise.all([
    knownFor(db, sources, judgedUpTo, named),
    pinsOn(db, judgedUpTo),
    counting,
  ])
  const candidates = candidatesOf([...counted], definition.basis)
  const ids = candidates.map((one) => one.id)
  const facts = named.length ? conditionFacts(ids, known) : []
  const nothing = ids.map(() => null)
  const contest: Contest = {
    ids,
    profitMinor: candidates.map((one) => one.profitMinor),
    months: ids.map((id) => monthsSince(counted.get(id)?.firstMonth ?? null, window.asOf)),
    ledgerMonths: ledgerMonthsOf(counted, window.asOf),
    standing: ids.map((id) => standing.get(id) ?? null),
    pins: ids.map((id) => pins.get(id) ?? null),
    ...(named.length ? ruledBy(definition, facts) : { vetoes: nothing, lists: nothing }),
    pools: named.length ? poolsOf(definition.pool, facts, segments) : null,
  }
  const columns = columnsOf(sources, ids, counted, window, definition.basis, known)
  return evaluateWeighted(definition, candidates, contest, columns)
}

/** Who never bought has no figures to be judged by; an order that was all returns makes no recency. */
export const judgeRfm = (
  { window, currency }: Run,
  definition: RfmScorecard,
  counted: CountedAccounts,
): Result[] => {
  const pool = [...counted].filter(([, one]) => one.orders > 0)
  const column = (metric: 'recency' | 'orders' | 'sales') =>
    pool.map(([, one]) => ledgerFigure(metric, one, window, 'gross', 0))
  return evaluateRfm(
    definition,
    candidatesOf(pool, 'gross'),
    { recency: column('recency'), frequency: column('orders'), monetary: column('sales') },
    minorPerMajor(currency ?? 'CNY'),
  )
}

/** Points are summed over the programme's own months, whatever the evaluation looks at. */
export const judgePoints = async (
  db: Db,
  { window, currency, judgedUpTo }: Run,
  definition: PointsScorecard,
  standing: ReadonlyMap<string, Standing & { star: number | null }>,
): Promise<Result[]> => {
  const own: Window = { asOf: window.asOf, months: definition.months }
  const counted = await countAccounts(db, own)
  const major = minorPerMajor(currency ?? 'CNY')
  const known = await knownFor(db, [], judgedUpTo, ['fact:tags'])
  const amounts = await Promise.all(definition.rules.map((rule) => amountsOf(db, rule, own, counted, major)))
  const ids = [...new Set([...counted.keys(), ...amounts.flatMap((each) => [...each.keys()])])].sort()
  const candidates = ids.map((id): Candidate => {
    const one = counted.get(id)
    return { id, netMinor: one?.netMinor ?? 0, profitMinor: one ? profitOf(one) : null }
  })
  return evaluatePoints(
    definition,
    candidates,
    amounts.map((each) => ids.map((id) => each.get(id) ?? null)),
    ids.map((id) => known.facts.get(id)?.tags ?? []),
    ids.map((id) => {
      const stood = standing.get(id)
      return stood && stood.star !== null ? { star: stood.star, below: stood.below } : null
    }),
  )
}

/** What a rule counts for each account: major units, orders, or the sum of what was measured. */
const amountsOf = async (
  db: Db,
  { event, categories }: PointsRule,
  window: Window,
  counted: CountedAccounts,
  major: number,
): Promise<Map<string, number>> => {
  if (event.from === 'signal') {
    const from = addMonths(monthOf(window.asOf), -(window.months ?? 0))
    return signalSums(db, event.metric, from, monthOf(window.asOf))
  }
  const { metric } = event
  if (metric === 'orders') return new Map([...counted].map(([id, one]) => [id, one.orders]))
  if (categories?.include?.length || categories?.exclude?.length) {
    const sums = await categorySums(db, window, categories)
    return new Map(
      [...sums].flatMap(([id, one]) => {
        const minor = metric === 'sales' ? one.netMinor : one.profitMinor
        return minor === null ? [] : [[id, minor / major] as const]
      }),
    )
  }
  return new Map(
    [...counted].flatMap(([id, one]) => {
      const minor = metric === 'sales' ? one.netMinor : profitOf(one)
      return minor === null ? [] : [[id, minor / major] as const]
    }),
  )
}
