// Pins: tiers that a person has fixed, for a reason and for a time.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { setTiers } from '#records/accounts/tier.store.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { Tier } from '../scoring/scorecard.ts'
import { type IdentifyTables, on } from '../tables.store.ts'

const columns = [
  'tier_pin.id',
  'tier_pin.tier',
  'tier_pin.reason',
  'tier_pin.starts_on as startsOn',
  'tier_pin.expires_on as expiresOn',
  'tier_pin.ended_at as endedAt',
  'person.name as personName',
] as const

export const pinsOf = (db: Db, accountId: string) =>
  on(db)
    .selectFrom('tier_pin')
    .leftJoin('person', 'person.id', 'tier_pin.person_id')
    .select(columns)
    .where('tier_pin.account_id', '=', accountId)
    .orderBy('tier_pin.created_at', 'desc')
    .limit(50)
    .execute()

export type PinRow = Awaited<ReturnType<typeof pinsOf>>[number]

/** Pins that hold on a day, soonest to expire first. */
export const pinPage = (
  db: Db,
  viewer: Viewer,
  ask: { on: Day; after: { expiresOn: string; id: string } | null; limit: number },
) => {
  let query = visibleAccounts<IdentifyTables>(db, viewer)
    .innerJoin('tier_pin', 'tier_pin.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'tier_pin.person_id')
    .select(['account.id as accountId', 'account.name', ...columns])
    .where('tier_pin.ended_at', 'is', null)
    .where('tier_pin.expires_on', '>=', ask.on)
    .orderBy('tier_pin.expires_on')
    .orderBy('tier_pin.id')
    .limit(ask.limit + 1)
  const { after } = ask
  if (after)
    query = query.where(
      sql<boolean>`(tier_pin.expires_on, tier_pin.id) > (${after.expiresOn}::date, ${after.id}::uuid)`,
    )
  return query.execute()
}

/** The tier each pinned account is held at on a day. */
export const pinsOn = async (db: Db, day: Day): Promise<Map<string, { tier: string; rule: string }>> => {
  const rows = await on(db)
    .selectFrom('tier_pin')
    .select(['account_id', 'tier', 'reason'])
    .where('ended_at', 'is', null)
    .where('starts_on', '<=', day)
    .where('expires_on', '>=', day)
    .execute()
  return new Map(rows.map((row) => [row.account_id, { tier: row.tier, rule: row.reason }]))
}

/** Pins and sets the tier at once. An open pin of the account ends with it. */
export const pinTier = (
  db: Db,
  actor: Actor,
  accountId: string,
  pin: { tier: Tier; reason: string; startsOn: Day; expiresOn: Day },
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    await end(transaction, actor, accountId)
    await on(transaction)
      .insertInto('tier_pin')
      .values({
        account_id: accountId,
        id,
        tier: pin.tier.key,
        reason: pin.reason,
        starts_on: pin.startsOn,
        expires_on: pin.expiresOn,
        person_id: actor.personId,
        created_at: actor.now,
        ended_at: null,
        ended_by: null,
      })
      .execute()
    await setTiers(transaction, actor, [{ accountId, tier: pin.tier.key, reason: 'PIN', score: null }], {
      layers: new Map([[pin.tier.key, pin.tier.layer]]),
      by: { kind: 'pin', id },
      since: pin.startsOn,
      keepScores: true,
    })
    await writeAudit(transaction, actor, {
      action: 'identify.pinned',
      subject: { kind: 'pin', id },
      accountId,
      after: { tier: pin.tier.key, reason: pin.reason, expiresOn: pin.expiresOn },
    })
    return id
  })

const end = (db: Db, actor: Actor, accountId: string) =>
  on(db)
    .updateTable('tier_pin')
    .set({ ended_at: actor.now, ended_by: actor.personId })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()

/** False when there was nothing to end. */
export const unpin = (db: Db, actor: Actor, accountId: string, pinId: string): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const ended = await on(transaction)
      .updateTable('tier_pin')
      .set({ ended_at: actor.now, ended_by: actor.personId })
      .where('account_id', '=', accountId)
      .where('id', '=', pinId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!ended.numUpdatedRows) return false
    await writeAudit(transaction, actor, {
      action: 'identify.unpinned',
      subject: { kind: 'pin', id: pinId },
      accountId,
    })
    return true
  })
