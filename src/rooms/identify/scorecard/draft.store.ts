// What-ifs kept for others to look at.
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { Scorecard } from '../scoring/scorecard.ts'
import { on } from '../tables.store.ts'

export type DraftFacts = { name: string; definition: Scorecard; note: string | null }

const drafts = (db: Db) =>
  on(db)
    .selectFrom('scorecard_draft')
    .leftJoin('person', 'person.id', 'scorecard_draft.person_id')
    .selectAll('scorecard_draft')
    .select('person.name as person_name')

export type DraftRow = Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]

export const draftsOf = (db: Db, scorecardId: string): Promise<DraftRow[]> =>
  drafts(db).where('scorecard_id', '=', scorecardId).orderBy('updated_at', 'desc').limit(100).execute()

export const findDraft = (db: Db, id: string): Promise<DraftRow | undefined> =>
  drafts(db).where('scorecard_draft.id', '=', id).executeTakeFirst()

export const addDraft = (
  db: Db,
  actor: Actor,
  base: { id: string; version: number },
  { name, definition, note }: DraftFacts,
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    await on(transaction)
      .insertInto('scorecard_draft')
      .values({
        id,
        scorecard_id: base.id,
        version: base.version,
        name,
        definition: JSON.stringify(definition) as never,
        note,
        person_id: actor.personId,
        revision: 1,
        created_at: actor.now,
        updated_at: actor.now,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'identify.draftKept',
      subject: { kind: 'scorecardDraft', id },
      after: { scorecardId: base.id, name, note },
    })
    return id
  })

/** False when someone was faster. */
export const saveDraft = (
  db: Db,
  actor: Actor,
  before: DraftRow,
  { name, definition, note }: DraftFacts,
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const saved = await on(transaction)
      .updateTable('scorecard_draft')
      .set({
        name,
        definition: JSON.stringify(definition) as never,
        note,
        revision: before.revision + 1,
        updated_at: actor.now,
      })
      .where('id', '=', before.id)
      .where('revision', '=', seen ?? before.revision)
      .executeTakeFirst()
    if (!saved.numUpdatedRows) return false
    await writeAudit(transaction, actor, {
      action: 'identify.draftChanged',
      subject: { kind: 'scorecardDraft', id: before.id },
      before: { name: before.name, note: before.note },
      after: { name, note },
    })
    return true
  })

export const dropDraft = (db: Db, actor: Actor, before: DraftRow, revision: number | null): Promise<void> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .deleteFrom('scorecard_draft')
      .where('id', '=', before.id)
      .where('revision', '=', revision ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'identify.draftDropped',
      subject: { kind: 'scorecardDraft', id: before.id },
      before: { name: before.name, note: before.note },
    })
  })
