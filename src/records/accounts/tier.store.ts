// What was decided about accounts: their tiers, each change with its reason, and their RFM segments.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'

export type Layer = 'key' | 'important' | 'general'

/** A tier handed down by whoever decides on tiers. */
export type TierFacts = { accountId: string; tier: string | null; reason: string; score: number | null }

/** What sets a tier. */
export type Cause = { kind: 'evaluation' | 'pin'; id: string }

/** The layer of each tier there is; what is not named lies in none. */
export type Layers = ReadonlyMap<string, Layer>

/**
 * Sets tiers from a day on, any number at once. What changes is kept in the history of tiers.
 * @param by the evaluation or the pin that sets them: it changes the tier of an account once.
 * @param keepScores leaves the scores as they are, where a tier is set by something else.
 */
export const setTiers = async (
  db: Db,
  actor: Actor,
  given: readonly TierFacts[],
  { layers, by, since, keepScores = false }: { layers: Layers; by: Cause; since: Day; keepScores?: boolean },
): Promise<void> => {
  if (given.length === 0) return
  // In the order of the key: neighbours in the table are written together.
  const list = [...given].sort((a, b) => (a.accountId < b.accountId ? -1 : 1))
  const evaluationId = by.kind === 'evaluation' ? by.id : null
  await sql`with next as materialized (
      select given.account_id, given.tier, known.layer, given.reason,
        case when ${keepScores} then standing.score else given.score end as score,
        standing.tier as previous_tier, standing.layer as previous_layer,
        case when standing.tier is distinct from given.tier then ${since}::date else standing.since end as since
      from unnest(${list.map((one) => one.accountId)}::uuid[], ${list.map((one) => one.tier)}::text[],
          ${list.map((one) => one.reason)}::text[], ${list.map((one) => one.score)}::float8[])
        as given(account_id, tier, reason, score)
      left join unnest(${[...layers.keys()]}::text[], ${[...layers.values()]}::text[]) as known(tier, layer)
        on known.tier = given.tier
      left join account_tier as standing on standing.account_id = given.account_id
    ), changes as (
      insert into tier_change (account_id, id, tier, previous_tier, layer, previous_layer, reason, since,
        evaluation_id, person_id, changed_at)
      select account_id, ${by.id}::uuid, tier, previous_tier, layer, previous_layer, reason, since,
        ${evaluationId}::uuid, ${actor.personId}::uuid, ${actor.now}::timestamptz
      from next where previous_tier is distinct from tier or previous_layer is distinct from layer
    )
    insert into account_tier as standing (account_id, tier, layer, reason, score, since, evaluation_id)
    select account_id, tier, layer, reason, score, since, ${evaluationId}::uuid from next
    on conflict (account_id) do update set tier = excluded.tier, layer = excluded.layer, reason = excluded.reason,
      score = excluded.score, since = excluded.since, evaluation_id = excluded.evaluation_id`.execute(db)
}

/** Every change of an account's tier, newest first. */
export const tierChanges = async (db: Db, accountId: string, limit = 100) =>
  (
    await sql<{
      id: string
      tier: string | null
      previousTier: string | null
      reason: string
      since: Day
      changedAt: Date
      evaluationId: string | null
      personName: string | null
    }>`select change.id, change.tier, change.previous_tier as "previousTier", change.reason, change.since,
        change.changed_at as "changedAt", change.evaluation_id as "evaluationId", person.name as "personName"
      from tier_change as change left join person on person.id = change.person_id
      where change.account_id = ${accountId} order by change.since desc, change.id desc limit ${limit}`.execute(
      db,
    )
  ).rows

export const setSegments = async (
  db: Db,
  list: readonly { accountId: string; segment: string | null }[],
): Promise<void> => {
  await sql`insert into account_tier as standing (account_id, segment)
    select next.id, next.segment from unnest(${list.map((one) => one.accountId)}::uuid[], ${list.map((one) => one.segment)}::text[]) as next(id, segment)
    on conflict (account_id) do update set segment = excluded.segment where standing.segment is distinct from excluded.segment`.execute(
    db,
  )
}
