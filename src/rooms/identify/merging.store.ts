// How the tables of this room are merged.
import { sql } from 'kysely'
import { type MergePart, moves, stays } from '#records/accounts/merging/part.store.ts'

export const identifyMerging: readonly MergePart[] = [
  { ...moves('rating', { key: ['id'] }), counted: true },
  {
    ...moves('tier_pin', {
      key: ['id'],
      // Of two tiers held by hand the survivor's holds.
      clash: sql`theirs.ended_at is null and mine.ended_at is null`,
      yields: ({ actor }) => ({
        ended_at: sql`${actor.now}::timestamptz`,
        ended_by: sql`${actor.personId}::uuid`,
      }),
    }),
    counted: true,
  },
  // Each run judged the two apart, and stays as it was.
  { ...stays('account_score'), counted: true },
]
