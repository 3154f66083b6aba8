// How the tables of this room are merged, and the notices that it reads.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { type MergePart, moves, setsAside } from '#records/accounts/merging/part.store.ts'

// What was decided is history of the account it was decided about.
const items = setsAside('approval_item', { only: sql`mine.verdict is null` })

export const deskMerging: readonly MergePart[] = [
  {
    ...items,
    async merge(db, merge) {
      // An approval that waits for this account only would wait for ever.
      const alone = await sql<{ path: string }>`select approval.path from approval_item as mine
          join approval on approval.id = mine.approval_id
        where mine.account_id = ${merge.absorbedId} and mine.verdict is null and approval.state = 'open'
          and not exists (select 1 from approval_item as other where other.approval_id = mine.approval_id
            and other.verdict is null and other.account_id <> mine.account_id) limit 1`.execute(db)
      if (alone.rows[0]) throw new Refusal('conflict', 'accounts.approvalFirst', { path: alone.rows[0].path })
      await items.merge?.(db, merge)
    },
  },
  moves('notice', { key: ['person_id', 'id'] }),
]
