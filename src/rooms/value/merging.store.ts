// How the tables of this room are merged.
import { sql } from 'kysely'
import { type MergePart, moves, setsAside, stays } from '#records/accounts/merging/part.store.ts'

export const valueMerging: readonly MergePart[] = [
  // Each run valued the two apart, and stays as it was; the next one values them as one.
  { ...stays('account_value'), counted: true },
  setsAside('account_worth'),
  { ...moves('referral', { key: ['id'] }), counted: true },
  { ...moves('value_judgement', { key: ['id'] }), counted: true },
  {
    ...moves('value_proposal', {
      key: ['id'],
      // One proposal is judged at a time; the one about the absorbed account is no longer about anything.
      clash: sql`theirs.state = 'open' and mine.state = 'open'`,
      yields: ({ actor }) => ({
        state: sql`'withdrawn'::text`,
        decided_at: sql`${actor.now}::timestamptz`,
      }),
    }),
    counted: true,
  },
]
