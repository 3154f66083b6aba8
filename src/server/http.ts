// Mounts doors: who is there, may they, is the request well formed, then the handler, then the answer.
import { createHash } from 'node:crypto'
import { pipeline, Readable, Transform } from 'node:stream'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Door, DoorName } from '#base/contract.ts'
import { type Problem, Refusal, type RefusalBody } from '#base/refusal.ts'
import { findUnkeepable } from '#base/text.ts'
import { holds, type Viewer } from '#base/viewer.ts'
import { type Call, type Desk, EventAnswer, FileAnswer } from './call.ts'
import type { Db } from './database.ts'
import type { Files } from './files.ts'
import { newId } from './id.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import { answerOnce } from './once.ts'

export type House = {
  db: Db
  files: Files
  jobs: Jobs
  log: Log
  now: () => Date
  /** Who sends this request; null for a stranger. */
  viewerOf: (headers: Headers, address: string) => Promise<Visitor | null>
  /** The one check that a path's account may be seen; refuses with 404 when not. */
  guardAccount: (db: Db, viewer: Viewer, accountId: string) => Promise<void>
}

/** A viewer and how they came in. */
export type Visitor = Viewer & {
  /** Through an API key, which opens some doors only. */
  key?: { id: string; opens: (door: DoorName) => boolean }
  /** Still to set up the second step that their role needs. */
  unfinished?: true
}

const nobody: Viewer = { personId: '', name: '', roles: [], all: false, departmentIds: [] }
const maxJsonBytes = 2 * 1024 * 1024

export const mountDesks = (house: House, desks: readonly Desk[]): Hono => {
  const app = new Hono()
  for (const desk of desks)
    for (const [name, door] of sorted(Object.entries(desk.doors) as [DoorName, Door][])) {
      const [method, path] = name.split(' ') as [string, string]
      const handler = desk.handlers[name]
      if (!handler) throw new Error(`no handler for ${name}`)
      app.on(method, path, (context) => answer(house, name, door, handler, context))
    }
  app.all('*', () => refuse(new Refusal('notFound', 'web.noSuchDoor'), newId(house.now())))
  return app
}

/** Fixed paths before those with parameters, so that `/jobs/live` is not taken for a job. */
const sorted = (list: [DoorName, Door][]) =>
  list.sort(([a], [b]) => Number(a.includes(':')) - Number(b.includes(':')) || a.localeCompare(b))

const answer = async (
  house: House,
  name: DoorName,
  door: Door,
  handler: Desk['handlers'][string],
  context: Context,
): Promise<Response> => {
  const now = house.now()
  const requestId = newId(now)
  const started = performance.now()
  let viewer: Visitor | null = null
  let response: Response
  try {
    viewer = await house.viewerOf(context.req.raw.headers, addressOf(context))
    if (door.may !== 'anyone' && !viewer) throw new Refusal('signedOut', 'web.signedOut')
    if (viewer) checkWay(viewer, name, door)
    if (context.req.method !== 'GET' && !fromOwnPages(context.req.raw))
      throw new Refusal('forbidden', 'web.foreignOrigin')
    response = await open(house, name, door, handler, context, viewer ?? nobody, now, requestId)
  } catch (error) {
    if (!(error instanceof Refusal))
      house.log.error({ err: error, request: requestId, door: name }, 'a door broke')
    response = refuse(error instanceof Refusal ? error : fromDatabase(error), requestId)
  }
  response.headers.set('x-request-id', requestId)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  const level = response.status >= 500 ? 'error' : 'info'
  house.log[level](
    {
      request: requestId,
      door: name,
      status: response.status,
      person: viewer?.personId,
      ms: Math.round((performance.now() - started) * 10) / 10,
    },
    'request',
  )
  return response
}

/** What the way somebody came in does not reach, before anything else is looked at. */
const checkWay = (visitor: Visitor, name: DoorName, door: Door): void => {
  if (visitor.key && (door.inPerson || !visitor.key.opens(name)))
    throw new Refusal('forbidden', door.inPerson ? 'web.notByKey' : 'web.keyTooNarrow')
  if (visitor.unfinished && door.may !== 'anyone' && !door.beforeSecondStep)
    throw new Refusal('forbidden', 'staff.secondStepNeeded')
}

const open = async (
  house: House,
  name: DoorName,
  door: Door,
  handler: Desk['handlers'][string],
  context: Context,
  viewer: Visitor,
  now: Date,
  requestId: string,
): Promise<Response> => {
  const raw = context.req
  // A path that cannot be an id names nothing; what one may not see does not exist either.
  const path = door.path ? door.path.safeParse(raw.param()) : { success: true as const, data: undefined }
  if (!path.success || findUnkeepable(path.data)) throw new Refusal('notFound', 'web.notFound')
  const accountId = (path.data as { accountId?: string } | undefined)?.accountId
  if (accountId) await house.guardAccount(house.db, viewer, accountId)
  if (door.may !== 'anyone' && !holds(viewer, door.may)) throw new Refusal('forbidden', 'web.forbidden')
  const query = door.query ? check(door.query, queryOf(raw.url), 'query') : undefined
  const body =
    door.body === 'file'
      ? raw.raw.body
      : door.body
        ? check(door.body, await jsonOf(raw.raw), 'body')
        : undefined
  if (door.body === 'file' && !body) throw new Refusal('invalid', 'web.emptyBody')

  const call: Call = {
    db: house.db,
    viewer,
    actor: {
      personId: viewer.personId || null,
      origin: viewer.key ? 'key' : 'web',
      requestId,
      now,
      ...(viewer.key ? { keyId: viewer.key.id } : {}),
    },
    now,
    files: house.files,
    jobs: house.jobs,
    revision: door.revised && raw.method !== 'GET' ? revisionOf(raw.header('if-match')) : null,
    headers: new Headers(),
    request: { headers: raw.raw.headers, address: addressOf(context), origin: new URL(raw.url).origin },
  }
  const run = () => handler(call, { path: path.data, query, body } as never)
  const key = raw.method === 'POST' && door.may !== 'anyone' ? raw.header('idempotency-key') : undefined
  // A file is told from another by its name and its length; it is read only once.
  const told =
    door.body === 'file' ? { query, length: raw.header('content-length') ?? null } : { query, body }
  const result = key
    ? await answerOnce(
        house.db,
        {
          personId: viewer.personId,
          key,
          door: name,
          fingerprint: fingerprintOf(raw.path, told),
          now,
          keep: !door.secret,
        },
        run,
      )
    : await run()
  return present(door, result, call, context, house.log)
}

const present = async (
  door: Door,
  result: unknown,
  call: Call,
  context: Context,
  log: Log,
): Promise<Response> => {
  let response: Response
  if (result instanceof FileAnswer) {
    const { stream } = result
    // A body is bytes; a stream of text, such as a table being written, is turned into them here.
    const bytes =
      'readableObjectMode' in stream && stream.readableObjectMode
        ? // What breaks on the way breaks this answer, not the program; who went away ends the reading.
          pipeline(stream, new Bytes(), (error) => {
            if (error) log.warn({ err: error, door: context.req.path }, 'a download broke off')
          })
        : stream
    response = new Response(Readable.toWeb(bytes as Readable) as ReadableStream, {
      headers: {
        'content-type': result.type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(result.name)}`,
      },
    })
  } else if (result instanceof EventAnswer) {
    response = streamSSE(context, async (stream) => {
      let last = ''
      while (!stream.aborted) {
        const data = JSON.stringify(await result.read())
        if (data !== last) await stream.writeSSE({ data })
        last = data
        await stream.sleep(result.every)
      }
    })
  } else if (door.out === 'nothing') {
    response = new Response(null, { status: 204 })
  } else {
    response = Response.json(result)
    const revision = (result as { revision?: number } | null)?.revision
    if (revision !== undefined) response.headers.set('etag', `"${revision}"`)
  }
  for (const [key, value] of call.headers) response.headers.append(key, value)
  return response
}

class Bytes extends Transform {
  constructor() {
    super({ writableObjectMode: true })
  }

  override _transform(
    chunk: string | Uint8Array,
    _encoding: string,
    done: (error: null, bytes: Buffer) => void,
  ) {
    done(null, Buffer.from(chunk as string))
  }
}

const refuse = (refusal: Refusal, requestId: string): Response => {
  const body: RefusalBody = {
    error: { code: refusal.code, params: refusal.params, problems: refusal.problems, requestId },
  }
  const status = refusal.code === 'web.broke' ? 500 : refusal.status
  return Response.json(body, { status, headers: { 'x-request-id': requestId } })
}

/** Judged by the code only: constraint names change when tables are distributed. */
const fromDatabase = (error: unknown): Refusal => {
  const code = (error as { code?: string } | null)?.code
  if (code === '23505') return new Refusal('conflict', 'web.alreadyThere')
  if (code === '23503') return new Refusal('conflict', 'web.inUse')
  if (code === '40001' || code === '40P01' || code === '55P03') return new Refusal('busy', 'web.busy')
  return new Refusal('busy', 'web.broke')
}

const check = (
  schema: {
    safeParse: (value: unknown) => { success: boolean; data?: unknown; error?: { issues: Issue[] } }
  },
  value: unknown,
  where: string,
): unknown => {
  const result = schema.safeParse(value)
  if (result.success) {
    // Of what the schema let through, so no deeper than it allows.
    const unkeepable = findUnkeepable(result.data)
    if (!unkeepable) return result.data
    throw new Refusal('invalid', 'web.badInput', {}, [
      { field: fieldOf(unkeepable, where), code: 'web.badValue' },
    ])
  }
  throw new Refusal(
    'invalid',
    'web.badInput',
    {},
    (result.error?.issues ?? []).slice(0, 50).flatMap((issue) => problemsOf(issue, where)),
  )
}

type Issue = {
  code: string
  path: PropertyKey[]
  keys?: string[]
  minimum?: number | bigint
  maximum?: number | bigint
  format?: string
  input?: unknown
}
const problemsOf = (issue: Issue, where: string): Problem[] => {
  const field = fieldOf(issue.path.map(String), where)
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      field: field ? `${field}.${key}` : key,
      code: 'web.unknownField',
    }))
  if (issue.code === 'too_small')
    return [{ field, code: 'web.tooSmall', params: { minimum: Number(issue.minimum) } }]
  if (issue.code === 'too_big')
    return [{ field, code: 'web.tooBig', params: { maximum: Number(issue.maximum) } }]
  return [
    {
      field,
      code: issue.input === undefined && issue.code === 'invalid_type' ? 'web.required' : 'web.badValue',
    },
  ]
}

const fieldOf = (path: readonly string[], where: string): string =>
  (where === 'body' ? path : [where, ...path]).join('.')

const queryOf = (url: string): Record<string, string | string[]> => {
  const query: Record<string, string | string[]> = {}
  for (const [key, value] of new URL(url).searchParams) {
    const before = query[key]
    query[key] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return query
}

const jsonOf = async (request: Request): Promise<unknown> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxJsonBytes)
    throw new Refusal('tooLarge', 'web.bodyTooLarge')
  const text = await request.text()
  if (text.length > maxJsonBytes) throw new Refusal('tooLarge', 'web.bodyTooLarge')
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new Refusal('invalid', 'web.badJson')
  }
}

const revisionOf = (header: string | undefined): number => {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')
  if (!match) throw new Refusal('invalid', 'web.needsIfMatch')
  return Number(match[1])
}

const fingerprintOf = (path: string, body: unknown): string =>
  createHash('sha256')
    .update(`${path}\n${JSON.stringify(body ?? null)}`)
    .digest('base64url')

/** A change that another site's page sends is refused; a script sends neither header and has no cookie by accident. */
const fromOwnPages = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return !origin || origin.replace(/^https?:\/\//, '') === request.headers.get('host')
}

export const addressOf = (context: Context): string =>
  (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    ?.remoteAddress ?? ''
