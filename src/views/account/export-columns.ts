// What the list of accounts can be written out as: its columns, and how their titles read.
import type { Pair } from '#base/words.ts'
import { accountWords } from '#records/accounts/words.ts'

export const exportColumns = [
  'code',
  'name',
  'shortName',
  'taxNumber',
  'status',
  'tier',
  'score',
  'segment',
  'industry',
  'sizeClass',
  'region',
  'organisationLevel',
  'ownership',
  'employees',
  'attitude',
  'tags',
  'owner',
  'department',
  'net',
  'previousNet',
  'profit',
  'lastOrderedOn',
  'createdAt',
] as const
export type ExportColumn = (typeof exportColumns)[number]

const own: Record<'score' | 'segment' | 'net' | 'previousNet' | 'profit' | 'lastOrderedOn', Pair> = {
  score: ['得分', 'Score'],
  segment: ['RFM 分群', 'RFM segment'],
  net: ['近 12 个月净额', 'Net, 12 months'],
  previousNet: ['前 12 个月净额', 'Net, the 12 before'],
  profit: ['近 12 个月毛利', 'Profit, 12 months'],
  lastOrderedOn: ['最近订货', 'Last order'],
}

/** The words that an import recognises, so that a file can be changed and brought in again. */
export const exportTitle = (column: ExportColumn): Pair =>
  column in own
    ? own[column as keyof typeof own]
    : accountWords[column as Exclude<ExportColumn, keyof typeof own>]
