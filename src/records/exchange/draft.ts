// A row on its way to becoming a record.
import type { CellProblem, Values } from './reading.ts'
import type { Outcome } from './totals.ts'

export type Draft = {
  /** The number of its row in the file, the header's row being counted. */
  row: number
  cells: readonly string[]
  values: Values
  /** For any of these the row is refused. */
  problems: CellProblem[]
  /** These are told, and the row is taken all the same. */
  warnings: CellProblem[]
  outcome: Outcome
  /** The record it is or will be; '' while it is none. */
  recordId: string
}

export const draftOf = (
  row: number,
  cells: readonly string[],
  values: Values,
  problems: CellProblem[],
): Draft => ({
  row,
  cells,
  values,
  problems,
  warnings: [],
  outcome: problems.length ? 'refused' : 'add',
  recordId: '',
})

export const refuse = (
  draft: Draft,
  field: string,
  code: string,
  params: Record<string, string | number> = {},
): void => {
  draft.outcome = 'refused'
  draft.problems.push({ field, code, params, value: said(draft, field) })
}

export const warn = (
  draft: Draft,
  field: string,
  code: string,
  params: Record<string, string | number> = {},
): void => {
  draft.warnings.push({ field, code, params, value: said(draft, field) })
}

const said = (draft: Draft, field: string): string => String(draft.values[field] ?? '').slice(0, 120)

export const textOf = (draft: Draft, field: string): string | null => {
  const value = draft.values[field]
  return typeof value === 'string' && value !== '' ? value : null
}
