// What the list is asked, as the address says it; what makes no sense there is left out.
import { type Flag, flags } from '../parts.ts'

export const sorts = [
  'lifetime',
  'contribution',
  '-contribution',
  'net',
  'costToServe',
  'atRisk',
  'total',
] as const
export type Sort = (typeof sorts)[number]

export type ListQuery = {
  sort: Sort
  flag?: Flag
  tier?: string
  search?: string
  costs?: 'unknown'
  weeksFrom?: number
  weeksBelow?: number
  repeatsFrom?: number
  repeatsBelow?: number
}

const spans = ['weeksFrom', 'weeksBelow', 'repeatsFrom', 'repeatsBelow'] as const

export const queryOf = (url: Readonly<Record<string, string | undefined>>): ListQuery => {
  const query: ListQuery = { sort: sorts.find((one) => one === url.sort) ?? 'lifetime' }
  const flag = flags.find((one) => one === url.flag)
  if (flag) query.flag = flag
  if (url.tier) query.tier = url.tier.slice(0, 40)
  if (url.search?.trim()) query.search = url.search.trim().slice(0, 60)
  if (url.costs === 'unknown') query.costs = 'unknown'
  for (const key of spans) {
    const text = url[key]
    if (text && /^\d{1,4}$/.test(text)) query[key] = Number(text)
  }
  return query
}

/** No filter at all; the order stays. */
export const cleared = {
  flag: null,
  tier: null,
  search: null,
  costs: null,
  ...Object.fromEntries(spans.map((key) => [key, null])),
}

/** Which head shows an arrow, and which way. */
export const sortShown = (sort: Sort): { key: string; way: 'up' | 'down' } =>
  sort === '-contribution' ? { key: 'contribution', way: 'up' } : { key: sort, way: 'down' }
