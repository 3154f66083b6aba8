// Charges as they stand: one figure an account, kind and month.
import { type Kysely, sql } from 'kysely'
import type { Month } from '#base/calendar.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { ChargeFigure, ChargeKind } from './charge.ts'

type ChargeTable = {
  account_id: string
  kind: ChargeKind
  month: Month
  amount_minor: number | null
  quantity_milli: number | null
  note: string | null
  person_id: string | null
  import_id: string | null
  revision: number
  updated_at: Date
}
const on = (db: Db): Kysely<{ account_charge: ChargeTable; person: { id: string; name: string } }> => db

export type ChargePlace = { accountId: string; kind: ChargeKind; month: Month }

const figures = [
  'charge.kind',
  'charge.month',
  'charge.amount_minor as amountMinor',
  'charge.quantity_milli as quantityMilli',
] as const

const charges = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('account_charge as charge')
    .leftJoin('person', 'person.id', 'charge.person_id')
    .select(figures)
    .select(['charge.note', 'person.name as personName', 'charge.revision', 'charge.updated_at as updatedAt'])
    .where('charge.account_id', '=', accountId)

export type AccountCharge = Awaited<ReturnType<typeof chargesOf>>[number]

/** What was booked on an account whose being seen was checked before, from a month until before another, newest first. */
export const chargesOf = (db: Db, accountId: string, from: Month, before: Month) =>
  charges(db, accountId)
    .where('charge.month', '>=', from)
    .where('charge.month', '<', before)
    .orderBy('charge.month', 'desc')
    .orderBy('charge.kind')
    .execute()

export const findCharge = (db: Db, { accountId, kind, month }: ChargePlace) =>
  charges(db, accountId).where('charge.kind', '=', kind).where('charge.month', '=', month).executeTakeFirst()

/** The last month of an account that anything is booked in; null when nothing ever was. */
export const lastChargedMonth = async (db: Db, accountId: string): Promise<Month | null> =>
  (
    await on(db)
      .selectFrom('account_charge')
      .select((eb) => eb.fn.max('month').as('month'))
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  )?.month ?? null

export type ChargeSum = ChargeFigure & {
  accountId: string
  kind: ChargeKind
  /** In how many months of the window it is booked. */
  months: number
}

/**
 * Sums of all accounts, or of some, from a month until before another, by account and kind; what was never booked has no
 * row. Nothing here asks who may see them: the caller is a run, or has checked.
 */
export const chargesBetween = async (
  db: Db,
  from: Month,
  before: Month,
  accountIds: readonly string[] | null = null,
): Promise<ChargeSum[]> =>
  (
    await sql<ChargeSum>`select account_id as "accountId", kind, sum(amount_minor)::bigint as "amountMinor",
        sum(quantity_milli)::bigint as "quantityMilli", count(*)::int as months
      from account_charge where month >= ${from} and month < ${before}
        and ${accountIds ? sql`account_id = any(${[...accountIds]}::uuid[])` : sql`true`}
      group by account_id, kind`.execute(db)
  ).rows

export type NewCharge = ChargePlace & ChargeFigure & { note: string | null; importId?: string | null }

const perStatement = 5000

/**
 * Books any number at once: a figure that is there already takes the new one. Of a place that the list names twice the
 * last counts. No audit row: the caller writes one.
 */
export const insertCharges = (db: Db, actor: Actor, list: readonly NewCharge[]): Promise<void> =>
  atomically(db, async (transaction) => {
    const last = [...new Map(list.map((one) => [`${one.accountId} ${one.kind} ${one.month}`, one])).values()]
    for (let from = 0; from < last.length; from += perStatement) {
      const rows = last.slice(from, from + perStatement).map((one) => ({
        account_id: one.accountId,
        kind: one.kind,
        month: one.month,
        amount_minor: one.amountMinor,
        quantity_milli: one.quantityMilli,
        note: one.note,
        person_id: actor.personId,
        import_id: one.importId ?? null,
        revision: 1,
        updated_at: actor.now,
      }))
      await sql`insert into account_charge select * from jsonb_populate_recordset(null::account_charge, ${JSON.stringify(rows)}::jsonb)
        on conflict (account_id, kind, month) do update set amount_minor = excluded.amount_minor,
          quantity_milli = excluded.quantity_milli, note = excluded.note, person_id = excluded.person_id,
          import_id = excluded.import_id, revision = account_charge.revision + 1, updated_at = excluded.updated_at`.execute(
        transaction,
      )
    }
  })

type Booked = ChargeFigure & { note: string | null }
const bookedOf = ({ amountMinor, quantityMilli, note }: Booked): Booked => ({
  amountMinor,
  quantityMilli,
  note,
})

const tell = (
  db: Db,
  actor: Actor,
  action: string,
  { accountId, kind, month }: ChargePlace,
  before: Booked | null,
  after: Booked | null,
): Promise<void> =>
  writeAudit(db, actor, {
    action,
    subject: { kind: 'charge', id: accountId },
    accountId,
    before: before ? { kind, month, ...bookedOf(before) } : null,
    after: after ? { kind, month, ...bookedOf(after) } : null,
  })

/** Books a figure; false when someone was faster. One that is not booked yet has revision 0. */
export const saveCharge = (
  db: Db,
  actor: Actor,
  place: ChargePlace,
  booked: Booked,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await findCharge(transaction, place)
    if (revision !== null && revision !== (before?.revision ?? 0)) return false
    const row = {
      amount_minor: booked.amountMinor,
      quantity_milli: booked.quantityMilli,
      note: booked.note,
      person_id: actor.personId,
      import_id: null,
      updated_at: actor.now,
    }
    const tables = on(transaction)
    const written = before
      ? (
          await tables
            .updateTable('account_charge')
            .set({ ...row, revision: before.revision + 1 })
            .where('account_id', '=', place.accountId)
            .where('kind', '=', place.kind)
            .where('month', '=', place.month)
            .where('revision', '=', before.revision)
            .executeTakeFirst()
        ).numUpdatedRows
      : (
          await tables
            .insertInto('account_charge')
            .values({
              account_id: place.accountId,
              kind: place.kind,
              month: place.month,
              ...row,
              revision: 1,
            })
            .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'month']).doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
    if (!written) return false
    await tell(transaction, actor, 'ledger.chargeBooked', place, before ?? null, booked)
    return true
  })

/** Takes a figure out; false when someone was faster. */
export const removeCharge = (
  db: Db,
  actor: Actor,
  place: ChargePlace,
  before: Booked & { revision: number },
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .deleteFrom('account_charge')
      .where('account_id', '=', place.accountId)
      .where('kind', '=', place.kind)
      .where('month', '=', place.month)
      .where('revision', '=', revision ?? before.revision)
      .executeTakeFirst()
    if (!done.numDeletedRows) return false
    await tell(transaction, actor, 'ledger.chargeRemoved', place, before, null)
    return true
  })
