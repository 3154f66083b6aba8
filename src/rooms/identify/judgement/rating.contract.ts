// Doors to judgement: what is rated, the ratings of an account, and raters who lie far apart.
import { z } from 'zod'
import { bilingual, doors, id, isoDate, page, path } from '#base/contract.ts'
import { deciders, everyone, type Role, sellers } from '#base/viewer.ts'
import { key } from '../scoring/definition.contract.ts'

const rating = z.object({
  id,
  topic: z.string(),
  level: z.number().int(),
  evidence: z.string(),
  link: z.string().nullable(),
  personName: z.string().nullable(),
  ratedOn: isoDate,
  /** Settles what raters said before it. */
  moderates: z.boolean(),
})

const topic = z.object({
  key: z.string(),
  name: bilingual,
  /** What each level means, 1 to 5. */
  levels: z.array(bilingual).length(5),
  revision: z.number().int(),
})
/** Those who rate. */
export const raters: readonly Role[] = [...sellers, 'executive', 'service', 'marketing']

const topicBody = z.object({ name: bilingual, levels: z.array(bilingual).length(5) }).strict()

const given = {
  topic: key,
  level: z.number().int().min(1).max(5),
  evidence: z.string().trim().min(5).max(1000),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
}

export const ratingDoors = doors({
  'GET /identify/topics': {
    summary: 'What people rate, each with five described levels',
    may: everyone,
    out: z.object({ rows: z.array(topic), may: z.array(z.enum(['edit'])) }),
  },
  'POST /identify/topics': {
    summary: 'Add a topic to rate',
    may: deciders,
    body: topicBody,
    out: topic,
  },
  'PUT /identify/topics/:topic': {
    summary: 'Rename a topic or describe its levels anew',
    may: deciders,
    path: z.object({ topic: key }).strict(),
    body: topicBody,
    out: topic,
    revised: true,
  },
  'GET /identify/moderations': {
    summary: 'Accounts whose raters lie two levels or more apart, waiting to be settled',
    may: everyone,
    query: z
      .object({
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(
      z.object({
        accountId: id,
        name: z.string(),
        topic: z.string(),
        topicName: bilingual,
        ratings: z.array(rating),
      }),
    ),
  },
  'GET /accounts/:accountId/ratings': {
    summary: 'Judgements of an account: topics with described levels, what counts now, and the ratings given',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      topics: z.array(
        topic.extend({
          /** The level that counts: the average of the two newest raters, or a moderation. */
          value: z.number().nullable(),
          raters: z.number().int(),
          differ: z.boolean(),
        }),
      ),
      rows: z.array(rating),
      may: z.array(z.enum(['rate', 'moderate'])),
    }),
  },
  'POST /accounts/:accountId/ratings': {
    summary: 'Rate an account on a topic: a described level and the evidence for it',
    may: raters,
    path: path('accountId'),
    body: z.object(given).strict(),
    out: rating,
  },
  'POST /accounts/:accountId/moderations': {
    summary: 'Settle a topic whose raters lie far apart: one level, with the reason for it',
    may: deciders,
    path: path('accountId'),
    body: z.object(given).strict(),
    out: rating,
  },
})
