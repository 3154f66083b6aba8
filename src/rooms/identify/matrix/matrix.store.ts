// Accounts by two scores in effect.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { IdentifyTables } from '../tables.store.ts'

type Joined = { across: IdentifyTables['account_score']; up: IdentifyTables['account_score'] }

/** The accounts with both scores, most money first, and how many have the first only. */
export const matrixPoints = async (db: Db, viewer: Viewer, acrossId: string, upId: string, limit: number) => {
  const both = visibleAccounts<Joined & IdentifyTables>(db, viewer)
    .innerJoin('account_score as across', 'across.account_id', 'account.id')
    .leftJoin('account_score as up', (join) =>
      join.onRef('up.account_id', '=', 'account.id').on('up.evaluation_id', '=', upId),
    )
    .where('across.evaluation_id', '=', acrossId)
    .where('across.score', 'is not', null)
  const points = await both
    .select(['account.id as accountId', 'account.name', 'standing.tier'])
    .select([sql<number>`across.score`.as('across'), sql<number>`up.score`.as('up')])
    .select('across.net_minor as netMinor')
    .where('up.score', 'is not', null)
    .orderBy('across.net_minor', 'desc')
    .orderBy('account.id')
    .limit(limit)
    .execute()
  const without = await both
    .select((eb) => eb.fn.countAll<number>().as('accounts'))
    .where('up.score', 'is', null)
    .executeTakeFirst()
  return { points, withoutUp: without?.accounts ?? 0 }
}
