// Doors to evaluations: running them, what they moved, who must approve, and comparing two.
import { z } from 'zod'
import { bilingual, doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { deciders, everyone, roles } from '#base/viewer.ts'
import { sets, window } from '../scorecard/scorecard.contract.ts'
import { layer } from '../scoring/definition.contract.ts'

const gradeTotal = z.object({
  grade: z.string(),
  name: bilingual.nullable(),
  layer: layer.nullable(),
  accounts: z.number().int(),
  netMinor: money,
  profitMinor: money.nullable(),
})

const moveTotal = z.object({ accounts: z.number().int(), netMinor: money, profitMinor: money.nullable() })

const evaluation = z.object({
  id,
  scorecardId: id,
  scorecardName: bilingual,
  kind: z.enum(['weighted', 'rfm', 'points']),
  sets,
  version: z.number().int(),
  asOf: isoDate,
  /** Complete months before the as-of month; null for everything up to the as-of day. */
  windowMonths: z.number().int().nullable(),
  reason: z.string(),
  personName: z.string().nullable(),
  evaluatedAt: z.string(),
  /** Waiting to be approved, in effect, or withdrawn or overtaken before it was approved. */
  state: z.enum(['waiting', 'effective', 'lapsed']),
  effectiveAt: z.string().nullable(),
  approvalId: id.nullable(),
  previousId: id.nullable(),
  accounts: z.number().int(),
  insufficient: z.number().int(),
  currency: z.string().nullable(),
  grades: z.array(gradeTotal),
  moved: z.object({
    up: z.number().int(),
    down: z.number().int(),
    same: z.number().int(),
    entered: z.number().int(),
    left: z.number().int(),
  }),
  may: z.array(z.enum(['withdraw'])),
})

export const move = z.enum(['up', 'down', 'entered', 'left', 'same'])

const criterionChange = z.object({
  key: z.string(),
  name: bilingual,
  /** Points of the score gained or lost by this criterion. */
  delta: z.number(),
})

const plan = z.object({
  days: z.array(z.string()),
  active: z.boolean(),
  chain: z.array(z.enum(roles)),
  nextOn: isoDate.nullable(),
  lastOn: isoDate.nullable(),
  revision: z.number().int(),
  may: z.array(z.enum(['edit'])),
})

export const runDoors = doors({
  'POST /identify/evaluations': {
    summary: 'Evaluate all accounts with a scorecard, or with all that hold on the day, as a job',
    may: deciders,
    body: z
      .object({
        scorecardId: id.optional(),
        asOf: isoDate.optional(),
        window: window.default(12),
        reason: z.string().trim().min(1).max(300),
      })
      .strict(),
    out: z.object({ jobId: id }),
  },
  'GET /identify/evaluations': {
    summary: 'Evaluations, newest first, with movements',
    may: everyone,
    query: z
      .object({
        scorecardId: id.optional(),
        sets: sets.optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      })
      .strict(),
    out: page(evaluation),
  },
  'GET /identify/evaluations/:evaluationId': {
    summary: 'One evaluation with its totals per grade',
    may: everyone,
    path: path('evaluationId'),
    out: evaluation,
  },
  'POST /identify/evaluations/:evaluationId/withdrawal': {
    summary: 'Withdraw an evaluation that waits for approval; nothing of what is undecided takes effect',
    may: deciders,
    path: path('evaluationId'),
    body: z.object({ reason: z.string().trim().min(1).max(300) }).strict(),
    out: evaluation,
  },
  'GET /identify/evaluations/:evaluationId/scores': {
    summary: 'The ranking of an evaluation, best first; only accounts one may see',
    may: everyone,
    path: path('evaluationId'),
    query: z
      .object({
        grade: z.string().max(40).optional(),
        moved: z.enum(['up', 'down', 'entered']).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(
      z.object({
        accountId: id,
        name: z.string(),
        code: z.string(),
        rank: z.number().int(),
        score: z.number().nullable(),
        coverage: z.number(),
        grade: z.string().nullable(),
        previousGrade: z.string().nullable(),
        reason: z.string(),
        rule: z.string().nullable(),
        star: z.number().int().nullable(),
        netMinor: money,
        profitMinor: money.nullable(),
        contributions: z.array(z.number().nullable()),
      }),
    ),
  },
  'GET /identify/evaluations/:evaluationId/movement': {
    summary:
      'Who moves and how much money moves with them, against what stood before or against another evaluation of the same kind',
    may: everyone,
    path: path('evaluationId'),
    query: z.object({ against: id.optional() }).strict(),
    out: z.object({
      evaluationId: id,
      /** What it is compared with; null when nothing stood before. */
      againstId: id.nullable(),
      /** Whether both used the same version of the same scorecard. */
      sameVersion: z.boolean(),
      totals: z.object({
        up: moveTotal,
        down: moveTotal,
        entered: moveTotal,
        left: moveTotal,
        same: moveTotal,
      }),
      grades: z.array(
        z.object({
          grade: z.string(),
          name: bilingual.nullable(),
          layer: layer.nullable(),
          before: moveTotal,
          after: moveTotal,
        }),
      ),
      /** From each grade to each: null is no grade. Only pairs that occur. */
      flows: z.array(
        z.object({
          from: z.string().nullable(),
          to: z.string().nullable(),
          accounts: z.number().int(),
          netMinor: money,
        }),
      ),
    }),
  },
  'GET /identify/evaluations/:evaluationId/moves': {
    summary: 'The accounts that move, most money first, each with why and with where its approval stands',
    may: everyone,
    path: path('evaluationId'),
    query: z
      .object({
        against: id.optional(),
        kind: move.optional(),
        /** Only what waits, was approved or was refused. */
        verdict: z.enum(['waiting', 'approved', 'refused']).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(
      z.object({
        accountId: id,
        name: z.string(),
        code: z.string(),
        kind: move,
        from: z.string().nullable(),
        to: z.string().nullable(),
        rawGrade: z.string().nullable(),
        reason: z.string(),
        rule: z.string().nullable(),
        score: z.number().nullable(),
        previousScore: z.number().nullable(),
        netMinor: money,
        profitMinor: money.nullable(),
        /** What moved the score most, largest first, at most three; empty when nothing can be compared. */
        because: z.array(criterionChange),
        approval: z
          .object({ step: z.number().int(), verdict: z.enum(['approved', 'refused']).nullable() })
          .nullable(),
      }),
    ),
  },
  'GET /identify/evaluations/:evaluationId/segments': {
    summary: 'What each segment of an RFM evaluation is like, and how accounts lie by recency and frequency',
    may: everyone,
    path: path('evaluationId'),
    out: z.object({
      segments: z.array(
        z.object({
          key: z.string(),
          accounts: z.number().int(),
          grossMinor: money,
          averageRecencyDays: z.number(),
          averageOrders: z.number(),
        }),
      ),
      /** Scores 1..5, 5 best; only cells that hold an account. */
      cells: z.array(
        z.object({ r: z.number().int(), f: z.number().int(), accounts: z.number().int(), grossMinor: money }),
      ),
    }),
  },
  'GET /identify/evaluations/:evaluationId/cells/:cell': {
    summary: 'The accounts of one cell of the RFM grid, such as 54: recency 5, frequency 4; most money first',
    may: everyone,
    path: z.object({ evaluationId: id, cell: z.string().regex(/^[1-5][1-5]$/) }).strict(),
    query: z
      .object({
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      })
      .strict(),
    out: page(
      z.object({
        accountId: id,
        name: z.string(),
        code: z.string(),
        rfm: z.string(),
        grade: z.string().nullable(),
        recencyDays: z.number().nullable(),
        orders: z.number().nullable(),
        grossMinor: money,
      }),
    ),
  },
  'GET /identify/matrix': {
    summary:
      'Accounts by two scores in effect, such as attractiveness and relative strength; most money first',
    may: everyone,
    query: z
      .object({ across: id, up: id, limit: z.coerce.number().int().min(1).max(500).default(200) })
      .strict(),
    out: z.object({
      currency: z.string().nullable(),
      across: z.object({ id, name: bilingual, asOf: isoDate.nullable() }),
      up: z.object({ id, name: bilingual, asOf: isoDate.nullable() }),
      points: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          tier: z.string().nullable(),
          across: z.number(),
          up: z.number(),
          netMinor: money,
        }),
      ),
      /** Accounts that have one score only, and so are not in the picture. */
      withoutUp: z.number().int(),
    }),
  },
  'GET /identify/plan': {
    summary: 'On which days accounts are evaluated by themselves, and who approves',
    may: everyone,
    out: plan,
  },
  'PUT /identify/plan': {
    summary:
      'Change the days of evaluation and the chain of approval; an empty chain lets runs take effect at once',
    may: deciders,
    body: z
      .object({
        days: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/)).max(12),
        active: z.boolean(),
        chain: z.array(z.enum(roles)).max(6),
      })
      .strict(),
    out: plan,
    revised: true,
  },
})
