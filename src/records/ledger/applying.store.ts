// Books the staged lines, a few slices in one short transaction, and keeps the monthly roll-ups true to the lines.
import { sql } from 'kysely'
import { atomically, type Db } from '#server/database.ts'
import { lockLedger } from './ledger.store.ts'
import { accountsPerSlice, type Batch, batchesOf, digitOfSlice } from './slices.ts'
import { stagingTable } from './staging.store.ts'
import { on, type Staged } from './tables.store.ts'

/** Applies what is not yet applied. Killed at any moment, it goes on behind the last transaction that held. */
export const applySlices = async (
  db: Db,
  importId: string,
  currency: string,
  staged: Staged,
  done: number,
  onProgress: (done: number, of: number) => Promise<void>,
): Promise<void> => {
  const batches = batchesOf(staged.slices)
  for (const [index, batch] of batches.entries()) {
    if (index < done) continue
    await onProgress(index, batches.length)
    await atomically(db, async (transaction) => {
      await lockLedger(transaction)
      // A slice is sorted; in the usual four megabytes that would go over the disk.
      await sql`set local work_mem = '32MB'`.execute(transaction)
      // A slice lies in runs and an account's lines lie together, which the planner cannot know: left alone it would
      // read whole tables for each slice.
      await sql`set local enable_seqscan = off`.execute(transaction)
      const work = { db: transaction, importId, currency, batch }
      const added = batch.from < 0 ? await bookUnassigned(work) : await bookLines(work)
      await on(transaction)
        .updateTable('order_import')
        .set((eb) => ({ slices_done: index + 1, lines_added: eb('lines_added', '+', added) }))
        .where('id', '=', importId)
        .execute()
    })
  }
}

type Booking = { db: Db; importId: string; currency: string; batch: Batch }

/**
 * Lines alike in one file are numbered; the first keeps the key as its id, each further one gets its own from it.
 * The first digit stays, so that ids of unassigned lines lie in the range of their slice.
 */
const lineId = sql`case when occurrence = 1 then line_key else overlay(overlay(overlay(
  md5(line_key::text || ':' || occurrence) placing left(line_key::text, 1) from 1) placing '8' from 13) placing '8' from 17)::uuid end`

/** A standard cost stands in where the line has none; half a minor unit is rounded away from zero. */
const lineCost = sql`coalesce(staged.cost_minor, round(product.standard_cost_minor * staged.quantity_milli / 1000.0)::bigint)`

/** The columns after the ids that both kinds of lines share, in the order of both tables. */
const shared = sql`document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor, currency, import_id,
  original_minor, original_currency`
const content = sql`document, ordered_on, product.id as product_id, quantity_milli, amount_minor, ${lineCost} as cost_minor,
  original_minor, original_currency`

const stagedLines = (importId: string) => sql`${sql.table(stagingTable(importId))} as staged
  join import_product on import_product.import_id = ${importId} and import_product.number = staged.product
  join product on product.id = import_product.product_id`

const bookLines = async ({ db, importId, currency, batch }: Booking): Promise<number> => {
  const accounts = sql`(select account_id from import_account where import_id = ${importId}
    and number between ${batch.from * accountsPerSlice} and ${batch.to * accountsPerSlice + accountsPerSlice - 1})`
  // Lines of accounts that have none yet meet nothing, and a plain insert takes half the time. Sorted, each account
  // is looked for in the primary key, whatever the statistics say.
  const met = await sql`select 1 from ${accounts} as account cross join lateral (
    select id from order_line where order_line.account_id = account.account_id order by id limit 1) as line limit 1`.execute(
    db,
  )
  const added = await sql`insert into order_line (account_id, id, ${shared})
    select account_id, ${lineId}, document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor,
      ${currency}, ${importId}::uuid, original_minor, original_currency
    from (
      select import_account.account_id, line_key, ${content},
        row_number() over (partition by import_account.account_id, line_key order by row) as occurrence
      from ${stagedLines(importId)}
      join import_account on import_account.import_id = ${importId} and import_account.number = staged.account
      where slice between ${batch.from} and ${batch.to}
    ) as line ${unlessKnown(met.rows)}`.execute(db)
  const count = Number(added.numAffectedRows ?? 0)
  if (count > 0) {
    await sumAccountMonths(db, importId, accounts)
    await sumProductMonths(db, importId, accounts)
  }
  return count
}

const unlessKnown = (met: readonly unknown[]) => (met.length ? sql`on conflict do nothing` : sql``)

const bookUnassigned = async ({ db, importId, currency, batch }: Booking): Promise<number> => {
  const first = `${digitOfSlice(batch.from)}0000000-0000-0000-0000-000000000000`
  const last = `${digitOfSlice(batch.to)}fffffff-ffff-ffff-ffff-ffffffffffff`
  const met = await sql`select 1 from unassigned_line where id between ${first} and ${last} limit 1`.execute(
    db,
  )
  const added = await sql<{ lines: number }>`with added as (
      insert into unassigned_line (id, ${shared})
      select ${lineId}, document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor, ${currency},
        ${importId}::uuid, original_minor, original_currency
      from (
        select line_key, ${content}, row_number() over (partition by line_key order by row) as occurrence
        from ${stagedLines(importId)} where slice between ${batch.from} and ${batch.to}
      ) as line ${unlessKnown(met.rows)}
      returning ordered_on, amount_minor
    ), months as (
      insert into unassigned_month (month, lines, amount_minor)
      select ${monthOfLine} as month, count(*), sum(amount_minor) from added group by month
      on conflict (month) do update set lines = unassigned_month.lines + excluded.lines,
        amount_minor = unassigned_month.amount_minor + excluded.amount_minor
    )
    select count(*)::int as lines from added`.execute(db)
  return added.rows[0]?.lines ?? 0
}

type Part = ReturnType<typeof sql>
const isGross = sql`quantity_milli > 0 and amount_minor > 0`
const monthOfLine = sql`date_trunc('month', ordered_on::timestamp)::date`

const touchedBy = (importId: string | null) => (importId ? sql`import_id = ${importId}` : sql`true`)

/** Months of these accounts that got a line by this import, or all of them, summed up anew from all their lines. */
export const sumAccountMonths = (db: Db, importId: string | null, accounts: Part) =>
  sql`insert into account_month (account_id, month, gross_minor, returned_minor, costed_minor, cost_minor, orders, lines,
      first_ordered_on, last_ordered_on, last_line_on)
    select account_id, ${monthOfLine} as month, sum(gross), sum(net) - sum(gross), sum(costed), sum(cost),
      count(distinct document) filter (where ordered), sum(lines), min(ordered_on) filter (where ordered),
      max(ordered_on) filter (where ordered), max(ordered_on)
    from (
      select account_id, ordered_on, document, sum(amount_minor)::bigint as net,
        coalesce(sum(amount_minor) filter (where ${isGross}), 0)::bigint as gross,
        coalesce(sum(amount_minor) filter (where cost_minor is not null), 0)::bigint as costed,
        coalesce(sum(cost_minor), 0)::bigint as cost, bool_or(quantity_milli > 0) as ordered, count(*) as lines,
        bool_or(${touchedBy(importId)}) as touched
      from order_line where account_id = any(array${accounts}) group by account_id, ordered_on, document
    ) as document_day
    group by account_id, month having bool_or(touched)
    on conflict (account_id, month) do update set gross_minor = excluded.gross_minor,
      returned_minor = excluded.returned_minor, costed_minor = excluded.costed_minor, cost_minor = excluded.cost_minor,
      orders = excluded.orders, lines = excluded.lines, first_ordered_on = excluded.first_ordered_on,
      last_ordered_on = excluded.last_ordered_on, last_line_on = excluded.last_line_on`.execute(db)

export const sumProductMonths = (db: Db, importId: string | null, accounts: Part) =>
  sql`insert into product_month (account_id, month, product_ids, gross_minor, returned_minor, costed_minor, cost_minor,
      quantity_milli)
    select account_id, month, array_agg(product_id), array_agg(gross), array_agg(net - gross), array_agg(costed),
      array_agg(cost), array_agg(quantity)
    from (
      select account_id, ${monthOfLine} as month, product_id, sum(amount_minor)::bigint as net,
        coalesce(sum(amount_minor) filter (where ${isGross}), 0)::bigint as gross,
        coalesce(sum(amount_minor) filter (where cost_minor is not null), 0)::bigint as costed,
        coalesce(sum(cost_minor), 0)::bigint as cost, sum(quantity_milli)::bigint as quantity,
        bool_or(${touchedBy(importId)}) as touched
      from order_line where account_id = any(array${accounts}) group by account_id, month, product_id
    ) as product
    group by account_id, month having bool_or(touched)
    on conflict (account_id, month) do update set product_ids = excluded.product_ids, gross_minor = excluded.gross_minor,
      returned_minor = excluded.returned_minor, costed_minor = excluded.costed_minor, cost_minor = excluded.cost_minor,
      quantity_milli = excluded.quantity_milli`.execute(db)
