// What customers owe, from a file of the books: by account and document, the newest figures counting.
import { dayIn } from '#base/calendar.ts'
import { type KnownReceivable, knownReceivables } from '#records/ledger/bringing.store.ts'
import { currencyNamed } from '#records/ledger/currency.ts'
import { insertReceivables, type NewReceivable } from '#records/ledger/receivable.store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Draft, refuse, textOf } from './draft.ts'
import { allows, type Context, findAccounts, saidBefore, type Target, type Trace } from './target.store.ts'

type Plan = { before: KnownReceivable | null; facts: Omit<NewReceivable, 'importId' | 'id'> }
const plans = new WeakMap<Draft, Plan>()

const decide = async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
  const accounts = await findAccounts(db, context, drafts)
  const open = drafts.filter((draft) => draft.outcome !== 'refused')
  const known = await knownReceivables(
    db,
    open.flatMap((draft) => {
      const document = textOf(draft, 'document')
      return document ? [{ accountId: accounts.get(draft)?.id as string, document }] : []
    }),
  )
  const byKey = new Map(known.map((one) => [`${one.accountId} ${one.document}`, one]))
  for (const draft of open) {
    const accountId = accounts.get(draft)?.id as string
    const document = textOf(draft, 'document')
    if (!document) {
      refuse(draft, 'document', 'exchange.documentNeeded')
      continue
    }
    const twin = saidBefore(context, accountId, document, draft.row)
    if (twin !== null) {
      refuse(draft, 'document', 'exchange.twiceInFile', { row: twin })
      continue
    }
    const before = byKey.get(`${accountId} ${document}`) ?? null
    if (!allows(context, draft, before !== null)) continue
    const currency = textOf(draft, 'currency')
    const code = currency ? currencyNamed(currency) : (before?.currency ?? context.currency)
    if (!code || !/^[A-Z]{3}$/.test(code)) refuse(draft, 'currency', 'exchange.badCurrency')
    const invoicedOn = textOf(draft, 'invoicedOn') ?? before?.invoicedOn ?? textOf(draft, 'dueOn')
    const dueOn = textOf(draft, 'dueOn') ?? before?.dueOn ?? invoicedOn
    const amount = draft.values.amount ?? before?.amountMinor ?? draft.values.open
    const still = draft.values.open ?? draft.values.amount ?? before?.openMinor
    if (!invoicedOn || !dueOn) refuse(draft, 'dueOn', 'exchange.dayNeeded')
    else if (dueOn < invoicedOn) refuse(draft, 'dueOn', 'exchange.dueBefore')
    if (typeof amount !== 'number' || typeof still !== 'number')
      refuse(draft, 'open', 'exchange.amountNeeded')
    if (draft.problems.length || !invoicedOn || !dueOn || !code) continue
    const facts = {
      accountId,
      document,
      invoicedOn,
      dueOn,
      amountMinor: amount as number,
      openMinor: still as number,
      currency: code,
      asOf: textOf(draft, 'asOf') ?? dayIn(context.actor.now),
    }
    const { id: _, importId: __, ...stood } = before ?? { id: '', importId: null }
    draft.outcome = before ? (sameFacts(facts, stood) ? 'same' : 'change') : 'add'
    draft.recordId = before?.id ?? newId(context.actor.now)
    plans.set(draft, { before, facts })
  }
}

const sameFacts = (a: Record<string, unknown>, b: Record<string, unknown>): boolean =>
  Object.keys(a).every((key) => a[key] === b[key])

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const planned = drafts.flatMap((draft) => {
    const one = plans.get(draft)
    return one && draft.outcome !== 'same' ? [{ draft, ...one }] : []
  })
  await insertReceivables(
    db,
    context.actor,
    planned.map(({ draft, facts }) => ({ ...facts, id: draft.recordId, importId: context.importId })),
  )
  return planned.map(({ draft, before, facts }) => ({
    row: draft.row,
    entity: 'receivable' as const,
    record_id: draft.recordId,
    owner_id: facts.accountId,
    before,
    revision: 1,
  }))
}

export const receivablesTarget: Target = { decide, write }
