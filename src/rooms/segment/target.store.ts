// Targets of concentration: how large a share is wanted, or at most allowed, and by when.
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { type Measure, on } from './tables.store.ts'

export type TargetFacts = { value: number; dueOn: string; startValue: number | null; startOn: string }

export const targets = (db: Db) =>
  on(db)
    .selectFrom('concentration_target')
    .leftJoin('person', 'person.id', 'concentration_target.person_id')
    .select([
      'concentration_target.measure',
      'concentration_target.value',
      'concentration_target.due_on as dueOn',
      'concentration_target.start_value as startValue',
      'concentration_target.start_on as startOn',
      'concentration_target.revision',
      'person.name as personName',
    ])
    .orderBy('concentration_target.measure')
    .execute()

const factsOf = async (db: Db, measure: Measure) =>
  (await targets(db)).find((one) => one.measure === measure) ?? null

const told = ({ revision: _, ...facts }: Awaited<ReturnType<typeof targets>>[number]) => facts

/** Gives the new revision; refused when the target, or that there is none, is no longer as it was seen. */
export const saveTarget = (
  db: Db,
  actor: Actor,
  measure: Measure,
  facts: TargetFacts,
  seen: number | null = null,
): Promise<number> =>
  atomically(db, async (transaction) => {
    const found = await factsOf(transaction, measure)
    const revision = (found?.revision ?? 0) + 1
    const row = {
      value: facts.value,
      due_on: facts.dueOn,
      start_value: facts.startValue,
      start_on: facts.startOn,
      person_id: actor.personId,
      updated_at: actor.now,
      revision,
    }
    const done = await on(transaction)
      .insertInto('concentration_target')
      .values({ measure, ...row })
      .onConflict((conflict) =>
        conflict
          .column('measure')
          .doUpdateSet(row)
          .where('concentration_target.revision', '=', seen ?? revision - 1),
      )
      .executeTakeFirst()
    if (done.numInsertedOrUpdatedRows === 0n || (seen !== null && seen !== revision - 1))
      throw new Refusal('stale', 'web.stale')
    const before = found && told(found)
    await writeAudit(transaction, actor, {
      action: 'segment.targetSet',
      subject: { kind: 'concentrationTarget', id: measure },
      before,
      after: facts,
    })
    return revision
  })

/** False when there was none. */
export const dropTarget = (db: Db, actor: Actor, measure: Measure, seen: number | null): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await factsOf(transaction, measure)
    if (!before) return false
    const done = await on(transaction)
      .deleteFrom('concentration_target')
      .where('measure', '=', measure)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'segment.targetDropped',
      subject: { kind: 'concentrationTarget', id: measure },
      before: told(before),
    })
    return true
  })
