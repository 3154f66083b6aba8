// What an import counts while it reads, and what it tells at the end.
import type { Day } from '#base/calendar.ts'
import type { Line, RefusalCode } from './line.ts'

export type Totals = {
  /** Rows of the file below its header, blank ones aside: added, known and refused ones together. */
  linesRead: number
  linesAdded: number
  linesKnown: number
  linesRefused: number
  /** Accepted lines that name no account; they are added or known like others. */
  linesUnassigned: number
  /** Different documents, those of unassigned lines included. */
  documents: number
  accounts: number
  accountsCreated: number
  productsCreated: number
  /** Over all accepted lines of the file, unassigned ones included. */
  netMinor: number
  /** Over lines with an account, quantity and amount above zero. */
  grossMinor: number
  /** Accounts with such lines. */
  grossAccounts: number
  unassignedMinor: number
  firstDay: Day | null
  lastDay: Day | null
  refusedByCode: Record<string, number>
}

export const noTotals = (): Totals => ({
  linesRead: 0,
  linesAdded: 0,
  linesKnown: 0,
  linesRefused: 0,
  linesUnassigned: 0,
  documents: 0,
  accounts: 0,
  accountsCreated: 0,
  productsCreated: 0,
  netMinor: 0,
  grossMinor: 0,
  grossAccounts: 0,
  unassignedMinor: 0,
  firstDay: null,
  lastDay: null,
  refusedByCode: {},
})

/** Gross is what was ordered; everything else (returns, credits, corrections) counts against it. */
export const isGross = (line: Line): boolean => line.quantityMilli > 0 && line.amountMinor > 0

/** Counts an accepted line into the totals. */
export const countLine = (totals: Totals, line: Line, unassigned: boolean): void => {
  totals.linesRead += 1
  totals.netMinor += line.amountMinor
  if (unassigned) {
    totals.linesUnassigned += 1
    totals.unassignedMinor += line.amountMinor
  } else if (isGross(line)) totals.grossMinor += line.amountMinor
  if (totals.firstDay === null || line.day < totals.firstDay) totals.firstDay = line.day
  if (totals.lastDay === null || line.day > totals.lastDay) totals.lastDay = line.day
}

export const countRefusal = (totals: Totals, code: RefusalCode): void => {
  totals.linesRead += 1
  totals.linesRefused += 1
  totals.refusedByCode[code] = (totals.refusedByCode[code] ?? 0) + 1
}
