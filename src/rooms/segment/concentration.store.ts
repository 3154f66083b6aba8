// What the concentration of the business is counted from: who is seen, and their books month by month.
import { sql } from 'kysely'
import { addMonths, type Month } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Book } from './over-time.ts'

export const namesSeen = (db: Db, viewer: Viewer) =>
  visibleAccounts(db, viewer).select(['account.id', 'account.name']).execute()

type BookRow = {
  id: string
  name: string
  months: number[] | null
  net: number[] | null
  costed: number[] | null
  cost: number[] | null
  since: string[] | null
  layers: (string | null)[] | null
}

/**
 * The books of every account one may see, from eleven months before the first month to the last: one row an account,
 * its months and its standings side by side in arrays. One statement, so that money and tiers belong together.
 */
export const booksOf = async (db: Db, viewer: Viewer, first: Month, last: Month): Promise<Book[]> => {
  const seen = visibleAccounts(db, viewer).select(['account.id', 'account.name'])
  const rows = await sql<BookRow>`select seen.id, seen.name, book.months, book.net, book.costed, book.cost,
      change.since, change.layers
    from (${seen}) as seen
    left join (select account_id,
        array_agg((extract(year from month) * 12 + extract(month from month) - 1)::int order by month) as months,
        array_agg((gross_minor + returned_minor)::float8 order by month) as net,
        array_agg(costed_minor::float8 order by month) as costed,
        array_agg(cost_minor::float8 order by month) as cost
      from account_month where month >= ${addMonths(first, -11)}::date and month <= ${last}::date
      group by account_id) as book on book.account_id = seen.id
    left join (select account_id, array_agg(since::text order by since, changed_at, id) as since,
        array_agg(layer order by since, changed_at, id) as layers
      from tier_change group by account_id) as change on change.account_id = seen.id
    where book.account_id is not null or change.account_id is not null`.execute(db)
  return rows.rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    months: row.months ?? [],
    net: row.net ?? [],
    profit: (row.costed ?? []).map((costed, index) => {
      const cost = row.cost?.[index] ?? 0
      return costed === 0 && cost === 0 ? null : costed - cost
    }),
    standings: (row.since ?? []).map((since, index) => ({ since, layer: row.layers?.[index] ?? null })),
  }))
}
