// Finding what was said with accounts one may see, and files beside them by name.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { pairsOf, plainText } from '#records/accounts/said.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import { excerptAround, type InteractionKind } from './interaction.ts'

// More hits than this are not opened one by one: what is met so often is met soon among the newest.
const mostOpened = 3000

type Said = { id: string; account_id: string; kind: InteractionKind; happened_at: Date; body: string }
type Found = Record<'found', Said & { account_id: string }>

/** The newest first. */
export const searchInteractions = async (db: Db, viewer: Viewer, question: string, limit: number) => {
  const pairs = pairsOf(question)
  if (pairs.length === 0) return []
  const text = plainText(question)
  const columns = sql`id, account_id, kind, happened_at, body, removed_at`
  const matching = sql<boolean>`removed_at is null and search_signs(body) @> ${pairs}::text[]`
  const opened = sql`select ${columns} from interaction where ${matching} limit ${sql.lit(mostOpened)}`
  const { rows } = await sql<{ met: number }>`select count(*)::int as met from (${opened}) as met`.execute(db)
  const newest = sql`select ${columns} from interaction where removed_at is null
    order by happened_at desc, id desc limit ${sql.lit(mostOpened)}`
  const seen = await newestOf(db, viewer, (rows[0]?.met ?? 0) < mostOpened ? opened : newest, text, limit)
  return seen.map(({ body, happened_at, ...row }) => ({
    ...row,
    happenedAt: happened_at,
    excerpt: excerptAround(body, question),
  }))
}

const newestOf = (db: Db, viewer: Viewer, found: RawBuilder<unknown>, text: string, limit: number) =>
  visibleAccounts<Found>(db, viewer)
    .innerJoin(sql<Said>`(${found})`.as('found'), 'found.account_id', 'account.id')
    .select(['found.id', 'found.kind', 'found.happened_at', 'found.body'])
    .select(['account.id as accountId', 'account.name as accountName'])
    .where(sql<boolean>`position(${text} in search_plain(found.body)) > 0`)
    .orderBy('found.happened_at', 'desc')
    .orderBy('found.id', 'desc')
    .limit(limit)
    .execute()

type File = { account_id: string; id: string; name: string; created_at: Date; removed_at: Date | null }

/** Files by their names, the newest first. */
export const searchAttachments = (db: Db, viewer: Viewer, question: string, limit: number) => {
  const pairs = pairsOf(question)
  if (pairs.length === 0) return Promise.resolve([])
  return visibleAccounts<{ attachment: File }>(db, viewer)
    .innerJoin('attachment', 'attachment.account_id', 'account.id')
    .select(['attachment.id', 'attachment.name', 'account.id as accountId', 'account.name as accountName'])
    .where('attachment.removed_at', 'is', null)
    .where(sql<boolean>`search_signs(attachment.name) @> ${pairs}::text[]`)
    .where(sql<boolean>`position(${plainText(question)} in search_plain(attachment.name)) > 0`)
    .orderBy('attachment.created_at', 'desc')
    .orderBy('attachment.id', 'desc')
    .limit(limit)
    .execute()
}
