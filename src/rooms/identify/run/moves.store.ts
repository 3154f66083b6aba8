// What an evaluation moved, against what stood before it or against another evaluation.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { ApprovalTables } from '#records/desk/tables.store.ts'
import type { Db } from '#server/database.ts'
import type { MoveKind } from '../scoring/movement.ts'
import type { IdentifyTables } from '../tables.store.ts'

type Joined = IdentifyTables &
  Pick<ApprovalTables, 'approval_item'> & { other: IdentifyTables['account_score'] }

/** The evaluation, and the other one it is compared with; null for what stood before it. */
export type Pair = { evaluationId: string; againstId: string | null }

/** The grade before: stored with the score, or given by the other evaluation. */
const fromOf = ({ againstId }: Pair) =>
  againstId === null ? sql<string | null>`account_score.previous_grade` : sql<string | null>`other.grade`

/** How many accounts went from each grade to each, with their money; one statement. */
export const flows = (db: Db, viewer: Viewer, pair: Pair) =>
  joined(db, viewer, pair, null)
    .select([fromOf(pair).as('from'), 'account_score.grade as to'])
    .select((eb) => [
      eb.fn.countAll<number>().as('accounts'),
      sql<number>`sum(account_score.net_minor)::bigint`.as('netMinor'),
      sql<number | null>`sum(account_score.profit_minor)::bigint`.as('profitMinor'),
    ])
    .groupBy(['from', 'to'])
    .execute()

const joined = (db: Db, viewer: Viewer, pair: Pair, beforeId: string | null) =>
  visibleAccounts<Joined>(db, viewer)
    .innerJoin('account_score', 'account_score.account_id', 'account.id')
    .leftJoin('account_score as other', (join) =>
      join
        .onRef('other.account_id', '=', 'account.id')
        .on('other.evaluation_id', '=', pair.againstId ?? beforeId),
    )
    .where('account_score.evaluation_id', '=', pair.evaluationId)

export type MovesAsk = {
  pair: Pair
  /** The evaluation before, by which a reason is found. */
  beforeId: string | null
  approvalId: string | null
  kind?: MoveKind | 'same' | undefined
  verdict?: 'waiting' | 'approved' | 'refused' | undefined
  /** Grades from best to last. */
  grades: readonly string[]
  after: { netMinor: number; accountId: string } | null
  limit: number
}

export const movePage = (db: Db, viewer: Viewer, ask: MovesAsk) => {
  const before = fromOf(ask.pair)
  const place = (column: ReturnType<typeof fromOf>) =>
    sql<number | null>`array_position(${[...ask.grades]}::text[], ${column})`
  const [was, is] = [place(before), place(sql`account_score.grade`)]
  const kinds = {
    up: sql<boolean>`${is} < ${was}`,
    down: sql<boolean>`${is} > ${was}`,
    entered: sql<boolean>`${was} is null and ${is} is not null`,
    left: sql<boolean>`${was} is not null and ${is} is null`,
    same: sql<boolean>`${is} = ${was}`,
  }
  let query = joined(db, viewer, ask.pair, ask.beforeId)
    .leftJoin('approval_item', (join) =>
      join
        .onRef('approval_item.account_id', '=', 'account.id')
        .on('approval_item.approval_id', '=', ask.approvalId),
    )
    .select(['account.id as accountId', 'account.name', 'account.code'])
    .select([
      'account_score.grade',
      'account_score.raw_grade as rawGrade',
      'account_score.reason',
      'account_score.rule',
      'account_score.score',
      'account_score.net_minor as netMinor',
      'account_score.profit_minor as profitMinor',
      'account_score.normalised',
      'other.score as previousScore',
      'other.normalised as previousNormalised',
      'approval_item.step',
      'approval_item.verdict',
    ])
    .select(before.as('from'))
    .where(ask.kind ? kinds[ask.kind] : sql<boolean>`${before} is distinct from account_score.grade`)
    .orderBy('account_score.net_minor', 'desc')
    .orderBy('account.id')
    .limit(ask.limit + 1)
  if (ask.verdict === 'waiting')
    query = query.where(sql<boolean>`approval_item.account_id is not null and approval_item.verdict is null`)
  else if (ask.verdict) query = query.where('approval_item.verdict', '=', ask.verdict)
  const { after } = ask
  if (after)
    query = query.where(
      sql<boolean>`(-account_score.net_minor, account.id) > (${-after.netMinor}::bigint, ${after.accountId}::uuid)`,
    )
  return query.execute()
}
