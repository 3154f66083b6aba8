// Approvals as a person may read them: only what is about accounts in their sight, or what they asked for themselves.
import { type ExpressionBuilder, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { Tally } from './approval.ts'
import { stepsOf } from './approval.ts'
import { type ApprovalTables, on } from './tables.store.ts'

/** Where every read of what approvals are about begins. */
export const itemsSeen = (db: Db, viewer: Viewer) =>
  visibleAccounts<ApprovalTables>(db, viewer).innerJoin(
    'approval_item as item',
    'item.account_id',
    'account.id',
  )

const approvals = (db: Db) =>
  on(db)
    .selectFrom('approval')
    .leftJoin('person', 'person.id', 'approval.asked_by')
    .selectAll('approval')
    .select('person.name as asked_by_name')

export type ApprovalRow = Awaited<ReturnType<ReturnType<typeof approvals>['execute']>>[number]

const ofThisApproval = sql<boolean>`item.approval_id = approval.id`

const isSeen = (db: Db, viewer: Viewer) => (eb: ExpressionBuilder<ApprovalTables, 'approval'>) =>
  viewer.all
    ? eb.lit(true)
    : eb.or([
        eb('approval.asked_by', '=', viewer.personId),
        eb.exists(itemsSeen(db, viewer).select('item.account_id').where(ofThisApproval)),
      ])

export const findApproval = (db: Db, viewer: Viewer, id: string): Promise<ApprovalRow | undefined> =>
  approvals(db).where('approval.id', '=', id).where(isSeen(db, viewer)).executeTakeFirst()

export type InboxAsk = {
  /** Closed is all that is over, lapsed ones too. */
  state: 'open' | 'closed' | 'all'
  /** Only what waits for the viewer. */
  mine: boolean
  after: { at: string; id: string } | null
  limit: number
}

/** Approvals, newest first, one row more than asked for when there are more. */
export const approvalsFor = (db: Db, viewer: Viewer, ask: InboxAsk): Promise<ApprovalRow[]> => {
  const held = sql`${[...viewer.roles]}::text[]`
  let query = approvals(db)
    .orderBy('approval.asked_at', 'desc')
    .orderBy('approval.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.state === 'open' || ask.mine) query = query.where('approval.state', '=', 'open')
  if (ask.state === 'closed') query = query.where('approval.state', 'in', ['closed', 'lapsed'])
  query = ask.mine
    ? query
        // Who holds no role of the chain is done without a look at its accounts.
        .where(sql<boolean>`approval.chain && ${held}`)
        .where((eb) =>
          eb.exists(
            itemsSeen(db, viewer)
              .select('item.account_id')
              .where(ofThisApproval)
              .where('item.verdict', 'is', null)
              .where(sql<boolean>`approval.chain[item.step + 1] = any(${held})`),
          ),
        )
    : query.where(isSeen(db, viewer))
  const { after } = ask
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('approval.asked_at', 'approval.id'), '<', eb.tuple(new Date(after.at), after.id)),
    )
  return query.execute()
}

/** How far the accounts in sight are, for several approvals in one statement. */
export const talliesOf = async (
  db: Db,
  viewer: Viewer,
  approvalIds: readonly string[],
): Promise<Map<string, Tally[]>> => {
  const found = new Map<string, Tally[]>(approvalIds.map((id) => [id, []]))
  if (approvalIds.length === 0) return found
  const rows = await itemsSeen(db, viewer)
    .select(['item.approval_id', 'item.step', 'item.verdict'])
    .select((eb) => eb.fn.countAll<number>().as('accounts'))
    .where('item.approval_id', 'in', [...approvalIds])
    .groupBy(['item.approval_id', 'item.step', 'item.verdict'])
    .execute()
  for (const { approval_id, ...tally } of rows) found.get(approval_id)?.push(tally)
  return found
}

/** The newest decisions about accounts in sight, one more than `limit` when there are more. */
export const decisionsOf = (db: Db, viewer: Viewer, approvalId: string, limit: number) => {
  const seen = itemsSeen(db, viewer)
    .select(sql<string | null>`unnest(array_append(item.earlier_ids, item.decision_id))`.as('decision_id'))
    .where('item.approval_id', '=', approvalId)
  const counted = on(db)
    .selectFrom(seen.as('one'))
    .select((eb) => ['one.decision_id', eb.fn.countAll<number>().as('accounts')])
    .groupBy('one.decision_id')
  const decisions = on(db)
    .selectFrom('approval_decision as decision')
    .leftJoin('person', 'person.id', 'decision.person_id')
    .select(['decision.id', 'decision.step', 'decision.verdict', 'decision.comment'])
    .select(['decision.decided_at as decidedAt', 'person.name as personName'])
    .where('decision.approval_id', '=', approvalId)
    .orderBy('decision.decided_at', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(limit + 1)
  return viewer.all
    ? decisions.select('decision.accounts').execute()
    : decisions
        .innerJoin(counted.as('seen'), 'seen.decision_id', 'decision.id')
        .select('seen.accounts')
        .execute()
}

export type ItemsAsk = {
  verdict?: 'undecided' | 'approved' | 'refused' | undefined
  /** Only what waits for the viewer. */
  mine: boolean
  after: { name: string; id: string } | null
  limit: number
}

/** The accounts of an approval by name, one more than asked for when there are more. */
export const itemsOf = (db: Db, viewer: Viewer, approval: ApprovalRow, ask: ItemsAsk) => {
  let query = itemsSeen(db, viewer)
    .leftJoin('approval_decision as decision', 'decision.id', 'item.decision_id')
    .select(['account.id as accountId', 'account.name', 'account.code'])
    .select(['item.step', 'item.verdict', 'item.decided_at as decidedAt', 'decision.comment'])
    .where('item.approval_id', '=', approval.id)
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(ask.limit + 1)
  if (ask.verdict === 'undecided') query = query.where('item.verdict', 'is', null)
  else if (ask.verdict) query = query.where('item.verdict', '=', ask.verdict)
  if (ask.mine) {
    const steps = approval.state === 'open' ? stepsOf(approval.chain, viewer.roles) : []
    query = query.where('item.verdict', 'is', null).where(sql<boolean>`item.step = any(${steps}::int[])`)
  }
  const { after } = ask
  if (after)
    query = query.where(sql<boolean>`(account.name, account.id) > (${after.name}::text, ${after.id}::uuid)`)
  return query.execute()
}
