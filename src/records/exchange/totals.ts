// What a check or an import counts.

export type RecordTotals = {
  /** Rows of the file below its header, blank ones aside: added, changed, unchanged and refused together. */
  rows: number
  added: number
  changed: number
  unchanged: number
  refused: number
  /** Rows that are taken, with something to look at. */
  warned: number
  /** How often each problem comes up. */
  byCode: Record<string, number>
  problems: number
  /** Of the rows that would be added or changed, some as they are read. */
  sample: { row: number; outcome: Outcome; values: Record<string, string> }[]
}

export type Outcome = 'add' | 'change' | 'same' | 'refused'

export const noTotals = (): RecordTotals => ({
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  warned: 0,
  byCode: {},
  problems: 0,
  sample: [],
})

const counted = { add: 'added', change: 'changed', same: 'unchanged', refused: 'refused' } as const

export const countOutcome = (totals: RecordTotals, outcome: Outcome): void => {
  totals.rows += 1
  totals[counted[outcome]] += 1
}
