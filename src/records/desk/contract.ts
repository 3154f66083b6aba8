// Doors to what waits for whom: long work, how far it is and stopping it; approvals and deciding them.
import { z } from 'zod'
import { bilingual, doors, id, page, path } from '#base/contract.ts'
import { everyone, roles } from '#base/viewer.ts'
import { approvalStates, judges, verdicts } from './approval.ts'

const job = z.object({
  id,
  kind: z.string(),
  subject: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  failure: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  may: z.array(z.enum(['cancel'])),
})

const count = z.number().int()

const approval = z.object({
  id,
  /** Which room's matter it is, such as `identify.tiers`. */
  kind: z.string(),
  subjectId: id,
  /** The page where the matter is seen. */
  path: z.string(),
  title: bilingual,
  /** Roles, first to last. */
  chain: z.array(z.enum(roles)),
  state: z.enum(approvalStates),
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  closedAt: z.string().nullable(),
  /** Over the accounts one may see; `waiting` is what is undecided at each step of the chain. */
  counts: z.object({
    undecided: count,
    approved: count,
    refused: count,
    mine: count,
    waiting: z.array(count),
  }),
  /** Steps, from 0, at which something waits for the reader. */
  mySteps: z.array(count),
  may: z.array(z.enum(['decide'])),
})

const decision = z.object({
  id,
  step: count,
  role: z.enum(roles),
  verdict: z.enum(verdicts),
  comment: z.string().nullable(),
  personName: z.string().nullable(),
  decidedAt: z.string(),
  accounts: count,
})

const item = z.object({
  accountId: id,
  name: z.string(),
  code: z.string(),
  step: count,
  verdict: z.enum(verdicts).nullable(),
  decidedAt: z.string().nullable(),
  /** What was said at the last decision about this account, at whichever step. */
  comment: z.string().nullable(),
})

export const deskDoors = doors({
  'GET /approvals': {
    summary: 'Approvals about accounts one may see, newest first; `mine` leaves those that wait for oneself',
    may: everyone,
    query: z
      .object({
        state: z.enum(['open', 'closed', 'all']).default('all'),
        mine: z.stringbool().optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(approval),
  },
  'GET /approvals/:approvalId': {
    summary: 'One approval with its newest decisions',
    may: everyone,
    path: path('approvalId'),
    out: approval.extend({ decisions: z.array(decision), moreDecisions: z.boolean() }),
  },
  'GET /approvals/:approvalId/items': {
    summary: 'The accounts of an approval that one may see, by name: at which step, and what was decided',
    may: everyone,
    path: path('approvalId'),
    query: z
      .object({
        verdict: z.enum(['undecided', ...verdicts]).optional(),
        mine: z.stringbool().optional(),
        cursor: z.string().max(600).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(item),
  },
  'POST /approvals/:approvalId/decisions': {
    summary:
      'Approve or refuse the accounts that wait for oneself, some of them or all; refusing needs a comment',
    may: judges,
    path: path('approvalId'),
    body: z
      .object({
        verdict: z.enum(verdicts),
        comment: z.string().trim().max(1000).nullable().optional(),
        accountIds: z.array(id).min(1).max(5000).optional(),
      })
      .strict(),
    out: z.object({ approved: count, refused: count, passed: count, closed: z.boolean(), approval }),
  },
  'GET /jobs': {
    summary: 'The newest jobs; administrators see everybody’s, others their own',
    may: everyone,
    out: z.object({ rows: z.array(job) }),
  },
  'GET /jobs/:jobId': { summary: 'One job', may: everyone, path: path('jobId'), out: job },
  'PUT /jobs/:jobId/cancellation': {
    summary: 'Ask a job to stop; it stops at the next safe point',
    may: everyone,
    path: path('jobId'),
    out: job,
  },
  'GET /jobs/live': {
    summary: 'Jobs as they move: server-sent events, each with the list of GET /jobs',
    may: everyone,
    out: 'events',
  },
})
