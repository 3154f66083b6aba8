// What the first page shows, over the accounts one may see.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'

/** Read-only here: the ledger's standing, scores and ratings of the identify room, and what was approved. */
type Joined = {
  account_year: {
    account_id: string
    net_minor: number
    previous_net_minor: number
    profit_minor: number | null
    last_ordered_on: string | null
  }
  account_score: {
    account_id: string
    evaluation_id: string
    grade: string | null
    previous_grade: string | null
    net_minor: number
  }
  rating: { account_id: string; topic: string }
  evaluation: { id: string; approval_id: string | null }
  approval_item: { approval_id: string; account_id: string; verdict: string | null }
}

const withYear = (db: Db, viewer: Viewer) =>
  visibleAccounts<Joined>(db, viewer).leftJoin('account_year as year', 'year.account_id', 'account.id')

const total = (column: string) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)::bigint`

/** Accounts and their money by tier or by segment. */
export const totalsBy = (db: Db, viewer: Viewer, column: 'tier' | 'segment') =>
  withYear(db, viewer)
    .select(`standing.${column} as grade`)
    .select((eb) => [
      eb.fn.countAll<number>().as('accounts'),
      total('year.net_minor').as('netMinor'),
      total('year.previous_net_minor').as('previousNetMinor'),
      sql<number | null>`sum(year.profit_minor)::bigint`.as('profitMinor'),
    ])
    .groupBy(`standing.${column}`)
    .execute()

/** The accounts of some tiers, most sales first. */
export const biggestOf = (db: Db, viewer: Viewer, tiers: readonly string[], limit: number) =>
  withYear(db, viewer)
    .leftJoin('person', 'person.id', 'account.owner_id')
    .select([
      'account.id as accountId',
      'account.name',
      'standing.tier',
      'standing.reason as tierReason',
      'standing.score',
      'person.name as ownerName',
      'year.profit_minor as profitMinor',
      'year.last_ordered_on as lastOrderedOn',
      sql<number>`coalesce(year.net_minor, 0)::bigint`.as('netMinor'),
      sql<number>`coalesce(year.previous_net_minor, 0)::bigint`.as('previousNetMinor'),
    ])
    .where('standing.tier', 'in', [...tiers])
    .orderBy(sql`year.net_minor desc nulls last`)
    .orderBy('account.id')
    .limit(limit)
    .execute()

/** Whose grade an evaluation in effect changed, most money first; what was refused changed nothing. */
export const movedIn = (db: Db, viewer: Viewer, evaluationId: string, limit: number) =>
  visibleAccounts<Joined>(db, viewer)
    .innerJoin('account_score as score', 'score.account_id', 'account.id')
    .select([
      'account.id as accountId',
      'account.name',
      'score.previous_grade as from',
      'score.grade as to',
      'score.net_minor as netMinor',
    ])
    .where('score.evaluation_id', '=', evaluationId)
    .where('score.previous_grade', 'is not', null)
    .where(sql<boolean>`score.grade is distinct from score.previous_grade`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('approval_item as item')
            .innerJoin('evaluation', 'evaluation.approval_id', 'item.approval_id')
            .select('item.account_id')
            .where('evaluation.id', '=', evaluationId)
            .whereRef('item.account_id', '=', 'account.id')
            .where('item.verdict', '=', 'refused'),
        ),
      ),
    )
    .orderBy('score.net_minor', 'desc')
    .orderBy('account.id')
    .limit(limit)
    .execute()

/** How many accounts have a tier that stands on too little, and how many bought but show no profit. */
export const gaps = async (db: Db, viewer: Viewer) => {
  const row = await withYear(db, viewer)
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('standing.reason', '=', 'PROVISIONAL').as('provisional'),
      eb.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`year.net_minor <> 0 and year.profit_minor is null`)
        .as('withoutProfit'),
    ])
    .executeTakeFirst()
  return { provisional: row?.provisional ?? 0, withoutProfit: row?.withoutProfit ?? 0 }
}

/** How many accounts of some tiers nobody has rated on any topic. */
export const unrated = async (db: Db, viewer: Viewer, tiers: readonly string[]): Promise<number> => {
  const row = await visibleAccounts<Joined>(db, viewer)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('standing.tier', 'in', [...tiers])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('rating').select('rating.topic').whereRef('rating.account_id', '=', 'account.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return row?.count ?? 0
}
