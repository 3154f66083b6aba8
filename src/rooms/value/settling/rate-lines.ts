// Rates as they are listed: by kind, newest first, each with the last day it holds; a kind without one holds its default.
import { addDays, type Day } from '#base/calendar.ts'
import { type RateKind, rateKinds } from './rates.ts'

type Settled = {
  kind: RateKind
  validFrom: Day
  amount: number
  personName: string | null
  revision: number
}

export type RateLine = {
  kind: RateKind
  amount: number
  from: Day | null
  until: Day | null
  state: 'past' | 'inForce' | 'later'
  /** Null for a default, which nobody settled. */
  settled: Settled | null
}

export const rateLines = (
  rows: readonly Settled[],
  defaults: Readonly<Partial<Record<RateKind, number>>>,
  today: Day,
): RateLine[] =>
  rateKinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    const lines = own.map((row, index): RateLine => {
      const next = own[index - 1]
      const until = next ? addDays(next.validFrom, -1) : null
      const state = row.validFrom > today ? 'later' : until && until < today ? 'past' : 'inForce'
      return { kind, amount: row.amount, from: row.validFrom, until, state, settled: row }
    })
    const first = own.at(-1)
    const until = first ? addDays(first.validFrom, -1) : null
    const amount = defaults[kind]
    return amount === undefined
      ? lines
      : [
          ...lines,
          {
            kind,
            amount,
            from: null,
            until,
            state: until && until < today ? ('past' as const) : ('inForce' as const),
            settled: null,
          },
        ]
  })
