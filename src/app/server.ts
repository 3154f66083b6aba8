// The whole program over HTTP: doors under /api, the web app for everything else.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { serve as listen, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { contactDesk } from '#records/accounts/contacts/contact.routes.ts'
import { duplicateDesk } from '#records/accounts/duplicates/duplicate.routes.ts'
import { fieldDesk } from '#records/accounts/fields/routes.ts'
import { mergeDesk } from '#records/accounts/merging/merge.routes.ts'
import { accountsDesk } from '#records/accounts/routes.ts'
import { teamDesk } from '#records/accounts/team/team.routes.ts'
import { guardAccount, visibleAccounts } from '#records/accounts/visible.store.ts'
import { noticeDesk } from '#records/desk/notice.routes.ts'
import { deskDesk } from '#records/desk/routes.ts'
import { viewDesk } from '#records/desk/views/routes.ts'
import { exchangeDesk } from '#records/exchange/routes.ts'
import { agreementDesk } from '#records/ledger/agreement.routes.ts'
import { chargeDesk } from '#records/ledger/charge.routes.ts'
import { currencyIsFixed } from '#records/ledger/figures.store.ts'
import { receivableDesk } from '#records/ledger/receivable.routes.ts'
import { ledgerDesk } from '#records/ledger/routes.ts'
import { auditDesk } from '#records/staff/audit.routes.ts'
import { companyDesk } from '#records/staff/company.routes.ts'
import { keepDelivering, patienceMs } from '#records/staff/hooks/delivering.store.ts'
import { hookDesk } from '#records/staff/hooks/routes.ts'
import { rightsDesk } from '#records/staff/rights.routes.ts'
import { staffDesk } from '#records/staff/routes.ts'
import { signInDesk } from '#records/staff/sign-in.routes.ts'
import { attachmentDesk } from '#records/timeline/attachment.routes.ts'
import { interactionDesk } from '#records/timeline/interaction.routes.ts'
import { timelineDesk } from '#records/timeline/routes.ts'
import { demoDesk } from '#records/upkeep/demo.routes.ts'
import { upkeepDesk } from '#records/upkeep/routes.ts'
import { ratingDesk } from '#rooms/identify/judgement/rating.routes.ts'
import { runDesk } from '#rooms/identify/run/run.routes.ts'
import { scorecardDesk } from '#rooms/identify/scorecard/scorecard.routes.ts'
import { standingDesk } from '#rooms/identify/standing/standing.routes.ts'
import { segmentDesk } from '#rooms/segment/routes.ts'
import { judgingDesk } from '#rooms/value/judging/judging.routes.ts'
import { mixDesk } from '#rooms/value/mix/mix.routes.ts'
import { packDesk } from '#rooms/value/pack/pack.routes.ts'
import { valueDesk } from '#rooms/value/routes.ts'
import { settlingDesk } from '#rooms/value/settling/settling.routes.ts'
import { keptSecret } from '#server/files.ts'
import { addressOf, mountDesks } from '#server/http.ts'
import { newSecret } from '#server/id.ts'
import { openWorker } from '#server/jobs.ts'
import { pendingMigrations, readMigrations } from '#server/migrate.ts'
import { allowing } from '#server/outside.ts'
import { openSessions } from '#server/session.ts'
import { treeDesk } from '#views/account/group/tree.routes.ts'
import { accountListDesk } from '#views/account/routes.ts'
import { searchDesk } from '#views/search/routes.ts'
import { todayDesk } from '#views/today/routes.ts'
import { demoRooms } from './demo-rooms.ts'
import { apiDocs } from './docs.ts'
import { openGate } from './gate.ts'
import type { Opened } from './house.ts'
import { jobKinds } from './kinds.ts'
import { knownDoors, roomOf } from './known-doors.ts'
import { mergeParts } from './merging.ts'
import { openApi } from './openapi.ts'
import { reactions } from './reactions.ts'
import { keepSchedule } from './schedule.ts'
import type { Settings } from './settings.ts'
import { backupPlace, migrationsFolder, secretFile, version } from './upkeep.ts'
import { rememberVisitors } from './visitors.ts'

export type Running = { address: string; app: Hono; stop: () => Promise<void> }

const webFolder = join(import.meta.dirname, '../../dist/web')

export const openServer = async (
  house: Opened,
  settings: Settings,
): Promise<{ app: Hono; stop: () => Promise<void> }> => {
  const { database, log, now, files } = house
  const secret = settings.secret ?? keptSecret(secretFile(settings), newSecret)
  const sessions = openSessions({
    db: database.db,
    secret,
    baseUrl: settings.baseUrl,
    attemptsPerMinute: settings.attemptsPerMinute,
  })
  const place = backupPlace(settings)
  const known = rememberVisitors(house, sessions, roomOf, settings.keyRequestsPerMinute)
  const gate = openGate(house, settings, secret)
  const worker = await openWorker(house, jobKinds(place))
  const post = {
    secret,
    httpAllowed: settings.hooks.http,
    outside: { allowed: allowing(settings.hooks.networks) },
    timeoutMs: patienceMs,
  }
  const endDelivering = keepDelivering(database.db, post, log, now)
  const endSchedule = keepSchedule(house, worker, place)
  const doors = mountDesks(
    { db: database.db, files, jobs: worker, log, now, viewerOf: known.viewerOf, guardAccount },
    [
      todayDesk,
      searchDesk,
      accountListDesk,
      accountsDesk,
      fieldDesk,
      ledgerDesk,
      exchangeDesk,
      contactDesk,
      teamDesk,
      duplicateDesk,
      mergeDesk(mergeParts),
      treeDesk,
      receivableDesk,
      chargeDesk,
      agreementDesk,
      timelineDesk,
      interactionDesk,
      attachmentDesk,
      noticeDesk,
      scorecardDesk,
      runDesk,
      standingDesk,
      ratingDesk,
      segmentDesk,
      valueDesk,
      packDesk,
      judgingDesk,
      mixDesk,
      settlingDesk,
      deskDesk(reactions),
      viewDesk,
      upkeepDesk(place),
      demoDesk(demoRooms),
      staffDesk(sessions, known.forget, currencyIsFixed),
      companyDesk(currencyIsFixed),
      hookDesk(post),
      signInDesk(sessions, gate.forDoors, known.forget),
      rightsDesk(knownDoors, known.forget),
      auditDesk((db, viewer) => visibleAccounts(db, viewer).select('account.id')),
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
  // The one address that an identity provider sends people back to.
  app.get('/api/auth/callback/:provider', (context) =>
    gate.comeBack(context.req.raw, addressOf(context), context.req.param('provider')),
  )
  app.route('/api', doors)
  app.get('*', (context) =>
    webFile(new URL(context.req.url).pathname, context.req.header('accept-encoding') ?? ''),
  )
  return {
    app,
    async stop() {
      stopping = true
      endSchedule()
      await endDelivering()
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
