// Notices as a person may read them: nothing about accounts that have left their sight.

import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { NoticeTables } from '#records/staff/notice.store.ts'
import type { Db } from '#server/database.ts'

const on = (db: Db): Kysely<NoticeTables & AccountTables> => db

/** What has been told to the viewer by now, with the account's name. */
const told = (db: Db, viewer: Viewer, now: Date) =>
  on(db)
    .selectFrom('notice')
    .leftJoin('account', 'account.id', 'notice.account_id')
    .where('notice.person_id', '=', viewer.personId)
    .where('notice.at', '<=', now)
    .where((eb) =>
      eb.or([
        eb('notice.account_id', 'is', null),
        eb(
          'notice.account_id',
          'in',
          visibleAccounts(db, viewer)
            .select('account.id')
            .where(sql<boolean>`account.id = notice.account_id`),
        ),
      ]),
    )

export type NoticeAsk = {
  unread: boolean
  after: { at: string; id: string } | null
  limit: number
}

/** The newest first, one more than asked for when there are more. */
export const noticePage = (db: Db, viewer: Viewer, now: Date, ask: NoticeAsk) => {
  let query = told(db, viewer, now)
    .select(['notice.id', 'notice.kind', 'notice.path', 'notice.params', 'notice.at', 'notice.read_at'])
    .select(['notice.account_id', 'account.name as account_name'])
    .orderBy('notice.at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.unread) query = query.where('notice.read_at', 'is', null)
  const { after } = ask
  if (after)
    query = query.where(sql<boolean>`(notice.at, notice.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.execute()
}

const mostCounted = 100

/** How many are unread, counted no further than a hundred. */
export const countUnread = async (db: Db, viewer: Viewer, now: Date): Promise<number> =>
  (
    await told(db, viewer, now)
      .select('notice.id')
      .where('notice.read_at', 'is', null)
      .limit(mostCounted)
      .execute()
  ).length
