// Conditions over what is known of an account: a segment is a list of them, and all of them must hold.
import type { Problem } from '#base/refusal.ts'
import { attitudes, organisationLevels, ownerships, sizeClasses, statuses } from './account.ts'
import type { CustomValue, CustomValues } from './fields/field.ts'
import { isIndustry } from './industry.ts'

/** Facts that are one of a list; what is wanted is any of `in`. Tags: at least one of them. */
export const listFields = [
  'status',
  'sizeClass',
  'organisationLevel',
  'ownership',
  'region',
  'attitude',
  'tier',
  'rfmSegment',
  'tags',
] as const
export type ListField = (typeof listFields)[number]

export type Condition =
  | { field: ListField; in: string[] }
  /** Sections or divisions by code (`C`, `C39`), or plain texts. */
  | { field: 'industry'; in: string[] }
  | { field: 'employees'; from?: number | undefined; to?: number | undefined }
  /** The newest value of a measured metric. Both bounds are in. */
  | { field: 'signal'; metric: string; from?: number | undefined; to?: number | undefined }
  | CustomCondition

/** Over a field of the company's own, by its key: whole values, a piece of text, or bounds of a figure or a day. */
export type CustomCondition =
  | { field: 'custom'; key: string; in: string[] }
  | { field: 'custom'; key: string; contains: string }
  | { field: 'custom'; key: string; from?: number | string | undefined; to?: number | string | undefined }

/** What conditions look at; unknown is null, and unknown never meets. */
export type ConditionFacts = {
  status: string | null
  sizeClass: string | null
  organisationLevel: string | null
  ownership: string | null
  region: string | null
  attitude: string | null
  industry: string | null
  employees: number | null
  tags: readonly string[]
  tier: string | null
  rfmSegment: string | null
  /** The newest value of each metric. */
  signals: Readonly<Record<string, number>>
  /** Values of the company's own fields, by key. */
  custom: CustomValues
}

const within = (
  value: number | null | undefined,
  from: number | undefined,
  to: number | undefined,
): boolean =>
  value !== null &&
  value !== undefined &&
  (from === undefined || value >= from) &&
  (to === undefined || value <= to)

const customHolds = (condition: CustomCondition, value: CustomValue | undefined): boolean => {
  if (value === undefined) return false
  if ('in' in condition) return [value].flat().some((one) => condition.in.includes(String(one)))
  if ('contains' in condition)
    return typeof value === 'string' && value.toLowerCase().includes(condition.contains.toLowerCase())
  const { from, to } = condition
  if (from === undefined && to === undefined) return true
  const sort = typeof (from ?? to)
  return typeof value === sort && (from === undefined || value >= from) && (to === undefined || value <= to)
}

const holdsFor = (condition: Condition, facts: ConditionFacts): boolean => {
  switch (condition.field) {
    case 'industry':
      return isIndustry(facts.industry, condition.in)
    case 'employees':
      return within(facts.employees, condition.from, condition.to)
    case 'signal':
      return within(
        Object.hasOwn(facts.signals, condition.metric) ? facts.signals[condition.metric] : null,
        condition.from,
        condition.to,
      )
    case 'custom':
      return customHolds(
        condition,
        Object.hasOwn(facts.custom, condition.key) ? facts.custom[condition.key] : undefined,
      )
    case 'tags':
      return condition.in.some((tag) => facts.tags.includes(tag))
    default: {
      const value = facts[condition.field]
      return value !== null && condition.in.includes(value)
    }
  }
}

/** Whether all conditions hold; with none, everyone meets. */
export const meets = (conditions: readonly Condition[], facts: ConditionFacts): boolean =>
  conditions.every((condition) => holdsFor(condition, facts))

export const mostConditions = 20
const mostValues = 100

const closed: Partial<Record<ListField, readonly string[]>> = {
  status: statuses,
  sizeClass: sizeClasses,
  organisationLevel: organisationLevels,
  ownership: ownerships,
  attitude: attitudes,
}

const sameSort = (from: unknown, to: unknown): boolean =>
  from === undefined || to === undefined || typeof from === typeof to

/** What is wrong with a list of conditions, by field path such as `conditions.0.in`. */
export const checkConditions = (conditions: readonly Condition[]): Problem[] => {
  const problems: Problem[] = []
  if (conditions.length > mostConditions)
    problems.push({
      field: 'conditions',
      code: 'accounts.tooManyConditions',
      params: { most: mostConditions },
    })
  for (const [index, condition] of conditions.entries()) {
    const at = `conditions.${index}`
    if ('in' in condition) {
      if (condition.in.length === 0) problems.push({ field: `${at}.in`, code: 'accounts.nothingChosen' })
      if (condition.in.length > mostValues)
        problems.push({ field: `${at}.in`, code: 'accounts.tooManyValues', params: { most: mostValues } })
      const known =
        condition.field === 'industry' || condition.field === 'custom' ? undefined : closed[condition.field]
      const stray = known && condition.in.find((value) => !known.includes(value))
      if (stray !== undefined)
        problems.push({ field: `${at}.in`, code: 'accounts.noSuchValue', params: { value: stray } })
      continue
    }
    if ('contains' in condition) {
      if (!condition.contains.trim())
        problems.push({ field: `${at}.contains`, code: 'accounts.nothingChosen' })
      continue
    }
    if (condition.field === 'custom' && !sameSort(condition.from, condition.to))
      problems.push({ field: `${at}.from`, code: 'accounts.noBound' })
    if (condition.field === 'signal' && !condition.metric.trim())
      problems.push({ field: `${at}.metric`, code: 'accounts.noMetric' })
    if (condition.from === undefined && condition.to === undefined)
      problems.push({ field: `${at}.from`, code: 'accounts.noBound' })
    else if (condition.from !== undefined && condition.to !== undefined && condition.from > condition.to)
      problems.push({ field: `${at}.from`, code: 'accounts.boundsCrossed' })
  }
  return problems
}
