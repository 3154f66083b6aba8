// The whole program over HTTP: doors under /api, the web app for everything else.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { serve as listen, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { accountsDesk } from '#records/accounts/routes.ts'
import { guardAccount } from '#records/accounts/visible.store.ts'
import { deskDesk } from '#records/desk/routes.ts'
import { currencyIsFixed } from '#records/ledger/figures.store.ts'
import { ledgerDesk } from '#records/ledger/routes.ts'
import { staffDesk } from '#records/staff/routes.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import { timelineDesk } from '#records/timeline/routes.ts'
import { ratingDesk } from '#rooms/identify/judgement/rating.routes.ts'
import { runDesk } from '#rooms/identify/run/run.routes.ts'
import { scorecardDesk } from '#rooms/identify/scorecard/scorecard.routes.ts'
import { standingDesk } from '#rooms/identify/standing/standing.routes.ts'
import { segmentDesk } from '#rooms/segment/routes.ts'
import { keptSecret } from '#server/files.ts'
import { mountDesks } from '#server/http.ts'
import { newSecret } from '#server/id.ts'
import { openWorker } from '#server/jobs.ts'
import { pendingMigrations, readMigrations } from '#server/migrate.ts'
import { openSessions, type Sessions } from '#server/session.ts'
import { accountListDesk } from '#views/account/routes.ts'
import { todayDesk } from '#views/today/routes.ts'
import { apiDocs } from './docs.ts'
import { migrationsFolder, type Opened } from './house.ts'
import { jobKinds } from './kinds.ts'
import { openApi } from './openapi.ts'
import { reactions } from './reactions.ts'
import { keepSchedule } from './schedule.ts'
import type { Settings } from './settings.ts'

export type Running = { address: string; app: Hono; stop: () => Promise<void> }

const webFolder = join(import.meta.dirname, '../../dist/web')
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string
}

export const openServer = async (
  house: Opened,
  settings: Settings,
): Promise<{ app: Hono; stop: () => Promise<void> }> => {
  const { database, log, now, files } = house
  const secret = settings.secret ?? keptSecret(join(settings.folder, 'secret'), newSecret)
  const sessions = openSessions({
    db: database.db,
    secret,
    baseUrl: settings.baseUrl,
    attemptsPerMinute: settings.attemptsPerMinute,
  })
  const known = rememberViewers(house, sessions)
  const worker = await openWorker(house, jobKinds)
  const endSchedule = keepSchedule(house, worker)
  const doors = mountDesks(
    { db: database.db, files, jobs: worker, log, now, viewerOf: known.viewerOf, guardAccount },
    [
      todayDesk,
      accountListDesk,
      accountsDesk,
      ledgerDesk,
      timelineDesk,
      scorecardDesk,
      runDesk,
      standingDesk,
      ratingDesk,
      segmentDesk,
      deskDesk(reactions),
      staffDesk(sessions, known.forget, currencyIsFixed),
    ],
  )

  const app = new Hono()
  let stopping = false
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(safeHeaders)) context.res.headers.set(name, value)
  })
  app.get('/health/live', (context) => context.json({ live: true }))
  app.get('/health/ready', async (context) => {
    const ready = !stopping && (await isReady(house))
    return context.json({ ready }, ready ? 200 : 503)
  })
  app.get('/api/openapi.json', (context) => context.json(openApi(version)))
  app.get('/api/docs', (context) => context.html(apiDocs(openApi(version))))
  app.route('/api', doors)
  app.get('*', (context) =>
    webFile(new URL(context.req.url).pathname, context.req.header('accept-encoding') ?? ''),
  )
  return {
    app,
    async stop() {
      stopping = true
      endSchedule()
      await worker.stop()
    },
  }
}

export const startServer = async (house: Opened, settings: Settings): Promise<Running> => {
  const { app, stop } = await openServer(house, settings)
  let server: ServerType
  try {
    server = await new Promise<ServerType>((resolve, reject) => {
      const opening = listen({ fetch: app.fetch, hostname: settings.host, port: settings.port }, () =>
        resolve(opening),
      )
      opening.once('error', reject)
    })
  } catch (error) {
    await stop()
    throw error
  }
  const at = server.address()
  const port = typeof at === 'object' && at ? at.port : settings.port
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host
  return {
    address: settings.baseUrl ?? `http://${host}:${port}`,
    app,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // Live streams never end by themselves.
      if ('closeIdleConnections' in server) setTimeout(() => server.closeAllConnections(), 3_000).unref()
      await Promise.all([closed, stop()])
    },
  }
}

const isReady = async (house: Opened): Promise<boolean> => {
  try {
    await sql`select 1`.execute(house.database.db)
    return (await pendingMigrations(house.database.db, readMigrations(migrationsFolder))).length === 0
  } catch {
    return false
  }
}

const rememberMs = 10_000

/** Who is signed in, remembered for seconds so that a page of requests asks the database once. */
const rememberViewers = ({ database, now }: Opened, sessions: Sessions) => {
  const remembered = new Map<string, { viewer: Viewer | null; until: number }>()
  return {
    forget: () => remembered.clear(),
    async viewerOf(headers: Headers): Promise<Viewer | null> {
      const cookie = headers.get('cookie')
      const token = cookie && /(?:__Secure-)?mainstay\.session_token=([^;]+)/.exec(cookie)?.[1]
      if (!token) return null
      const at = now().getTime()
      const known = remembered.get(token)
      if (known && known.until > at) return known.viewer
      const session = await sessions.api.getSession({ headers })
      const viewer = session ? ((await findViewer(database.db, session.user.id)) ?? null) : null
      if (remembered.size > 10_000) remembered.clear()
      remembered.set(token, { viewer, until: at + rememberMs })
      return viewer
    },
  }
}

const safeHeaders = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
}

/** A built file, ready compressed where it is; every other address is a page of the app. */
const webFile = (path: string, accepts: string): Response => {
  const wanted = normalize(join(webFolder, decodeURIComponent(path)))
  const found = wanted.startsWith(webFolder) && existsSync(wanted) && statSync(wanted).isFile()
  if (!found && extname(path)) return new Response('Not found', { status: 404 })
  const file = found ? wanted : join(webFolder, 'index.html')
  if (!existsSync(file))
    return new Response('The web app is not built yet: run "npm run build".', { status: 503 })
  const packed =
    accepts.includes('br') && existsSync(`${file}.br`)
      ? 'br'
      : accepts.includes('gzip') && existsSync(`${file}.gz`)
        ? 'gzip'
        : null
  const headers = new Headers({
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    // Built names carry a hash of their content, so they never change.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  })
  if (packed) headers.set('content-encoding', packed)
  const stream = createReadStream(packed ? `${file}.${packed === 'br' ? 'br' : 'gz'}` : file)
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers })
}
