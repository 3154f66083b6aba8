// What customers owe: how long it has been due, in bands, and whether it is more than was agreed.
import { type Day, daysBetween } from '#base/calendar.ts'

export const ageBands = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const
export type AgeBand = (typeof ageBands)[number]

/** The band of a document on a day: on the day it falls due it is not overdue yet. */
export const bandOf = (dueOn: Day, today: Day): AgeBand => {
  const days = daysBetween(dueOn, today)
  if (days <= 0) return 'notDue'
  return days <= 30 ? 'upTo30' : days <= 60 ? 'upTo60' : days <= 90 ? 'upTo90' : 'over90'
}

export type Owed = { dueOn: Day; openMinor: number }
export type Ageing = {
  openMinor: number
  overdueMinor: number
  documents: number
  overdueDocuments: number
  /** Days since the oldest open document fell due; null when nothing is overdue. */
  oldestDays: number | null
  bands: Record<AgeBand, number>
}

/** Open amounts of one currency by how long they have been due; what was overpaid counts against its band. */
export const ageingOf = (owed: readonly Owed[], today: Day): Ageing => {
  const bands: Record<AgeBand, number> = { notDue: 0, upTo30: 0, upTo60: 0, upTo90: 0, over90: 0 }
  let overdueDocuments = 0
  let oldestDays: number | null = null
  for (const { dueOn, openMinor } of owed) {
    const band = bandOf(dueOn, today)
    bands[band] += openMinor
    if (band === 'notDue' || openMinor <= 0) continue
    overdueDocuments += 1
    oldestDays = Math.max(oldestDays ?? 0, daysBetween(dueOn, today))
  }
  const openMinor = owed.reduce((sum, one) => sum + one.openMinor, 0)
  return {
    openMinor,
    overdueMinor: openMinor - bands.notDue,
    documents: owed.length,
    overdueDocuments,
    oldestDays,
    bands,
  }
}

export type Credit = { creditDays: number | null; creditLimitMinor: number | null }
export type CreditWarning = 'overLimit' | 'longOverdue' | 'overdue'

/** What most needs doing about what is owed: more than the limit, something far overdue, or something overdue at all. */
export const creditWarningOf = (ageing: Ageing, credit: Credit): CreditWarning | null => {
  if (ageing.overdueMinor <= 0)
    return credit.creditLimitMinor !== null && ageing.openMinor > credit.creditLimitMinor ? 'overLimit' : null
  if (credit.creditLimitMinor !== null && ageing.openMinor > credit.creditLimitMinor) return 'overLimit'
  return (ageing.oldestDays ?? 0) > 90 ? 'longOverdue' : 'overdue'
}
