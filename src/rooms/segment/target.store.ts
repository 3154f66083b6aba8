// Targets of concentration: how large a share is wanted, or at most allowed, and by when.
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
      'person.name as personName',
    ])
    .orderBy('concentration_target.measure')
    .execute()

const factsOf = async (db: Db, measure: Measure) =>
  (await targets(db)).find((one) => one.measure === measure) ?? null

export const saveTarget = (db: Db, actor: Actor, measure: Measure, facts: TargetFacts): Promise<void> =>
  atomically(db, async (transaction) => {
    const before = await factsOf(transaction, measure)
    await on(transaction)
      .insertInto('concentration_target')
      .values({
        measure,
        value: facts.value,
        due_on: facts.dueOn,
        start_value: facts.startValue,
        start_on: facts.startOn,
        person_id: actor.personId,
        updated_at: actor.now,
      })
      .onConflict((conflict) =>
        conflict.column('measure').doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          due_on: eb.ref('excluded.due_on'),
          start_value: eb.ref('excluded.start_value'),
          start_on: eb.ref('excluded.start_on'),
          person_id: eb.ref('excluded.person_id'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute()
    await writeAudit(transaction, actor, {
      action: 'segment.targetSet',
      subject: { kind: 'concentrationTarget', id: measure },
      before,
      after: facts,
    })
  })

/** False when there was none. */
export const dropTarget = (db: Db, actor: Actor, measure: Measure): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await factsOf(transaction, measure)
    if (!before) return false
    await on(transaction).deleteFrom('concentration_target').where('measure', '=', measure).execute()
    await writeAudit(transaction, actor, {
      action: 'segment.targetDropped',
      subject: { kind: 'concentrationTarget', id: measure },
      before,
    })
    return true
  })
