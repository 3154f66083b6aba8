// What one must be able to do with a person's data: give out all that is held, and forget it.
import { type Kysely, sql } from 'kysely'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { ContactRow, ContactTables } from './contact.store.ts'

const on = (db: Db): Kysely<ContactTables> => db

/** Every change of a contact that the audit has, oldest first. */
export const contactChanges = async (db: Db, contact: ContactRow) =>
  (
    await sql<{
      at: Date
      action: string
      person: string | null
      before: unknown
      after: unknown
    }>`select audit.at, audit.action, person.name as person, audit.before, audit.after
      from audit left join person on person.id = audit.person_id
      where audit.subject_kind = 'contact' and audit.subject_id = ${contact.id} order by audit.at, audit.id limit 10000`.execute(
      db,
    )
  ).rows

/** Giving out what is held on somebody is told to the audit. */
export const tellGivenOut = (db: Db, actor: Actor, contact: ContactRow): Promise<void> =>
  writeAudit(db, actor, {
    action: 'contacts.givenOut',
    subject: { kind: 'contact', id: contact.id },
    accountId: contact.account_id,
  })

/**
 * Forgets a person: what is known of them goes, in the audit too. The row stays without a name, so that what was said
 * with them still stands; it is shown nowhere else.
 */
export const forgetContact = (db: Db, actor: Actor, contact: ContactRow): Promise<void> =>
  atomically(db, async (transaction) => {
    await on(transaction)
      .updateTable('contact')
      .set({
        name: '',
        title: null,
        department: null,
        phone: null,
        mobile: null,
        email: null,
        wechat: null,
        birthday: null,
        note: null,
        custom: '{}' as never,
        search_text: '',
        search_grams: [],
        main: false,
        archived_at: actor.now,
        erased_at: actor.now,
        updated_at: actor.now,
      })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('account_id', '=', contact.account_id)
      .where('id', '=', contact.id)
      .execute()
    await sql`update audit set before = null, after = null
      where subject_kind = 'contact' and subject_id = ${contact.id}`.execute(transaction)
    await writeAudit(transaction, actor, {
      action: 'contacts.erased',
      subject: { kind: 'contact', id: contact.id },
      accountId: contact.account_id,
    })
  })
