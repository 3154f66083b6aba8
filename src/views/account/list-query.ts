// The address of the list of accounts, read into what is asked of the server.
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import type { Condition } from '#records/accounts/condition.ts'
import { accountGaps } from './gaps.ts'

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
    mine: url.mine === 'yes' ? 'true' : undefined,
    sort: sort.replace('-', '') as 'name' | 'net' | 'score' | 'created',
    direction: sort.startsWith('-') ? ('down' as const) : ('up' as const),
  }
}

/** Filters of the address that a segment can hold, and those it cannot. `within` is the saved segment that is open. */
export const segmentOf = (
  url: Url,
  within: readonly Condition[] | undefined,
): { conditions: Condition[]; left: FilterKey[] } => {
  const query = queryOf(url)
  const one = <Field extends Condition['field']>(field: Field, value: string | undefined) =>
    value ? [{ field, in: [value] } as Condition] : []
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
  ]
  const never: FilterKey[] = ['search', 'owner', 'department', 'lacks']
  const left = never.filter((key) => url[key])
  return { conditions, left: url.within && !within ? ['within', ...left] : left }
}
