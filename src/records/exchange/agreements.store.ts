// Contracts with customers from a file, by account and number; a term may come as months or by its last day.
import type { Day } from '#base/calendar.ts'
import { termOf } from '#records/ledger/agreed-term.ts'
import { insertAgreements, type NewAgreement } from '#records/ledger/agreement.store.ts'
import { type KnownAgreement, knownAgreements } from '#records/ledger/bringing.store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Draft, refuse, textOf } from './draft.ts'
import { allows, type Context, findAccounts, saidBefore, type Target, type Trace } from './target.store.ts'

type Plan = { before: KnownAgreement | null; facts: Omit<NewAgreement, 'importId' | 'id'> }
const plans = new WeakMap<Draft, Plan>()

const numberIn = (draft: Draft, field: string): number | null => {
  const value = draft.values[field]
  return typeof value === 'number' ? value : null
}

const decide = async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
  const accounts = await findAccounts(db, context, drafts)
  const open = drafts.filter((draft) => draft.outcome !== 'refused')
  const known = await knownAgreements(
    db,
    open.flatMap((draft) => {
      const number = textOf(draft, 'number')
      return number ? [{ accountId: accounts.get(draft)?.id as string, number }] : []
    }),
  )
  const byKey = new Map(known.map((one) => [`${one.accountId} ${one.number}`, one]))
  for (const draft of open) {
    const accountId = accounts.get(draft)?.id as string
    const number = textOf(draft, 'number')
    if (!number) {
      refuse(draft, 'number', 'exchange.numberNeeded')
      continue
    }
    const twin = saidBefore(context, accountId, number, draft.row)
    if (twin !== null) {
      refuse(draft, 'number', 'exchange.twiceInFile', { row: twin })
      continue
    }
    const before = byKey.get(`${accountId} ${number}`) ?? null
    if (!allows(context, draft, before !== null)) continue
    const startsOn = textOf(draft, 'startsOn') ?? before?.startsOn ?? null
    const term = termFor(draft, startsOn, before)
    const yearly = yearlyFor(draft, term, before)
    const endedOn = textOf(draft, 'endedOn') ?? before?.endedOn ?? null
    if (!startsOn) refuse(draft, 'startsOn', 'exchange.startNeeded')
    else if (endedOn !== null && endedOn < startsOn) refuse(draft, 'endedOn', 'exchange.endsBefore')
    if (term === null) refuse(draft, 'termMonths', 'exchange.termNeeded')
    else if (term < 1 || term > 240) refuse(draft, 'termMonths', 'exchange.badTerm')
    if (yearly === null) refuse(draft, 'yearly', 'exchange.valueNeeded')
    else if (yearly < 0) refuse(draft, 'yearly', 'exchange.negative')
    if (draft.problems.length || !startsOn || term === null || yearly === null) continue
    const facts = {
      accountId,
      number,
      name: textOf(draft, 'name') ?? before?.name ?? number,
      startsOn,
      termMonths: term,
      yearlyMinor: yearly,
      currency: before?.currency ?? context.currency,
      endedOn,
      endReason: endedOn === null ? null : (textOf(draft, 'endReason') ?? before?.endReason ?? null),
    }
    draft.outcome = before ? (isSame(facts, before) ? 'same' : 'change') : 'add'
    draft.recordId = before?.id ?? newId(context.actor.now)
    plans.set(draft, { before, facts })
  }
}

/** Months as written, else from the start to the last day; else as it stands. */
const termFor = (draft: Draft, startsOn: Day | null, before: KnownAgreement | null): number | null => {
  const written = numberIn(draft, 'termMonths')
  const endsOn = textOf(draft, 'termEndsOn')
  return written ?? (startsOn && endsOn ? termOf(startsOn, endsOn) : (before?.termMonths ?? null))
}

/** The yearly value as written, else what the whole term is worth, spread over a year. */
const yearlyFor = (draft: Draft, term: number | null, before: KnownAgreement | null): number | null => {
  const total = numberIn(draft, 'total')
  return (
    numberIn(draft, 'yearly') ??
    (total !== null && term !== null && term > 0
      ? Math.round((total * 12) / term)
      : (before?.yearlyMinor ?? null))
  )
}

const isSame = (facts: Plan['facts'], before: KnownAgreement): boolean =>
  Object.entries(facts).every(([key, value]) => before[key as keyof KnownAgreement] === value)

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const planned = drafts.flatMap((draft) => {
    const one = plans.get(draft)
    return one && draft.outcome !== 'same' ? [{ draft, ...one }] : []
  })
  await insertAgreements(
    db,
    context.actor,
    planned.map(({ draft, facts }) => ({ ...facts, id: draft.recordId, importId: context.importId })),
  )
  return planned.map(({ draft, before, facts }) => ({
    row: draft.row,
    entity: 'agreement' as const,
    record_id: draft.recordId,
    owner_id: facts.accountId,
    before,
    revision: 1,
  }))
}

export const agreementsTarget: Target = { decide, write }
