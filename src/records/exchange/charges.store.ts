// What was granted to customers or spent on them, from a file: one figure an account, kind and month.
import { dayIn, monthOf } from '#base/calendar.ts'
import { type KnownCharge, knownCharges } from '#records/ledger/bringing.store.ts'
import { type ChargePlace, insertCharges, type NewCharge } from '#records/ledger/charge.store.ts'
import { type ChargeKind, chargeId, figureOf, isHours, valueIn } from '#records/ledger/charge.ts'
import type { Db } from '#server/database.ts'
import { type Draft, refuse, textOf } from './draft.ts'
import { allows, type Context, findAccounts, saidBefore, type Target, type Trace } from './target.store.ts'

type Plan = { before: KnownCharge | null; facts: Omit<NewCharge, 'importId'> }
const plans = new WeakMap<Draft, Plan>()

const keyOf = ({ accountId, kind, month }: ChargePlace): string => `${accountId} ${kind} ${month}`

const decide = async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
  const accounts = await findAccounts(db, context, drafts)
  const places = new Map<Draft, ChargePlace>()
  const thisMonth = monthOf(dayIn(context.actor.now))
  for (const draft of drafts) {
    if (draft.outcome === 'refused') continue
    const kind = textOf(draft, 'kind') as ChargeKind | null
    const month = textOf(draft, 'month')
    if (!kind) refuse(draft, 'kind', 'exchange.kindNeeded')
    if (!month) refuse(draft, 'month', 'exchange.monthNeeded')
    else if (month > thisMonth) refuse(draft, 'month', 'exchange.monthAhead')
    if (kind && month && draft.problems.length === 0)
      places.set(draft, { accountId: accounts.get(draft)?.id as string, kind, month })
  }
  const known = new Map((await knownCharges(db, [...places.values()])).map((one) => [keyOf(one), one]))
  for (const [draft, place] of places) {
    const twin = saidBefore(context, 'charge', keyOf(place), draft.row)
    if (twin !== null) {
      refuse(draft, 'month', 'exchange.twiceInFile', { row: twin })
      continue
    }
    const before = known.get(keyOf(place)) ?? null
    if (!allows(context, draft, before !== null)) continue
    const [wanted, other] = isHours(place.kind) ? ['hours', 'amount'] : ['amount', 'hours']
    const value = draft.values[wanted as string] ?? (before && valueIn(before))
    if (draft.values[other as string] !== undefined)
      refuse(draft, other as string, isHours(place.kind) ? 'exchange.noAmount' : 'exchange.noHours')
    if (typeof value !== 'number')
      refuse(draft, wanted as string, isHours(place.kind) ? 'exchange.hoursNeeded' : 'exchange.amountNeeded')
    else if (value < 0) refuse(draft, wanted as string, 'exchange.negative')
    if (draft.problems.length) continue
    const note = textOf(draft, 'note') ?? before?.note ?? null
    const facts = { ...place, ...figureOf(place.kind, value as number), note }
    draft.outcome = before
      ? valueIn(facts) === valueIn(before) && note === before.note
        ? 'same'
        : 'change'
      : 'add'
    draft.recordId = chargeId(place.kind, place.month)
    plans.set(draft, { before, facts })
  }
}

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const planned = drafts.flatMap((draft) => {
    const one = plans.get(draft)
    return one && draft.outcome !== 'same' ? [{ draft, ...one }] : []
  })
  await insertCharges(
    db,
    context.actor,
    planned.map(({ facts }) => ({ ...facts, importId: context.importId })),
  )
  return planned.map(({ draft, before, facts }) => ({
    row: draft.row,
    entity: 'charge' as const,
    record_id: draft.recordId,
    owner_id: facts.accountId,
    before,
    revision: 1,
  }))
}

export const chargesTarget: Target = { decide, write }
