// The doors of contacts. What a viewer may not read is masked here, before it leaves the server.
import { Readable } from 'node:stream'
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { masksFor } from '#records/staff/mask.store.ts'
import type { MaskKind } from '#records/staff/mask.ts'
import { type Call, FileAnswer, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { customFields, namesIn } from '../fields/field.store.ts'
import type { CustomValues } from '../fields/field.ts'
import { takeValues } from '../fields/values.store.ts'
import { contactDoors } from './contact.contract.ts'
import {
  addContact,
  type ContactRow,
  contactFactsOf,
  contactsOf,
  findContact,
  saveArchived,
  saveContact,
} from './contact.store.ts'
import { type ContactFacts, keepHidden, maskContact, noContactFacts } from './contact.ts'
import { contactPage } from './contact-list.store.ts'
import { contactChanges, forgetContact, tellGivenOut } from './forgetting.store.ts'

export const contactDesk = serve(contactDoors, {
  'GET /contacts': async (call, { query }) => {
    const [name, id] = readCursor(query.cursor, ['text', 'id']) ?? []
    const masks = await masksFor(call.db, call.viewer)
    const rows = await contactPage(call.db, call.viewer, masks, {
      search: query.search || undefined,
      main: query.main ?? false,
      after: id ? { name: String(name), id: String(id) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.name, row.id])
    return {
      rows: page.rows.map((row) => {
        const { phone, mobile, email } = row
        const shown = maskContact({ ...noContactFacts, name: row.name, phone, mobile, email }, masks).facts
        return {
          id: row.id,
          accountId: row.account_id,
          accountName: row.account_name,
          tier: row.tier,
          name: row.name,
          title: row.title,
          department: row.department,
          phone: shown.phone,
          mobile: shown.mobile,
          email: shown.email,
          main: row.main,
          updatedAt: row.updated_at.toISOString(),
        }
      }),
      next: page.next,
    }
  },

  'GET /accounts/:accountId/contacts': async (call, { path, query }) => {
    const rows = await contactsOf(call.db, call.viewer, path.accountId, query.archived ?? false)
    const masks = await masksFor(call.db, call.viewer)
    const names = await namesOf(call, rows)
    return {
      rows: rows.map((row) => contactOut(call, row, masks, names)),
      may: holds(call.viewer, contactDoors['POST /accounts/:accountId/contacts'].may)
        ? (['add'] as const).slice()
        : [],
    }
  },

  'POST /accounts/:accountId/contacts': async (call, { path, body }) => {
    const custom = await takeValues(call.db, call.viewer, 'contact', null, body.custom)
    const id = await addContact(call.db, call.actor, { ...body, custom, accountId: path.accountId })
    return one(call, path.accountId, id)
  },

  'GET /accounts/:accountId/contacts/:contactId': (call, { path }) =>
    one(call, path.accountId, path.contactId),

  'PATCH /accounts/:accountId/contacts/:contactId': async (call, { path, body }) => {
    const row = await existing(call, path.accountId, path.contactId)
    const masks = await masksFor(call.db, call.viewer)
    const { main, ...sent } = body
    const kept = keepHidden(contactFactsOf(row), given(sent), masks)
    const custom = await takeValues(call.db, call.viewer, 'contact', ownValues(row), sent.custom ?? {})
    const facts = { ...kept, custom }
    refuseMasked(facts)
    if (!(await saveContact(call.db, call.actor, row, { ...facts, main: main ?? row.main }, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, path.accountId, path.contactId)
  },

  'PUT /accounts/:accountId/contacts/:contactId/archive': async (call, { path }) => {
    await saveArchived(call.db, call.actor, await existing(call, path.accountId, path.contactId), true)
  },

  'DELETE /accounts/:accountId/contacts/:contactId/archive': async (call, { path }) => {
    await saveArchived(call.db, call.actor, await existing(call, path.accountId, path.contactId), false)
  },

  'GET /accounts/:accountId/contacts/:contactId/held': async (call, { path }) => {
    const row = await existing(call, path.accountId, path.contactId)
    if ((await masksFor(call.db, call.viewer)).size) throw new Refusal('forbidden', 'contacts.hiddenFromYou')
    const held = {
      heldAt: call.now.toISOString(),
      accountId: row.account_id,
      contact: contactOut(call, row, new Set(), await namesOf(call, [row])),
      changes: await contactChanges(call.db, row),
    }
    await tellGivenOut(call.db, call.actor, row)
    return new FileAnswer(
      `${row.name || 'contact'}.json`,
      'application/json; charset=utf-8',
      Readable.from([JSON.stringify(held, null, 2)]),
    )
  },

  'DELETE /accounts/:accountId/contacts/:contactId': async (call, { path }) => {
    await forgetContact(call.db, call.actor, await existing(call, path.accountId, path.contactId))
  },
})

const existing = async (call: Call, accountId: string, contactId: string): Promise<ContactRow> => {
  const row = await findContact(call.db, call.viewer, accountId, contactId)
  if (!row) throw new Refusal('notFound', 'contacts.notFound')
  return row
}

/** Values of the company's own fields of contacts. */
const ownValues = (row: Pick<ContactRow, 'custom'>) => row.custom as CustomValues

/** Names of the people and accounts that these contacts' own fields name. */
const namesOf = async (call: Call, rows: readonly ContactRow[]): Promise<Record<string, string>> => {
  const values = rows.map(ownValues).filter((one) => Object.keys(one).length > 0)
  return values.length ? namesIn(call.db, call.viewer, await customFields(call.db, 'contact'), values) : {}
}

/** What was given at all: a key that is undefined was not sent. */
const given = <Sent extends object>(sent: Sent): Partial<ContactFacts> =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))

/** A mask that is not the one shown for the stored value would be written as it stands. */
const refuseMasked = (facts: ContactFacts) => {
  const masked = (['phone', 'mobile', 'email'] as const).filter((key) => facts[key]?.includes('***'))
  if (masked.length)
    throw new Refusal(
      'invalid',
      'web.badInput',
      {},
      masked.map((field) => ({ field, code: 'contacts.masked' })),
    )
}

const one = async (call: Call, accountId: string, contactId: string) => {
  const row = await existing(call, accountId, contactId)
  return contactOut(call, row, await masksFor(call.db, call.viewer), await namesOf(call, [row]))
}

type Hideable = 'phone' | 'mobile' | 'email' | 'wechat' | 'birthday' | 'note'

const contactOut = (
  call: Call,
  row: ContactRow,
  masks: ReadonlySet<MaskKind>,
  names: Record<string, string>,
) => {
  const { facts, hidden } = maskContact(contactFactsOf(row), masks)
  return {
    id: row.id,
    accountId: row.account_id,
    ...facts,
    custom: ownValues(facts),
    names,
    main: row.main,
    hidden: hidden as Hideable[],
    addedByName: row.added_by_name,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
    revision: row.revision,
    may: [
      ...(holds(call.viewer, contactDoors['POST /accounts/:accountId/contacts'].may)
        ? (['edit'] as const)
        : []),
      ...(holds(call.viewer, contactDoors['DELETE /accounts/:accountId/contacts/:contactId'].may)
        ? ([...(masks.size ? [] : (['giveOut'] as const)), 'erase'] as const)
        : []),
    ],
  }
}
