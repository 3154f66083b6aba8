// What was said and done, from a file: author and time are kept; what is here already is not written twice.
import { knownContacts } from '#records/accounts/contacts/bringing.store.ts'
import { knownInteractions } from '#records/timeline/bringing.store.ts'
import { insertInteractions, type NewInteraction } from '#records/timeline/interaction.store.ts'
import type { InteractionKind } from '#records/timeline/interaction.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Draft, refuse, textOf, warn } from './draft.ts'
import {
  allows,
  type Context,
  findAccounts,
  findExternal,
  keepExternal,
  personNamed,
  saidBefore,
  type Target,
  type Trace,
} from './target.store.ts'

const plans = new WeakMap<Draft, NewInteraction>()

const bodyOf = (draft: Draft): string =>
  [...new Set([textOf(draft, 'subject'), textOf(draft, 'body')])].filter((part) => part !== null).join('\n')

const decide = async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
  const open = drafts.filter((draft) => draft.outcome !== 'refused')
  const of = (field: string) => open.flatMap((draft) => textOf(draft, field) ?? [])
  const whom = await findExternal(db, 'contact', of('contactExternalId'))
  const external = await findExternal(db, 'interaction', of('externalId'))
  const accounts = await findAccounts(
    db,
    context,
    open,
    // An activity of another system often hangs on a person only, and through that person on an account.
    (draft) => whom.get(textOf(draft, 'contactExternalId') ?? '')?.ownerId ?? null,
  )
  const left = open.filter((draft) => accounts.has(draft))
  const contacts = of('contact').length
    ? await knownContacts(db, [...new Set(left.map((draft) => accounts.get(draft)?.id as string))])
    : []
  const byAccount = Map.groupBy(contacts, (one) => one.account_id)
  const known = await knownInteractions(
    db,
    left.flatMap((draft) => {
      const happenedAt = textOf(draft, 'happenedAt')
      return happenedAt ? [{ accountId: accounts.get(draft)?.id as string, happenedAt }] : []
    }),
    [...external.values()].map((one) => one.recordId),
  )
  const byId = new Map(known.map((one) => [one.id, one]))
  const byContent = new Map(
    known.map((one) => [`${one.accountId} ${one.happenedAt.toISOString()} ${one.body}`, one]),
  )
  for (const draft of left) {
    const accountId = accounts.get(draft)?.id as string
    const happenedAt = textOf(draft, 'happenedAt')
    const body = bodyOf(draft)
    if (!happenedAt) refuse(draft, 'happenedAt', 'exchange.timeNeeded')
    if (!body) refuse(draft, 'body', 'exchange.bodyNeeded')
    if (!happenedAt || !body) continue
    const externalId = textOf(draft, 'externalId')
    const twin = externalId
      ? saidBefore(context, 'externalId', externalId, draft.row)
      : saidBefore(context, `${accountId} ${happenedAt}`, body, draft.row)
    if (twin !== null) {
      refuse(draft, externalId ? 'externalId' : 'body', 'exchange.twiceInFile', { row: twin })
      continue
    }
    const there =
      (externalId ? byId.get(external.get(externalId)?.recordId ?? '') : undefined) ??
      byContent.get(`${accountId} ${happenedAt} ${body}`)
    if (there) {
      draft.outcome = 'same'
      draft.recordId = there.id
      continue
    }
    if (!allows(context, draft, false)) continue
    const author = textOf(draft, 'author')
    const person = author ? personNamed(context, author) : null
    if (author && !person) {
      if (context.unknownOwners === 'refuse') {
        refuse(draft, 'author', 'exchange.ownerUnknown')
        continue
      }
      warn(draft, 'author', 'exchange.ownerLeft')
    }
    const contact = textOf(draft, 'contact')
    const known = whom.get(textOf(draft, 'contactExternalId') ?? '')
    const met =
      (known?.ownerId === accountId ? known.recordId : undefined) ??
      (contact
        ? byAccount
            .get(accountId)
            ?.find((one) => one.name === contact || one.email?.toLowerCase() === contact.toLowerCase())?.id
        : undefined)
    if (!met && contact) warn(draft, 'contact', 'exchange.contactUnknown')
    else if (!met && textOf(draft, 'contactExternalId'))
      warn(draft, 'contactExternalId', 'exchange.contactUnknown')
    draft.outcome = 'add'
    draft.recordId = newId(context.actor.now)
    plans.set(draft, {
      accountId,
      id: draft.recordId,
      kind: (textOf(draft, 'kind') ?? 'note') as InteractionKind,
      happenedAt: new Date(happenedAt),
      body,
      contactIds: met ? [met] : [],
      followUpOn: textOf(draft, 'followUpOn'),
      mentions: [],
      // Whoever brings the file in did not write what it says.
      personId: person?.id ?? null,
      createdAt: new Date(textOf(draft, 'createdAt') ?? happenedAt),
      importId: context.importId,
    })
  }
}

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const adds = drafts.flatMap((draft) => {
    const plan = draft.outcome === 'add' ? plans.get(draft) : undefined
    return plan ? [{ draft, plan }] : []
  })
  await insertInteractions(
    db,
    context.actor,
    adds.map((one) => one.plan),
  )
  await keepExternal(
    db,
    context,
    'interaction',
    adds.flatMap(({ draft, plan }) => {
      const externalId = textOf(draft, 'externalId')
      return externalId ? [{ externalId, recordId: draft.recordId, ownerId: plan.accountId }] : []
    }),
  )
  return adds.map(({ draft, plan }) => ({
    row: draft.row,
    entity: 'interaction' as const,
    record_id: draft.recordId,
    owner_id: plan.accountId,
    before: null,
    revision: 1,
  }))
}

export const interactionsTarget: Target = { decide, write }
