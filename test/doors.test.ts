// Every door there is, against strangers, outsiders, the wrong role, and fields that are none of its business.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door, DoorName } from '#base/contract.ts'
import { roles } from '#base/viewer.ts'
import { contracts } from '../src/app/contracts.ts'
import { fingerprint } from './fingerprint.ts'
import { type Ask, openDoors, openWorld, type World } from './world.ts'

const all = contracts.flatMap(({ doors }) => Object.entries(doors) as [DoorName, Door][])
const somewhere = '01a20000-0000-7000-8000-000000000000'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let asEast: Ask
let asWest: Ask
let asReader: Ask

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
  asReader = await doors.signIn('reader')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

// Something of every shape a parameter of a path can have; the first that fits is taken.
const shapes = [somewhere, '1', '54', 'marketInfluence', 'keyNetShare']

/** The path of a door with its parameters filled in: the ids given, else something that fits. */
const fillPath = (name: DoorName, door: Door, ids: Record<string, string> = {}): [string, string] => {
  const [method, path] = name.split(' ') as [string, string]
  const fitting = (key: string) =>
    shapes.find((shape) => door.path?.shape[key]?.safeParse(shape).success) ?? somewhere
  return [method, path.replace(/:(\w+)/g, (_, key: string) => ids[key] ?? fitting(key))]
}

/** A request to a door with its parameters filled in; the body is a bare one, since nobody may get as far as reading it. */
const knock = (ask: Ask, name: DoorName, door: Door, ids: Record<string, string> = {}) => {
  const [method, filled] = fillPath(name, door, ids)
  const body = door.body === 'file' ? new Uint8Array([97]) : door.body ? {} : undefined
  return ask(method, filled, { ...(body === undefined ? {} : { body }), headers: { 'if-match': '"1"' } })
}

const unchanged = async (work: () => Promise<void>) => {
  const before = await fingerprint(world.database)
  await work()
  expect(await fingerprint(world.database)).toEqual(before)
}

describe('every door', () => {
  it('is refused to a stranger with 401, and nothing changes', () =>
    unchanged(async () => {
      for (const [name, door] of all) {
        if (door.may === 'anyone') continue
        const { status, body } = await knock(doors.stranger, name, door, {
          accountId: world.accounts.harbour,
        })
        expect([name, status, body.error?.code]).toEqual([name, 401, 'web.signedOut'])
      }
    }))

  it('under an account is 404 to who may not see it, and nothing changes', () =>
    unchanged(async () => {
      for (const [name, door] of all) {
        if (!name.includes(':accountId')) continue
        for (const [ask, accountId] of [
          [asWest, world.accounts.harbour],
          [asEast, world.accounts.plateau],
          [asReader, world.accounts.plateau],
          [asAdmin, somewhere],
        ] as const) {
          const { status } = await knock(ask, name, door, { accountId })
          expect([name, status]).toEqual([name, 404])
        }
      }
    }))

  it('is refused to the wrong role with 403, and nothing changes', () =>
    unchanged(async () => {
      for (const [name, door] of all) {
        if (door.may === 'anyone' || door.may.length === roles.length) continue
        expect([name, door.may.includes('reader')]).toEqual([name, false])
        const { status, body } = await knock(asReader, name, door, { accountId: world.accounts.harbour })
        expect([name, status, body.error?.code]).toEqual([name, 403, 'web.forbidden'])
      }
    }))

  it('refuses fields it does not know, so that owner, role and tier come in by no side entrance', () =>
    unchanged(async () => {
      for (const [name, door] of all) {
        const [method, filled] = fillPath(name, door, { accountId: world.accounts.harbour })
        if (!door.body || door.body === 'file') continue
        const body = {
          tier: 'A1',
          ownerId: somewhere,
          roles: ['administrator'],
          isDemo: true,
          __proto__: null,
        }
        const answer = await asAdmin(method, filled, { body, headers: { 'if-match': '"1"' } })
        expect([name, answer.status]).toEqual([name, 400])
        const told = answer.body.error.problems.filter(
          (one: { code: string }) => one.code === 'web.unknownField',
        )
        expect([name, told.length > 0]).toEqual([name, true])
      }
    }))

  it('refuses a question it does not know', async () => {
    for (const [name, door] of all) {
      const [method, filled] = fillPath(name, door, { accountId: world.accounts.harbour })
      if (!door.query || door.body === 'file') continue
      expect([name, (await asAdmin(method, `${filled}?order=1;drop%20table%20account`)).status]).toEqual([
        name,
        400,
      ])
    }
  })

  it('that changes something refuses a page of another site', () =>
    unchanged(async () => {
      for (const [name, door] of all) {
        if (name.startsWith('GET ')) continue
        const [method, filled] = fillPath(name, door, { accountId: world.accounts.harbour })
        const answer = await asAdmin(method, filled, {
          ...(door.body ? { body: {} } : {}),
          headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example', 'if-match': '"1"' },
        })
        expect([name, answer.status, answer.body.error?.code]).toEqual([name, 403, 'web.foreignOrigin'])
      }
    }))
})
