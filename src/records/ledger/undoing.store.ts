// An import of orders taken back: its lines go, the roll-ups are summed up anew, and what it made goes where nothing
// else has come to hang on it.
import { sql } from 'kysely'
import { removeAccounts, usedAccounts } from '#records/accounts/bringing.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { sumAccountMonths, sumProductMonths } from './applying.store.ts'
import { removeProducts } from './bringing.store.ts'
import { refreshYears } from './closing.store.ts'
import { lockLedger } from './ledger.store.ts'
import { on, type Undone } from './tables.store.ts'

/** Keeps which accounts or products an import made, so that an undo can take them out. */
export const keepMade = async (
  db: Db,
  importId: string,
  entity: 'account' | 'product',
  list: readonly { id: string }[],
): Promise<void> => {
  await sql`insert into import_made (import_id, entity, record_id)
    select ${importId}::uuid, ${entity}, id from unnest(${list.map((one) => one.id)}::uuid[]) as made (id)`.execute(
    db,
  )
}

const accountsAtOnce = 500

/** Goes on where it was stopped: what is gone is not looked for again. */
export const undoOrders = async (
  db: Db,
  actor: Actor,
  importId: string,
  onProgress: (done: number, of: number) => Promise<void>,
): Promise<Undone> => {
  await on(db).updateTable('order_import').set({ state: 'undoing' }).where('id', '=', importId).execute()
  const touched = await sql<{
    id: string
  }>`select distinct account_id as id from order_line where import_id = ${importId} order by 1`.execute(db)
  const ids = touched.rows.map((row) => row.id)
  for (let from = 0; from < ids.length; from += accountsAtOnce) {
    await onProgress(from, ids.length + 1)
    const part = ids.slice(from, from + accountsAtOnce)
    await atomically(db, async (transaction) => {
      await lockLedger(transaction)
      await sql`delete from order_line where account_id = any(${part}::uuid[]) and import_id = ${importId}`.execute(
        transaction,
      )
      for (const table of ['account_month', 'product_month'])
        await sql`delete from ${sql.table(table)} where account_id = any(${part}::uuid[])`.execute(
          transaction,
        )
      const accounts = sql`(select unnest(${part}::uuid[]))`
      await sumAccountMonths(transaction, null, accounts)
      await sumProductMonths(transaction, null, accounts)
    })
  }
  return atomically(db, async (transaction) => {
    await lockLedger(transaction)
    await dropUnassigned(transaction, importId)
    await sql`delete from account_year where not exists (select 1 from account_month
      where account_month.account_id = account_year.account_id)`.execute(transaction)
    await refreshYears(transaction, null)
    const products = await madeBy(transaction, importId, 'product')
    const accounts = await madeBy(transaction, importId, 'account')
    const gone = await removeProducts(transaction, products)
    const used = await usedAccounts(transaction, accounts)
    const free = accounts.filter((id) => !used.has(id))
    await removeAccounts(transaction, free)
    const row = await on(transaction)
      .selectFrom('order_import')
      .select(['file_name', 'lines_added'])
      .where('id', '=', importId)
      .executeTakeFirstOrThrow()
    const keptAccounts = accounts.length - free.length
    const keptProducts = products.length - gone.size
    const undone: Undone = {
      removed: row.lines_added + free.length + gone.size,
      restored: 0,
      kept: {
        ...(keptAccounts ? { 'exchange.accountUsed': keptAccounts } : {}),
        ...(keptProducts ? { 'exchange.productSold': keptProducts } : {}),
      },
    }
    await sql`delete from import_made where import_id = ${importId}`.execute(transaction)
    await on(transaction)
      .updateTable('order_import')
      .set({ state: 'undone', undone_at: actor.now, undone: JSON.stringify(undone) as never })
      .where('id', '=', importId)
      .execute()
    await writeAudit(transaction, actor, {
      action: 'ledger.importUndone',
      subject: { kind: 'orderImport', id: importId },
      after: { fileName: row.file_name, ...undone },
    })
    return undone
  })
}

const madeBy = async (db: Db, importId: string, entity: 'account' | 'product'): Promise<string[]> =>
  (
    await sql<{
      id: string
    }>`select record_id as id from import_made where import_id = ${importId} and entity = ${entity}`.execute(
      db,
    )
  ).rows.map((row) => row.id)

const dropUnassigned = async (db: Db, importId: string): Promise<void> => {
  const gone = await sql`delete from unassigned_line where import_id = ${importId}`.execute(db)
  if (!gone.numAffectedRows) return
  await sql`delete from unassigned_month`.execute(db)
  await sql`insert into unassigned_month (month, lines, amount_minor)
    select date_trunc('month', ordered_on::timestamp)::date as month, count(*), sum(amount_minor)
    from unassigned_line group by month`.execute(db)
}
