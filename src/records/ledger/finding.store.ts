// Finding products by name, sound or number, and orders of accounts one may see by the beginning of their number.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { mostMistakes, nearness, piecesOf } from '#records/accounts/near.ts'
import { pinyin } from '#records/accounts/pinyin.store.ts'
import { askFor, formsOf, searchGrams } from '#records/accounts/search.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'

/** What a product is found by. */
export const productForms = ({ name, code }: { name: string; code: string }) => {
  const search_text = formsOf([name], [code], pinyin)
  return { search_text, search_grams: searchGrams(search_text) }
}

/** Gives products that were added before they could be found what they are found by. */
export const fillProductForms = async (db: Db): Promise<void> => {
  const { rows } = await sql<{
    id: string
    name: string
    code: string
  }>`select id, name, code from product where search_text = ''`.execute(db)
  if (rows.length === 0) return
  const forms = rows.map((row) => ({ id: row.id, ...productForms(row) }))
  await sql`update product set search_text = form.search_text, search_grams = form.search_grams
    from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as form(id uuid, search_text text, search_grams text[])
    where product.id = form.id`.execute(db)
}

type FoundProduct = { id: string; name: string; code: string; category: string | null }
const shown = sql`id, name, code, category`
// Of what shares a piece with a mistyped question, so many are read.
const mostRead = 300

/** Those that begin with it first, short names first; what is nearest where nothing has it as it was typed. */
export const searchProducts = async (db: Db, question: string, limit: number): Promise<FoundProduct[]> => {
  const { text, grams } = askFor(question)
  if (!text) return []
  const { rows } = await sql<FoundProduct>`select ${shown} from product
    where search_grams @> ${grams}::text[] and position(${text} in search_text) > 0
    order by position(${text} in search_text) > 1, length(name), id limit ${sql.lit(limit)}`.execute(db)
  return rows.length ? rows : nearProducts(db, text, grams, limit)
}

const nearProducts = async (
  db: Db,
  text: string,
  grams: string[],
  limit: number,
): Promise<FoundProduct[]> => {
  const mistakes = mostMistakes(text)
  if (mistakes === 0) return []
  const pieces = piecesOf(text, mistakes).map((piece) => sql`search_grams @> ${piece}::text[]`)
  const { rows } = await sql<FoundProduct & { search_text: string }>`select ${shown}, search_text from product
    where ${sql.join(pieces, sql` or `)}
    order by (select count(*) from unnest(search_grams) as gram where gram = any(${grams}::text[])) desc, id
    limit ${sql.lit(mostRead)}`.execute(db)
  return rows
    .flatMap(({ search_text, ...row }) => {
      const far = nearness(text, search_text, mistakes)
      return far === null ? [] : [{ row, far }]
    })
    .sort((a, b) => a.far - b.far || a.row.name.length - b.row.name.length)
    .slice(0, limit)
    .map(({ row }) => row)
}

// Numbers are looked up by their beginning; so many lines are read for it.
const mostLines = 2000

/** Documents whose number begins with the question, the newest first. */
export const searchDocuments = async (db: Db, viewer: Viewer, question: string, limit: number) => {
  const begin = question.trim()
  if (!/\d/.test(begin)) return []
  const lines = sql`(select account_id, document, ordered_on from order_line
    where document like ${`${begin.replace(/[\\%_]/g, '\\$&')}%`} limit ${sql.lit(mostLines)})`
  const { rows } = await sql<{
    document: string
    day: Day
    accountId: string
    accountName: string
  }>`select line.document, max(line.ordered_on) as day, seen.id as "accountId", seen.name as "accountName"
    from ${lines} as line join (${visibleAccounts(db, viewer).select(['account.id', 'account.name'])}) as seen on seen.id = line.account_id
    group by line.document, seen.id, seen.name
    order by line.document = ${begin} desc, day desc, line.document limit ${sql.lit(limit)}`.execute(db)
  return rows
}
