// Who sends a request: a person by their session, or a key; remembered for seconds so that a page of requests asks the database once.
import type { DoorName } from '#base/contract.ts'
import { Refusal } from '#base/refusal.ts'
import type { Viewer } from '#base/viewer.ts'
import { findKey, type KnownKey, keyHash } from '#records/staff/key.store.ts'
import { keyOpens } from '#records/staff/key-scope.ts'
import { findPolicy } from '#records/staff/policy.store.ts'
import { findSession } from '#records/staff/session.store.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import type { Visitor } from '#server/http.ts'
import { type Sessions, tellSender } from '#server/session.ts'
import type { Opened } from './house.ts'

const rememberMs = 10_000
const mostRemembered = 10_000

export const rememberVisitors = (
  { database, now }: Opened,
  sessions: Sessions,
  roomOf: (door: DoorName) => string,
  keyRequestsPerMinute: number,
) => {
  const { db } = database
  const people = remember<Visitor | null>()
  const keys = remember<{ key: KnownKey; viewer: Viewer } | null>()
  const pace = new Map<string, { minute: number; requests: number }>()

  const byKey = async (secret: string, address: string): Promise<Visitor> => {
    const at = now()
    const found = await keys.get(keyHash(secret), at.getTime(), async () => {
      const key = await findKey(db, secret, address, at)
      const viewer = key && (await findViewer(db, key.personId))
      return key && viewer ? { key, viewer } : null
    })
    if (!found || (found.key.expiresAt && found.key.expiresAt <= at))
      throw new Refusal('signedOut', 'web.badKey')
    keepPace(found.key.id, at)
    const { id, scopes } = found.key
    return { ...found.viewer, key: { id, opens: (name) => keyOpens(scopes, { name, room: roomOf(name) }) } }
  }

  const keepPace = (id: string, at: Date): void => {
    const minute = Math.floor(at.getTime() / 60_000)
    const before = pace.get(id)
    const requests = before?.minute === minute ? before.requests + 1 : 1
    if (pace.size > mostRemembered) pace.clear()
    pace.set(id, { minute, requests })
    if (requests > keyRequestsPerMinute)
      throw new Refusal('tooMany', 'web.keyTooFast', { most: keyRequestsPerMinute })
  }

  const bySession = async (headers: Headers, address: string): Promise<Visitor | null> => {
    const session = await sessions.api.getSession({ headers: tellSender({ headers, address }) })
    const viewer = session && (await findViewer(db, session.user.id))
    if (!viewer) return null
    const facts = await findSession(db, session.session.token, now())
    // Who signs in at the company's provider has taken its second step there.
    if (!facts || facts.hasSecondStep || facts.way === 'provider') return viewer
    const { secondStepRoles } = await findPolicy(db)
    return viewer.roles.some((role) => secondStepRoles.includes(role))
      ? { ...viewer, unfinished: true }
      : viewer
  }

  return {
    /** Drops what is remembered, so that a change of rights holds at once. */
    forget() {
      people.clear()
      keys.clear()
    },
    async viewerOf(headers: Headers, address: string): Promise<Visitor | null> {
      const secret = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
      if (secret) return byKey(secret, address)
      const cookie = headers.get('cookie')
      const token = cookie && /(?:__Secure-)?mainstay\.session_token=([^;]+)/.exec(cookie)?.[1]
      if (!token) return null
      return people.get(token, now().getTime(), () => bySession(headers, address))
    },
  }
}

const remember = <Value>() => {
  const held = new Map<string, { value: Value; until: number }>()
  return {
    clear: () => held.clear(),
    async get(name: string, at: number, find: () => Promise<Value>): Promise<Value> {
      const known = held.get(name)
      if (known && known.until > at) return known.value
      const value = await find()
      if (held.size > mostRemembered) held.clear()
      held.set(name, { value, until: at + rememberMs })
      return value
    },
  }
}
