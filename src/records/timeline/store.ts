// Signals: a named metric of an account on a day.
import { type Kysely, sql } from 'kysely'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'

type SignalTable = {
  account_id: string
  metric: string
  measured_on: string
  value: number
  note: string | null
  person_id: string | null
  recorded_at: Date
}
type TimelineTables = { signal: SignalTable; person: { id: string; name: string } } & Pick<
  AccountTables,
  'account'
>
const on = (db: Db): Kysely<TimelineTables> => db

export type Signal = {
  accountId: string
  metric: string
  measuredOn: string
  value: number
  note: string | null
}

/** Hand-down: what was measured, any number at once; the same metric and day is written over. */
export const recordSignals = async (
  db: Db,
  personId: string | null,
  list: readonly Signal[],
  now: Date,
): Promise<void> => {
  await sql`insert into signal (account_id, metric, measured_on, value, note, person_id, recorded_at)
    select one.account_id, one.metric, one.measured_on, one.value, one.note, ${personId}::uuid, ${now}::timestamptz
    from unnest(${list.map((one) => one.accountId)}::uuid[], ${list.map((one) => one.metric)}::text[], ${list.map((one) => one.measuredOn)}::date[],
      ${list.map((one) => one.value)}::float8[], ${list.map((one) => one.note)}::text[]) as one(account_id, metric, measured_on, value, note)
    on conflict (account_id, metric, measured_on) do update
      set value = excluded.value, note = excluded.note, person_id = excluded.person_id, recorded_at = excluded.recorded_at`.execute(
    db,
  )
}

export const recordSignal = (db: Db, actor: Actor, signal: Signal): Promise<void> =>
  atomically(db, async (transaction) => {
    await recordSignals(transaction, actor.personId, [signal], actor.now)
    const { accountId, ...after } = signal
    await writeAudit(transaction, actor, {
      action: 'timeline.measured',
      subject: { kind: 'signal', id: signal.metric },
      accountId,
      after,
    })
  })

/** The newest values of an account whose being seen was checked at the door. */
export const signalsOf = (db: Db, accountId: string, metric: string | undefined, limit: number) => {
  let query = on(db)
    .selectFrom('signal')
    .leftJoin('person', 'person.id', 'signal.person_id')
    .select([
      'signal.metric',
      'signal.measured_on as measuredOn',
      'signal.value',
      'signal.note',
      'person.name as personName',
    ])
    .where('signal.account_id', '=', accountId)
    .orderBy('signal.measured_on', 'desc')
    .orderBy('signal.metric')
    .limit(limit + 1)
  if (metric) query = query.where('signal.metric', '=', metric)
  return query.execute()
}

/** Metrics in use, with the number of accounts that have them. */
export const metricsInUse = async (db: Db): Promise<{ metric: string; accounts: number }[]> =>
  (
    await sql<{
      metric: string
      accounts: number
    }>`select metric, count(distinct account_id)::int as accounts from signal group by metric order by metric limit 200`.execute(
      db,
    )
  ).rows

/** The latest value of a metric per account up to a day. */
export const latestSignals = async (db: Db, metric: string, upTo: string): Promise<Map<string, number>> => {
  const rows = await sql<{
    account_id: string
    value: number
  }>`select distinct on (account_id) account_id, value from signal
    where metric = ${metric} and measured_on <= ${upTo}::date order by account_id, measured_on desc`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.account_id, row.value]))
}

/** What was measured of a metric from one day up to, but not with, another, added up per account. */
export const signalSums = async (
  db: Db,
  metric: string,
  from: string,
  before: string,
): Promise<Map<string, number>> => {
  const rows = await sql<{
    account_id: string
    total: number
  }>`select account_id, sum(value) as total from signal
    where metric = ${metric} and measured_on >= ${from}::date and measured_on < ${before}::date group by account_id`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.account_id, row.total]))
}
