// Receivables as the books had them on a day, and the credit agreed with an account.
import { type Kysely, sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'

type ReceivableTable = {
  account_id: string
  id: string
  document: string
  invoiced_on: string
  due_on: string
  amount_minor: number
  open_minor: number
  currency: string
  as_of: string
  import_id: string | null
}
type CreditTable = {
  account_id: string
  credit_days: number | null
  credit_limit_minor: number | null
  currency: string
  revision: number
  person_id: string | null
  updated_at: Date
}
const on = (
  db: Db,
): Kysely<{
  receivable: ReceivableTable
  account_credit: CreditTable
  person: { id: string; name: string }
}> => db

export type NewReceivable = {
  accountId: string
  /** Made for it when left out; a document that is there keeps its own. */
  id?: string
  document: string
  invoicedOn: Day
  dueOn: Day
  amountMinor: number
  openMinor: number
  currency: string
  asOf: Day
  importId?: string | null
}

const perStatement = 5000

/**
 * Writes documents, any number at once: one that is there already, by account and number, takes the new figures. Of a
 * document that the list names twice the last counts. No audit row: the caller writes one.
 */
export const insertReceivables = (db: Db, actor: Actor, list: readonly NewReceivable[]): Promise<void> =>
  atomically(db, async (transaction) => {
    const last = [...new Map(list.map((one) => [`${one.accountId} ${one.document}`, one])).values()]
    for (let from = 0; from < last.length; from += perStatement) {
      const rows = last.slice(from, from + perStatement).map((one) => ({
        account_id: one.accountId,
        id: one.id ?? newId(actor.now),
        document: one.document,
        invoiced_on: one.invoicedOn,
        due_on: one.dueOn,
        amount_minor: one.amountMinor,
        open_minor: one.openMinor,
        currency: one.currency,
        as_of: one.asOf,
        import_id: one.importId ?? null,
      }))
      await sql`insert into receivable select * from jsonb_populate_recordset(null::receivable, ${JSON.stringify(rows)}::jsonb)
        on conflict (account_id, document) do update set invoiced_on = excluded.invoiced_on, due_on = excluded.due_on,
          amount_minor = excluded.amount_minor, open_minor = excluded.open_minor, currency = excluded.currency,
          as_of = excluded.as_of, import_id = excluded.import_id`.execute(transaction)
    }
  })

/** What is open of an account whose being seen was checked at the door, longest due first. */
export const openReceivables = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('receivable')
    .select(['id', 'document', 'invoiced_on as invoicedOn', 'due_on as dueOn'])
    .select(['amount_minor as amountMinor', 'open_minor as openMinor', 'currency', 'as_of as asOf'])
    .where('account_id', '=', accountId)
    .where('open_minor', '<>', 0)
    .orderBy('due_on')
    .orderBy('id')
    .execute()

/** How current the books are of an account: the last day any document of it was told of. */
export const receivablesAsOf = async (db: Db, accountId: string): Promise<Day | null> =>
  (
    await on(db)
      .selectFrom('receivable')
      .select((eb) => eb.fn.max('as_of').as('asOf'))
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  )?.asOf ?? null

export const creditOf = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('account_credit as credit')
    .leftJoin('person', 'person.id', 'credit.person_id')
    .select(['credit.credit_days as creditDays', 'credit.credit_limit_minor as creditLimitMinor'])
    .select(['credit.currency', 'credit.revision', 'credit.updated_at as updatedAt'])
    .select('person.name as personName')
    .where('credit.account_id', '=', accountId)
    .executeTakeFirst()

export type CreditTerms = { creditDays: number | null; creditLimitMinor: number | null; currency: string }

/** Hand-down for imports and the demo: terms of any number of accounts, written over those that are there. */
export const insertCredits = async (
  db: Db,
  actor: Actor,
  list: readonly (CreditTerms & { accountId: string })[],
): Promise<void> => {
  const rows = list.map((one) => ({
    account_id: one.accountId,
    credit_days: one.creditDays,
    credit_limit_minor: one.creditLimitMinor,
    currency: one.currency,
    revision: 1,
    person_id: actor.personId,
    updated_at: actor.now,
  }))
  await sql`insert into account_credit select * from jsonb_populate_recordset(null::account_credit, ${JSON.stringify(rows)}::jsonb)
    on conflict (account_id) do update set credit_days = excluded.credit_days, credit_limit_minor = excluded.credit_limit_minor,
      currency = excluded.currency, revision = account_credit.revision + 1, person_id = excluded.person_id,
      updated_at = excluded.updated_at`.execute(db)
}

/** Agrees terms with an account; false when someone was faster. An account without terms has revision 0. */
export const saveCredit = (
  db: Db,
  actor: Actor,
  accountId: string,
  terms: CreditTerms,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await creditOf(transaction, accountId)
    if (revision !== null && revision !== (before?.revision ?? 0)) return false
    const row = {
      credit_days: terms.creditDays,
      credit_limit_minor: terms.creditLimitMinor,
      currency: terms.currency,
      person_id: actor.personId,
      updated_at: actor.now,
    }
    const tables = on(transaction)
    const written = before
      ? (
          await tables
            .updateTable('account_credit')
            .set({ ...row, revision: before.revision + 1 })
            .where('account_id', '=', accountId)
            .where('revision', '=', before.revision)
            .executeTakeFirst()
        ).numUpdatedRows
      : (
          await tables
            .insertInto('account_credit')
            .values({ account_id: accountId, ...row, revision: 1 })
            .onConflict((conflict) => conflict.column('account_id').doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
    if (!written) return false
    await writeAudit(transaction, actor, {
      action: 'ledger.creditChanged',
      subject: { kind: 'credit', id: accountId },
      accountId,
      before: before
        ? {
            creditDays: before.creditDays,
            creditLimitMinor: before.creditLimitMinor,
            currency: before.currency,
          }
        : null,
      after: terms,
    })
    return true
  })
