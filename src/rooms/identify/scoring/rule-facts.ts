// What vetoes, lists and pools read of an account, and what they say of it.
import { type Condition, type ConditionFacts, meets } from '#records/accounts/condition.ts'
import type { FixedTier, ListedTier } from './assess.ts'
import type { SegmentRule } from './pools.ts'
import { noRules, type WeightedScorecard } from './scorecard.ts'

/** Names of what conditions read: fact:region, signal:overdueDays. */
export const factsRead = (definition: WeightedScorecard, segments: readonly SegmentRule[]): string[] => {
  const { vetoes, lists } = definition.rules ?? noRules
  const { pool } = definition
  const conditions = [...vetoes, ...lists].flatMap((rule) => rule.when)
  const names = new Set<string>()
  if (pool?.by === 'attribute')
    names.add(pool.field === 'industrySection' ? 'fact:industry' : `fact:${pool.field}`)
  if (pool?.by === 'segments')
    for (const segment of segments)
      if (pool.segmentIds.includes(segment.id)) conditions.push(...segment.conditions)
  for (const condition of conditions) names.add(nameOf(condition))
  return [...names].sort()
}

const nameOf = (condition: Condition): string =>
  condition.field === 'signal'
    ? `signal:${condition.metric}`
    : condition.field === 'custom'
      ? `custom:${condition.key}`
      : `fact:${condition.field}`

export const nothingKnown: ConditionFacts = {
  status: null,
  sizeClass: null,
  organisationLevel: null,
  ownership: null,
  region: null,
  attitude: null,
  industry: null,
  employees: null,
  tags: [],
  tier: null,
  rfmSegment: null,
  signals: {},
  custom: {},
}

type Column = readonly (number | string | null)[]

/** Several choices lie in a column one below the other. */
const customValue = (value: string | number) =>
  typeof value === 'string' && value.includes('\n') ? value.split('\n') : value

/** The facts of each account, from columns by the names of `factsRead`; null while one has not been read. */
export const factsFrom = (
  names: readonly string[],
  columns: ReadonlyMap<string, Column>,
  accounts: number,
): ConditionFacts[] | null => {
  const read = names.map((name) => ({ name, column: columns.get(name) }))
  if (read.some(({ column }) => !column)) return null
  return Array.from({ length: accounts }, (_, place) => {
    const facts = { ...nothingKnown }
    for (const { name, column } of read) {
      const value = column?.[place] ?? null
      if (value === null) continue
      const field = name.slice(name.indexOf(':') + 1)
      if (name.startsWith('signal:')) facts.signals = { ...facts.signals, [field]: Number(value) }
      else if (name.startsWith('custom:')) facts.custom = { ...facts.custom, [field]: customValue(value) }
      else if (field === 'tags') facts.tags = String(value).split('\n')
      else Object.assign(facts, { [field]: value })
    }
    return facts
  })
}

/** The first veto and the first list that each account meets. */
export const ruledBy = (
  definition: WeightedScorecard,
  facts: readonly ConditionFacts[],
): { vetoes: (FixedTier | null)[]; lists: (ListedTier | null)[] } => {
  const { vetoes, lists } = definition.rules ?? noRules
  const nothing = () => facts.map(() => null)
  return {
    vetoes: vetoes.length
      ? facts.map((one) => {
          const met = vetoes.find((veto) => meets(veto.when, one))
          return met ? { tier: met.tier, rule: met.name } : null
        })
      : nothing(),
    lists: lists.length
      ? facts.map((one) => {
          const met = lists.find((list) => meets(list.when, one))
          return met ? { tier: met.tier, rule: met.name, atLeast: met.atLeast } : null
        })
      : nothing(),
  }
}
