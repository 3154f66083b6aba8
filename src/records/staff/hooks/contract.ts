// Doors to webhooks: who outside is told, and how that went.
import { z } from 'zod'
import { doors, id, page, path } from '#base/contract.ts'
import { administrators } from '#base/viewer.ts'
import { hookGroups } from './hook.ts'

const facts = z.object({
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().max(500),
  /** Rooms whose changes are told. */
  events: z.array(z.enum(hookGroups)).min(1).max(hookGroups.length),
  enabled: z.boolean(),
})

const hook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  enabled: z.boolean(),
  /** By itself: `gone` when the other side said so, `failing` after three days without an answer. */
  disabledBecause: z.enum(['gone', 'failing']).nullable(),
  failingSince: z.string().nullable(),
  /** Until then what is sent carries a signature by the secret before, too. */
  oldSecretUntil: z.string().nullable(),
  revision: z.number().int(),
})
const withSecret = hook.extend({ secret: z.string() })

const delivery = z.object({
  id,
  type: z.string(),
  at: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  /** When it is tried next. */
  dueAt: z.string().nullable(),
  /** What the other side answered the last time; its words are not kept. */
  status: z.number().int().nullable(),
  problem: z.string().nullable(),
  tookMs: z.number().int().nullable(),
  triedAt: z.string().nullable(),
})

export const hookDoors = doors({
  'GET /webhooks': {
    summary: 'Webhooks: who outside is told of changes',
    may: administrators,
    out: z.object({ httpAllowed: z.boolean(), rows: z.array(hook) }),
  },
  'POST /webhooks': {
    summary: 'Add a webhook; its secret is shown this once',
    may: administrators,
    inPerson: true,
    secret: true,
    body: facts.strict(),
    out: withSecret,
  },
  'PUT /webhooks/:hookId': {
    summary: 'Change a webhook, switch it off or on again',
    may: administrators,
    inPerson: true,
    path: path('hookId'),
    body: facts.strict(),
    out: hook,
    revised: true,
  },
  'DELETE /webhooks/:hookId': {
    summary: 'Delete a webhook with the log of its deliveries',
    may: administrators,
    path: path('hookId'),
    out: 'nothing',
    revised: true,
  },
  'PUT /webhooks/:hookId/secret': {
    summary: 'Give a webhook a new secret, shown this once; the one before stays good for a day',
    may: administrators,
    inPerson: true,
    secret: true,
    path: path('hookId'),
    out: withSecret,
  },
  'GET /webhooks/:hookId/deliveries': {
    summary: 'What a webhook was sent and how that went, newest first',
    may: administrators,
    path: path('hookId'),
    query: z
      .object({
        state: z.enum(['waiting', 'delivered', 'failed']).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(delivery),
  },
  'PUT /webhooks/:hookId/deliveries/:deliveryId/replay': {
    summary: 'Send once more what was sent or given up',
    may: administrators,
    path: path('hookId', 'deliveryId'),
    out: 'nothing',
  },
})
