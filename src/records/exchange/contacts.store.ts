// Contacts from a file: each at its account, found there by external id, mail, number or name.
import {
  changeContacts,
  type KnownContact,
  knownContacts,
} from '#records/accounts/contacts/bringing.store.ts'
import { contactFactsOf, insertContacts } from '#records/accounts/contacts/contact.store.ts'
import { type ContactFacts, noContactFacts } from '#records/accounts/contacts/contact.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Draft, refuse, textOf } from './draft.ts'
import {
  allows,
  type Context,
  customOf,
  findAccounts,
  findExternal,
  keepExternal,
  refuseUnfilled,
  saidBefore,
  type Target,
  type Trace,
} from './target.store.ts'

type Plan = { accountId: string; before: KnownContact | null; facts: ContactFacts }
const plans = new WeakMap<Draft, Plan>()

const factFields = ['title', 'department', 'phone', 'mobile', 'email', 'wechat', 'birthday', 'note'] as const

/** A name in one column or two; family names stand first in Chinese. */
const nameOf = (draft: Draft): string | null => {
  const whole = textOf(draft, 'name')
  if (whole) return whole
  const parts = [textOf(draft, 'lastName'), textOf(draft, 'firstName')].filter((part) => part !== null)
  if (parts.length === 0) return null
  return parts.some((part) => /\p{Script=Han}/u.test(part)) ? parts.join('') : parts.reverse().join(' ')
}

const digits = (text: string | null): string => (text ?? '').replace(/\D/g, '')
const plainMail = (text: string | null): string => (text ?? '').trim().toLowerCase()

const signs: Record<string, { here: (draft: Draft) => string; there: (contact: KnownContact) => string }> = {
  email: { here: (draft) => plainMail(textOf(draft, 'email')), there: (contact) => plainMail(contact.email) },
  mobile: { here: (draft) => digits(textOf(draft, 'mobile')), there: (contact) => digits(contact.mobile) },
  phone: { here: (draft) => digits(textOf(draft, 'phone')), there: (contact) => digits(contact.phone) },
  name: { here: (draft) => nameOf(draft) ?? '', there: (contact) => contact.name },
}

const decide = async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
  const accounts = await findAccounts(db, context, drafts)
  const open = drafts.filter((draft) => draft.outcome !== 'refused')
  const external = await findExternal(
    db,
    'contact',
    open.flatMap((draft) => textOf(draft, 'externalId') ?? []),
  )
  const known = await knownContacts(
    db,
    [...new Set([...accounts.values()].map((account) => account.id))],
    [...external.values()].map((one) => one.recordId),
  )
  const byId = new Map(known.map((one) => [one.id, one]))
  const byAccount = Map.groupBy(known, (one) => one.account_id)
  for (const draft of open) {
    const accountId = accounts.get(draft)?.id as string
    const name = nameOf(draft)
    const keys = [context.key ?? '', 'externalId', 'email', 'mobile', 'phone', 'name'].filter((key) =>
      key === 'externalId' ? textOf(draft, key) : signs[key]?.here(draft),
    )
    const key = keys[0]
    if (!key) {
      refuse(draft, 'name', 'exchange.nameNeeded')
      continue
    }
    const value = key === 'externalId' ? (textOf(draft, key) as string) : (signs[key]?.here(draft) as string)
    const twin = saidBefore(context, `${accountId} ${key}`, value, draft.row)
    if (twin !== null) {
      refuse(draft, key, 'exchange.twiceInFile', { row: twin })
      continue
    }
    const before =
      key === 'externalId'
        ? byId.get(external.get(value)?.recordId ?? '')
        : byAccount.get(accountId)?.find((contact) => signs[key]?.there(contact) === value)
    if (before && before.account_id !== accountId) {
      refuse(draft, key, 'exchange.otherAccount')
      continue
    }
    if (!allows(context, draft, before !== undefined)) continue
    const stood: ContactFacts = before ? contactFactsOf(before) : { ...noContactFacts, name: '' }
    const facts: ContactFacts = { ...stood, name: name ?? stood.name, custom: customOf(draft, stood.custom) }
    for (const field of factFields)
      if (draft.values[field] !== undefined) Object.assign(facts, { [field]: draft.values[field] })
    if (!facts.name) refuse(draft, 'name', 'exchange.nameNeeded')
    if (!before) refuseUnfilled(context, draft, facts.custom)
    if (draft.problems.length) continue
    draft.outcome = before ? (JSON.stringify(facts) === JSON.stringify(stood) ? 'same' : 'change') : 'add'
    draft.recordId = before?.id ?? newId(context.actor.now)
    plans.set(draft, { accountId, before: before ?? null, facts })
  }
}

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const planned = drafts.map((draft) => ({ draft, ...(plans.get(draft) as Plan) }))
  const adds = planned.filter((one) => one.draft.outcome === 'add')
  const changes = planned.filter((one) => one.draft.outcome === 'change')
  await insertContacts(
    db,
    context.actor,
    adds.map(({ draft, accountId, facts }) => ({
      ...facts,
      accountId,
      id: draft.recordId,
      main: draft.values.main === true,
      importId: context.importId,
      createdAt: new Date(textOf(draft, 'createdAt') ?? context.actor.now),
    })),
  )
  await changeContacts(
    db,
    context.actor,
    changes.map(({ draft, accountId, facts }) => ({ accountId, id: draft.recordId, facts })),
  )
  await keepExternal(
    db,
    context,
    'contact',
    planned.flatMap(({ draft, accountId }) => {
      const externalId = textOf(draft, 'externalId')
      return externalId ? [{ externalId, recordId: draft.recordId, ownerId: accountId }] : []
    }),
  )
  return [...adds, ...changes].map(({ draft, accountId, before }) => ({
    row: draft.row,
    entity: 'contact' as const,
    record_id: draft.recordId,
    owner_id: accountId,
    before: before ? { ...contactFactsOf(before) } : null,
    revision: (before?.revision ?? 0) + 1,
  }))
}

export const contactsTarget: Target = { decide, write }
