// Webhooks and what they were sent. Secrets come and go sealed.
import { type Kysely, sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { writeAudit } from '../audit.store.ts'

type DeliveryState = 'waiting' | 'delivered' | 'failed'
type HookTables = {
  hook: {
    id: string
    name: string
    url: string
    events: string[]
    secret: string
    old_secret: string | null
    old_secret_until: Date | null
    failing_since: Date | null
    disabled_at: Date | null
    disabled_because: string | null
    revision: number
    created_at: Date
    updated_at: Date
  }
  hook_delivery: {
    hook_id: string
    audit_id: string
    action: string
    at: Date
    state: DeliveryState
    attempts: number
    due_at: Date | null
    status: number | null
    problem: string | null
    took_ms: number | null
    tried_at: Date | null
  }
}
const on = (db: Db): Kysely<HookTables> => db

export type HookFacts = { name: string; url: string; events: string[]; enabled: boolean }

const facts = [
  'id',
  'name',
  'url',
  'events',
  'failing_since',
  'disabled_at',
  'disabled_because',
  'old_secret_until',
  'revision',
] as const

export const allHooks = (db: Db) =>
  on(db).selectFrom('hook').select(facts).orderBy('created_at').orderBy('id').execute()
export type HookRow = Awaited<ReturnType<typeof allHooks>>[number]

export const findHook = async (db: Db, id: string): Promise<HookRow> => {
  const row = await on(db).selectFrom('hook').select(facts).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('notFound', 'staff.noSuchHook')
  return row
}

const subject = (id: string) => ({ kind: 'webhook', id })

export const addHook = (db: Db, actor: Actor, hook: HookFacts, sealed: string): Promise<HookRow> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const { enabled, ...rest } = hook
    await writeAudit(transaction, actor, { action: 'staff.hookAdded', subject: subject(id), after: hook })
    await on(transaction)
      .insertInto('hook')
      .values({
        id,
        ...rest,
        secret: sealed,
        disabled_at: enabled ? null : actor.now,
        revision: 1,
        created_at: actor.now,
        updated_at: actor.now,
      } as HookTables['hook'])
      .execute()
    return findHook(transaction, id)
  })

/** Switched on again it begins with a clean slate, and what waits goes out. */
export const changeHook = (
  db: Db,
  actor: Actor,
  id: string,
  seen: number | null,
  hook: HookFacts,
): Promise<HookRow> =>
  atomically(db, async (transaction) => {
    const before = await findHook(transaction, id)
    const { enabled, ...rest } = hook
    const state = enabled
      ? { disabled_at: null, disabled_because: null, ...(before.disabled_at ? { failing_since: null } : {}) }
      : { disabled_at: before.disabled_at ?? actor.now }
    const done = await on(transaction)
      .updateTable('hook')
      .set({ ...rest, ...state, revision: before.revision + 1, updated_at: actor.now })
      .where('id', '=', id)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'staff.hookChanged',
      subject: subject(id),
      before: {
        name: before.name,
        url: before.url,
        events: before.events,
        enabled: before.disabled_at === null,
      },
      after: hook,
    })
    return findHook(transaction, id)
  })

export const dropHook = (db: Db, actor: Actor, id: string, seen: number | null): Promise<void> =>
  atomically(db, async (transaction) => {
    const { name, url } = await findHook(transaction, id)
    const done = await on(transaction)
      .deleteFrom('hook')
      .where('id', '=', id)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'staff.hookRemoved',
      subject: subject(id),
      before: { name, url },
    })
  })

/** The secret before stays good for a day. */
export const rotateSecret = (db: Db, actor: Actor, id: string, sealed: string): Promise<HookRow> =>
  atomically(db, async (transaction) => {
    await findHook(transaction, id)
    await on(transaction)
      .updateTable('hook')
      .set((eb) => ({
        old_secret: eb.ref('secret'),
        old_secret_until: new Date(actor.now.getTime() + overlapMs),
        secret: sealed,
        revision: eb('revision', '+', 1),
        updated_at: actor.now,
      }))
      .where('id', '=', id)
      .execute()
    await writeAudit(transaction, actor, { action: 'staff.hookSecretRotated', subject: subject(id) })
    return findHook(transaction, id)
  })

const overlapMs = 24 * 3600 * 1000

export const deliveryPage = (
  db: Db,
  ask: {
    hookId: string
    state?: DeliveryState | undefined
    after: { at: string; id: string } | null
    limit: number
  },
) => {
  let query = on(db)
    .selectFrom('hook_delivery')
    .select([
      'audit_id',
      'action',
      'at',
      'state',
      'attempts',
      'due_at',
      'status',
      'problem',
      'took_ms',
      'tried_at',
    ])
    .where('hook_id', '=', ask.hookId)
    .orderBy('at', 'desc')
    .orderBy('audit_id', 'desc')
    .limit(ask.limit + 1)
  if (ask.state) query = query.where('state', '=', ask.state)
  if (ask.after)
    query = query.where(
      sql<boolean>`(at, audit_id) < (${new Date(ask.after.at)}::timestamptz, ${ask.after.id}::uuid)`,
    )
  return query.execute()
}
export type DeliveryRow = Awaited<ReturnType<typeof deliveryPage>>[number]

/** Sends once more what was sent or given up; the message keeps its id, so the other side can tell. */
export const replay = (db: Db, actor: Actor, hookId: string, auditId: string): Promise<void> =>
  atomically(db, async (transaction) => {
    const hook = await findHook(transaction, hookId)
    if (hook.disabled_at) throw new Refusal('conflict', 'staff.hookDisabled')
    const done = await on(transaction)
      .updateTable('hook_delivery')
      .set({ state: 'waiting', attempts: 0, due_at: actor.now })
      .where('hook_id', '=', hookId)
      .where('audit_id', '=', auditId)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new Refusal('notFound', 'staff.noSuchDelivery')
    await writeAudit(transaction, actor, { action: 'staff.hookReplayed', subject: subject(hookId) })
  })

export type Due = {
  hookId: string
  auditId: string
  url: string
  attempts: number
  secret: string
  oldSecret: string | null
  at: Date
  action: string
  origin: string
  subjectKind: string
  subjectId: string
  accountId: string | null
  personId: string | null
}

// Longer than an attempt may take: a program that was killed leaves its deliveries to the next.
const leaseMs = 60_000

/** Takes what is due; two who look at once never get the same. */
export const takeDue = async (db: Db, now: Date, most: number): Promise<Due[]> => {
  const { rows } = await sql<{ hook_id: string; audit_id: string }>`update hook_delivery
    set due_at = ${new Date(now.getTime() + leaseMs)} from (
      select d.hook_id, d.audit_id from hook_delivery as d join hook on hook.id = d.hook_id
      where d.due_at <= ${now} and hook.disabled_at is null order by d.due_at limit ${most}
      for update of d skip locked
    ) as due
    where hook_delivery.hook_id = due.hook_id and hook_delivery.audit_id = due.audit_id
    returning hook_delivery.hook_id, hook_delivery.audit_id`.execute(db)
  if (rows.length === 0) return []
  const taken =
    await sql<Due>`select d.hook_id as "hookId", d.audit_id as "auditId", hook.url, d.attempts, hook.secret,
      case when hook.old_secret_until > ${now} then hook.old_secret end as "oldSecret", a.at, a.action, a.origin,
      a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.account_id as "accountId", a.person_id as "personId"
    from hook_delivery as d join hook on hook.id = d.hook_id join audit as a on a.id = d.audit_id
    where (d.hook_id, d.audit_id) in (select * from unnest(${rows.map((one) => one.hook_id)}::uuid[],
      ${rows.map((one) => one.audit_id)}::uuid[]))`.execute(db)
  return taken.rows
}

export type Outcome = { status: number | null; problem: string | null; tookMs: number }

/** Writes how an attempt went, and what becomes of the webhook. */
export const noteAttempt = (
  db: Db,
  due: Due,
  outcome: Outcome & { delivered: boolean; nextAt: Date | null; disableBecause: string | null },
  now: Date,
): Promise<void> =>
  atomically(db, async (transaction) => {
    const { delivered, nextAt, disableBecause } = outcome
    await on(transaction)
      .updateTable('hook_delivery')
      .set({
        state: delivered ? 'delivered' : nextAt ? 'waiting' : 'failed',
        attempts: due.attempts + 1,
        due_at: delivered ? null : nextAt,
        status: outcome.status,
        problem: outcome.problem,
        took_ms: outcome.tookMs,
        tried_at: now,
      })
      .where('hook_id', '=', due.hookId)
      .where('audit_id', '=', due.auditId)
      .execute()
    const hook = on(transaction).updateTable('hook').where('id', '=', due.hookId)
    if (delivered) await hook.set({ failing_since: null }).where('failing_since', 'is not', null).execute()
    else if (disableBecause)
      await hook
        .set({ disabled_at: now, disabled_because: disableBecause })
        .where('disabled_at', 'is', null)
        .execute()
    else await hook.set({ failing_since: now }).where('failing_since', 'is', null).execute()
  })

/** What went well, or was given up, is forgotten after a month. */
export const forgetDeliveries = (db: Db, before: Date) =>
  on(db).deleteFrom('hook_delivery').where('at', '<', before).where('due_at', 'is', null).execute()
