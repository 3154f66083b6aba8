// All contacts one may see, by name, found by name, sound, number or address.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import type { MaskKind } from '#records/staff/mask.ts'
import type { Db } from '#server/database.ts'
import { askFor } from '../search.ts'
import { visibleAccounts } from '../visible.store.ts'
import type { ContactTables } from './contact.store.ts'

export type ContactListAsk = {
  search?: string | undefined
  /** Only main contacts. */
  main: boolean
  after: { name: string; id: string } | null
  limit: number
}

/** The parts of the search text that a viewer may find by: names, then numbers, then addresses. */
const findable = (masks: ReadonlySet<MaskKind>) => {
  const parts = [1, ...(masks.has('phone') ? [] : [2]), ...(masks.has('email') ? [] : [3])]
  return sql.join(
    parts.map((part) => sql`split_part(contact.search_text, e'\\f', ${sql.lit(part)})`),
    sql` || e'\\n' || `,
  )
}

/** The rows of a page and one more. What is hidden from the viewer does not find either. */
export const contactPage = (db: Db, viewer: Viewer, masks: ReadonlySet<MaskKind>, ask: ContactListAsk) => {
  let query = visibleAccounts<ContactTables>(db, viewer)
    .innerJoin('contact', 'contact.account_id', 'account.id')
    .select(['contact.id', 'contact.account_id', 'contact.name', 'contact.title', 'contact.department'])
    .select(['contact.phone', 'contact.mobile', 'contact.email', 'contact.main', 'contact.updated_at'])
    .select(['account.name as account_name', 'standing.tier'])
    .where('contact.archived_at', 'is', null)
    .orderBy('contact.name')
    .orderBy('contact.id')
    .limit(ask.limit + 1)
  if (ask.main) query = query.where('contact.main', '=', true)
  if (ask.search) {
    const { grams, text } = askFor(ask.search)
    query = query
      .where(sql<boolean>`contact.search_grams @> ${grams}::text[]`)
      .where(sql<boolean>`position(${text} in ${findable(masks)}) > 0`)
  }
  const { after } = ask
  if (after)
    query = query.where(sql<boolean>`(contact.name, contact.id) > (${after.name}::text, ${after.id}::uuid)`)
  return query.execute()
}
