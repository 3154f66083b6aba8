// Doors to what people add to the value of an account: whom it brought, what it teaches, and what to do about it.
import { z } from 'zod'
import { doors, id, isoDate, path } from '#base/contract.ts'
import { type Role, sellers } from '#base/viewer.ts'

/** Those who know what an account teaches and whom it brings. */
const knowers: readonly Role[] = [...sellers, 'marketing', 'service']

/** Roles that decide about proposals, first to last. */
export const proposalChain: readonly Role[] = ['salesDirector', 'executive']

export const proposal = z.object({
  id,
  kind: z.enum(['reprice', 'channel', 'exit']),
  note: z.string(),
  state: z.enum(['open', 'approved', 'refused', 'withdrawn']),
  approvalId: id.nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
})
export const referral = z.object({
  id,
  referredId: id.nullable(),
  referredName: z.string(),
  referredOn: isoDate,
  note: z.string().nullable(),
  personName: z.string().nullable(),
})
export const judgement = z.object({
  kind: z.enum(['learning', 'skill']),
  level: z.number().int(),
  evidence: z.string(),
  judgedOn: isoDate,
  personName: z.string().nullable(),
})

export const judgingDoors = doors({
  'POST /accounts/:accountId/referrals': {
    summary: 'Record a customer that this account brought or may bring',
    may: knowers,
    path: path('accountId'),
    body: z
      .object({
        referredId: id.nullable().default(null),
        referredName: z.string().trim().min(1).max(200),
        referredOn: isoDate,
        note: z.string().trim().max(500).nullable().default(null),
      })
      .strict(),
    out: referral,
  },
  'DELETE /accounts/:accountId/referrals/:referralId': {
    summary: 'Take a referral back',
    may: knowers,
    path: path('accountId', 'referralId'),
    out: 'nothing',
  },
  'POST /accounts/:accountId/value-judgements': {
    summary: 'Judge what we learn from an account, or how our people grow with it, 0 to 5, with evidence',
    may: knowers,
    path: path('accountId'),
    body: z
      .object({
        kind: z.enum(['learning', 'skill']),
        level: z.number().int().min(0).max(5),
        evidence: z.string().trim().min(1).max(500),
      })
      .strict(),
    out: judgement,
  },
  'POST /accounts/:accountId/value-proposals': {
    summary: 'Propose another price, a cheaper channel or an end; it holds only once it is approved',
    may: sellers,
    path: path('accountId'),
    body: z
      .object({ kind: z.enum(['reprice', 'channel', 'exit']), note: z.string().trim().min(1).max(1000) })
      .strict(),
    out: proposal,
  },
  'DELETE /accounts/:accountId/value-proposals/:proposalId': {
    summary: 'Withdraw a proposal that is not decided yet',
    may: sellers,
    path: path('accountId', 'proposalId'),
    out: proposal,
  },
})
