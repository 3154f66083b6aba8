// Approvals kept: asking, deciding, letting lapse. What a decision sets off is the matter of the room that asked.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Role, Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { checkDecision, judges, settle, turnOf, type Verdict, type Waiting } from './approval.ts'
import { findApproval, itemsSeen } from './inbox.store.ts'
import { type ApprovalTable, on } from './tables.store.ts'

export type Matter = {
  /** `room.matter`, such as `identify.tiers`: by it the reaction is found. */
  kind: string
  subjectId: string
  /** The page where it is seen. */
  path: string
  title: { zh: string; en: string }
  /** Roles, first to last. */
  chain: readonly Role[]
  accountIds: readonly string[]
}

/** What a decision sets off, in the transaction of the decision: when it throws, nothing was decided. */
export type Reaction = {
  decided: (
    db: Db,
    actor: Actor,
    approval: { id: string; kind: string; subjectId: string },
    outcome: { approved: string[]; refused: string[]; closed: boolean },
  ) => Promise<void>
}

/** Hand-down: asks the roles of a chain about accounts, any number at once, and gives the approval's id. */
export const askApproval = (db: Db, actor: Actor, matter: Matter): Promise<string> =>
  atomically(db, async (transaction) => {
    if (matter.chain.length === 0 || !matter.chain.every((role) => judges.includes(role)))
      throw new Error('an approval needs a chain of roles that may decide')
    const accountIds = [...new Set(matter.accountIds)]
    if (accountIds.length === 0) throw new Error('an approval needs accounts to decide about')
    const id = newId(actor.now)
    await on(transaction)
      .insertInto('approval')
      .values({
        id,
        kind: matter.kind,
        subject_id: matter.subjectId,
        path: matter.path,
        title_zh: matter.title.zh,
        title_en: matter.title.en,
        chain: [...matter.chain],
        state: 'open',
        asked_by: actor.personId,
        asked_at: actor.now,
        closed_at: null,
      })
      .execute()
    await sql`insert into approval_item (account_id, approval_id, step, earlier_ids)
      select account_id, ${id}::uuid, 0, '{}' from unnest(${accountIds}::uuid[]) as one(account_id)`.execute(
      transaction,
    )
    const { kind, subjectId, chain } = matter
    await writeAudit(transaction, actor, {
      action: 'desk.approvalAsked',
      subject: { kind: 'approval', id },
      after: { kind, subjectId, chain, accounts: accountIds.length },
    })
    return id
  })

/** The matter fell away: what was undecided stays so and can no longer be decided. One that is over stays as it is. */
export const lapseApproval = (db: Db, actor: Actor, approvalId: string): Promise<void> =>
  atomically(db, async (transaction) => {
    const lapsed = await on(transaction)
      .updateTable('approval')
      .set({ state: 'lapsed', closed_at: actor.now })
      .where('id', '=', approvalId)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (lapsed.numUpdatedRows)
      await writeAudit(transaction, actor, {
        action: 'desk.approvalLapsed',
        subject: { kind: 'approval', id: approvalId },
      })
  })

/** The approval of a matter that is still open, the newest if there are several. */
export const openApproval = (db: Db, kind: string, subjectId: string): Promise<ApprovalTable | undefined> =>
  on(db)
    .selectFrom('approval')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'open')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export type Outcome = {
  approval: { id: string; kind: string; subjectId: string }
  /** Approved at the last step. */
  approved: string[]
  refused: string[]
  /** How many went on to the next step. */
  passed: number
  closed: boolean
}

/**
 * Decides what waits for this viewer: accounts in sight, at a step whose role they hold, not yet decided.
 * `accountIds` narrows it; null stands for all of them.
 */
export const decide = (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  approvalId: string,
  decision: { verdict: Verdict; comment: string | null; accountIds: readonly string[] | null },
): Promise<Outcome> =>
  atomically(db, async (transaction) => {
    const { verdict } = decision
    const comment = decision.comment?.trim() || null
    const problems = checkDecision(verdict, comment)
    if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
    await lock(transaction, approvalId)
    const approval = await findApproval(transaction, viewer, approvalId)
    if (!approval) throw new Refusal('notFound', 'desk.noSuchApproval')
    if (approval.state !== 'open') throw new Refusal('conflict', 'desk.approvalOver')
    const waiting = await itemsSeen(transaction, viewer)
      .select(['item.account_id as accountId', 'item.step'])
      .where('item.approval_id', '=', approvalId)
      .where('item.verdict', 'is', null)
      .execute()
    const turn = turnOf(approval.chain, viewer.roles, waiting, decision.accountIds)
    if (turn === 'notYourTurn') throw new Refusal('forbidden', 'desk.notYourTurn')
    if (turn === 'alreadyDecided') throw new Refusal('conflict', 'desk.alreadyDecided')
    await write(transaction, actor, viewer, approval, turn, { verdict, comment })
    const settled = settle(approval.chain, verdict, turn)
    const closed = await closeWhenDone(transaction, actor, approvalId)
    await writeAudit(transaction, actor, {
      action: 'desk.decided',
      subject: { kind: 'approval', id: approvalId },
      after: { verdict, comment, accounts: turn.length, passed: settled.passed, closed },
    })
    const { id, kind, subject_id: subjectId } = approval
    return { approval: { id, kind, subjectId }, ...settled, closed }
  })

/** Of two people at once the second waits here, and then finds what the first has left. */
const lock = (db: Db, approvalId: string) =>
  on(db).selectFrom('approval').select('id').where('id', '=', approvalId).forUpdate().execute()

/** One decision for each step that is decided, and every account moved by it. */
const write = async (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  approval: ApprovalTable,
  turn: readonly Waiting[],
  { verdict, comment }: { verdict: Verdict; comment: string | null },
): Promise<void> => {
  const decisions = approval.chain.flatMap((_, step) => {
    const accounts = turn.filter((one) => one.step === step).length
    return accounts ? [{ id: newId(actor.now), step, accounts }] : []
  })
  await on(db)
    .insertInto('approval_decision')
    .values(
      decisions.map((one) => ({
        ...one,
        approval_id: approval.id,
        verdict,
        comment,
        person_id: viewer.personId,
        decided_at: actor.now,
      })),
    )
    .execute()
  const decisionAt = new Map(decisions.map((one) => [one.step, one.id]))
  const last = approval.chain.length - 1
  const final = sql`(${verdict}::text = 'refused' or item.step = ${last}::int)`
  await sql`update approval_item as item set
      verdict = case when ${final} then ${verdict}::text end,
      decided_at = case when ${final} then ${actor.now}::timestamptz end,
      step = case when ${final} then item.step else item.step + 1 end,
      earlier_ids = array_remove(array_append(item.earlier_ids, item.decision_id), null),
      decision_id = one.decision_id
    from unnest(${turn.map((one) => one.accountId)}::uuid[], ${turn.map((one) => decisionAt.get(one.step))}::uuid[])
      as one(account_id, decision_id)
    where item.approval_id = ${approval.id} and item.account_id = one.account_id and item.verdict is null`.execute(
    db,
  )
}

const closeWhenDone = async (db: Db, actor: Actor, approvalId: string): Promise<boolean> => {
  const left = await on(db)
    .selectFrom('approval_item')
    .select('account_id')
    .where('approval_id', '=', approvalId)
    .where('verdict', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (left) return false
  await on(db)
    .updateTable('approval')
    .set({ state: 'closed', closed_at: actor.now })
    .where('id', '=', approvalId)
    .execute()
  return true
}

/** With their items and decisions: what they were about is gone. */
export const dropApprovals = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length) await on(db).deleteFrom('approval').where('id', 'in', ids).execute()
}
