// Products, their standard costs and list prices from a file, by their codes.
import { changeProducts, knownProducts } from '#records/ledger/bringing.store.ts'
import { insertProducts } from '#records/ledger/store.ts'
import type { ProductTable } from '#records/ledger/tables.store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Draft, refuse, textOf } from './draft.ts'
import { allows, type Context, saidBefore, type Target, type Trace } from './target.store.ts'

type Facts = {
  name: string
  category: string | null
  standardCostMinor: number | null
  listPriceMinor: number | null
}
const noFacts: Facts = { name: '', category: null, standardCostMinor: null, listPriceMinor: null }
const plans = new WeakMap<Draft, { before: ProductTable | null; facts: Facts }>()

const factsOf = (row: ProductTable): Facts => ({
  name: row.name,
  category: row.category,
  standardCostMinor: row.standard_cost_minor,
  listPriceMinor: row.list_price_minor,
})

const decide =
  (onlyCosts: boolean) =>
  async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
    const open = drafts.filter((draft) => draft.outcome !== 'refused')
    const known = await knownProducts(
      db,
      open.flatMap((draft) => textOf(draft, 'code') ?? []),
    )
    const byCode = new Map(known.map((one) => [one.code, one]))
    for (const draft of open) {
      const code = textOf(draft, 'code')
      if (!code) {
        refuse(draft, 'code', 'exchange.codeNeeded')
        continue
      }
      const twin = saidBefore(context, 'code', code, draft.row)
      if (twin !== null) {
        refuse(draft, 'code', 'exchange.twiceInFile', { row: twin })
        continue
      }
      const before = byCode.get(code) ?? null
      if (onlyCosts && !before) refuse(draft, 'code', 'exchange.productUnknown')
      else if (!onlyCosts) allows(context, draft, before !== null)
      const stood: Facts = before ? factsOf(before) : noFacts
      const cost = draft.values.standardCost
      const price = draft.values.listPrice
      const facts: Facts = {
        name: (onlyCosts ? null : textOf(draft, 'name')) ?? stood.name,
        category: (onlyCosts ? null : textOf(draft, 'category')) ?? stood.category,
        standardCostMinor: typeof cost === 'number' ? cost : stood.standardCostMinor,
        listPriceMinor: typeof price === 'number' ? price : stood.listPriceMinor,
      }
      if (typeof cost === 'number' && cost < 0) refuse(draft, 'standardCost', 'exchange.negative')
      if (typeof price === 'number' && price < 0) refuse(draft, 'listPrice', 'exchange.negative')
      if (onlyCosts && cost === undefined && draft.problems.length === 0)
        refuse(draft, 'standardCost', 'exchange.costNeeded')
      if (!facts.name && draft.problems.length === 0) refuse(draft, 'name', 'exchange.nameNeeded')
      if (draft.problems.length) continue
      draft.outcome = before ? (JSON.stringify(facts) === JSON.stringify(stood) ? 'same' : 'change') : 'add'
      draft.recordId = before?.id ?? newId(context.actor.now)
      plans.set(draft, { before, facts })
    }
  }

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const planned = drafts.flatMap((draft) => {
    const one = plans.get(draft)
    return one ? [{ draft, ...one }] : []
  })
  const adds = planned.filter((one) => one.draft.outcome === 'add')
  const changes = planned.filter((one) => one.draft.outcome === 'change')
  await insertProducts(
    db,
    adds.map(({ draft, facts }) => ({ id: draft.recordId, code: textOf(draft, 'code') as string, ...facts })),
    context.actor.now,
  )
  await changeProducts(
    db,
    context.actor,
    changes.map(({ draft, facts }) => ({ id: draft.recordId, ...facts })),
  )
  return [...adds, ...changes].map(({ draft, before }) => ({
    row: draft.row,
    entity: 'product' as const,
    record_id: draft.recordId,
    owner_id: null,
    before: before ? factsOf(before) : null,
    revision: (before?.revision ?? 0) + 1,
  }))
}

export const productsTarget: Target = { decide: decide(false), write }
export const costsTarget: Target = { decide: decide(true), write }
