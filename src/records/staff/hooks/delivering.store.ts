// Sends what is due, each message once at a time, and says when it is tried again.
import type { Db } from '#server/database.ts'
import type { Log } from '#server/log.ts'
import { type Outside, type Posted, postOutside } from '#server/outside.ts'
import { signatures } from '#server/signature.ts'
import { unseal } from '#server/single-sign-on.ts'
import { type Due, forgetDeliveries, noteAttempt, takeDue } from './hook.store.ts'
import { addressProblem, payloadOf, waitAfter } from './hook.ts'

export type Post = { secret: string; httpAllowed: boolean; outside: Outside; timeoutMs: number }

// As Standard Webhooks asks for: 15 to 30 seconds.
export const patienceMs = 15_000
const atOnce = 20
const keepMs = 30 * 24 * 3600 * 1000

/** Sends everything that is due at `now`; answers how many were tried. */
export const deliverDue = async (db: Db, post: Post, now: () => Date): Promise<number> => {
  const due = await takeDue(db, now(), atOnce)
  await Promise.all(due.map((one) => deliver(db, post, one, now)))
  return due.length
}

const deliver = async (db: Db, post: Post, due: Due, now: () => Date): Promise<void> => {
  const posted = await send(post, due, now())
  const status = 'status' in posted ? posted.status : null
  const delivered = status !== null && status >= 200 && status < 300
  const attempts = due.attempts + 1
  const wait = delivered || status === 410 ? null : waitAfter(attempts, Math.random())
  const at = now()
  await noteAttempt(
    db,
    due,
    {
      delivered,
      status,
      problem: 'problem' in posted ? posted.problem : null,
      tookMs: posted.ms,
      nextAt: wait === null ? null : new Date(at.getTime() + wait),
      // Gone is gone; and who has not answered in three days is not asked any more.
      disableBecause: delivered ? null : status === 410 ? 'gone' : wait === null ? 'failing' : null,
    },
    at,
  )
}

const send = async (post: Post, due: Due, now: Date): Promise<Posted> => {
  // The setting may have changed since the address was given.
  if (addressProblem(due.url, post.httpAllowed)) return { problem: 'address', ms: 0 }
  const body = payloadOf({ ...due, id: due.auditId })
  const id = `msg_${due.auditId.replaceAll('-', '')}`
  const seconds = Math.floor(now.getTime() / 1000)
  const sealed = [due.secret, ...(due.oldSecret ? [due.oldSecret] : [])]
  const secrets = await Promise.all(sealed.map((one) => unseal(post.secret, one)))
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures(secrets, { id, seconds, body }),
  }
  return postOutside(new URL(due.url), { headers, body, timeoutMs: post.timeoutMs }, post.outside)
}

const lookEveryMs = 2_000
const forgetEveryMs = 3600_000

/** Goes on until the function it gives back is called. */
export const keepDelivering = (db: Db, post: Post, log: Log, now: () => Date): (() => Promise<void>) => {
  let stopped = false
  let forgotten = 0
  let timer: NodeJS.Timeout
  let busy: Promise<void> = Promise.resolve()
  const look = async () => {
    try {
      while (!stopped && (await deliverDue(db, post, now)) === atOnce);
      if (now().getTime() - forgotten > forgetEveryMs) {
        forgotten = now().getTime()
        await forgetDeliveries(db, new Date(forgotten - keepMs))
      }
    } catch (error) {
      if (!stopped) log.error({ err: error }, 'delivering webhooks')
    }
    if (!stopped) next()
  }
  const next = () => {
    timer = setTimeout(() => {
      busy = look()
    }, lookEveryMs)
    timer.unref()
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await busy
  }
}
