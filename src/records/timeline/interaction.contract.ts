// Doors to what was said and done with accounts, and to one's own follow-ups.
import { z } from 'zod'
import { doors, id, isoDate, isoMoment, page, path } from '#base/contract.ts'
import { everyone, type Role, sellers } from '#base/viewer.ts'
import { interactionKinds } from './interaction.ts'

/** All who work with accounts; readers only read. */
const writers: readonly Role[] = [...sellers, 'executive', 'service', 'marketing', 'finance']

const kind = z.enum(interactionKinds)
const named = z.object({ id, name: z.string() })

const interaction = z.object({
  id,
  accountId: id,
  kind,
  happenedAt: z.string(),
  body: z.string(),
  /** Without those who were forgotten. */
  contacts: z.array(named),
  mentions: z.array(named),
  personId: id.nullable(),
  personName: z.string().nullable(),
  followUpOn: isoDate.nullable(),
  followedUpAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  removedAt: z.string().nullable(),
  revision: z.number().int(),
  may: z.array(z.enum(['edit', 'followUp'])),
})

const facts = {
  kind,
  happenedAt: isoMoment,
  body: z.string().trim().min(1).max(10_000),
  contactIds: z.array(id).max(30),
  followUpOn: isoDate.nullable(),
  mentions: z.array(id).max(30),
}

const both = path('accountId', 'interactionId')

export const interactionDoors = doors({
  'GET /accounts/:accountId/interactions': {
    summary: 'What was said and done with an account, newest first; the first page counts it by kind',
    may: everyone,
    path: path('accountId'),
    query: z
      .object({
        kind: kind.optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      })
      .strict(),
    out: page(interaction).extend({
      counts: z
        .array(
          z.object({
            kind,
            all: z.number().int(),
            /** In the last 90 days. */
            recent: z.number().int(),
          }),
        )
        .nullable(),
      may: z.array(z.enum(['add'])),
    }),
  },
  'POST /accounts/:accountId/interactions': {
    summary:
      'Write down what was said or done; whoever is mentioned is told, and one’s own follow-ups that were due are kept',
    may: writers,
    path: path('accountId'),
    body: z
      .object({
        kind: facts.kind,
        /** Now when left out. */
        happenedAt: facts.happenedAt.optional(),
        body: facts.body,
        contactIds: facts.contactIds.default([]),
        followUpOn: facts.followUpOn.default(null),
        mentions: facts.mentions.default([]),
      })
      .strict(),
    out: interaction,
  },
  'GET /accounts/:accountId/interactions/:interactionId': {
    summary: 'One interaction',
    may: everyone,
    path: both,
    out: interaction,
    revised: true,
  },
  'PATCH /accounts/:accountId/interactions/:interactionId': {
    summary: 'Change one’s own interaction; those who decide may change any',
    may: writers,
    path: both,
    body: z.object(facts).partial().strict(),
    out: interaction,
    revised: true,
  },
  'PUT /accounts/:accountId/interactions/:interactionId/removal': {
    summary: 'Take one’s own interaction away; those who decide may take away any',
    may: writers,
    path: both,
    out: 'nothing',
  },
  'DELETE /accounts/:accountId/interactions/:interactionId/removal': {
    summary: 'Put an interaction back that was taken away',
    may: writers,
    path: both,
    out: 'nothing',
  },
  'PUT /accounts/:accountId/interactions/:interactionId/followed-up': {
    summary: 'Tick off the follow-up that was planned',
    may: writers,
    path: both,
    out: interaction,
  },
  'DELETE /accounts/:accountId/interactions/:interactionId/followed-up': {
    summary: 'Open a follow-up again',
    may: writers,
    path: both,
    out: interaction,
  },
  'GET /accounts/:accountId/colleagues': {
    summary: 'Colleagues who may see an account, by name: those whom one can mention',
    may: everyone,
    path: path('accountId'),
    query: z
      .object({
        search: z.string().trim().max(60).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      })
      .strict(),
    out: z.object({
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          title: z.string().nullable(),
          departmentName: z.string().nullable(),
        }),
      ),
    }),
  },
  'GET /follow-ups': {
    summary: 'One’s own follow-ups that are still open, the longest due first',
    may: everyone,
    query: z
      .object({
        /** Only what is due by today. */
        due: z.stringbool().optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      })
      .strict(),
    out: page(
      z.object({
        id,
        accountId: id,
        accountName: z.string(),
        tier: z.string().nullable(),
        kind,
        happenedAt: z.string(),
        body: z.string(),
        followUpOn: isoDate,
      }),
    ).extend({
      /** How many are due by today. */
      due: z.number().int(),
      today: isoDate,
    }),
  },
})
