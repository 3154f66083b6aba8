// How the tables of this room are merged.
import { sql } from 'kysely'
import { type MergePart, moves } from '#records/accounts/merging/part.store.ts'

export const timelineMerging: readonly MergePart[] = [
  { ...moves('interaction', { key: ['id'] }), counted: true },
  { ...moves('attachment', { key: ['id'] }), counted: true },
  {
    ...moves('signal', {
      key: ['metric', 'measured_on'],
      // Of two values for one day the survivor's holds.
      clash: sql`theirs.metric = mine.metric and theirs.measured_on = mine.measured_on`,
    }),
    counted: true,
  },
]
