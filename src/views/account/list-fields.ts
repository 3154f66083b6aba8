// What the list of accounts can be asked about and can show: a closed list, and the company's own fields beside it.
import type { WhereKind } from '#base/where.ts'
import type { FieldKind } from '#records/accounts/fields/field.ts'

/** Fields that can be asked about, and what they hold. */
export const listFields = {
  name: 'text',
  shortName: 'text',
  code: 'text',
  taxNumber: 'text',
  tier: 'choice',
  score: 'number',
  segment: 'choice',
  net: 'money',
  profit: 'money',
  lastOrder: 'day',
  status: 'choice',
  owner: 'pick',
  department: 'choice',
  industry: 'text',
  region: 'choice',
  sizeClass: 'choice',
  organisationLevel: 'choice',
  ownership: 'choice',
  attitude: 'choice',
  employees: 'number',
  tags: 'choice',
  parent: 'pick',
  createdAt: 'day',
} as const satisfies Record<string, WhereKind>
export type ListField = keyof typeof listFields

export const whereKindOf: Record<FieldKind, WhereKind> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  choice: 'choice',
  choices: 'choice',
  person: 'pick',
  account: 'pick',
}

/** Of a field such as `custom.terms`, its key. */
export const customKeyOf = (field: string): string | null =>
  field.startsWith('custom.') ? field.slice('custom.'.length) : null

/** Columns beyond those that every row has. */
export const moreColumns = [
  'taxNumber',
  'sizeClass',
  'organisationLevel',
  'ownership',
  'attitude',
  'employees',
  'tags',
  'updatedAt',
] as const

/** All columns that the list can show, in the order in which they are offered; the name always stands first. */
export const columnKeys = [
  'tier',
  'score',
  'segment',
  'net',
  'change',
  'profit',
  'last',
  'owner',
  'department',
  'place',
  'region',
  'industry',
  'status',
  'shortName',
  ...moreColumns,
  'created',
] as const
export const usualColumns = [
  'tier',
  'score',
  'segment',
  'net',
  'change',
  'profit',
  'last',
  'owner',
  'place',
] as const

/** Facts that can be set for many accounts at once, beside the company's own fields and tags. */
export const bulkFields = [
  'status',
  'region',
  'industry',
  'sizeClass',
  'organisationLevel',
  'ownership',
  'attitude',
] as const
export type BulkField = (typeof bulkFields)[number]
export const mostAtOnce = 5000
