// What a scorecard is made of, as it is sent and kept.
import { z } from 'zod'
import { bilingual, id } from '#base/contract.ts'
import { conditionSchema } from '#records/accounts/contract.ts'

export const key = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)
export const tierKey = z.string().trim().min(1).max(12)

export const source = z.discriminatedUnion('from', [
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
      field: z.enum([
        'sizeClass',
        'organisationLevel',
        'ownership',
        'industry',
        'region',
        'attitude',
        'status',
        'employees',
      ]),
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
  z
    .object({
      by: z.literal('ratio'),
      cuts: z
        .array(z.object({ from: z.number(), above: tierKey, below: tierKey }).strict())
        .min(1)
        .max(4),
      over: key,
      under: key,
      at: z.number(),
    })
    .strict(),
])

export const layer = z.enum(['key', 'important', 'general'])
const tiers = z
  .array(z.object({ key: tierKey, layer }).strict())
  .min(2)
  .max(10)
const conditions = z.array(conditionSchema).max(12)

const pool = z.discriminatedUnion('by', [
  z.object({ by: z.literal('all') }).strict(),
  z
    .object({
      by: z.literal('attribute'),
      field: z.enum(['sizeClass', 'industrySection', 'region', 'ownership', 'organisationLevel']),
    })
    .strict(),
  z.object({ by: z.literal('segments'), segmentIds: z.array(id).max(20) }).strict(),
])

const rules = z
  .object({
    vetoes: z
      .array(z.object({ name: z.string().max(80), when: conditions, tier: tierKey }).strict())
      .max(20)
      .default([]),
    lists: z
      .array(
        z
          .object({ name: z.string().max(80), when: conditions, tier: tierKey, atLeast: z.boolean() })
          .strict(),
      )
      .max(20)
      .default([]),
    hysteresis: z
      .object({
        tolerance: z.number(),
        consecutive: z.number().int(),
        cooling: z.number().int(),
      })
      .strict()
      .nullable()
      .default(null),
    observationMonths: z.number().int().nullable().default(null),
  })
  .strict()

const weighing = z.discriminatedUnion('by', [
  z.object({ by: z.literal('hand') }).strict(),
  z
    .object({
      by: z.literal('ahp'),
      judges: z
        .array(
          z
            .object({
              name: z.string().trim().min(1).max(60),
              matrix: z.array(z.array(z.number()).max(10)).max(10),
            })
            .strict(),
        )
        .min(1)
        .max(20),
    })
    .strict(),
])

const pointsDefinition = z
  .object({
    kind: z.literal('points'),
    months: z.number().int().min(1).max(60),
    rules: z
      .array(
        z
          .object({
            key,
            name: bilingual,
            event: z.discriminatedUnion('from', [
              z.object({ from: z.literal('ledger'), metric: z.enum(['sales', 'profit', 'orders']) }).strict(),
              z.object({ from: z.literal('signal'), metric: z.string().min(1).max(60) }).strict(),
            ]),
            categories: z
              .object({
                include: z.array(z.string().max(60)).max(50).optional(),
                exclude: z.array(z.string().max(60)).max(50).optional(),
              })
              .strict()
              .optional(),
            unit: z.number(),
            pointsPerUnit: z.number(),
            rounding: z.enum(['none', 'floorUnit']),
            cap: z.number().optional(),
            multiplierByTag: z.record(z.string().max(30), z.number()).optional(),
          })
          .strict(),
      )
      .min(1)
      .max(30),
    bands: z
      .array(
        z
          .object({
            star: z.number().int().min(1).max(10),
            from: z.number(),
            exclusive: z.boolean().optional(),
          })
          .strict(),
      )
      .min(1)
      .max(10),
    tiers,
    tierOfStar: z.record(z.string().max(3), tierKey),
    buffer: z
      .object({ maxDrop: z.number().int().min(1).max(10), grace: z.number().int().min(0).max(10) })
      .strict()
      .nullable(),
  })
  .strict()

const range = z
  .object({ min: z.number().int().min(1).max(5).optional(), max: z.number().int().min(1).max(5).optional() })
  .strict()
const bounds = z.array(z.number()).length(4)

export const scorecardDefinition = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('weighted'),
      tiers,
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
              floor: z.number().optional(),
              cap: z.number().optional(),
            })
            .strict(),
        )
        .min(1)
        .max(30),
      missing: z.enum(['reweight', 'zero', 'neutral', 'median']),
      minimumCoverage: z.number().min(0).max(1),
      grading,
      basis: z.enum(['net', 'gross']),
      pool: pool.optional(),
      rules: rules.optional(),
      weighing: weighing.optional(),
    })
    .strict(),
  pointsDefinition,
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
