// One row for every change, in the change's own transaction.
import { type Kysely, sql } from 'kysely'
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
    key_id: string | null
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

/** In one statement with the row: a change and what webhooks are told of it are kept together, or neither is. */
const tellHooks = sql`insert into hook_delivery (hook_id, audit_id, action, at, state, attempts, due_at)
  select hook.id, written.id, written.action, written.at, 'waiting', 0, written.at from written
  join hook on hook.disabled_at is null and split_part(written.action, '.', 1) = any(hook.events)`

export const writeAudit = async (db: Db, actor: Actor, change: Change): Promise<void> => {
  const row = on(db)
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
      key_id: actor.keyId ?? null,
    })
    .returning(['id', 'action', 'at'])
  await sql`with written as (${row}) ${tellHooks}`.execute(db)
}

/** A row for each of many changes, in one statement. */
export const writeAudits = async (db: Db, actor: Actor, changes: readonly Change[]): Promise<void> => {
  if (changes.length === 0) return
  const rows = changes.map((change) => ({
    id: newId(actor.now),
    at: actor.now,
    person_id: actor.personId,
    origin: actor.origin,
    request_id: actor.requestId,
    action: change.action,
    subject_kind: change.subject.kind,
    subject_id: change.subject.id,
    account_id: change.accountId ?? null,
    before: change.before ?? null,
    after: change.after ?? null,
    key_id: actor.keyId ?? null,
  }))
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  await sql`with written as (insert into audit (${columns}) select ${columns}
    from jsonb_populate_recordset(null::audit, ${JSON.stringify(rows)}::jsonb) returning id, action, at)
    ${tellHooks}`.execute(db)
}
