// A small named world: one company, its people, and customers owned by different ones of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role, Scope } from '#base/viewer.ts'
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { saveCompany } from '#records/staff/company.store.ts'
import { saveDepartment, savePerson } from '#records/staff/store.ts'
import { ensureScorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import type { Actor } from '#server/call.ts'
import type { Database } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { openLog } from '#server/log.ts'
import { openSessions, setPassword } from '#server/session.ts'
import type { Opened } from '../src/app/house.ts'
import { openServer } from '../src/app/server.ts'
import { openTestDatabase } from './database.ts'

export const today = new Date('2026-11-20T02:00:00Z')
export const actor: Actor = { personId: null, origin: 'cli', requestId: null, now: today }
const password = 'correct horse battery staple'

export type World = {
  database: Database
  house: Opened
  departments: { sales: string; east: string; west: string }
  people: Record<'admin' | 'director' | 'eastManager' | 'westManager' | 'reader', string>
  /** Head of a group, its subsidiary (both east), and one in the west. */
  accounts: Record<'harbour' | 'harbourSteel' | 'plateau', string>
  close: () => Promise<void>
}

export const openWorld = async (): Promise<World> => {
  const database = await openTestDatabase()
  const { db } = database
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-'))
  const house: Opened = {
    database,
    files: openFiles(join(folder, 'files')),
    log: openLog(process.env.MAINSTAY_LOG ?? 'silent'),
    now: () => new Date(),
    close: async () => {},
  }
  await ensureScorecards(db, actor)
  // A daily backup is due on a fresh database; it would be made beside every test that opens the doors.
  await database.run('update backup_plan set hour = null')
  await saveCompany(db, { name: '长风机电', currency: 'CNY', isDemo: false }, today)
  const sales = await saveDepartment(db, actor, null, { name: '销售中心', parentId: null })
  const east = await saveDepartment(db, actor, null, { name: '华东大区', parentId: sales })
  const west = await saveDepartment(db, actor, null, { name: '西部大区', parentId: sales })
  const person = (name: string, key: string, roles: Role[], scope: Scope, departmentId: string | null) =>
    savePerson(db, actor, null, {
      name,
      email: `${key}@changfeng.example`,
      title: null,
      departmentId,
      roles,
      scope,
      chosenDepartmentIds: [],
    })
  const people = {
    admin: await person('安宁', 'admin', ['administrator'], 'all', null),
    director: await person('狄远', 'director', ['salesDirector'], 'departmentTree', sales),
    eastManager: await person('东方晓', 'east', ['keyAccountManager'], 'own', east),
    westManager: await person('西门川', 'west', ['keyAccountManager'], 'department', west),
    reader: await person('阅文', 'reader', ['reader'], 'department', east),
  }
  const accounts = { harbour: newId(today), harbourSteel: newId(today), plateau: newId(today) }
  const facts = { ...noFacts, createdAt: today, parentId: null }
  await insertAccounts(
    db,
    [
      {
        ...facts,
        id: accounts.harbour,
        name: '临港重工集团有限公司',
        shortName: '临港重工',
        code: 'K001',
        ownerId: people.eastManager,
        departmentId: east,
      },
      {
        ...facts,
        id: accounts.harbourSteel,
        name: '临港特钢有限公司',
        code: 'K002',
        parentId: accounts.harbour,
        ownerId: people.eastManager,
        departmentId: east,
      },
      {
        ...facts,
        id: accounts.plateau,
        name: '高原锂业股份有限公司',
        code: 'K003',
        ownerId: people.westManager,
        departmentId: west,
      },
    ],
    today,
  )
  return {
    database,
    house,
    departments: { sales, east, west },
    people,
    accounts,
    async close() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
export type Reply = { status: number; body: any; headers: Headers }
export type Ask = (
  method: string,
  path: string,
  sent?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Reply>

/** The whole program over the world, without a socket, and people signed in to it. */
export const openDoors = async (
  world: World,
  change: { attemptsPerMinute?: number; keyRequestsPerMinute?: number } = {},
) => {
  const settings = {
    databaseUrl: undefined,
    folder: world.house.files.folder,
    host: '127.0.0.1',
    port: 0,
    baseUrl: null,
    secret: 'a secret for tests only, long enough',
    logLevel: 'silent',
    attemptsPerMinute: change.attemptsPerMinute ?? 1000,
    keyRequestsPerMinute: change.keyRequestsPerMinute ?? 100_000,
    hooks: { http: false, networks: [] },
    oidc: null,
  }
  const { app, stop } = await openServer(world.house, settings)
  const asker =
    (cookie: string | null): Ask =>
    async (method, path, sent = {}) => {
      const response = await app.fetch(
        new Request(`http://mainstay.test/api${path}`, {
          method,
          headers: {
            ...(cookie ? { cookie } : {}),
            ...(sent.body !== undefined && !(sent.body instanceof Uint8Array)
              ? { 'content-type': 'application/json' }
              : {}),
            ...sent.headers,
          },
          ...(sent.body === undefined
            ? {}
            : {
                body: sent.body instanceof Uint8Array ? (sent.body as BodyInit) : JSON.stringify(sent.body),
              }),
        }),
      )
      const text = response.headers.get('content-type')?.includes('json')
        ? await response.json()
        : await response.text()
      return { status: response.status, body: text, headers: response.headers }
    }
  const sessions = openSessions({
    db: world.database.db,
    secret: settings.secret,
    baseUrl: null,
    attemptsPerMinute: 1000,
  })
  const signIn = async (who: keyof World['people']): Promise<Ask> => {
    const email = `${{ admin: 'admin', director: 'director', eastManager: 'east', westManager: 'west', reader: 'reader' }[who]}@changfeng.example`
    await setPassword(sessions, { id: world.people[who], name: who, email }, password)
    const answer = await asker(null)('POST', '/session', { body: { email, password } })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (!cookie) throw new Error(`${who} could not sign in: ${JSON.stringify(answer.body)}`)
    return asker(cookie)
  }
  return { app, stranger: asker(null), signIn, password, stop }
}
