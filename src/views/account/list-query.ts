// The address of the list of accounts, read into what is asked of the server.
import type { Status } from '#records/accounts/account.ts'

export const sortChoices = ['-net', 'net', '-score', 'score', 'name', '-name', '-created', 'created'] as const
export type SortChoice = (typeof sortChoices)[number]

/** What the filters are called in the address. */
export const filterKeys = [
  'search',
  'tier',
  'segment',
  'status',
  'owner',
  'department',
  'industry',
  'region',
  'tag',
  'lacks',
] as const

type Url = Record<string, string | undefined>

export const sortOf = (url: Url): SortChoice => sortChoices.find((choice) => choice === url.sort) ?? 'name'

/** Tiers of the address `tier=A1,A2`. */
export const listOf = (text: string | undefined): string[] => (text ? text.split(',').filter(Boolean) : [])

const lacks = ['provisional', 'ungraded', 'unrated'] as const
const statuses: readonly Status[] = ['prospect', 'active', 'dormant', 'lost']

/** Only known choices are sent, so that a mistyped address still shows a list. */
export const queryOf = (url: Url) => {
  const sort = sortOf(url)
  const tiers = listOf(url.tier)
  return {
    search: url.search || undefined,
    tier: tiers.length ? tiers : undefined,
    segment: url.segment || undefined,
    status: statuses.find((one) => one === url.status),
    ownerId: url.owner || undefined,
    departmentId: url.department || undefined,
    industry: url.industry || undefined,
    region: url.region || undefined,
    tag: url.tag || undefined,
    lacks: lacks.find((one) => one === url.lacks),
    mine: url.mine === 'yes' ? 'true' : undefined,
    sort: sort.replace('-', '') as 'name' | 'net' | 'score' | 'created',
    direction: sort.startsWith('-') ? ('down' as const) : ('up' as const),
  }
}
