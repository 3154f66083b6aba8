// The end of an import: the standing of each account over the last year, the totals, and nothing left lying about.
import { sql } from 'kysely'
import { addMonths, type Month } from '#base/calendar.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { lockLedger } from './ledger.store.ts'
import { clearStaging } from './staging.store.ts'
import { on } from './tables.store.ts'
import type { Totals } from './totals.ts'

/** Closes an import whose slices are all applied. */
export const close = (db: Db, actor: Actor, importId: string): Promise<Totals> =>
  atomically(db, async (transaction) => {
    await lockLedger(transaction)
    const row = await on(transaction)
      .selectFrom('order_import')
      .selectAll()
      .where('id', '=', importId)
      .executeTakeFirstOrThrow()
    if (!row.totals) throw new Error(`import ${importId} has no totals to close with`)
    if (row.lines_added > 0) await refreshYears(transaction, importId)
    // Lines added before a database lost the staging table and the file was read again count as added, too.
    const linesAdded = Math.min(row.lines_added, row.staged?.rows ?? 0)
    const totals: Totals = {
      ...row.totals,
      linesAdded,
      linesKnown: (row.staged?.rows ?? 0) - linesAdded,
    }
    await on(transaction)
      .updateTable('order_import')
      .set({ state: 'done', totals: JSON.stringify(totals) as never, applied_at: actor.now })
      .where('id', '=', importId)
      .execute()
    await clearStaging(transaction, importId)
    await writeAudit(transaction, actor, {
      action: 'ledger.imported',
      subject: { kind: 'orderImport', id: importId },
      after: { fileName: row.file_name, ...totals },
    })
    return totals
  })

/** The month after the newest one with orders, or else with anything; null where no account has lines. */
const asOfMonth = async (db: Db): Promise<Month | null> => {
  const newest = await sql<{ month: Month | null }>`select coalesce(max(month) filter (where orders > 0),
    max(month)) as month from account_month`.execute(db)
  const month = newest.rows[0]?.month
  return month ? addMonths(month, 1) : null
}

/** All accounts when the newest month has moved, else those that this import touched, or these; one statement either way. */
export const refreshYears = async (
  db: Db,
  importId: string | null,
  accountIds?: readonly string[],
): Promise<void> => {
  const asOf = await asOfMonth(db)
  if (!asOf) return
  const standing = await sql<{
    month: Month | null
  }>`select max(as_of_month) as month from account_year`.execute(db)
  const touched =
    standing.rows[0]?.month !== asOf
      ? sql``
      : importId
        ? sql`where account_id in (select account_id from import_account where import_id = ${importId})`
        : accountIds
          ? sql`where account_id = any(${accountIds}::uuid[])`
          : sql``
  const within = sql`month >= ${addMonths(asOf, -12)}::date and month < ${asOf}::date`
  const before = sql`month >= ${addMonths(asOf, -24)}::date and month < ${addMonths(asOf, -12)}::date`
  await sql`insert into account_year (account_id, as_of_month, net_minor, previous_net_minor, profit_minor, first_month,
      last_ordered_on)
    select account_id, ${asOf}::date, coalesce(sum(gross_minor + returned_minor) filter (where ${within}), 0),
      coalesce(sum(gross_minor + returned_minor) filter (where ${before}), 0),
      sum(costed_minor - cost_minor) filter (where ${within} and (costed_minor <> 0 or cost_minor <> 0)),
      min(month), max(last_ordered_on)
    from account_month ${touched} group by account_id
    on conflict (account_id) do update set as_of_month = excluded.as_of_month, net_minor = excluded.net_minor,
      previous_net_minor = excluded.previous_net_minor, profit_minor = excluded.profit_minor,
      first_month = excluded.first_month, last_ordered_on = excluded.last_ordered_on`.execute(db)
}

/** Fresh statistics after much was added: the embedded database has nobody else to gather them. */
export const gatherStatistics = async (db: Db): Promise<void> => {
  // Columns that no plan is made by, arrays above all, would cost seconds.
  await sql`analyze order_line (account_id, id, ordered_on), account_month, product_month (account_id, month), account_year,
    account (id, name, owner_id, department_id), product (id, code, name)`.execute(db)
}
