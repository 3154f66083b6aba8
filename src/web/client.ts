// Calls a door by its name, typed by its contract; only the types of the contract reach the bundle.
import type { Door, DoorName, Doors, Received, Sent } from '#base/contract.ts'
import { offline, refusedBy } from './refused.ts'

export type Options = {
  /** The revision last seen, sent as If-Match. */
  ifMatch?: string | number
  /** Names one intent of the person: repeat it when the same POST is tried again. */
  intent?: string
  signal?: AbortSignal
}

/** What is sent, where parts that may be empty may be left out. */
export type Call<D extends Door> = Loose<Sent<D>>
type Loose<S> = { [K in keyof S as object extends S[K] ? never : K]: S[K] } & {
  [K in keyof S as object extends S[K] ? K : never]?: S[K]
}
type Arguments<D extends Door> =
  object extends Call<D> ? [sent?: Call<D> & Options] : [sent: Call<D> & Options]

type Loosely = {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
} & Options

/** Fired on the window when a door says that the session is over. */
export const signedOutEvent = 'web:signed-out'

/** A random name; `crypto.randomUUID` exists only on https and localhost, and people host this on plain http inside. */
export const newIntent = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The address of a door: `/api/accounts/7?sort=name&tier=A1&tier=A2`. */
export const addressOf = (door: string, sent: Pick<Loosely, 'path' | 'query'> = {}): string => {
  const template = door.slice(door.indexOf(' ') + 1)
  const path = template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(sent.path?.[key])))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(sent.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(key, String(one))
  const text = query.toString()
  return `/api${path}${text ? `?${text}` : ''}`
}

const call = async (door: string, sent: Loosely = {}): Promise<unknown> => {
  const method = door.slice(0, door.indexOf(' '))
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method === 'POST') headers['idempotency-key'] = sent.intent ?? newIntent()
  if (sent.ifMatch !== undefined)
    headers['if-match'] = typeof sent.ifMatch === 'number' ? `"${sent.ifMatch}"` : sent.ifMatch
  let body: BodyInit | undefined
  if (sent.body instanceof Blob) body = sent.body
  else if (sent.body !== undefined) {
    headers['content-type'] = 'application/json'
    body = JSON.stringify(sent.body)
  }
  let answer: Response
  try {
    answer = await fetch(addressOf(door, sent), { method, headers, body, signal: sent.signal })
  } catch (error) {
    if (sent.signal?.aborted) throw error
    throw offline()
  }
  if (answer.ok) {
    const type = answer.headers.get('content-type') ?? ''
    return type.includes('json') ? answer.json() : undefined
  }
  const refused = await refusedBy(answer)
  if (refused.code === 'web.signedOut') window.dispatchEvent(new Event(signedOutEvent))
  throw refused
}

/**
 * The caller of a list of doors.
 * `const ask = client<typeof accountDoors>(); await ask('GET /accounts/:accountId', { path: { accountId } })`
 */
export const client =
  <D extends Doors>() =>
  <Name extends keyof D & DoorName>(door: Name, ...[sent]: Arguments<D[Name]>): Promise<Received<D[Name]>> =>
    call(door, sent as Loosely) as Promise<Received<D[Name]>>

/** Where a file of a door can be downloaded, for a plain link. */
export const download =
  <D extends Doors>() =>
  <Name extends keyof D & DoorName>(
    door: Name,
    sent: Pick<Call<D[Name]>, keyof Call<D[Name]> & ('path' | 'query')>,
  ): string =>
    addressOf(door, sent as Loosely)
