// An import of records taken back: what it made goes unless it is used or changed since, what it changed is given back.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import {
  changeAccounts,
  knownAccounts,
  moveAccounts,
  removeAccounts,
  usedAccounts,
} from '#records/accounts/bringing.store.ts'
import { changeContacts, knownContacts, removeContacts } from '#records/accounts/contacts/bringing.store.ts'
import type { ContactFacts } from '#records/accounts/contacts/contact.ts'
import type { AccountFacts } from '#records/accounts/store.ts'
import { insertAgreements } from '#records/ledger/agreement.store.ts'
import {
  changeProducts,
  type KnownAgreement,
  type KnownCharge,
  type KnownReceivable,
  knownAgreementsById,
  knownCharges,
  knownProducts,
  knownReceivablesById,
  type ProductChange,
  removeAgreements,
  removeCharges,
  removeProducts,
  removeReceivables,
} from '#records/ledger/bringing.store.ts'
import { insertCharges } from '#records/ledger/charge.store.ts'
import { chargeId, chargeOfId } from '#records/ledger/charge.ts'
import { insertReceivables } from '#records/ledger/receivable.store.ts'
import { undoOrders } from '#records/ledger/undoing.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { operator } from '#records/staff/viewer.store.ts'
import { knownInteractions, removeInteractions } from '#records/timeline/bringing.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { JobKind, Work } from '#server/jobs.ts'
import { findRecordImport } from './import.store.ts'
import type { ImportInput } from './importing.store.ts'
import { on, type TraceRow, type Undone } from './tables.store.ts'

const atOnce = 2_000

export const undoJob: JobKind<ImportInput> = {
  kind: 'exchange.undo',
  run: async (work, { importId }) => {
    const actor: Actor = {
      personId: work.personId,
      origin: 'job',
      requestId: work.jobId,
      now: work.now(),
    } as Actor
    const { db } = work.database
    const row = await findRecordImport(db, importId)
    const undone =
      row && row.kind !== 'orders'
        ? await undoRecords(work, actor, importId)
        : await undoOrders(db, actor, importId, (done, of) => work.progress(done, of))
    return { importId, ...undone }
  },
}

/** From the last trace to the first, in parts; each part forgets its traces, so that a stopped undo goes on. */
const undoRecords = async (work: Work, actor: Actor, importId: string): Promise<Undone> => {
  const { db } = work.database
  const row = await findRecordImport(db, importId)
  if (!row) throw new Refusal('notFound', 'ledger.noSuchImport')
  if (!['done', 'undoing', 'cancelled', 'failed'].includes(row.state))
    throw new Refusal('conflict', 'exchange.notUndone')
  const undone: Undone =
    row.state === 'undoing' && row.undone ? row.undone : { removed: 0, restored: 0, kept: {} }
  await on(db).updateTable('record_import').set({ state: 'undoing' }).where('id', '=', importId).execute()
  const count = await sql<{
    count: number
  }>`select count(*)::int as count from import_record where import_id = ${importId}`.execute(db)
  const whole = count.rows[0]?.count ?? 0
  for (let done = 0; ; ) {
    await work.progress(done, whole + 1)
    const part = await on(db)
      .selectFrom('import_record')
      .selectAll()
      .where('import_id', '=', importId)
      .orderBy('number', 'desc')
      .limit(atOnce)
      .execute()
    if (part.length === 0) break
    done += part.length
    await atomically(db, async (transaction) => {
      for (const [entity, traces] of Map.groupBy(part, (trace) => trace.entity))
        await takers[entity](transaction, actor, traces, undone)
      const first = part.at(-1)?.number ?? 0
      await sql`delete from import_record where import_id = ${importId} and number >= ${first}`.execute(
        transaction,
      )
      await on(transaction)
        .updateTable('record_import')
        .set({ undone: JSON.stringify(undone) as never })
        .where('id', '=', importId)
        .execute()
    })
  }
  await atomically(db, async (transaction) => {
    await sql`delete from external_id where import_id = ${importId}
      and (entity <> 'account' or not exists (select 1 from account where account.id = record_id))`.execute(
      transaction,
    )
    await on(transaction)
      .updateTable('record_import')
      .set({ state: 'undone', undone_at: actor.now, undone: JSON.stringify(undone) as never })
      .where('id', '=', importId)
      .execute()
    await writeAudit(transaction, actor, {
      action: 'exchange.undone',
      subject: { kind: 'import', id: importId },
      after: { kind: row.kind, fileName: row.file_name, ...undone },
    })
  })
  return undone
}

type Taker = (db: Db, actor: Actor, traces: readonly TraceRow[], undone: Undone) => Promise<void>

const keep = (undone: Undone, code: string, count: number): void => {
  if (count > 0) undone.kept[code] = (undone.kept[code] ?? 0) + count
}

const idsOf = (traces: readonly TraceRow[]): string[] => [...new Set(traces.map((trace) => trace.record_id))]

const parents: Taker = async (db, actor, traces, undone) => {
  const known = new Map(
    (await knownAccounts(db, operator, { ids: idsOf(traces) })).map((one) => [one.id, one]),
  )
  const untouched = traces.filter((trace) => known.get(trace.record_id)?.revision === trace.revision)
  await moveAccounts(
    db,
    actor,
    untouched.map((trace) => ({
      id: trace.record_id,
      parentId: (trace.before?.parentId as string | null) ?? null,
    })),
  )
  // The account's own trace tells whether it was changed since; taking the parent away is no change of anybody's.
  await sql`update account set revision = revision - 2 where id = any(${untouched.map((one) => one.record_id)}::uuid[])`.execute(
    db,
  )
  keep(undone, 'exchange.changedSince', traces.length - untouched.length)
}

const accounts: Taker = async (db, actor, traces, undone) => {
  const known = new Map(
    (await knownAccounts(db, operator, { ids: idsOf(traces) })).map((one) => [one.id, one]),
  )
  const there = traces.filter((trace) => known.has(trace.record_id))
  const untouched = there.filter((trace) => known.get(trace.record_id)?.revision === trace.revision)
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  const made = untouched.filter((trace) => trace.before === null).map((trace) => trace.record_id)
  const used = await usedAccounts(db, made, ['external_id', 'bulk_change_item'])
  const free = made.filter((id) => !used.has(id))
  await removeAccounts(db, free)
  undone.removed += free.length
  keep(undone, 'exchange.accountUsed', made.length - free.length)
  const changed = untouched.filter((trace) => trace.before !== null)
  await changeAccounts(
    db,
    actor,
    changed.flatMap((trace) => {
      const before = known.get(trace.record_id)
      const stood = trace.before as {
        facts: AccountFacts
        ownerId: string | null
        departmentId: string | null
      }
      return before ? [{ before, ...stood }] : []
    }),
  )
  undone.restored += changed.length
}

const contacts: Taker = async (db, actor, traces, undone) => {
  const known = new Map((await knownContacts(db, [], idsOf(traces))).map((one) => [one.id, one]))
  const there = traces.filter((trace) => known.has(trace.record_id))
  const untouched = there.filter((trace) => known.get(trace.record_id)?.revision === trace.revision)
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  const made = untouched.filter((trace) => trace.before === null)
  await removeContacts(
    db,
    made.map((trace) => ({ accountId: trace.owner_id as string, id: trace.record_id })),
  )
  undone.removed += made.length
  const changed = untouched.filter((trace) => trace.before !== null)
  await changeContacts(
    db,
    actor,
    changed.map((trace) => ({
      accountId: trace.owner_id as string,
      id: trace.record_id,
      facts: trace.before as unknown as ContactFacts,
    })),
  )
  undone.restored += changed.length
}

const products: Taker = async (db, actor, traces, undone) => {
  const known = new Map((await knownProducts(db, [], idsOf(traces))).map((one) => [one.id, one]))
  const there = traces.filter((trace) => known.has(trace.record_id))
  const untouched = there.filter((trace) => known.get(trace.record_id)?.revision === trace.revision)
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  const made = untouched.filter((trace) => trace.before === null).map((trace) => trace.record_id)
  const gone = await removeProducts(db, made)
  undone.removed += gone.size
  keep(undone, 'exchange.productSold', made.length - gone.size)
  const changed = untouched.filter((trace) => trace.before !== null)
  await changeProducts(
    db,
    actor,
    changed.map((trace) => ({
      ...(trace.before as unknown as Omit<ProductChange, 'id'>),
      id: trace.record_id,
    })),
  )
  undone.restored += changed.length
}

const receivables: Taker = async (db, actor, traces, undone) => {
  const known = new Map((await knownReceivablesById(db, idsOf(traces))).map((one) => [one.id, one]))
  const there = traces.filter((trace) => known.has(trace.record_id))
  const untouched = there.filter(
    (trace) => known.get(trace.record_id)?.importId === (trace as TraceRow & { import_id: string }).import_id,
  )
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  const made = untouched.filter((trace) => trace.before === null)
  await removeReceivables(
    db,
    made.map((trace) => ({ accountId: trace.owner_id as string, id: trace.record_id })),
  )
  undone.removed += made.length
  const changed = untouched.filter((trace) => trace.before !== null)
  await insertReceivables(
    db,
    actor,
    changed.map((trace) => trace.before as unknown as KnownReceivable),
  )
  undone.restored += changed.length
}

const charges: Taker = async (db, actor, traces, undone) => {
  const places = traces.flatMap((trace) => {
    const place = chargeOfId(trace.record_id)
    return place && trace.owner_id ? [{ ...place, accountId: trace.owner_id }] : []
  })
  const keyOf = (trace: TraceRow) => `${trace.owner_id} ${trace.record_id}`
  const known = new Map(
    (await knownCharges(db, places)).map((one) => [`${one.accountId} ${chargeId(one.kind, one.month)}`, one]),
  )
  const there = traces.filter((trace) => known.has(keyOf(trace)))
  const untouched = there.filter(
    (trace) => known.get(keyOf(trace))?.importId === (trace as TraceRow & { import_id: string }).import_id,
  )
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  const made = untouched.filter((trace) => trace.before === null)
  await removeCharges(
    db,
    made.flatMap((trace) => known.get(keyOf(trace)) ?? []),
  )
  undone.removed += made.length
  const changed = untouched.filter((trace) => trace.before !== null)
  await insertCharges(
    db,
    actor,
    changed.map((trace) => trace.before as unknown as KnownCharge),
  )
  undone.restored += changed.length
}

const agreements: Taker = async (db, actor, traces, undone) => {
  const known = new Map((await knownAgreementsById(db, idsOf(traces))).map((one) => [one.id, one]))
  const there = traces.filter((trace) => known.has(trace.record_id))
  const untouched = there.filter(
    (trace) => known.get(trace.record_id)?.importId === (trace as TraceRow & { import_id: string }).import_id,
  )
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  const made = untouched.filter((trace) => trace.before === null)
  await removeAgreements(
    db,
    made.map((trace) => ({ accountId: trace.owner_id as string, id: trace.record_id })),
  )
  undone.removed += made.length
  const changed = untouched.filter((trace) => trace.before !== null)
  await insertAgreements(
    db,
    actor,
    changed.map((trace) => trace.before as unknown as KnownAgreement),
  )
  undone.restored += changed.length
}

const interactions: Taker = async (db, _, traces, undone) => {
  const known = new Map((await knownInteractions(db, [], idsOf(traces))).map((one) => [one.id, one]))
  const there = traces.filter((trace) => known.has(trace.record_id))
  const untouched = there.filter((trace) => known.get(trace.record_id)?.revision === trace.revision)
  keep(undone, 'exchange.changedSince', there.length - untouched.length)
  await removeInteractions(
    db,
    untouched.map((trace) => ({ accountId: trace.owner_id as string, id: trace.record_id })),
  )
  undone.removed += untouched.length
}

const takers: Record<TraceRow['entity'], Taker> = {
  parent: parents,
  account: accounts,
  contact: contacts,
  product: products,
  receivable: receivables,
  charge: charges,
  agreement: agreements,
  interaction: interactions,
}
