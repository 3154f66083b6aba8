// Proposals about accounts that cost more than they bring: one open at a time for an account. Nothing of it holds before
// those who must approve have approved it.
import { sql } from 'kysely'
import type { Role, Viewer } from '#base/viewer.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { askApproval, lapseApproval, type Reaction } from '#records/desk/approval.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { on, type ProposalKind, type ValueTables } from '../tables.store.ts'

/** By this the desk finds what a decision sets off. */
export const proposalApproval = 'value.proposal'

const proposals = (db: Db, viewer: Viewer) =>
  visibleAccounts<ValueTables>(db, viewer)
    .innerJoin('value_proposal as proposal', 'proposal.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'proposal.person_id')
    .select(['proposal.id', 'proposal.account_id as accountId', 'proposal.kind', 'proposal.note'])
    .select(['proposal.state', 'proposal.approval_id as approvalId', 'person.name as personName'])
    .select(['proposal.created_at as createdAt', 'proposal.decided_at as decidedAt'])
    .orderBy('proposal.created_at', 'desc')
    .orderBy('proposal.id', 'desc')

export type ProposalRow = Awaited<ReturnType<typeof proposalsOf>>[number]

/** Newest first. */
export const proposalsOf = (db: Db, viewer: Viewer, accountId: string) =>
  proposals(db, viewer).where('account.id', '=', accountId).limit(50).execute()

/** The newest of each of these accounts that was not withdrawn. */
export const newestProposals = async (
  db: Db,
  viewer: Viewer,
  accountIds: readonly string[],
): Promise<Map<string, ProposalRow>> => {
  if (accountIds.length === 0) return new Map()
  const rows = await proposals(db, viewer)
    .where(sql<boolean>`account.id = any(${[...accountIds]}::uuid[])`)
    .where('proposal.state', '<>', 'withdrawn')
    .execute()
  // Oldest last, so that the newest is the one that stays.
  return new Map(rows.reverse().map((row) => [row.accountId, row]))
}

const titles: Record<ProposalKind, (name: string) => { zh: string; en: string }> = {
  reprice: (name) => ({ zh: `调整价格：${name}`, en: `Another price: ${name}` }),
  channel: (name) => ({ zh: `转到成本更低的渠道：${name}`, en: `A cheaper channel: ${name}` }),
  exit: (name) => ({ zh: `停止合作：${name}`, en: `An end: ${name}` }),
}

/** Null when there is an open one already. */
export const addProposal = (
  db: Db,
  actor: Actor,
  account: { id: string; name: string },
  facts: { kind: ProposalKind; note: string },
  chain: readonly Role[],
): Promise<string | null> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const added =
      await sql`insert into value_proposal (account_id, id, kind, note, state, contribution_minor, lifetime_minor,
        person_id, created_at)
      select ${account.id}::uuid, ${id}::uuid, ${facts.kind}, ${facts.note}, 'open', worth.contribution_minor,
        worth.lifetime_minor, ${actor.personId}::uuid, ${actor.now}::timestamptz
      from (select 1) as one left join account_worth as worth on worth.account_id = ${account.id}::uuid
      on conflict (account_id) where state = 'open' do nothing`.execute(transaction)
    if (Number(added.numAffectedRows) === 0) return null
    const approvalId = await askApproval(transaction, actor, {
      kind: proposalApproval,
      subjectId: id,
      path: `/accounts/${account.id}?tab=value`,
      title: titles[facts.kind](account.name),
      chain,
      accountIds: [account.id],
    })
    await on(transaction)
      .updateTable('value_proposal')
      .set({ approval_id: approvalId })
      .where('account_id', '=', account.id)
      .where('id', '=', id)
      .execute()
    await writeAudit(transaction, actor, {
      action: 'value.proposed',
      subject: { kind: 'valueProposal', id },
      accountId: account.id,
      after: facts,
    })
    return id
  })

/** False when it is no longer open. */
export const withdrawProposal = (
  db: Db,
  actor: Actor,
  proposal: Pick<ProposalRow, 'id' | 'accountId' | 'approvalId'>,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    if (!(await settle(transaction, actor, proposal, 'withdrawn'))) return false
    if (proposal.approvalId) await lapseApproval(transaction, actor, proposal.approvalId)
    return true
  })

const actions = {
  approved: 'value.proposalApproved',
  refused: 'value.proposalRefused',
  withdrawn: 'value.proposalWithdrawn',
} as const

const settle = async (
  db: Db,
  actor: Actor,
  { accountId, id }: { accountId: string; id: string },
  state: keyof typeof actions,
): Promise<boolean> => {
  const done = await on(db)
    .updateTable('value_proposal')
    .set({ state, decided_at: actor.now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (!done.numUpdatedRows) return false
  await writeAudit(db, actor, {
    action: actions[state],
    subject: { kind: 'valueProposal', id },
    accountId,
    after: { state },
  })
  return true
}

/** What was approved at the last step holds; what was refused at any falls away. */
export const proposalReaction: Reaction = {
  async decided(db, actor, { subjectId }, { approved, refused }) {
    for (const accountId of approved) await settle(db, actor, { accountId, id: subjectId }, 'approved')
    for (const accountId of refused) await settle(db, actor, { accountId, id: subjectId }, 'refused')
  },
}
