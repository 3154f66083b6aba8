// Doors to scorecards: their versions, drafts and presets, and the figures a what-if is tried on.
import { z } from 'zod'
import { bilingual, doors, id, isoDate, money, path } from '#base/contract.ts'
import { deciders, everyone } from '#base/viewer.ts'
import { scorecardDefinition } from '../scoring/definition.contract.ts'

export const sets = z.enum(['tier', 'segment', 'nothing'])

const scorecard = z.object({
  id,
  name: bilingual,
  /** Tiers, RFM segments, or nothing: a score to look at. */
  sets,
  validFrom: isoDate.nullable(),
  validUntil: isoDate.nullable(),
  version: z.number().int(),
  /** Which state of its name, what it sets and when it holds: those change without a new version. */
  standingRevision: z.number().int(),
  definition: scorecardDefinition,
  note: z.string().nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  may: z.array(z.enum(['edit', 'evaluate'])),
})

const draft = z.object({
  id,
  scorecardId: id,
  /** The version it began from. */
  version: z.number().int(),
  name: z.string(),
  definition: scorecardDefinition,
  note: z.string().nullable(),
  personName: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.number().int(),
})

const sourceName = z.string().regex(/^(ledger|rating|attribute|signal|fact):.{1,60}$/)
export const window = z.union([z.literal('all'), z.coerce.number().int().min(1).max(120)])
const note = z.string().trim().max(300).nullable().default(null)
const draftBody = z
  .object({
    name: z.string().trim().min(1).max(80),
    definition: scorecardDefinition,
    note,
  })
  .strict()

const fixed = z.object({ tier: z.string(), rule: z.string() }).nullable()

export const scorecardDoors = doors({
  'GET /identify/scorecards': {
    summary: 'Scorecards in their newest version',
    may: everyone,
    query: z.object({ archived: z.enum(['true', 'false']).default('false') }).strict(),
    out: z.object({ rows: z.array(scorecard) }),
  },
  'GET /identify/presets': {
    summary: 'Scorecards to start from',
    may: everyone,
    out: z.object({
      rows: z.array(
        z.object({ key: z.string(), name: bilingual, about: bilingual, definition: scorecardDefinition }),
      ),
    }),
  },
  'POST /identify/scorecards': {
    summary: 'Add a scorecard, from a preset or as a copy; it sets nothing until it is told to',
    may: deciders,
    body: z
      .object({
        name: z.string().trim().min(1).max(80),
        preset: z.string().max(60).optional(),
        copyOf: id.optional(),
      })
      .strict(),
    out: scorecard,
  },
  'PUT /identify/scorecards/:scorecardId/standing': {
    summary:
      'Name a scorecard, say what it sets and from when until when; two that set tiers may not hold on one day; If-Match takes its `standingRevision`',
    may: deciders,
    path: path('scorecardId'),
    body: z
      .object({
        name: z.string().trim().min(1).max(80),
        sets,
        validFrom: isoDate.nullable(),
        validUntil: isoDate.nullable(),
      })
      .strict(),
    out: scorecard,
    revised: true,
  },
  'DELETE /identify/scorecards/:scorecardId': {
    summary: 'Put a scorecard away; what it decided stays explained',
    may: deciders,
    path: path('scorecardId'),
    out: 'nothing',
    revised: true,
  },
  'GET /identify/scorecards/:scorecardId/versions': {
    summary: 'All versions of a scorecard, newest first: who saved them, when and why',
    may: everyone,
    path: path('scorecardId'),
    out: z.object({
      rows: z.array(
        z.object({
          version: z.number().int(),
          note: z.string().nullable(),
          personName: z.string().nullable(),
          createdAt: z.string(),
          evaluations: z.number().int(),
        }),
      ),
    }),
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
    body: z.object({ definition: scorecardDefinition, note }).strict(),
    out: scorecard,
    revised: true,
  },
  'GET /identify/scorecards/:scorecardId/drafts': {
    summary: 'What-ifs of a scorecard that were kept, newest first',
    may: deciders,
    path: path('scorecardId'),
    out: z.object({ rows: z.array(draft) }),
  },
  'POST /identify/scorecards/:scorecardId/drafts': {
    summary: 'Keep a what-if for others to look at; it changes no tier',
    may: deciders,
    path: path('scorecardId'),
    body: draftBody,
    out: draft,
  },
  'GET /identify/drafts/:draftId': {
    summary: 'One kept what-if',
    may: deciders,
    path: path('draftId'),
    out: draft,
  },
  'PUT /identify/drafts/:draftId': {
    summary: 'Change a kept what-if',
    may: deciders,
    path: path('draftId'),
    body: draftBody,
    out: draft,
    revised: true,
  },
  'DELETE /identify/drafts/:draftId': {
    summary: 'Throw a kept what-if away',
    may: deciders,
    path: path('draftId'),
    out: 'nothing',
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
        /** Sources the saved scorecard does not read: ledger:margin, rating:topic, attribute:industry, signal:name; and facts that rules and pools read: fact:region. */
        also: z.union([sourceName, z.array(sourceName).max(40)]).optional(),
      })
      .strict(),
    out: z.object({
      asOf: isoDate,
      currency: z.string().nullable(),
      /** Months between the first order of all and the as-of month. */
      ledgerMonths: z.number().int(),
      accountIds: z.array(id),
      names: z.array(z.string()),
      grades: z.array(z.string().nullable()),
      /** Whether the current grade was given on too little. */
      provisional: z.array(z.boolean()),
      /** Evaluations an account still rests after a move, and how many in a row it lay below its tier. */
      cooldown: z.array(z.number().int()),
      below: z.array(z.number().int()),
      /** Months since the first order; null before it. */
      months: z.array(z.number().int().nullable()),
      /** What a person has fixed. */
      pins: z.array(fixed),
      netMinor: z.array(money),
      profitMinor: z.array(money.nullable()),
      criteria: z.array(z.object({ key: z.string(), values: z.array(z.number().nullable()) })),
      /** What was asked for besides; texts for an attribute that becomes points, tags on lines of one text. */
      also: z.array(
        z.object({ source: z.string(), values: z.array(z.union([z.number(), z.string()]).nullable()) }),
      ),
    }),
  },
})
