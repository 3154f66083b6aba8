// Doors to who is key: scorecards, ratings, evaluations, ranking, concentration, segments.
import { z } from 'zod'
import { bilingual, doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { deciders, everyone, sellers } from '#base/viewer.ts'

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)
const tierKey = z.string().trim().min(1).max(12)

const source = z.discriminatedUnion('from', [
  z
    .object({
      from: z.literal('ledger'),
      metric: z.enum([
        'sales',
        'profit',
        'margin',
        'growth',
        'stability',
        'tenure',
        'breadth',
        'orders',
        'recency',
        'lossImpact',
      ]),
    })
    .strict(),
  z.object({ from: z.literal('rating'), topic: key }).strict(),
  z
    .object({
      from: z.literal('attribute'),
      field: z.enum(['sizeClass', 'organisationLevel', 'ownership', 'industry', 'employees']),
      points: z.record(z.string().max(60), z.number().min(0).max(100)).optional(),
    })
    .strict(),
  z.object({ from: z.literal('signal'), metric: z.string().min(1).max(60) }).strict(),
])

const normaliser = z.discriminatedUnion('by', [
  z.object({ by: z.literal('percentile') }).strict(),
  z.object({ by: z.literal('percentileInclusive') }).strict(),
  z.object({ by: z.literal('minmax'), winsorise: z.boolean().optional() }).strict(),
  z.object({ by: z.literal('logMinmax') }).strict(),
  z.object({ by: z.literal('zNormal') }).strict(),
  z.object({ by: z.literal('zLinear') }).strict(),
  z.object({ by: z.literal('target'), target: z.number() }).strict(),
  z
    .object({
      by: z.literal('bands'),
      bands: z
        .array(z.object({ from: z.number().nullable(), points: z.number().min(0).max(100) }).strict())
        .min(1)
        .max(20),
    })
    .strict(),
  z.object({ by: z.literal('rating5') }).strict(),
])

const grading = z.discriminatedUnion('by', [
  z
    .object({
      by: z.literal('cutoff'),
      cuts: z.array(z.object({ tier: tierKey, from: z.number() }).strict()).max(9),
    })
    .strict(),
  z
    .object({
      by: z.literal('quantile'),
      shares: z.array(z.object({ tier: tierKey, share: z.number().min(0).max(1) }).strict()).max(9),
    })
    .strict(),
  z
    .object({
      by: z.literal('quota'),
      quotas: z.array(z.object({ tier: tierKey, count: z.number().int().min(0) }).strict()).max(9),
    })
    .strict(),
])

const range = z
  .object({ min: z.number().int().min(1).max(5).optional(), max: z.number().int().min(1).max(5).optional() })
  .strict()
const bounds = z.array(z.number()).length(4)

export const scorecardDefinition = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('weighted'),
      tiers: z
        .array(z.object({ key: tierKey, layer: z.enum(['key', 'important', 'general']) }).strict())
        .min(2)
        .max(10),
      criteria: z
        .array(
          z
            .object({
              key,
              dimension: key,
              name: bilingual,
              source,
              direction: z.enum(['higher', 'lower']),
              normaliser,
              weight: z.number(),
            })
            .strict(),
        )
        .min(1)
        .max(30),
      missing: z.enum(['reweight', 'zero', 'neutral', 'median']),
      minimumCoverage: z.number().min(0).max(1),
      grading,
      basis: z.enum(['net', 'gross']),
    })
    .strict(),
  z
    .object({
      kind: z.literal('rfm'),
      bounds: z.discriminatedUnion('by', [
        z.object({ by: z.literal('quantile') }).strict(),
        z.object({ by: z.literal('midRank') }).strict(),
        z.object({ by: z.literal('given'), recency: bounds, frequency: bounds, monetary: bounds }).strict(),
      ]),
      weights: z.object({ recency: z.number(), frequency: z.number(), monetary: z.number() }).strict(),
      segments: z
        .array(
          z
            .object({
              key,
              name: bilingual,
              when: z
                .array(z.object({ r: range.optional(), f: range.optional(), m: range.optional() }).strict())
                .max(10),
            })
            .strict(),
        )
        .min(1)
        .max(20),
    })
    .strict(),
])

const scorecard = z.object({
  id,
  name: bilingual,
  sets: z.enum(['tier', 'segment']),
  version: z.number().int(),
  definition: scorecardDefinition,
  note: z.string().nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  may: z.array(z.enum(['edit', 'evaluate'])),
})

const gradeTotal = z.object({
  grade: z.string(),
  name: bilingual.nullable(),
  layer: z.enum(['key', 'important', 'general']).nullable(),
  accounts: z.number().int(),
  netMinor: money,
  profitMinor: money.nullable(),
})

const evaluation = z.object({
  id,
  scorecardId: id,
  scorecardName: bilingual,
  sets: z.enum(['tier', 'segment']),
  version: z.number().int(),
  asOf: isoDate,
  /** Complete months before the as-of month; null for everything up to the as-of day. */
  windowMonths: z.number().int().nullable(),
  reason: z.string(),
  personName: z.string().nullable(),
  evaluatedAt: z.string(),
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
})

const inputFigure = z.object({
  key: z.string(),
  name: bilingual,
  dimension: z.string(),
  source,
  value: z.number().nullable(),
  normalised: z.number().nullable(),
  weight: z.number(),
  contribution: z.number().nullable(),
})

const accountScore = z.object({
  evaluationId: id,
  scorecardId: id,
  scorecardName: bilingual,
  sets: z.enum(['tier', 'segment']),
  kind: z.enum(['weighted', 'rfm']),
  version: z.number().int(),
  asOf: isoDate,
  windowMonths: z.number().int().nullable(),
  evaluatedAt: z.string(),
  rank: z.number().int(),
  of: z.number().int(),
  score: z.number().nullable(),
  coverage: z.number(),
  minimumCoverage: z.number().nullable(),
  missing: z.string().nullable(),
  grade: z.string().nullable(),
  gradeName: bilingual.nullable(),
  rawGrade: z.string().nullable(),
  previousGrade: z.string().nullable(),
  reason: z.enum(['SCORE', 'PROVISIONAL', 'INSUFFICIENT', 'SEGMENT']),
  netMinor: money,
  profitMinor: money.nullable(),
  currency: z.string().nullable(),
  inputs: z.array(inputFigure),
})

const rating = z.object({
  id,
  topic: z.string(),
  level: z.number().int(),
  evidence: z.string(),
  link: z.string().nullable(),
  personName: z.string().nullable(),
  ratedOn: isoDate,
})

const sourceName = z.string().regex(/^(ledger|rating|attribute|signal):.{1,60}$/)
const window = z.union([z.literal('all'), z.coerce.number().int().min(1).max(120)])

export const identifyDoors = doors({
  'GET /identify/scorecards': {
    summary: 'Scorecards in their newest version',
    may: everyone,
    out: z.object({ rows: z.array(scorecard) }),
  },
  'GET /identify/scorecards/:scorecardId/versions/:version': {
    summary: 'A scorecard as it stood in a version',
    may: everyone,
    path: z.object({ scorecardId: id, version: z.coerce.number().int().min(1) }).strict(),
    out: scorecard,
  },
  'PUT /identify/scorecards/:scorecardId': {
    summary: 'Save a scorecard as its next version; older versions stay',
    may: deciders,
    path: path('scorecardId'),
    body: z
      .object({ definition: scorecardDefinition, note: z.string().trim().max(300).nullable().default(null) })
      .strict(),
    out: scorecard,
    revised: true,
  },
  'GET /identify/scorecards/:scorecardId/figures': {
    summary: 'The figures behind a what-if: every visible account with its inputs and current grade',
    may: deciders,
    path: path('scorecardId'),
    query: z
      .object({
        asOf: isoDate.optional(),
        window: window.default(12),
        /** Instead of the basis the scorecard was saved with. */
        basis: z.enum(['net', 'gross']).optional(),
        /** Sources the saved scorecard does not read: ledger:margin, rating:topic, attribute:industry, signal:name. */
        also: z.union([sourceName, z.array(sourceName).max(30)]).optional(),
      })
      .strict(),
    out: z.object({
      asOf: isoDate,
      currency: z.string().nullable(),
      accountIds: z.array(id),
      names: z.array(z.string()),
      grades: z.array(z.string().nullable()),
      /** Whether the current grade was given on too little. */
      provisional: z.array(z.boolean()),
      netMinor: z.array(money),
      profitMinor: z.array(money.nullable()),
      criteria: z.array(z.object({ key: z.string(), values: z.array(z.number().nullable()) })),
      /** What was asked for besides; texts for an attribute that becomes points. */
      also: z.array(
        z.object({ source: z.string(), values: z.array(z.union([z.number(), z.string()]).nullable()) }),
      ),
    }),
  },
  'POST /identify/evaluations': {
    summary: 'Evaluate all accounts with a scorecard, or with all of them, as a job',
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
        sets: z.enum(['tier', 'segment']).optional(),
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
        netMinor: money,
        profitMinor: money.nullable(),
        contributions: z.array(z.number().nullable()),
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
  'GET /identify/concentration': {
    summary:
      'How far sales or profit hang on a few: Pareto, ABC, Lorenz, Gini, HHI, over the accounts one may see',
    may: everyone,
    query: z
      .object({
        basis: z.enum(['net', 'gross', 'profit']).default('net'),
        asOf: isoDate.optional(),
        window: window.default(12),
      })
      .strict(),
    out: z.object({
      basis: z.enum(['net', 'gross', 'profit']),
      asOf: isoDate,
      windowMonths: z.number().int().nullable(),
      currency: z.string().nullable(),
      accounts: z.number().int(),
      totalMinor: money,
      gini: z.number().nullable(),
      giniUnbiased: z.number().nullable(),
      hhi: z.number().nullable(),
      reaching80: z.number().int(),
      topFifthShare: z.number().nullable(),
      bottomFourFifthsShare: z.number().nullable(),
      top10Share: z.number().nullable(),
      classes: z.array(
        z.object({ class: z.enum(['A', 'B', 'C']), accounts: z.number().int(), totalMinor: money }),
      ),
      /** At most 200 points of the curve: accounts counted and the share of money they bring. */
      curve: z.array(z.object({ accounts: z.number().int(), share: z.number() })),
      top: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          valueMinor: money,
          share: z.number(),
          cumulative: z.number(),
          class: z.enum(['A', 'B', 'C']),
        }),
      ),
      losers: z.array(z.object({ accountId: id, name: z.string(), valueMinor: money })),
      unassignedMinor: money,
    }),
  },
  'GET /accounts/:accountId/scores': {
    summary: 'Why an account has its tier and segment: the newest score of each scorecard with every input',
    may: everyone,
    path: path('accountId'),
    out: z.object({ rows: z.array(accountScore) }),
  },
  'GET /accounts/:accountId/scores/:evaluationId': {
    summary: 'Why an account had its grade in an earlier evaluation',
    may: everyone,
    path: path('accountId', 'evaluationId'),
    out: accountScore,
  },
  'GET /accounts/:accountId/tiers': {
    summary: 'How the tier of an account went over the evaluations, newest first',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      rows: z.array(
        z.object({
          evaluationId: id,
          asOf: isoDate,
          score: z.number().nullable(),
          grade: z.string().nullable(),
          reason: z.string(),
          rank: z.number().int(),
        }),
      ),
    }),
  },
  'GET /accounts/:accountId/ratings': {
    summary: 'Judgements of an account: topics with described levels, and the ratings given',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      topics: z.array(
        z.object({
          key: z.string(),
          name: bilingual,

          levels: z.array(bilingual).length(5),
        }),
      ),
      rows: z.array(rating),
    }),
  },
  'POST /accounts/:accountId/ratings': {
    summary: 'Rate an account on a topic: a described level and the evidence for it',
    may: [...sellers, 'executive', 'service', 'marketing'],
    path: path('accountId'),
    body: z
      .object({
        topic: key,
        level: z.number().int().min(1).max(5),
        evidence: z.string().trim().min(5).max(1000),
        link: z
          .url({ protocol: /^https?$/ })
          .max(500)
          .nullable()
          .default(null),
      })
      .strict(),
    out: rating,
  },
})
