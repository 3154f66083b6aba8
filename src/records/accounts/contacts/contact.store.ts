// Contacts: whom one knows at an account. Adding, changing, finding, putting away, and forgetting for good.
import { type Kysely, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { pinyin } from '../pinyin.store.ts'
import { searchGrams } from '../search.ts'
import type { AccountTables, StaffNames } from '../tables.store.ts'
import { visibleAccounts } from '../visible.store.ts'
import { type ContactFacts, contactText, withoutParts } from './contact.ts'

export type ContactTable = {
  account_id: string
  id: string
  name: string
  title: string | null
  department: string | null
  phone: string | null
  mobile: string | null
  email: string | null
  wechat: string | null
  birthday: string | null
  main: boolean
  note: string | null
  custom: Record<string, unknown>
  search_text: string
  search_grams: string[]
  revision: number
  created_at: Date
  updated_at: Date
  person_id: string | null
  import_id: string | null
  archived_at: Date | null
  erased_at: Date | null
}
export type ContactTables = { contact: ContactTable }
const on = (db: Db): Kysely<ContactTables & AccountTables & StaffNames> => db

export type NewContact = ContactFacts & {
  accountId: string
  /** Made for it when left out. */
  id?: string
  main?: boolean
  /** Who added it and when, where that is known from elsewhere; else who acts, now. */
  personId?: string | null
  createdAt?: Date
  importId?: string | null
}

/** The columns of a contact's facts, and what it is found by. */
export const contactColumns = (facts: ContactFacts) => {
  const text = contactText(facts, pinyin)
  return {
    name: facts.name,
    title: facts.title,
    department: facts.department,
    phone: facts.phone,
    mobile: facts.mobile,
    email: facts.email,
    wechat: facts.wechat,
    birthday: facts.birthday,
    note: facts.note,
    custom: facts.custom,
    search_text: text,
    search_grams: searchGrams(withoutParts(text)),
  }
}

export const contactFactsOf = (row: Omit<ContactTable, 'search_text' | 'search_grams'>): ContactFacts => ({
  name: row.name,
  title: row.title,
  department: row.department,
  phone: row.phone,
  mobile: row.mobile,
  email: row.email,
  wechat: row.wechat,
  birthday: row.birthday,
  note: row.note,
  custom: row.custom,
})

const perStatement = 5000

/**
 * Adds contacts, any number at once, and gives their ids back in order. The first of an account becomes its main
 * contact, or the one that says so; a main contact that is there stays. No audit row: the caller writes one.
 */
export const insertContacts = (db: Db, actor: Actor, list: readonly NewContact[]): Promise<string[]> =>
  atomically(db, async (transaction) => {
    const ids: string[] = []
    for (let from = 0; from < list.length; from += perStatement) {
      const part = list.slice(from, from + perStatement)
      const taken = await accountsWithMain(
        transaction,
        part.map((one) => one.accountId),
      )
      const said = new Map<string, NewContact>()
      for (const one of part) {
        const before = said.get(one.accountId)
        if (!before || (one.main && !before.main)) said.set(one.accountId, one)
      }
      const rows = part.map((one) => ({
        account_id: one.accountId,
        id: one.id ?? newId(actor.now),
        ...contactColumns(one),
        main: !taken.has(one.accountId) && said.get(one.accountId) === one,
        revision: 1,
        created_at: one.createdAt ?? actor.now,
        updated_at: actor.now,
        person_id: one.personId === undefined ? actor.personId : one.personId,
        import_id: one.importId ?? null,
      }))
      const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
      await sql`insert into contact (${columns}) select ${columns}
        from jsonb_populate_recordset(null::contact, ${JSON.stringify(rows)}::jsonb)`.execute(transaction)
      ids.push(...rows.map((row) => row.id))
    }
    return ids
  })

const accountsWithMain = async (db: Db, accountIds: readonly string[]): Promise<Set<string>> => {
  const rows = await sql<{ account_id: string }>`select account_id from contact
    where account_id = any(${[...new Set(accountIds)]}::uuid[]) and main and archived_at is null`.execute(db)
  return new Set(rows.rows.map((row) => row.account_id))
}

/** Adds one contact and tells the audit. */
export const addContact = (db: Db, actor: Actor, contact: NewContact): Promise<string> =>
  atomically(db, async (transaction) => {
    if (contact.main) await noMain(transaction, actor, contact.accountId)
    const [id] = (await insertContacts(transaction, actor, [contact])) as [string]
    const { accountId, importId: _, createdAt: __, ...after } = contact
    await writeAudit(transaction, actor, {
      action: 'contacts.added',
      subject: { kind: 'contact', id },
      accountId,
      after,
    })
    return id
  })

const noMain = (db: Db, actor: Actor, accountId: string) =>
  on(db)
    .updateTable('contact')
    .set({ main: false, updated_at: actor.now })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('main', '=', true)
    .where('archived_at', 'is', null)
    .execute()

const told = [
  'contact.account_id',
  'contact.id',
  'contact.name',
  'contact.title',
  'contact.department',
  'contact.phone',
  'contact.mobile',
  'contact.email',
  'contact.wechat',
  'contact.birthday',
  'contact.main',
  'contact.note',
  'contact.custom',
  'contact.revision',
  'contact.created_at',
  'contact.updated_at',
  'contact.person_id',
  'contact.import_id',
  'contact.archived_at',
  'contact.erased_at',
] as const

const mostContacts = 500

/** The contacts of an account, the main one first; nothing where the account may not be seen. */
export const contactsOf = (db: Db, viewer: Viewer, accountId: string, archived = false) =>
  visibleAccounts<ContactTables>(db, viewer)
    .innerJoin('contact', 'contact.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'contact.person_id')
    .select(told)
    .select('person.name as added_by_name')
    .where('account.id', '=', accountId)
    .where('contact.erased_at', 'is', null)
    .where('contact.archived_at', archived ? 'is not' : 'is', null)
    .orderBy('contact.main', 'desc')
    .orderBy('contact.name')
    .orderBy('contact.id')
    .limit(mostContacts)
    .execute()
export type ContactRow = Awaited<ReturnType<typeof contactsOf>>[number]

export const findContact = (
  db: Db,
  viewer: Viewer,
  accountId: string,
  id: string,
): Promise<ContactRow | undefined> =>
  visibleAccounts<ContactTables>(db, viewer)
    .innerJoin('contact', 'contact.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'contact.person_id')
    .select(told)
    .select('person.name as added_by_name')
    .where('account.id', '=', accountId)
    .where('contact.id', '=', id)
    .where('contact.erased_at', 'is', null)
    .executeTakeFirst()

/** Changes a contact if it still has the revision the caller saw; false when someone was faster. */
const change = async (
  db: Db,
  actor: Actor,
  row: { account_id: string; id: string },
  revision: number | null,
  set: Partial<ContactTable>,
): Promise<boolean> => {
  let query = on(db)
    .updateTable('contact')
    // A JSON column takes its value as text.
    .set({
      ...set,
      ...(set.custom ? { custom: JSON.stringify(set.custom) as never } : {}),
      updated_at: actor.now,
    })
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('account_id', '=', row.account_id)
    .where('id', '=', row.id)
  if (revision !== null) query = query.where('revision', '=', revision)
  return (await query.executeTakeFirst()).numUpdatedRows > 0n
}

/** Writes all facts of a contact, and makes it the main one where told; false when someone was faster. */
export const saveContact = (
  db: Db,
  actor: Actor,
  row: ContactRow,
  facts: ContactFacts & { main?: boolean },
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const main = facts.main ?? row.main
    if (main && !row.main) await noMain(transaction, actor, row.account_id)
    if (!(await change(transaction, actor, row, revision, { ...contactColumns(facts), main }))) return false
    const before = { ...contactFactsOf(row), main: row.main }
    const after = { ...facts, main }
    const keys = (Object.keys(before) as (keyof typeof before)[]).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    )
    const pick = (from: typeof before) => Object.fromEntries(keys.map((key) => [key, from[key]]))
    await writeAudit(transaction, actor, {
      action: 'contacts.changed',
      subject: { kind: 'contact', id: row.id },
      accountId: row.account_id,
      before: pick(before),
      after: pick(after),
    })
    return true
  })

/** Puts a contact away, or back among the others; a main contact that comes back is one of many. */
export const saveArchived = (db: Db, actor: Actor, row: ContactRow, archived: boolean): Promise<void> =>
  atomically(db, async (transaction) => {
    if ((row.archived_at !== null) === archived) return
    const back = !archived && row.main && (await accountsWithMain(transaction, [row.account_id])).size > 0
    await change(transaction, actor, row, null, {
      archived_at: archived ? actor.now : null,
      ...(back ? { main: false } : {}),
    })
    await writeAudit(transaction, actor, {
      action: archived ? 'contacts.archived' : 'contacts.restored',
      subject: { kind: 'contact', id: row.id },
      accountId: row.account_id,
    })
  })
