// One row for every change, in the change's own transaction.
import type { Kysely } from 'kysely'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'

type AuditTables = {
  audit: {
    id: string
    at: Date
    person_id: string | null
    origin: string
    request_id: string | null
    action: string
    subject_kind: string
    subject_id: string
    account_id: string | null
    before: string | null
    after: string | null
  }
}
const on = (db: Db): Kysely<AuditTables> => db

export type Change = {
  /** `room.verb`, such as `accounts.changed`. */
  action: string
  subject: { kind: string; id: string }
  accountId?: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

export const writeAudit = async (db: Db, actor: Actor, change: Change): Promise<void> => {
  await on(db)
    .insertInto('audit')
    .values({
      id: newId(actor.now),
      at: actor.now,
      person_id: actor.personId,
      origin: actor.origin,
      request_id: actor.requestId,
      action: change.action,
      subject_kind: change.subject.kind,
      subject_id: change.subject.id,
      account_id: change.accountId ?? null,
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
    })
    .execute()
}
