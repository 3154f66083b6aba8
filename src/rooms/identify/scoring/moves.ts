// Why an account moves: which criteria moved its score most, and what a flow from grade to grade adds up to.
import { contributionsOf } from './evaluate.ts'
import { criteriaOf } from './explain.ts'
import type { MoveKind } from './movement.ts'
import type { Bilingual, Scorecard } from './scorecard.ts'

export type Change = { key: string; name: Bilingual; delta: number }

type Figures = readonly (number | null)[]

const mostNamed = 3
// A tenth of a point is the least that is shown.
const leastDelta = 0.05

/** What moved a score most, largest first, of criteria that both evaluations judged by. */
export const becauseOf = (
  now: { definition: Scorecard; normalised: Figures },
  before: { definition: Scorecard; normalised: Figures | null } | null,
): Change[] => {
  if (!before?.normalised) return []
  const then = contributionsOf(before.definition, before.normalised)
  const earlier = new Map(criteriaOf(before.definition).map(({ key }, at) => [key, then[at] ?? 0]))
  const contributions = contributionsOf(now.definition, now.normalised)
  return criteriaOf(now.definition)
    .flatMap(({ key, name }, at) => {
      const was = earlier.get(key)
      return was === undefined ? [] : [{ key, name, delta: (contributions[at] ?? 0) - was }]
    })
    .filter(({ delta }) => Math.abs(delta) >= leastDelta)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
    .slice(0, mostNamed)
}

/** Which way an account went on a ladder of grades, best first; null when it was on it neither before nor after. */
export const kindOfMove = (
  from: string | null,
  to: string | null,
  ladder: readonly string[],
): MoveKind | 'same' | null => {
  const was = from === null ? -1 : ladder.indexOf(from)
  const is = to === null ? -1 : ladder.indexOf(to)
  if (was < 0) return is < 0 ? null : 'entered'
  if (is < 0) return 'left'
  return is === was ? 'same' : is < was ? 'up' : 'down'
}

export type Sum = { accounts: number; netMinor: number; profitMinor: number | null }
type FlowSum = Sum & { from: string | null; to: string | null }

const add = (total: Sum, { accounts, netMinor, profitMinor }: Sum): Sum => ({
  accounts: total.accounts + accounts,
  netMinor: total.netMinor + netMinor,
  profitMinor: profitMinor === null ? total.profitMinor : (total.profitMinor ?? 0) + profitMinor,
})

export const nothing: Sum = { accounts: 0, netMinor: 0, profitMinor: null }

/** Flows added up by kind of move, and by grade before and after. */
export const sumFlows = (flows: readonly FlowSum[], ladder: readonly string[]) => {
  const totals = { up: nothing, down: nothing, entered: nothing, left: nothing, same: nothing }
  for (const flow of flows) {
    const kind = kindOfMove(flow.from, flow.to, ladder)
    if (kind) totals[kind] = add(totals[kind], flow)
  }
  const sumOf = (chosen: readonly FlowSum[]) => chosen.reduce(add, nothing)
  return {
    totals,
    grades: ladder.map((grade) => ({
      grade,
      before: sumOf(flows.filter((flow) => flow.from === grade)),
      after: sumOf(flows.filter((flow) => flow.to === grade)),
    })),
  }
}
