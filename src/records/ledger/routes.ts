// The doors of the ledger.
import { addMonths } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { monthsOf, productsOf } from './buying.store.ts'
import { ledgerDoors } from './contract.ts'
import { asOfMonthOf, ledgerSpan, unassignedEver } from './figures.store.ts'
import { findProduct, productPage, saveProduct } from './product.store.ts'
import type { ProductTable } from './tables.store.ts'

export const ledgerDesk = serve(ledgerDoors, {
  'GET /products': async (call, { query }) => {
    const cursor = readCursor(query.cursor, ['text', 'id'])
    const after = cursor ? { name: String(cursor[0]), id: String(cursor[1]) } : null
    const rows = await productPage(call.db, { search: query.search, after, limit: query.limit })
    const page = cutPage(rows, query.limit, (row) => [row.name, row.id])
    return { rows: page.rows.map(productOut), next: page.next }
  },

  'PATCH /products/:productId': async (call, { path, body }) => {
    const before = await oneProduct(call, path.productId)
    const facts = {
      name: body.name ?? before.name,
      category: body.category === undefined ? before.category : body.category,
      standardCostMinor:
        body.standardCostMinor === undefined ? before.standard_cost_minor : body.standardCostMinor,
      listPriceMinor: body.listPriceMinor === undefined ? before.list_price_minor : body.listPriceMinor,
    }
    if (!(await saveProduct(call.db, call.actor, before, facts, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return productOut(await oneProduct(call, path.productId))
  },

  'GET /ledger': async (call) => {
    const { firstMonth, lastDay, accounts } = await ledgerSpan(call.db)
    const { all } = call.viewer
    // Lines without an account are nobody's, so only who sees everything is told of them and of how many there are in all.
    const unassigned = all ? await unassignedEver(call.db) : { lines: 0, amountMinor: 0 }
    return {
      currency: (await findCompany(call.db)).currency,
      firstMonth,
      lastDay,
      accounts: all ? accounts : 0,
      unassignedLines: unassigned.lines,
      unassignedMinor: unassigned.amountMinor,
    }
  },

  'GET /accounts/:accountId/months': async (call, { path, query }) => {
    const { currency } = await findCompany(call.db)
    const asOfMonth = await asOfMonthOf(call.db)
    if (!asOfMonth) return { currency, rows: [] }
    return { currency, rows: await monthsOf(call.db, path.accountId, asOfMonth, query.months) }
  },

  'GET /accounts/:accountId/products': async (call, { path, query }) => {
    const { currency } = await findCompany(call.db)
    const asOfMonth = await asOfMonthOf(call.db)
    if (!asOfMonth) return { currency, fromMonth: null, rows: [], more: false }
    const rows = await productsOf(call.db, path.accountId, asOfMonth, query.months, query.limit)
    return {
      currency,
      fromMonth: addMonths(asOfMonth, -query.months),
      rows: rows.slice(0, query.limit),
      more: rows.length > query.limit,
    }
  },
})

const oneProduct = async (call: Call, id: string): Promise<ProductTable> => {
  const product = await findProduct(call.db, id)
  if (!product) throw new Refusal('notFound', 'ledger.noSuchProduct')
  return product
}

const productOut = (row: ProductTable) => ({
  id: row.id,
  code: row.code,
  name: row.name,
  category: row.category,
  standardCostMinor: row.standard_cost_minor,
  listPriceMinor: row.list_price_minor,
  revision: row.revision,
})
