// What we learn from an account, and how our people grow with it: judged by people, with evidence; the newest counts.
import { dayIn } from '#base/calendar.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { on } from '../tables.store.ts'

export type JudgementFacts = { kind: 'learning' | 'skill'; level: number; evidence: string }

/** Of an account whose being seen was checked at the door, newest first. */
export const judgementsOf = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('value_judgement')
    .leftJoin('person', 'person.id', 'value_judgement.person_id')
    .select(['kind', 'level', 'evidence', 'judged_on as judgedOn', 'person.name as personName'])
    .where('account_id', '=', accountId)
    .orderBy('judged_on', 'desc')
    .orderBy('value_judgement.created_at', 'desc')
    .orderBy('value_judgement.id', 'desc')
    .limit(100)
    .execute()

export type NewJudgement = JudgementFacts & { accountId: string; personId: string | null; judgedOn: string }

/** Hand-down for the demo, any number at once. No audit row: the caller writes one. */
export const insertJudgements = async (db: Db, now: Date, list: readonly NewJudgement[]): Promise<void> => {
  if (list.length === 0) return
  await on(db)
    .insertInto('value_judgement')
    .values(
      list.map((one) => ({
        account_id: one.accountId,
        id: newId(now),
        kind: one.kind,
        level: one.level,
        evidence: one.evidence,
        person_id: one.personId,
        judged_on: one.judgedOn,
        created_at: now,
      })),
    )
    .execute()
}

export const addJudgement = (
  db: Db,
  actor: Actor,
  accountId: string,
  facts: JudgementFacts,
): Promise<{ judgedOn: string }> =>
  atomically(db, async (transaction) => {
    const judgedOn = dayIn(actor.now)
    await insertJudgements(transaction, actor.now, [
      { ...facts, accountId, personId: actor.personId, judgedOn },
    ])
    await writeAudit(transaction, actor, {
      action: 'value.judged',
      subject: { kind: 'valueJudgement', id: facts.kind },
      accountId,
      after: facts,
    })
    return { judgedOn }
  })
