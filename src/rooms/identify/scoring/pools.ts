// Who is measured against whom: everybody, those alike in an attribute, or those of one segment.
import { type Condition, type ConditionFacts, meets } from '#records/accounts/condition.ts'
import { industryOf } from '#records/accounts/industry.ts'
import type { PoolChoice } from './scorecard.ts'

/** A segment as it was when a run looked at it. */
export type SegmentRule = { id: string; name: string; conditions: Condition[] }

/** The pool of those that fit none. */
export const rest = ''

/**
 * The name of each account's pool, in the order of `facts`; null when all are one pool.
 * An attribute that is unknown, and an account that meets no segment, belong to the rest.
 */
export const poolsOf = (
  choice: PoolChoice | undefined,
  facts: readonly ConditionFacts[],
  segments: readonly SegmentRule[],
): string[] | null => {
  if (!choice || choice.by === 'all') return null
  if (choice.by === 'segments') {
    const chosen = choice.segmentIds.flatMap((id) => segments.filter((segment) => segment.id === id))
    return facts.map((one) => chosen.find((segment) => meets(segment.conditions, one))?.name ?? rest)
  }
  const { field } = choice
  return facts.map((one) =>
    field === 'industrySection'
      ? (one.industry && industryOf(one.industry)?.section) || rest
      : (one[field] ?? rest),
  )
}

/** The places of each pool's accounts, pools in the order they come up. */
export const placesByPool = (pools: readonly string[]): Map<string, number[]> => {
  const places = new Map<string, number[]>()
  for (const [place, pool] of pools.entries()) {
    const found = places.get(pool)
    if (found) found.push(place)
    else places.set(pool, [place])
  }
  return places
}
