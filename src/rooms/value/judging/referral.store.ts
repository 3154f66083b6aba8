// Referrals: a customer that another one brought or may bring.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { on, type ValueTables } from '../tables.store.ts'

export type ReferralFacts = {
  referredId: string | null
  referredName: string
  referredOn: Day
  note: string | null
}

/** Of an account whose being seen was checked at the door; whom it brought is named as it was written down. */
export const referralsOf = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('referral')
    .leftJoin('person', 'person.id', 'referral.person_id')
    .select(['referral.id', 'referred_id as referredId', 'referred_name as referredName'])
    .select(['referred_on as referredOn', 'referral.note', 'person.name as personName'])
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('referred_on', 'desc')
    .orderBy('referral.id', 'desc')
    .limit(200)
    .execute()

/** Who brought an account, of those one may see. */
export const referrersOf = (db: Db, viewer: Viewer, accountId: string) =>
  visibleAccounts<ValueTables>(db, viewer)
    .innerJoin('referral', 'referral.account_id', 'account.id')
    .select(['account.id as accountId', 'account.name'])
    .where('referral.removed_at', 'is', null)
    .where(
      sql<boolean>`(referral.referred_id = ${accountId}::uuid or referral.referred_id in
        (select id from merged_account where merged_account.account_id = ${accountId}::uuid))`,
    )
    .groupBy(['account.id', 'account.name'])
    .orderBy('account.name')
    .limit(50)
    .execute()

export const isInSight = async (db: Db, viewer: Viewer, accountId: string): Promise<boolean> =>
  (await visibleAccounts(db, viewer)
    .select('account.id')
    .where('account.id', '=', accountId)
    .executeTakeFirst()) !== undefined

export type NewReferral = ReferralFacts & { accountId: string; personId: string | null }

/** Hand-down for the demo, any number at once. No audit row: the caller writes one. */
export const insertReferrals = async (db: Db, now: Date, list: readonly NewReferral[]): Promise<string[]> => {
  const rows = list.map((one) => ({
    account_id: one.accountId,
    id: newId(now),
    referred_id: one.referredId,
    referred_name: one.referredName,
    referred_on: one.referredOn,
    note: one.note,
    person_id: one.personId,
    created_at: now,
    removed_at: null,
  }))
  if (rows.length) await on(db).insertInto('referral').values(rows).execute()
  return rows.map((row) => row.id)
}

export const addReferral = (db: Db, actor: Actor, accountId: string, facts: ReferralFacts): Promise<string> =>
  atomically(db, async (transaction) => {
    const [id = ''] = await insertReferrals(transaction, actor.now, [
      { ...facts, accountId, personId: actor.personId },
    ])
    await writeAudit(transaction, actor, {
      action: 'value.referred',
      subject: { kind: 'referral', id },
      accountId,
      after: facts,
    })
    return id
  })

/** False when there is none. */
export const removeReferral = (db: Db, actor: Actor, accountId: string, id: string): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const gone = await on(transaction)
      .updateTable('referral')
      .set({ removed_at: actor.now })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .returning(['referred_name as referredName', 'referred_id as referredId'])
      .executeTakeFirst()
    if (!gone) return false
    await writeAudit(transaction, actor, {
      action: 'value.referralRemoved',
      subject: { kind: 'referral', id },
      accountId,
      before: gone,
    })
    return true
  })
