// The address of the list of accounts, read into what is asked of the server.
import { readWheres, type Where } from '#base/where.ts'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import type { Condition } from '#records/accounts/condition.ts'
import { accountGaps } from './gaps.ts'
import { columnKeys, customKeyOf, moreColumns, usualColumns } from './list-fields.ts'

export const sortChoices = ['-net', 'net', '-score', 'score', 'name', '-name', '-created', 'created'] as const
export type SortChoice = (typeof sortChoices)[number]

/** What the filters are called in the address. */
export const filterKeys = [
  'search',
  'within',
  'tier',
  'segment',
  'status',
  'owner',
  'department',
  'industry',
  'industrySection',
  'industryDivision',
  'sizeClass',
  'ownership',
  'organisationLevel',
  'attitude',
  'region',
  'tag',
  'lacks',
  'where',
] as const
export type FilterKey = (typeof filterKeys)[number]

type Url = Record<string, string | undefined>

export const sortOf = (url: Url): SortChoice => sortChoices.find((choice) => choice === url.sort) ?? 'name'

/** Tiers of the address `tier=A1,A2`. */
export const listOf = (text: string | undefined): string[] => (text ? text.split(',').filter(Boolean) : [])

const lacksOf = (url: Url) => {
  const wanted = listOf(url.lacks)
  return accountGaps.filter((gap) => wanted.includes(gap))
}
const idForm = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Only known choices are sent, so that a mistyped address still shows a list. */
export const queryOf = (url: Url) => {
  const sort = sortOf(url)
  const tiers = listOf(url.tier)
  const lacks = lacksOf(url)
  const wheres = readWheres(url.where)
  return {
    search: url.search || undefined,
    tier: tiers.length ? tiers : undefined,
    within: url.within && idForm.test(url.within) ? url.within : undefined,
    segment: url.segment || undefined,
    status: statuses.find((one) => one === url.status),
    ownerId: url.owner || undefined,
    departmentId: url.department || undefined,
    industry: url.industry || undefined,
    industrySection: /^[A-T]$/.test(url.industrySection ?? '') ? url.industrySection : undefined,
    industryDivision: /^[A-T][0-9]{2}$/.test(url.industryDivision ?? '') ? url.industryDivision : undefined,
    sizeClass: sizeClasses.find((one) => one === url.sizeClass),
    ownership: ownerships.find((one) => one === url.ownership),
    organisationLevel: organisationLevels.find((one) => one === url.organisationLevel),
    attitude: attitudes.find((one) => one === url.attitude),
    region: url.region || undefined,
    tag: url.tag || undefined,
    lacks: lacks.length ? lacks : undefined,
    where: wheres.length ? wheres.map((one) => JSON.stringify(one)) : undefined,
    mine: url.mine === 'yes' ? 'true' : undefined,
    sort: sort.replace('-', '') as 'name' | 'net' | 'score' | 'created',
    direction: sort.startsWith('-') ? ('down' as const) : ('up' as const),
  }
}

const inSegments: Readonly<Record<string, ListCondition['field']>> = {
  tier: 'tier',
  segment: 'rfmSegment',
  status: 'status',
  sizeClass: 'sizeClass',
  industry: 'industry',
  region: 'region',
  ownership: 'ownership',
  organisationLevel: 'organisationLevel',
  attitude: 'attitude',
  tags: 'tags',
}
type ListCondition = Extract<Condition, { in: string[] }>

/** A condition of the list as one of a segment; null where a segment has no such thing. */
const conditionOf = (where: Where): Condition | null => {
  const key = customKeyOf(where.field)
  if (key !== null) {
    if ('empty' in where) return where.empty ? null : { field: 'custom', key }
    // Who and which account are not written into a rule.
    if ('in' in where && where.in.some((one) => idForm.test(one))) return null
    return { ...where, field: 'custom', key }
  }
  if ('in' in where) {
    const field = inSegments[where.field]
    return field ? ({ field, in: where.in } as Condition) : null
  }
  if (where.field === 'employees' && !('contains' in where) && !('empty' in where))
    return { field: 'employees', from: where.from as number, to: where.to as number }
  return null
}

/** Filters of the address that a segment can hold, and those it cannot. `within` is the saved segment that is open. */
export const segmentOf = (
  url: Url,
  within: readonly Condition[] | undefined,
): { conditions: Condition[]; left: FilterKey[] } => {
  const query = queryOf(url)
  const one = <Field extends Condition['field']>(field: Field, value: string | undefined) =>
    value ? [{ field, in: [value] } as Condition] : []
  const asked = readWheres(url.where).map(conditionOf)
  const conditions: Condition[] = [
    ...(within ?? []),
    ...(query.tier ? [{ field: 'tier', in: query.tier } as const] : []),
    ...one('rfmSegment', query.segment),
    ...one('status', query.status),
    ...one('sizeClass', query.sizeClass),
    ...one('industry', query.industry),
    ...one('industry', query.industrySection),
    ...one('industry', query.industryDivision),
    ...one('region', query.region),
    ...one('ownership', query.ownership),
    ...one('organisationLevel', query.organisationLevel),
    ...one('attitude', query.attitude),
    ...one('tags', query.tag),
    ...asked.flatMap((each) => each ?? []),
  ]
  const never: FilterKey[] = asked.includes(null)
    ? ['search', 'owner', 'department', 'lacks', 'where']
    : ['search', 'owner', 'department', 'lacks']
  const left = never.filter((key) => url[key])
  return { conditions, left: url.within && !within ? ['within', ...left] : left }
}

/** The columns of the address, else the usual ones and the own fields that lists show; unknown ones are left out. */
export const columnsOf = (
  url: Url,
  own: readonly { key: string; inList: boolean; archived: boolean }[],
): string[] => {
  const known = new Set<string>([
    ...columnKeys,
    ...own.filter((field) => !field.archived).map((field) => `custom.${field.key}`),
  ])
  const wanted = url.columns === undefined ? usualWith(own) : listOf(url.columns)
  return [...new Set(wanted)].filter((key) => known.has(key))
}

/** Own fields that lists show take the room of what is wanted least, so that a desk shows all at once. */
export const usualWith = (own: readonly { key: string; inList: boolean; archived: boolean }[]): string[] => {
  const shown = own.filter((field) => field.inList && !field.archived).map((field) => `custom.${field.key}`)
  const usual = shown.length
    ? usualColumns.filter((key) => key !== 'segment' && key !== 'place')
    : usualColumns
  return [...usual, ...shown]
}

/** What of these columns must be asked for. */
export const showOf = (columns: readonly string[]): string[] | undefined => {
  const more: readonly string[] = moreColumns
  const show = columns.filter((key) => more.includes(key) || customKeyOf(key) !== null)
  return show.length ? show : undefined
}
