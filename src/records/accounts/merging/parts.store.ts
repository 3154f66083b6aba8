// How the tables of this room are merged.
import { sql } from 'kysely'
import { signMembers } from '../team/team.store.ts'
import { type MergePart, moves, setsAside, stays } from './part.store.ts'

const team = moves('account_member', {
  key: ['person_id', 'role'],
  clash: sql`theirs.person_id = mine.person_id and theirs.role = mine.role`,
})

export const accountMerging: readonly MergePart[] = [
  {
    ...moves('contact', {
      key: ['id'],
      // One main contact is enough.
      clash: sql`theirs.main and theirs.archived_at is null and mine.main and mine.archived_at is null`,
      yields: () => ({ main: sql`false` }),
    }),
    counted: true,
  },
  {
    ...team,
    counted: true,
    async merge(db, merge) {
      await team.merge?.(db, merge)
      await signMembers(db, [merge.survivorId])
    },
    async undo(db, merge) {
      await team.undo?.(db, merge)
      await signMembers(db, [merge.survivorId])
    },
  },
  { ...moves('owner_change', { key: ['id'] }), counted: true },
  // Undone later, a change of many would set the survivor to what the absorbed account was.
  setsAside('bulk_change_item'),
  // By either code, and by either tax number, one finds the survivor.
  { ...moves('account_code', { key: ['code'] }), counted: true },
  moves('account_tax_number', { key: ['tax_number'] }),
  // A tier is a judgement of one account alone; one that has none takes it along.
  moves('account_tier', { key: [], clash: sql`true` }),
  { ...stays('tier_change'), counted: true },
  setsAside('account_distinct'),
  setsAside('account_distinct', { by: 'other_id' }),
  moves('merged_account', { key: ['id'] }),
  stays('account_merge'),
  stays('account_merge_row'),
  // What was done is never written anew.
  stays('audit'),
]
