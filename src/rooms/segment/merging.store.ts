// How the tables of this room are merged.
import { sql } from 'kysely'
import { type MergePart, moves } from '#records/accounts/merging/part.store.ts'

export const segmentMerging: readonly MergePart[] = [
  {
    ...moves('nomination', {
      key: ['id'],
      // One open nomination is judged at a time.
      clash: sql`theirs.state = 'open' and mine.state = 'open'`,
    }),
    counted: true,
  },
]
