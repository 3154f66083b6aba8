// Nominations of prospective key accounts: one open at a time for an account, decided once.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Answers, questions } from './screening.ts'
import { type NominationState, on, type SegmentRoomTables } from './tables.store.ts'

const listed = (db: Db, viewer: Viewer) =>
  visibleAccounts<SegmentRoomTables>(db, viewer)
    .innerJoin('nomination', 'nomination.account_id', 'account.id')
    .leftJoin('account_year as year', 'year.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'nomination.person_id')
    .leftJoin('person as decider', 'decider.id', 'nomination.decided_by')
    .select([
      'nomination.id',
      'account.id as accountId',
      'account.name as accountName',
      'account.code as accountCode',
      'standing.tier',
      'year.net_minor as netMinor',
      'year.previous_net_minor as previousNetMinor',
      'nomination.answers',
      'nomination.note',
      'nomination.state',
      'person.name as personName',
      'nomination.created_at as createdAt',
      'decider.name as decidedByName',
      'nomination.decided_at as decidedAt',
      'nomination.comment',
    ])

export type NominationRow = Awaited<ReturnType<typeof nominationsOf>>[number]

/** Newest first. */
export const nominationPage = (
  db: Db,
  viewer: Viewer,
  ask: { state: NominationState | undefined; after: { at: string; id: string } | null; limit: number },
) => {
  let query = listed(db, viewer)
    .orderBy('nomination.created_at', 'desc')
    .orderBy('nomination.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.state) query = query.where('nomination.state', '=', ask.state)
  if (ask.after)
    query = query.where(
      sql<boolean>`(nomination.created_at, nomination.id) < (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)`,
    )
  return query.execute()
}

/** All of one account, newest first. */
export const nominationsOf = (db: Db, viewer: Viewer, accountId: string) =>
  listed(db, viewer)
    .where('account.id', '=', accountId)
    .orderBy('nomination.created_at', 'desc')
    .orderBy('nomination.id', 'desc')
    .limit(50)
    .execute()

/** Whether an account one may see stands in the key layer: nothing is left to nominate it for. */
export const isKey = async (db: Db, viewer: Viewer, accountId: string): Promise<boolean> =>
  (
    await visibleAccounts(db, viewer)
      .select('standing.layer')
      .where('account.id', '=', accountId)
      .executeTakeFirst()
  )?.layer === 'key'

const yes = sql`(${sql.join(
  questions.map((key) => sql`coalesce((nomination.answers -> ${key}::text ->> 'yes')::boolean, false)::int`),
  sql` + `,
)})`

/** How many stand in each state, the questions answered yes, and what they bought in a year. */
export const nominationTotals = (db: Db, viewer: Viewer) =>
  visibleAccounts<SegmentRoomTables>(db, viewer)
    .innerJoin('nomination', 'nomination.account_id', 'account.id')
    .leftJoin('account_year as year', 'year.account_id', 'account.id')
    .select('nomination.state')
    .select((eb) => [
      eb.fn.countAll<number>().as('nominations'),
      sql<number>`sum(${yes})::int`.as('yes'),
      sql<number>`coalesce(sum(year.net_minor), 0)::bigint`.as('netMinor'),
    ])
    .groupBy('nomination.state')
    .execute()

/** Null when the account has an open nomination already. */
export const addNomination = (
  db: Db,
  actor: Actor,
  accountId: string,
  facts: { answers: Answers; note: string | null },
): Promise<string | null> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const added =
      await sql`insert into nomination (account_id, id, answers, note, state, person_id, created_at)
      values (${accountId}::uuid, ${id}::uuid, ${JSON.stringify(facts.answers)}::jsonb, ${facts.note}, 'open',
        ${actor.personId}::uuid, ${actor.now}::timestamptz)
      on conflict (account_id) where state = 'open' do nothing`.execute(transaction)
    if (Number(added.numAffectedRows) === 0) return null
    await writeAudit(transaction, actor, {
      action: 'segment.nominated',
      subject: { kind: 'nomination', id },
      accountId,
      after: facts,
    })
    return id
  })

/** False when it was decided already. */
export const decideNomination = (
  db: Db,
  actor: Actor,
  of: { accountId: string; id: string },
  decision: { state: 'accepted' | 'declined'; comment: string | null },
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .updateTable('nomination')
      .set({ ...decision, decided_by: actor.personId, decided_at: actor.now })
      .where('account_id', '=', of.accountId)
      .where('id', '=', of.id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return false
    await writeAudit(transaction, actor, {
      action: 'segment.nominationDecided',
      subject: { kind: 'nomination', id: of.id },
      accountId: of.accountId,
      after: decision,
    })
    return true
  })
