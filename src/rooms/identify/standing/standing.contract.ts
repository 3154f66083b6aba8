// Doors to the standing of one account: why it has its tier, how that came about, and pins.
import { z } from 'zod'
import { bilingual, doors, id, isoDate, money, page, path } from '#base/contract.ts'
import { deciders, everyone } from '#base/viewer.ts'
import { sets } from '../scorecard/scorecard.contract.ts'
import { source } from '../scoring/definition.contract.ts'

const reason = z.enum([
  'SCORE',
  'LIST',
  'PIN',
  'VETO',
  'QUOTA',
  'HYSTERESIS',
  'COOLDOWN',
  'OBSERVATION',
  'PROVISIONAL',
  'INSUFFICIENT',
  'SEGMENT',
])

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
  sets,
  kind: z.enum(['weighted', 'rfm', 'points']),
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
  reason,
  /** The veto, list or pin behind the tier. */
  rule: z.string().nullable(),
  /** Who was measured against whom, where there are pools. */
  pool: z.string().nullable(),
  star: z.number().int().nullable(),
  state: z.enum(['waiting', 'effective', 'lapsed']),
  /** Evaluations the account still rests, and how many in a row it lay below its tier. */
  cooldown: z.number().int(),
  below: z.number().int(),
  netMinor: money,
  profitMinor: money.nullable(),
  currency: z.string().nullable(),
  /** The lowest score that got each tier, among those it was measured against. */
  cuts: z.array(z.object({ tier: z.string(), from: z.number() })),
  inputs: z.array(inputFigure),
})

const pin = z.object({
  id,
  tier: z.string(),
  reason: z.string(),
  startsOn: isoDate,
  expiresOn: isoDate,
  personName: z.string().nullable(),
  endedAt: z.string().nullable(),
})

export const standingDoors = doors({
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
    summary:
      'How the tier of an account went: every change with its reason, every evaluation, every pin; newest first',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      changes: z.array(
        z.object({
          id,
          tier: z.string().nullable(),
          previousTier: z.string().nullable(),
          reason: z.string(),
          since: isoDate,
          changedAt: z.string(),
          evaluationId: id.nullable(),
          personName: z.string().nullable(),
        }),
      ),
      rows: z.array(
        z.object({
          evaluationId: id,
          scorecardName: bilingual,
          state: z.enum(['waiting', 'effective', 'lapsed']),
          asOf: isoDate,
          evaluatedAt: z.string(),
          score: z.number().nullable(),
          grade: z.string().nullable(),
          rawGrade: z.string().nullable(),
          reason: z.string(),
          rule: z.string().nullable(),
          rank: z.number().int(),
          of: z.number().int(),
          /** Where its move stands with those who must approve it; null when nothing had to be approved. */
          approval: z
            .object({
              verdict: z.enum(['approved', 'refused']).nullable(),
              comment: z.string().nullable(),
              personName: z.string().nullable(),
            })
            .nullable(),
        }),
      ),
      pins: z.array(pin),
      may: z.array(z.enum(['pin'])),
      /** Tiers an account can be pinned to, best first. */
      ladder: z.array(z.string()),
    }),
  },
  'POST /accounts/:accountId/pins': {
    summary: 'Pin an account to a tier for a reason and for at most twelve months; it holds at once',
    may: deciders,
    path: path('accountId'),
    body: z
      .object({
        tier: z.string().trim().min(1).max(12),
        reason: z.string().trim().min(5).max(500),
        expiresOn: isoDate,
      })
      .strict(),
    out: pin,
  },
  'DELETE /accounts/:accountId/pins/:pinId': {
    summary: 'End a pin; the tier stays until the next evaluation',
    may: deciders,
    path: path('accountId', 'pinId'),
    out: 'nothing',
  },
  'GET /identify/pins': {
    summary: 'Accounts whose tier a person has fixed, soonest to expire first',
    may: everyone,
    query: z
      .object({
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(pin.extend({ accountId: id, name: z.string() })),
  },
})
