// Every door there is, against strangers, outsiders, the wrong role, and fields that are none of its business.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door, DoorName } from '#base/contract.ts'
import { roles } from '#base/viewer.ts'
import { contracts } from '../src/app/contracts.ts'
import { doorWords } from '../src/app/door-words.ts'
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
const shapes = [
  somewhere,
  '1',
  '54',
  'marketInfluence',
  'keyNetShare',
  'contacts',
  'CNY',
  '2026-01-01',
  'serviceHour',
]

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

  it('opens to an API key as far as its scopes go, else 403, and nothing changes', async () => {
    const make = async (scopes: string[]) => {
      const body = { name: 'a program', scopes, expiresOn: null }
      const { secret } = (await asAdmin('POST', '/me/keys', { body })).body
      const key: Ask = (method, path, sent = {}) =>
        doors.stranger(method, path, {
          ...sent,
          headers: { authorization: `Bearer ${secret}`, ...sent.headers },
        })
      // The first use is noted.
      await key('GET', '/departments')
      return key
    }
    const [narrow, wide] = [await make(['GET /departments']), await make(['all'])]
    await unchanged(async () => {
      for (const [name, door] of all) {
        if (name === 'GET /departments') continue
        const { status, body } = await knock(narrow, name, door, { accountId: world.accounts.harbour })
        expect([name, status, body.error?.code]).toEqual([
          name,
          403,
          door.inPerson ? 'web.notByKey' : 'web.keyTooNarrow',
        ])
      }
      for (const [name, door] of all) {
        if (!door.inPerson) continue
        const { status, body } = await knock(wide, name, door, { accountId: world.accounts.harbour })
        expect([name, status, body.error?.code]).toEqual([name, 403, 'web.notByKey'])
      }
    })
  })

  it('that writes over a record with a revision wants to know which one was seen', () => {
    for (const [name, door] of all) {
      const { out, body } = door
      const answersRevision = typeof out === 'object' && 'shape' in out && 'revision' in (out.shape as object)
      // Without a body there is nothing to write over: it puts a state on or takes it off.
      if (/^(PUT|PATCH) /.test(name) && body && body !== 'file' && answersRevision)
        expect([name, door.revised ?? false]).toEqual([name, true])
    }
  })

  it('that takes such a record away wants to know it too, unless it is to be forgotten whatever it says', () => {
    const revised = new Set(all.filter(([, door]) => door.revised).map(([name]) => name.split(' ')[1]))
    const forgets = new Set(['DELETE /accounts/:accountId/contacts/:contactId'])
    for (const [name, door] of all) {
      if (!name.startsWith('DELETE ') || !revised.has(name.split(' ')[1]) || forgets.has(name)) continue
      expect([name, door.revised ?? false]).toEqual([name, true])
    }
  })

  it('that puts a state on a record renews its revision, so that who saw it without is told', async () => {
    const view = { list: 'accounts', name: '我的', state: {} }
    const field = { entity: 'account', key: 'term', name: { zh: '账期', en: 'Term' }, kind: 'number' }
    const note = { kind: 'note', body: '样机下周到', followUpOn: '2026-12-01' }
    const under = `/accounts/${world.accounts.harbour}`
    const made = async (path: string, body: object) => (await asAdmin('POST', path, { body })).body.id
    const contact = `${under}/contacts/${await made(`${under}/contacts`, { name: '王海燕' })}`
    const interaction = `${under}/interactions/${await made(`${under}/interactions`, note)}`
    const saved = `/views/${await made('/views', view)}`
    const own = `/fields/${await made('/fields', field)}`
    const person = `/people/${world.people.reader}`
    const listed = (path: string, id: string) => async () =>
      (await asAdmin('GET', path)).body.rows.find((row: { id: string }) => id.endsWith(row.id)).revision
    const read = (path: string) => async () => (await asAdmin('GET', path)).body.revision
    const states: [string, () => Promise<number>][] = [
      [`${contact}/archive`, read(contact)],
      [`${interaction}/followed-up`, read(interaction)],
      [`${saved}/sharing`, listed('/views?list=accounts', saved)],
      [`${own}/archiving`, listed('/fields', own)],
      [`${person}/departure`, listed('/people?limit=200', person)],
    ]
    for (const [state, revisionOf] of states)
      for (const method of ['PUT', 'DELETE']) {
        const before = await revisionOf()
        const { status, body, headers } = await asAdmin(method, state)
        expect([method, state, status < 300]).toEqual([method, state, true])
        expect([method, state, await revisionOf()]).toEqual([method, state, before + 1])
        if (body?.revision) expect(headers.get('etag')).toBe(`"${before + 1}"`)
      }
  })

  it('has its words in Chinese too', () => {
    expect(all.map(([name]) => name).filter((name) => !doorWords[name])).toEqual([])
  })

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

  it('refuses a place in a list that it did not write, and text that cannot be kept', async () => {
    const written = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
    const wrong = ['x', '9999-99-99', '2026-01-01', '\ud800', 1e308, 0.5, true, null].flatMap((value) => [
      written([value]),
      written([value, value]),
      written([value, somewhere]),
    ])
    for (const [name, door] of all) {
      const [method, filled] = fillPath(name, door, { accountId: world.accounts.harbour })
      if (!door.query || door.body === 'file') continue
      for (const [key, value] of Object.keys(door.query.shape).flatMap((key) => [
        [key, 'a\0b'],
        ...(key === 'cursor' ? wrong.map((one) => [key, one]) : []),
      ])) {
        const { status } = await asAdmin(method, `${filled}?${key}=${encodeURIComponent(value ?? '')}`)
        expect([name, key, value, status < 500]).toEqual([name, key, value, true])
        if (key !== 'cursor') expect([name, key, [400, 404].includes(status)]).toEqual([name, key, true])
      }
    }
    for (const field of ['a\0b', '\ud800', '乙\udfff']) {
      const answer = await asEast('POST', '/accounts', { body: { name: '甲乙', region: field } })
      expect([answer.status, answer.body.error.problems]).toEqual([
        400,
        [{ field: 'region', code: 'web.badValue' }],
      ])
    }
    const where = JSON.stringify({ field: 'name', contains: 'a\0' })
    expect((await asEast('GET', `/accounts?${new URLSearchParams({ where })}`)).status).toBe(400)
    const conditions = JSON.stringify([{ field: 'region', in: ['\0'] }])
    expect((await asEast('GET', `/segments/count?${new URLSearchParams({ conditions })}`)).status).toBe(400)
    const huge = { 'if-match': '"99999999999999999999"' }
    const at = `/accounts/${world.accounts.harbour}`
    expect((await asEast('PATCH', at, { body: { region: '甲' }, headers: huge })).status).toBe(400)
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
