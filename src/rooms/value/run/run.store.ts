// Computations of value as they are kept: the run last, so that what it found belongs to nothing until all of it is there.
import { sql } from 'kysely'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { on, type RunModel, type RunScope, type ValueTables } from '../tables.store.ts'
import type { Frame, Totals, Valued, Window } from '../worth/valuing.ts'

export type RunRow = ValueTables['value_run'] & { person_name: string | null }

const rows = (db: Db) =>
  on(db)
    .selectFrom('value_run')
    .leftJoin('person', 'person.id', 'value_run.person_id')
    .selectAll('value_run')
    .select('person.name as person_name')

export const findRun = (db: Db, id: string): Promise<RunRow | undefined> =>
  rows(db).where('value_run.id', '=', id).executeTakeFirst()

/** The run over all accounts as of the newest day, the last one computed: by its model those touched since are valued. */
export const latestRun = (db: Db): Promise<RunRow | undefined> =>
  rows(db)
    .where('value_run.scope', '=', 'all')
    .orderBy('as_of', 'desc')
    .orderBy('computed_at', 'desc')
    .orderBy('value_run.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whether value was ever computed of all accounts; until then there is nothing to keep current. */
export const isValued = async (db: Db): Promise<boolean> =>
  (await on(db)
    .selectFrom('value_run')
    .select('id')
    .where('scope', '=', 'all')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** What lists show of runs, newest first. */
export const runLines = (db: Db, limit: number) =>
  on(db)
    .selectFrom('value_run')
    .leftJoin('person', 'person.id', 'value_run.person_id')
    .select([
      'value_run.id',
      'value_run.scope',
      'as_of',
      'reason',
      'currency',
      'formula',
      'accounts',
      'computed_at',
    ])
    .select('person.name as person_name')
    .orderBy('computed_at', 'desc')
    .orderBy('value_run.id', 'desc')
    .limit(limit)
    .execute()

/** In the order of the columns of the table. */
const rowOf = (runId: string, one: Valued) => ({
  account_id: one.accountId,
  run_id: runId,
  net_minor: one.netMinor,
  profit_minor: one.profitMinor,
  cost_to_serve_minor: one.costToServeMinor,
  contribution_minor: one.contributionMinor,
  intangible_minor: one.intangibleMinor,
  total_minor: one.totalMinor,
  lifetime_minor: one.lifetimeMinor,
  lifetime_low_minor: one.lifetimeLowMinor,
  lifetime_high_minor: one.lifetimeHighMinor,
  lifetime_by: one.lifetimeBy,
  alive: one.alive,
  at_risk_minor: one.atRiskMinor,
  repeats: one.repeats,
  quiet_weeks: one.quietWeeks,
  flags: one.flags,
  parts: one.parts,
})

/** A run that died and is begun anew finds its own rows and writes them again, the same. */
export const writeValues = async (db: Db, runId: string, slice: readonly Valued[]): Promise<void> => {
  const given = JSON.stringify(slice.map((one) => rowOf(runId, one)))
  await sql`insert into account_value select * from jsonb_populate_recordset(null::account_value, ${given}::jsonb)
    on conflict (account_id, run_id) do update set net_minor = excluded.net_minor, profit_minor = excluded.profit_minor,
      cost_to_serve_minor = excluded.cost_to_serve_minor, contribution_minor = excluded.contribution_minor,
      intangible_minor = excluded.intangible_minor, total_minor = excluded.total_minor,
      lifetime_minor = excluded.lifetime_minor, lifetime_low_minor = excluded.lifetime_low_minor,
      lifetime_high_minor = excluded.lifetime_high_minor, lifetime_by = excluded.lifetime_by, alive = excluded.alive,
      at_risk_minor = excluded.at_risk_minor, repeats = excluded.repeats, quiet_weeks = excluded.quiet_weeks,
      flags = excluded.flags, parts = excluded.parts`.execute(db)
}

export type Finished = {
  runId: string
  scope: RunScope
  baseId: string | null
  frame: Frame
  reason: string
  formula: number
  model: RunModel
  totals: Totals
  /** Of those it was to value, the ones of which there is nothing to value any more. */
  accountIds: readonly string[] | null
}

/**
 * Makes a run visible: from here on its rows are the newest ones of their accounts, unless a run over all accounts as of
 * a later day stands already, which a run over the past does not push aside.
 */
export const finishRun = (db: Db, actor: Actor, done: Finished): Promise<void> =>
  atomically(db, async (transaction) => {
    const { runId, scope, frame, totals, reason } = done
    const newer = await on(transaction)
      .selectFrom('value_run')
      .select('id')
      .where('scope', '=', 'all')
      .where('as_of', '>', frame.asOf)
      .limit(1)
      .executeTakeFirst()
    await on(transaction)
      .insertInto('value_run')
      .values({
        id: runId,
        scope,
        base_id: done.baseId,
        as_of: frame.asOf,
        reason,
        currency: frame.currency,
        formula: done.formula,
        settings: json(frame.settings),
        rates: json(frame.rates),
        model: json(done.model),
        totals: json(totals),
        accounts: totals.accounts,
        person_id: actor.personId,
        job_id: actor.requestId,
        computed_at: actor.now,
      })
      .execute()
    if (!newer || scope === 'touched') {
      await sql`insert into account_worth (account_id, run_id, contribution_minor, lifetime_minor)
        select account_id, run_id, contribution_minor, lifetime_minor from account_value where run_id = ${runId}
        on conflict (account_id) do update set run_id = excluded.run_id,
          contribution_minor = excluded.contribution_minor, lifetime_minor = excluded.lifetime_minor`.execute(
        transaction,
      )
      const among = done.accountIds ? sql`account_id = any(${[...done.accountIds]}::uuid[])` : sql`true`
      await sql`delete from account_worth where run_id <> ${runId} and ${among}`.execute(transaction)
    }
    await writeAudit(transaction, actor, {
      action: 'value.computed',
      subject: { kind: 'valueRun', id: runId },
      after: { scope, asOf: frame.asOf, reason, ...totals },
    })
  })

// As text: a JSON array would be taken for a PostgreSQL array.
const json = (value: unknown): never => JSON.stringify(value) as never

/**
 * What all accounts paid for each product over the window, so that no page has to add up the whole ledger. The roll-up
 * knows quantities net of returns only, so the lines are gone through once more.
 */
export const averagePrices = async (db: Db, runId: string, window: Window): Promise<void> => {
  await sql`insert into product_average (product_id, run_id, gross_minor, quantity_milli)
    select product_id, ${runId}::uuid, sum(amount_minor), sum(quantity_milli) from order_line
    where ordered_on >= ${window.from}::date and ordered_on < ${window.before}::date
      and quantity_milli > 0 and amount_minor > 0
    group by product_id
    on conflict (product_id) do update set run_id = excluded.run_id, gross_minor = excluded.gross_minor,
      quantity_milli = excluded.quantity_milli`.execute(db)
  await sql`delete from product_average where run_id <> ${runId}`.execute(db)
}

/** What signals are made of, in the order of accounts. */
export const valuesOfRun = (db: Db, runId: string, after: string | null, limit: number) => {
  let query = on(db)
    .selectFrom('account_value')
    .select([
      'account_id',
      'profit_minor',
      'cost_to_serve_minor',
      'contribution_minor',
      'lifetime_minor',
      'alive',
    ])
    .select(sql<number>`(parts -> 'risk' ->> 'impactMinor')::float8`.as('impact_minor'))
    .where('run_id', '=', runId)
    .orderBy('account_id')
    .limit(limit)
  if (after !== null) query = query.where('account_id', '>', after)
  return query.execute()
}

/** The newest lifetime values of accounts, for those who brought them. */
export const lifetimesOf = async (
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, number | null>> => {
  if (accountIds.length === 0) return new Map()
  const found = await on(db)
    .selectFrom('account_worth')
    .select(['account_id', 'lifetime_minor'])
    .where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
    .execute()
  return new Map(found.map((row) => [row.account_id, row.lifetime_minor]))
}

/** Whether a computation of all accounts is waiting or under way. */
export const isComputing = async (db: Db): Promise<boolean> =>
  (
    await sql`select 1 from job where kind = 'value.run' and state in ('waiting', 'running')
      and input ->> 'scope' = 'all' limit 1`.execute(db)
  ).rows.length > 0

/** Runs of which nothing is left, such as those over a demo that is gone. */
export const dropEmptyRuns = async (db: Db): Promise<void> => {
  await sql`delete from value_run where not exists
    (select 1 from account_value where account_value.run_id = value_run.id)`.execute(db)
}
