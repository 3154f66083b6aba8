// Backups through their doors and by their plan, on a real database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#base/viewer.ts'
import { guardAccount } from '#records/accounts/visible.store.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import { mountDesks } from '#server/http.ts'
import { newId } from '#server/id.ts'
import type { JobKind } from '#server/jobs.ts'
import { actor, openWorld, type World } from '../../../test/world.ts'
import { backupJob, backups, type Place, savePlan, startDueBackup } from './backup.store.ts'
import { upkeepDesk } from './routes.ts'

let world: World
let place: Place
let app: ReturnType<typeof mountDesks>
let viewer: Viewer
const folder = mkdtempSync(join(tmpdir(), 'mainstay-upkeep-'))

/** Runs work at once, as the queue would. */
const start = async <Input extends Record<string, unknown>>(kind: JobKind<Input>, input: Input) => {
  const jobId = newId()
  const { database, files } = world.house
  const progress = async () => {}
  const now = () => actor.now
  await kind.run({ database, files, jobId, personId: viewer.personId, now, progress }, input)
  return jobId
}

beforeAll(async () => {
  world = await openWorld()
  viewer = (await findViewer(world.database.db, world.people.admin)) as Viewer
  place = {
    folder: join(folder, 'backups'),
    files: world.house.files.folder,
    secretFile: null,
    version: '0.1.0',
    migrationsFolder: join(import.meta.dirname, '../../../migrations'),
  }
  app = mountDesks(
    {
      db: world.database.db,
      files: world.house.files,
      jobs: { start },
      log: world.house.log,
      now: () => actor.now,
      viewerOf: async () => viewer,
      guardAccount,
    },
    [upkeepDesk(place)],
  )
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (path: string, init: RequestInit = {}) =>
  app.request(path, {
    ...init,
    headers: { 'content-type': 'application/json', 'idempotency-key': newId(), ...init.headers },
  })

describe('a backup through its doors', () => {
  it('is made, found whole, downloaded and deleted, each with an audit row', async () => {
    expect((await ask('/backups', { method: 'POST', body: '{}' })).status).toBe(200)
    const { rows } = (await (await ask('/backups')).json()) as { rows: { name: string; broken: null }[] }
    expect(rows).toMatchObject([{ reason: 'asked', broken: null, checkedAt: actor.now.toISOString() }])
    const name = rows[0]?.name
    const file = await ask(`/backups/${name}/file`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const head = new Uint8Array(await file.arrayBuffer()).subarray(0, 2)
    expect([...head]).toEqual([0x1f, 0x8b])
    expect((await ask(`/backups/${name}`, { method: 'DELETE' })).status).toBe(204)
    expect(backups(place)).toEqual([])
    const { rows: noted } = await sql<{
      action: string
    }>`select action from audit where action like 'upkeep.%' order by id`.execute(world.database.db)
    expect(noted.map(({ action }) => action).sort()).toEqual([
      'upkeep.backedUp',
      'upkeep.backupDeleted',
      'upkeep.backupDownloaded',
    ])
  })

  it.each(['..%2f..%2fsecret', 'mainstay-none.tar.gz'])('is not any other file: %s', async (name) => {
    expect((await ask(`/backups/${name}/file`)).status).toBe(404)
  })

  it('has a plan that two people do not write over each other', async () => {
    const { revision } = (await (await ask('/backup-plan')).json()) as { revision: number }
    const put = (ifMatch: number) =>
      ask('/backup-plan', {
        method: 'PUT',
        headers: { 'if-match': `"${ifMatch}"` },
        body: JSON.stringify({ hour: 3, keep: 2 }),
      })
    expect((await put(revision)).status).toBe(200)
    expect((await put(revision)).status).toBe(412)
  })
})

describe('the backup of the day', () => {
  it('comes once its hour has struck, and only so many are kept', async () => {
    await savePlan(world.database.db, actor, { hour: 0, keep: 2 }, null)
    const due = (now: string) =>
      startDueBackup(world.database.db, { start: planned(now) }, place, new Date(now))
    const planned = (now: string) => async (_: unknown, input: unknown) => {
      const { database, files } = world.house
      const work = { database, files, jobId: newId(), personId: null, now: () => new Date(now) }
      await backupJob(place).run({ ...work, progress: async () => {} }, input as never)
      return 'started'
    }
    const starts: (string | undefined)[] = []
    for (const day of [21, 21, 22, 23]) starts.push(await due(`2026-11-${day}T09:00:00`))
    expect(starts).toEqual(['started', undefined, 'started', 'started'])
    expect(backups(place).map(({ name }) => name.slice(9, 19))).toEqual(['2026-11-23', '2026-11-22'])
  })
})
