// The door that finds everything: each room answers for what it holds.
import { contactPage } from '#records/accounts/contacts/contact-list.store.ts'
import { nearAccounts, soundOf } from '#records/accounts/near.store.ts'
import { searchAccounts } from '#records/accounts/search.store.ts'
import { searchDocuments, searchProducts } from '#records/ledger/finding.store.ts'
import { masksFor } from '#records/staff/mask.store.ts'
import { searchAttachments, searchInteractions } from '#records/timeline/finding.store.ts'
import { type Call, serve } from '#server/call.ts'
import { searchDoors } from './contract.ts'

// With so few hits, what is called something like it is offered, too.
const few = 3

export const searchDesk = serve(searchDoors, {
  'GET /find': async (call, { query: { text, kind, limit } }) => {
    const { db, viewer } = call
    const wants = (one: typeof kind) => kind === undefined || kind === one
    const [accounts, contacts, products, documents, notes, files] = await Promise.all([
      wants('accounts') ? findAccounts(call, text, limit) : [],
      wants('contacts') ? findContacts(call, text, limit) : [],
      wants('products') ? searchProducts(db, text, limit) : [],
      wants('documents') ? searchDocuments(db, viewer, text, limit) : [],
      wants('notes') ? searchInteractions(db, viewer, text, limit) : [],
      wants('files') ? searchAttachments(db, viewer, text, limit) : [],
    ])
    return {
      accounts,
      contacts,
      products,
      documents,
      notes: notes.map((row) => ({ ...row, happenedAt: row.happenedAt.toISOString() })),
      files,
    }
  },
})

const findAccounts = async ({ db, viewer }: Call, text: string, limit: number) => {
  const exact = await searchAccounts(db, viewer, text, limit)
  const near =
    exact.length < few
      ? await nearAccounts(
          db,
          viewer,
          text,
          limit - exact.length,
          exact.map(({ id }) => id),
        )
      : []
  const shown = (rows: typeof exact, isNear: boolean) =>
    rows.map(({ shortName: _, ...row }) => ({ ...row, near: isNear }))
  return [...shown(exact, false), ...shown(near, true)]
}

/** People's names are short: what sounds like them is offered, not what is written a little otherwise. */
const findContacts = async ({ db, viewer }: Call, text: string, limit: number) => {
  const masks = await masksFor(db, viewer)
  const ask = (search: string) => contactPage(db, viewer, masks, { search, main: false, after: null, limit })
  const exact = await ask(text)
  const sound = exact.length ? null : soundOf(text)
  const rows = sound ? await ask(sound) : exact
  return rows.slice(0, limit).map(({ id, name, title, account_id, account_name }) => ({
    id,
    name,
    title,
    accountId: account_id,
    accountName: account_name,
  }))
}
