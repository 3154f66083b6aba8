// Contracts with accounts: what was agreed for a term, and when it was ended.
import { type Kysely, sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'

type AgreementTable = {
  account_id: string
  id: string
  number: string
  name: string
  starts_on: Day
  term_months: number
  yearly_minor: number
  currency: string
  ended_on: Day | null
  end_reason: string | null
  person_id: string | null
  import_id: string | null
  revision: number
  created_at: Date
  updated_at: Date
}
const on = (db: Db): Kysely<{ agreement: AgreementTable; person: { id: string; name: string } }> => db

export type AgreementFacts = {
  number: string
  name: string
  startsOn: Day
  termMonths: number
  yearlyMinor: number
}
export type Ending = { endedOn: Day | null; endReason: string | null }
export type Agreement = AgreementFacts &
  Ending & { accountId: string; id: string; currency: string; revision: number }

const columns = [
  'agreement.account_id as accountId',
  'agreement.id',
  'agreement.number',
  'agreement.name',
  'agreement.starts_on as startsOn',
  'agreement.term_months as termMonths',
  'agreement.yearly_minor as yearlyMinor',
  'agreement.currency',
  'agreement.ended_on as endedOn',
  'agreement.end_reason as endReason',
  'agreement.revision',
] as const

const agreements = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('agreement')
    .leftJoin('person', 'person.id', 'agreement.person_id')
    .select(columns)
    .select(['person.name as personName', 'agreement.updated_at as updatedAt'])
    .where('agreement.account_id', '=', accountId)

export type AgreementRow = Awaited<ReturnType<typeof agreementsOf>>[number]

/** Of an account whose being seen was checked before: those that hold first, the newest of them first. */
export const agreementsOf = (db: Db, accountId: string) =>
  agreements(db, accountId)
    .orderBy(sql`agreement.ended_on desc nulls first`)
    .orderBy('agreement.starts_on', 'desc')
    .orderBy('agreement.id')
    .execute()

export const findAgreement = (db: Db, accountId: string, id: string) =>
  agreements(db, accountId).where('agreement.id', '=', id).executeTakeFirst()

/**
 * Contracts of all accounts, or of some, that had begun by a day, in one statement; an end may lie behind that day.
 * Nothing here asks who may see them: the caller is a run.
 */
export const agreementsUpTo = (
  db: Db,
  asOf: Day,
  accountIds: readonly string[] | null = null,
): Promise<Agreement[]> =>
  on(db)
    .selectFrom('agreement')
    .select(columns)
    .where('starts_on', '<=', asOf)
    .$if(accountIds !== null, (query) =>
      query.where(sql<boolean>`account_id = any(${[...(accountIds ?? [])]}::uuid[])`),
    )
    .execute()

/** Which of an account’s contracts goes by a number. */
export const numberHolder = async (db: Db, accountId: string, number: string): Promise<string | undefined> =>
  (
    await on(db)
      .selectFrom('agreement')
      .select('id')
      .where('account_id', '=', accountId)
      .where('number', '=', number)
      .executeTakeFirst()
  )?.id

export type NewAgreement = AgreementFacts &
  Ending & { accountId: string; id?: string; currency: string; importId?: string | null }

const perStatement = 5000

/**
 * Writes any number at once: one that is there already, by account and number, takes the new facts. Of a number that the
 * list names twice the last counts. No audit row: the caller writes one.
 */
export const insertAgreements = (db: Db, actor: Actor, list: readonly NewAgreement[]): Promise<void> =>
  atomically(db, async (transaction) => {
    const last = [...new Map(list.map((one) => [`${one.accountId} ${one.number}`, one])).values()]
    for (let from = 0; from < last.length; from += perStatement) {
      const rows = last.slice(from, from + perStatement).map((one) => ({
        account_id: one.accountId,
        id: one.id ?? newId(actor.now),
        number: one.number,
        name: one.name,
        starts_on: one.startsOn,
        term_months: one.termMonths,
        yearly_minor: one.yearlyMinor,
        currency: one.currency,
        ended_on: one.endedOn,
        end_reason: one.endReason,
        person_id: actor.personId,
        import_id: one.importId ?? null,
        revision: 1,
        created_at: actor.now,
        updated_at: actor.now,
      }))
      await sql`insert into agreement select * from jsonb_populate_recordset(null::agreement, ${JSON.stringify(rows)}::jsonb)
        on conflict (account_id, number) do update set name = excluded.name, starts_on = excluded.starts_on,
          term_months = excluded.term_months, yearly_minor = excluded.yearly_minor, currency = excluded.currency,
          ended_on = excluded.ended_on, end_reason = excluded.end_reason, person_id = excluded.person_id,
          import_id = excluded.import_id, revision = agreement.revision + 1, updated_at = excluded.updated_at`.execute(
        transaction,
      )
    }
  })

const factsOf = ({ number, name, startsOn, termMonths, yearlyMinor }: AgreementFacts): AgreementFacts => ({
  number,
  name,
  startsOn,
  termMonths,
  yearlyMinor,
})
const endingOf = ({ endedOn, endReason }: Ending): Ending => ({ endedOn, endReason })

const subject = (id: string) => ({ kind: 'agreement', id })

export const addAgreement = (
  db: Db,
  actor: Actor,
  accountId: string,
  facts: AgreementFacts & { currency: string },
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    await on(transaction)
      .insertInto('agreement')
      .values({
        account_id: accountId,
        id,
        number: facts.number,
        name: facts.name,
        starts_on: facts.startsOn,
        term_months: facts.termMonths,
        yearly_minor: facts.yearlyMinor,
        currency: facts.currency,
        ended_on: null,
        end_reason: null,
        person_id: actor.personId,
        import_id: null,
        revision: 1,
        created_at: actor.now,
        updated_at: actor.now,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'ledger.agreementAdded',
      subject: subject(id),
      accountId,
      after: { ...factsOf(facts), currency: facts.currency },
    })
    return id
  })

/** Changes what stands if it still has the revision that was seen; false when someone was faster. */
const change = (
  db: Db,
  actor: Actor,
  before: Agreement,
  set: Partial<AgreementTable>,
  revision: number | null,
  told: { action: string; before: Record<string, unknown>; after: Record<string, unknown> },
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .updateTable('agreement')
      .set({ ...set, person_id: actor.personId, import_id: null, updated_at: actor.now })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('account_id', '=', before.accountId)
      .where('id', '=', before.id)
      .where('revision', '=', revision ?? before.revision)
      .executeTakeFirst()
    if (!done.numUpdatedRows) return false
    await writeAudit(transaction, actor, {
      subject: subject(before.id),
      accountId: before.accountId,
      ...told,
    })
    return true
  })

export const saveAgreement = (
  db: Db,
  actor: Actor,
  before: Agreement,
  facts: AgreementFacts,
  revision: number | null,
): Promise<boolean> =>
  change(
    db,
    actor,
    before,
    {
      number: facts.number,
      name: facts.name,
      starts_on: facts.startsOn,
      term_months: facts.termMonths,
      yearly_minor: facts.yearlyMinor,
    },
    revision,
    { action: 'ledger.agreementChanged', before: factsOf(before), after: factsOf(facts) },
  )

/** Ends a contract, or takes its end away when the day is null. */
export const saveEnding = (
  db: Db,
  actor: Actor,
  before: Agreement,
  ending: Ending,
  revision: number | null,
): Promise<boolean> =>
  change(db, actor, before, { ended_on: ending.endedOn, end_reason: ending.endReason }, revision, {
    action: ending.endedOn ? 'ledger.agreementEnded' : 'ledger.agreementReopened',
    before: endingOf(before),
    after: endingOf(ending),
  })

/** Takes out a contract that never was; false when someone was faster. */
export const removeAgreement = (
  db: Db,
  actor: Actor,
  before: Agreement,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .deleteFrom('agreement')
      .where('account_id', '=', before.accountId)
      .where('id', '=', before.id)
      .where('revision', '=', revision ?? before.revision)
      .executeTakeFirst()
    if (!done.numDeletedRows) return false
    await writeAudit(transaction, actor, {
      action: 'ledger.agreementRemoved',
      subject: subject(before.id),
      accountId: before.accountId,
      before: { ...factsOf(before), ...endingOf(before) },
    })
    return true
  })
