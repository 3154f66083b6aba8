// Products: what is sold, in which category, at which standard cost and list price.
import { sql } from 'kysely'
import { askFor } from '#records/accounts/search.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { productForms } from './finding.store.ts'
import { on, type ProductTable } from './tables.store.ts'

export const productPage = (
  db: Db,
  ask: { search?: string | undefined; after: { name: string; id: string } | null; limit: number },
): Promise<ProductTable[]> => {
  let query = on(db)
    .selectFrom('product')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(ask.limit + 1)
  const { search, after } = ask
  if (search) {
    const { grams, text } = askFor(search)
    query = query
      .where(sql<boolean>`search_grams @> ${grams}::text[]`)
      .where(sql<boolean>`position(${text} in search_text) > 0`)
  }
  if (after) query = query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(after.name, after.id)))
  return query.execute()
}

export const findProduct = (db: Db, id: string): Promise<ProductTable | undefined> =>
  on(db).selectFrom('product').selectAll().where('id', '=', id).executeTakeFirst()

export type ProductFacts = {
  name: string
  category: string | null
  standardCostMinor: number | null
  listPriceMinor: number | null
}

/** Changes a product if it still has the revision the caller saw; false when someone was faster. */
export const saveProduct = (
  db: Db,
  actor: Actor,
  before: ProductTable,
  facts: ProductFacts,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .updateTable('product')
      .set({
        name: facts.name,
        category: facts.category,
        standard_cost_minor: facts.standardCostMinor,
        list_price_minor: facts.listPriceMinor,
        ...productForms({ name: facts.name, code: before.code }),
        updated_at: actor.now,
      })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', before.id)
      .where('revision', '=', revision ?? before.revision)
      .executeTakeFirst()
    if (!done.numUpdatedRows) return false
    await writeAudit(transaction, actor, {
      action: 'ledger.productChanged',
      subject: { kind: 'product', id: before.id },
      before: {
        name: before.name,
        category: before.category,
        standardCostMinor: before.standard_cost_minor,
        listPriceMinor: before.list_price_minor,
      },
      after: facts,
    })
    return true
  })
