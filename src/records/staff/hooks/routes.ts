// The doors of webhooks.
import { Refusal } from '#base/refusal.ts'
import { type Desk, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { newSigningSecret } from '#server/signature.ts'
import { seal } from '#server/single-sign-on.ts'
import { hookDoors } from './contract.ts'
import type { Post } from './delivering.store.ts'
import {
  addHook,
  allHooks,
  changeHook,
  type DeliveryRow,
  deliveryPage,
  dropHook,
  findHook,
  type HookRow,
  replay,
  rotateSecret,
} from './hook.store.ts'
import { addressProblem } from './hook.ts'

export const hookDesk = (post: Post): Desk => {
  const checked = (url: string): void => {
    const code = addressProblem(url, post.httpAllowed)
    if (code) throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'url', code }])
  }
  return serve(hookDoors, {
    'GET /webhooks': async ({ db }) => ({
      httpAllowed: post.httpAllowed,
      rows: (await allHooks(db)).map(shown),
    }),

    'POST /webhooks': async ({ db, actor }, { body }) => {
      checked(body.url)
      const secret = newSigningSecret()
      return { ...shown(await addHook(db, actor, body, await seal(post.secret, secret))), secret }
    },

    'PUT /webhooks/:hookId': async ({ db, actor, revision }, { path, body }) => {
      checked(body.url)
      return shown(await changeHook(db, actor, path.hookId, revision, body))
    },

    'DELETE /webhooks/:hookId': ({ db, actor, revision }, { path }) =>
      dropHook(db, actor, path.hookId, revision),

    'PUT /webhooks/:hookId/secret': async ({ db, actor }, { path }) => {
      const secret = newSigningSecret()
      return { ...shown(await rotateSecret(db, actor, path.hookId, await seal(post.secret, secret))), secret }
    },

    'GET /webhooks/:hookId/deliveries': async ({ db }, { path, query }) => {
      await findHook(db, path.hookId)
      const cursor = readCursor(query.cursor, ['moment', 'id'])
      const after = cursor ? { at: String(cursor[0]), id: String(cursor[1]) } : null
      const rows = await deliveryPage(db, {
        hookId: path.hookId,
        state: query.state,
        after,
        limit: query.limit,
      })
      const page = cutPage(rows, query.limit, (row) => [row.at.toISOString(), row.audit_id])
      return { rows: page.rows.map(told), next: page.next }
    },

    'PUT /webhooks/:hookId/deliveries/:deliveryId/replay': ({ db, actor }, { path }) =>
      replay(db, actor, path.hookId, path.deliveryId),
  })
}

const shown = (row: HookRow) => ({
  id: row.id,
  name: row.name,
  url: row.url,
  events: row.events,
  enabled: row.disabled_at === null,
  disabledBecause: row.disabled_because as 'gone' | 'failing' | null,
  failingSince: row.failing_since?.toISOString() ?? null,
  oldSecretUntil: row.old_secret_until?.toISOString() ?? null,
  revision: row.revision,
})

const told = (row: DeliveryRow) => ({
  id: row.audit_id,
  type: row.action,
  at: row.at.toISOString(),
  state: row.state,
  attempts: row.attempts,
  dueAt: row.due_at?.toISOString() ?? null,
  status: row.status,
  problem: row.problem,
  tookMs: row.took_ms,
  triedAt: row.tried_at?.toISOString() ?? null,
})
