// The doors of the desk: long work, and approvals with what their decisions set off.
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { type Call, type Desk, EventAnswer, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { atomically } from '#server/database.ts'
import { decide, type Reaction } from './approval.store.ts'
import { countsOf, stepsOf, type Tally } from './approval.ts'
import { deskDoors } from './contract.ts'
import {
  type ApprovalRow,
  approvalsFor,
  decisionsOf,
  findApproval,
  itemsOf,
  talliesOf,
} from './inbox.store.ts'
import { askToStop, type JobLine, newestJobs, oneJob } from './store.ts'

const liveEveryMs = 500

const decisionsShown = 100

/** `reactions` say, by kind of approval, what a decision sets off. */
export const deskDesk = (reactions: Readonly<Record<string, Reaction>>): Desk =>
  serve(deskDoors, {
    'GET /jobs': (call) => list(call),

    'GET /jobs/:jobId': (call, { path }) => one(call, path.jobId),

    'PUT /jobs/:jobId/cancellation': async (call, { path }) => {
      await one(call, path.jobId)
      await askToStop(call.db, call.actor, path.jobId)
      return one(call, path.jobId)
    },

    'GET /jobs/live': async (call) => new EventAnswer(liveEveryMs, () => list(call)),

    'GET /approvals': async (call, { query }) => {
      const [at, id] = readCursor(query.cursor, ['moment', 'id']) ?? []
      const rows = await approvalsFor(call.db, call.viewer, {
        state: query.state,
        mine: query.mine ?? false,
        after: id ? { at: String(at), id: String(id) } : null,
        limit: query.limit,
      })
      const page = cutPage(rows, query.limit, (row) => [row.asked_at.toISOString(), row.id])
      const tallies = await talliesOf(
        call.db,
        call.viewer,
        page.rows.map((row) => row.id),
      )
      return { rows: page.rows.map((row) => approvalOut(call, row, tallies.get(row.id))), next: page.next }
    },

    'GET /approvals/:approvalId': async (call, { path }) => {
      const approval = await oneApproval(call, path.approvalId)
      const decisions = await decisionsOf(call.db, call.viewer, path.approvalId, decisionsShown)
      return {
        ...(await withCounts(call, approval)),
        decisions: decisions.slice(0, decisionsShown).map((row) => ({
          ...row,
          role: approval.chain[row.step] ?? 'reader',
          decidedAt: row.decidedAt.toISOString(),
        })),
        moreDecisions: decisions.length > decisionsShown,
      }
    },

    'GET /approvals/:approvalId/items': async (call, { path, query }) => {
      const approval = await oneApproval(call, path.approvalId)
      const [name, id] = readCursor(query.cursor, ['text', 'id']) ?? []
      const rows = await itemsOf(call.db, call.viewer, approval, {
        verdict: query.verdict,
        mine: query.mine ?? false,
        after: id ? { name: String(name), id: String(id) } : null,
        limit: query.limit,
      })
      const page = cutPage(rows, query.limit, (row) => [row.name, row.accountId])
      return {
        rows: page.rows.map((row) => ({ ...row, decidedAt: row.decidedAt?.toISOString() ?? null })),
        next: page.next,
      }
    },

    'POST /approvals/:approvalId/decisions': async (call, { path, body }) => {
      const { approved, refused, passed, closed } = await atomically(call.db, async (transaction) => {
        const outcome = await decide(transaction, call.actor, call.viewer, path.approvalId, {
          verdict: body.verdict,
          comment: body.comment ?? null,
          accountIds: body.accountIds ?? null,
        })
        const { approval, passed: _, ...settled } = outcome
        if (settled.approved.length || settled.refused.length)
          await reactions[approval.kind]?.decided(transaction, call.actor, approval, settled)
        return outcome
      })
      return {
        approved: approved.length,
        refused: refused.length,
        passed,
        closed,
        approval: await withCounts(call, await oneApproval(call, path.approvalId)),
      }
    },
  })

const oneApproval = async (call: Call, id: string): Promise<ApprovalRow> => {
  const approval = await findApproval(call.db, call.viewer, id)
  if (!approval) throw new Refusal('notFound', 'desk.noSuchApproval')
  return approval
}

const withCounts = async (call: Call, approval: ApprovalRow) =>
  approvalOut(call, approval, (await talliesOf(call.db, call.viewer, [approval.id])).get(approval.id))

const approvalOut = (call: Call, row: ApprovalRow, tallies: readonly Tally[] = []) => {
  const { roles } = call.viewer
  const counts = countsOf(row, roles, tallies)
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    path: row.path,
    title: { zh: row.title_zh, en: row.title_en },
    chain: row.chain,
    state: row.state,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    counts,
    mySteps: counts.mine ? stepsOf(row.chain, roles).filter((step) => counts.waiting[step]) : [],
    may: counts.mine ? (['decide'] as const).slice() : [],
  }
}

const list = async (call: Call) => ({
  rows: (await newestJobs(call.db, call.viewer)).map((job) => shown(call, job)),
})

const one = async (call: Call, id: string) => {
  const job = await oneJob(call.db, call.viewer, id)
  if (!job) throw new Refusal('notFound', 'desk.noSuchJob')
  return shown(call, job)
}

const shown = (call: Call, job: JobLine) => ({
  id: job.id,
  kind: job.kind,
  subject: typeof job.input.subject === 'string' ? job.input.subject : null,
  state: job.state,
  done: job.done,
  total: job.total,
  result: job.result,
  failure: job.failure,
  personName: job.person_name,
  createdAt: job.created_at.toISOString(),
  endedAt: job.ended_at?.toISOString() ?? null,
  may:
    (job.state === 'waiting' || job.state === 'running') &&
    (job.person_id === call.viewer.personId || holds(call.viewer, ['administrator']))
      ? (['cancel'] as const).slice()
      : [],
})
