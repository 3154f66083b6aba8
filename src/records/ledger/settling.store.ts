// Between reading and applying: the file's accounts and products become rows, all in one transaction.
import { sql } from 'kysely'
import { createAccounts } from '#records/accounts/store.ts'
import { on as accountTables } from '#records/accounts/tables.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { Entry } from './directory.ts'
import { lockLedger, takeCurrency } from './ledger.store.ts'
import { longestCode } from './line.ts'
import { type Match, matchEntries, storable } from './naming.ts'
import type { Found } from './reading.store.ts'
import { stagingTable } from './staging.store.ts'
import { insertProducts } from './store.ts'
import { on, type Staged } from './tables.store.ts'
import type { Totals } from './totals.ts'
import { keepMade } from './undoing.store.ts'

// As many values as one statement carries well.
const atOnce = 5_000

/** Which accounts go by these codes, or by these names: the older of two. */
type Lookup = { byCode: (codes: string[]) => Promise<Pair[]>; byName: (names: string[]) => Promise<Pair[]> }
type Pair = { key: string; id: string }

const accountsOf = (db: Db): Lookup => ({
  byCode: (codes) =>
    accountTables(db)
      .selectFrom('account_code')
      .select(['code as key', 'account_id as id'])
      .where((eb) => eb('code', '=', eb.fn.any(eb.val(codes))))
      .execute(),
  byName: (names) =>
    accountTables(db)
      .selectFrom('account')
      .select(['name as key', 'id'])
      .where((eb) => eb('name', '=', eb.fn.any(eb.val(names))))
      .orderBy('id', 'desc')
      .execute(),
})

const productsOf = (db: Db): Lookup => {
  const find = (column: 'code' | 'name', values: string[]): Promise<Pair[]> =>
    on(db)
      .selectFrom('product')
      .select([`${column} as key`, 'id'])
      .where((eb) => eb(column, '=', eb.fn.any(eb.val(values))))
      .orderBy('id', 'desc')
      .execute()
  return { byCode: (codes) => find('code', codes), byName: (names) => find('name', names) }
}

const match = async (entries: readonly Entry[], lookup: Lookup, now: Date): Promise<Match> => {
  const byCode = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const part of partsOf(entries)) {
    const unnamed = part.flatMap(({ code, name }) => (code === '' ? [storable(name)] : []))
    // A new account known by its name only takes the name for its code, so that must be free.
    const codes = part.map(({ code, name }) => storable(code) || storable(name).slice(0, longestCode))
    for (const { key, id } of await lookup.byCode(codes)) byCode.set(key, id)
    if (unnamed.length) for (const { key, id } of await lookup.byName(unnamed)) byName.set(key, id)
  }
  // Ids made in one millisecond are in no order; sorted, those of one slice lie together.
  const ids = entries.map(() => newId(now)).sort()
  let next = 0
  return matchEntries(entries, byCode, byName, () => ids[next++] as string)
}

function* partsOf<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += atOnce) yield list.slice(from, from + atOnce)
}

/** From here on the import is applied, whatever happens; what it found is written with it. */
export const settle = (
  db: Db,
  actor: Actor,
  importId: string,
  currency: string,
  found: Found,
): Promise<{ staged: Staged; totals: Totals }> =>
  atomically(db, async (transaction) => {
    await lockLedger(transaction)
    await takeCurrency(transaction, currency, actor.now)
    const accounts = await match(found.accounts, accountsOf(transaction), actor.now)
    const products = await match(found.products, productsOf(transaction), actor.now)
    await insertProducts(
      transaction,
      products.created.map((one) => ({ ...one, category: null, standardCostMinor: null })),
      actor.now,
    )
    for (const part of partsOf(accounts.created)) await createAccounts(transaction, actor, part)
    await keepMade(transaction, importId, 'account', accounts.created)
    await keepMade(transaction, importId, 'product', products.created)
    await numberRows(transaction, 'account', importId, accounts.ids)
    await numberRows(transaction, 'product', importId, products.ids)
    await sql`analyze import_account, import_product`.execute(transaction)
    const totals: Totals = {
      ...found.totals,
      documents: await documentsIn(transaction, importId),
      accountsCreated: accounts.created.length,
      productsCreated: products.created.length,
    }
    const staged: Staged = { rows: found.rows, slices: found.slices }
    await on(transaction)
      .updateTable('order_import')
      .set({
        state: 'applying',
        staged: JSON.stringify(staged) as never,
        totals: JSON.stringify(totals) as never,
        slices_done: 0,
      })
      .where('id', '=', importId)
      .execute()
    return { staged, totals }
  })

const numberRows = async (db: Db, what: 'account' | 'product', importId: string, ids: readonly string[]) => {
  let first = 0
  for (const part of partsOf(ids)) {
    await sql`insert into ${sql.table(`import_${what}`)} (import_id, number, ${sql.ref(`${what}_id`)})
      select ${importId}::uuid, ${first}::int + place - 1, id from unnest(${part}::uuid[]) with ordinality as row(id, place)`.execute(
      db,
    )
    first += part.length
  }
}

const documentsIn = async (db: Db, importId: string): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*)::int as count
      from (select distinct document from ${sql.table(stagingTable(importId))}) as documents`.execute(db)
  ).rows[0]?.count ?? 0
