// Hand-down for imports: contacts looked up by their accounts, changed and taken out again, many at once.
import { sql } from 'kysely'
import { deleteRows, updateRows } from '#server/bulk.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { type ContactTable, contactColumns } from './contact.store.ts'
import type { ContactFacts } from './contact.ts'

export type KnownContact = Omit<ContactTable, 'search_text' | 'search_grams'>

/** All contacts of these accounts that are neither put away nor forgotten, and those with one of these ids. */
export const knownContacts = async (
  db: Db,
  accountIds: readonly string[],
  ids: readonly string[] = [],
): Promise<KnownContact[]> =>
  (
    await sql<KnownContact>`select account_id, id, name, title, department, phone, mobile, email, wechat, birthday, main, note,
      custom, revision, created_at, updated_at, person_id, import_id, archived_at, erased_at from contact
      where (account_id = any(${accountIds}::uuid[]) or id = any(${ids}::uuid[])) and archived_at is null and erased_at is null`.execute(
      db,
    )
  ).rows

/** Changes contacts. No audit row: the caller writes one. */
export const changeContacts = (
  db: Db,
  actor: Actor,
  list: readonly { accountId: string; id: string; facts: ContactFacts }[],
): Promise<void> =>
  updateRows(
    db,
    'contact',
    list.map((one) => ({
      account_id: one.accountId,
      id: one.id,
      set: { ...contactColumns(one.facts), updated_at: actor.now },
    })),
    { revised: true },
  )

/** Takes contacts out for good. */
export const removeContacts = (db: Db, list: readonly { accountId: string; id: string }[]): Promise<void> =>
  deleteRows(
    db,
    'contact',
    list.map((one) => ({ account_id: one.accountId, id: one.id })),
  )
