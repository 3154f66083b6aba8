// Own fields from their definition to the list: values, filters, columns, views, and changing many at once.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namesIn } from '#records/accounts/fields/field.store.ts'
import { type Ask, openDoors, openWorld, type World } from '../../../test/world.ts'
import { accountPage } from './store.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let admin: Ask
let director: Ask
let east: Ask
let west: Ask
let reader: Ask
const fieldIds: Record<string, string> = {}

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  ;[admin, director, east, west, reader] = (await Promise.all(
    (['admin', 'director', 'eastManager', 'westManager', 'reader'] as const).map((who) => doors.signIn(who)),
  )) as [Ask, Ask, Ask, Ask, Ask]
}, 120_000)
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

const define = async (key: string, kind: string, more: object = {}) => {
  const { status, body } = await admin('POST', '/fields', {
    body: { entity: 'account', key, kind, name: { zh: key, en: key }, ...more },
  })
  expect([status, body.error]).toEqual([200, undefined])
  fieldIds[key] = body.id
  return body
}
const where = (...list: object[]) =>
  list.map((one) => `where=${encodeURIComponent(JSON.stringify(one))}`).join('&')
const codes = async (ask: Ask, query: string): Promise<string[]> => {
  const { status, body } = await ask('GET', `/accounts?${query}`)
  expect([query, status, body.error]).toEqual([query, 200, undefined])
  return body.rows.map((row: { code: string }) => row.code)
}
const one = async (ask: Ask, id: string) => (await ask('GET', `/accounts/${id}`)).body
const patch = async (ask: Ask, id: string, custom: object) => {
  const { revision } = await one(ask, id)
  return ask('PATCH', `/accounts/${id}`, { body: { custom }, headers: { 'if-match': `"${revision}"` } })
}

describe('a field of the company’s own', () => {
  it('is defined by an administrator, once under a key', async () => {
    await define('terms', 'number', { inList: true })
    await define('until', 'date')
    await define('volume', 'money')
    await define('note', 'text')
    const chosen = await define('category', 'choices', {
      choices: [
        { zh: '泵', en: 'Pumps' },
        { zh: '阀门', en: 'Valves' },
      ],
    })
    expect(chosen.choices.map((choice: { key: string }) => choice.key)).toEqual(['c1', 'c2'])
    await define('buyer', 'person')
    await define('through', 'account')
    const again = { entity: 'account', key: 'terms', kind: 'text', name: { zh: 'x', en: 'x' } }
    expect((await admin('POST', '/fields', { body: again })).body.error.problems[0].code).toBe(
      'accounts.fieldKeyTaken',
    )
    expect((await director('POST', '/fields', { body: again })).status).toBe(403)
  })

  it('keeps its choices; new ones get a key of their own; two people do not overwrite one another', async () => {
    const path = `/fields/${fieldIds.category}`
    const body = {
      name: { zh: '品类', en: 'Category' },
      choices: [
        { key: 'c2', zh: '阀门', en: 'Valves' },
        { key: 'c1', zh: '泵', en: 'Pumps' },
        { zh: '药剂', en: 'Chemicals' },
      ],
    }
    const changed = await admin('PUT', path, { body, headers: { 'if-match': '"1"' } })
    expect(changed.body.choices.map((choice: { key: string }) => choice.key)).toEqual(['c2', 'c1', 'c3'])
    expect((await admin('PUT', path, { body, headers: { 'if-match': '"1"' } })).status).toBe(412)
    const lost = { ...body, choices: body.choices.slice(1) }
    const refused = await admin('PUT', path, { body: lost, headers: { 'if-match': '"2"' } })
    expect(refused.body.error.problems[0].code).toBe('accounts.fieldChoiceKept')
  })

  it('takes values that fit, tells the others by field, and leaves a before and after', async () => {
    const id = world.accounts.harbour
    const bad = await patch(east, id, {
      terms: 'thirty',
      nobody: 1,
      buyer: fieldIds.terms,
      through: world.accounts.plateau,
    })
    expect(bad.status).toBe(400)
    expect(bad.body.error.problems.map((each: { field: string }) => each.field).sort()).toEqual([
      'custom.buyer',
      'custom.nobody',
      'custom.terms',
      // In the west, which the east does not see.
      'custom.through',
    ])
    const good = await patch(east, id, {
      terms: 60,
      until: '2026-12-31',
      volume: 1_250_000_00,
      note: '含酚废水',
      category: ['c1', 'c3'],
      buyer: world.people.westManager,
      through: world.accounts.harbourSteel,
    })
    expect(good.body.custom).toMatchObject({ terms: 60, category: ['c1', 'c3'] })
    expect(good.body.names).toEqual({
      [world.people.westManager]: '西门川',
      [world.accounts.harbourSteel]: '临港特钢有限公司',
    })
    expect((await patch(east, id, { note: null })).body.custom.note).toBeUndefined()
    const audit = await sql<{ before: object; after: object }>`select before, after from audit
      where account_id = ${id} and action = 'accounts.changed' order by at desc, id desc limit 1`.execute(
      world.database.db,
    )
    expect(audit.rows[0]?.before).toMatchObject({ custom: { note: '含酚废水', terms: 60 } })
    expect(audit.rows[0]?.after).not.toHaveProperty('custom.note')
    await patch(east, id, { note: '含酚废水 A区' })
    await patch(west, world.accounts.plateau, { terms: 30, until: '2027-06-30', category: ['c2'] })
  })

  it('asks new accounts for what is required, and changed ones only where they are touched', async () => {
    await define('signed', 'choice', {
      required: true,
      choices: [
        { zh: '是', en: 'Yes' },
        { zh: '否', en: 'No' },
      ],
    })
    const refused = await east('POST', '/accounts', { body: { name: '新客户有限公司' } })
    expect(refused.body.error.problems).toEqual([{ field: 'custom.signed', code: 'web.required' }])
    expect((await patch(east, world.accounts.harbourSteel, { terms: 90 })).status).toBe(200)
    expect((await patch(east, world.accounts.harbourSteel, { signed: null })).status).toBe(400)
  })

  it('is put away with its values and comes back with them', async () => {
    const path = `/fields/${fieldIds.note}/archiving`
    expect((await admin('PUT', path)).body.archived).toBe(true)
    expect((await patch(east, world.accounts.harbour, { note: 'x' })).status).toBe(400)
    expect((await admin('DELETE', path)).body.archived).toBe(false)
    expect((await one(east, world.accounts.harbour)).custom.note).toBe('含酚废水 A区')
    await admin('PUT', '/fields/order', {
      body: { entity: 'account', fieldIds: [fieldIds.until, fieldIds.terms] },
    })
    const { rows } = (await reader('GET', '/fields')).body
    expect(rows.slice(0, 2).map((row: { key: string }) => row.key)).toEqual(['until', 'terms'])
  })
})

describe('the list, narrowed by any field', () => {
  it.each([
    [[{ field: 'custom.terms', from: 45 }], ['K001', 'K002']],
    [[{ field: 'custom.terms', from: 30, to: 60 }], ['K001', 'K003']],
    [[{ field: 'custom.terms', to: 29.5 }], []],
    [[{ field: 'custom.until', to: '2026-12-31' }], ['K001']],
    [[{ field: 'custom.until', from: '2027-01-01' }], ['K003']],
    [[{ field: 'custom.volume', from: 100_000_000 }], ['K001']],
    [[{ field: 'custom.note', contains: '酚废' }], ['K001']],
    [[{ field: 'custom.note', contains: 'a区' }], ['K001']],
    [[{ field: 'custom.note', empty: true }], ['K002', 'K003']],
    [[{ field: 'custom.note', empty: false }], ['K001']],
    [[{ field: 'custom.category', in: ['c2', 'c3'] }], ['K001', 'K003']],
    [
      [
        { field: 'custom.category', in: ['c3'] },
        { field: 'custom.terms', from: 61 },
      ],
      [],
    ],
    [[{ field: 'name', contains: '临港' }], ['K001', 'K002']],
    [[{ field: 'code', in: ['K003', 'K001'] }], ['K001', 'K003']],
    [[{ field: 'shortName', empty: true }], ['K002', 'K003']],
    [[{ field: 'status', in: ['lost'] }], []],
    [[{ field: 'tags', empty: true }], ['K001', 'K002', 'K003']],
    [[{ field: 'createdAt', from: '2026-11-20', to: '2026-11-20' }], ['K001', 'K002', 'K003']],
    [[{ field: 'createdAt', to: '2026-11-19' }], []],
    [[{ field: 'net', from: 1 }], []],
    [[{ field: 'lastOrder', empty: true }], ['K001', 'K002', 'K003']],
    [[{ field: 'employees', to: 10 }], []],
  ] as [object[], string[]][])('%j', async (list, expected) => {
    expect((await codes(admin, where(...list))).sort()).toEqual(expected)
  })

  it('by people and accounts, and by what one sees only', async () => {
    expect(await codes(admin, where({ field: 'custom.buyer', in: [world.people.westManager] }))).toEqual([
      'K001',
    ])
    expect(await codes(admin, where({ field: 'owner', in: [world.people.westManager] }))).toEqual(['K003'])
    expect(await codes(admin, where({ field: 'parent', in: [world.accounts.harbour] }))).toEqual(['K002'])
    expect(await codes(west, where({ field: 'custom.terms', from: 1 }))).toEqual(['K003'])
  })

  it.each([
    '{"field":"custom.nobody","in":["x"]}',
    '{"field":"search_text","contains":"x"}',
    '{"field":"net","contains":"x"}',
    '{"field":"custom.terms","in":["x"]}',
    '{"field":"custom.terms","from":"2026-01-01"}',
    '{"field":"custom.until","from":5}',
    '{"field":"custom.terms","from":9,"to":1}',
    '{"field":"owner","in":["me"]}',
    '{"field":"name","contains":"x","in":["y"]}',
    '{"field":"name; drop table account","empty":true}',
    'not json',
  ])('refuses %s', async (text) => {
    const { status, body } = await admin('GET', `/accounts?where=${encodeURIComponent(text)}`)
    expect([status, body.error.problems.length]).toEqual([400, 1])
  })

  it('shows the columns that are asked for, with their names', async () => {
    const { rows, names } = (
      await admin('GET', '/accounts?show=custom.buyer&show=tags&show=custom.through&sort=name')
    ).body
    const harbour = rows.find((row: { code: string }) => row.code === 'K001')
    expect(harbour.custom).toEqual({ buyer: world.people.westManager, through: world.accounts.harbourSteel })
    expect(names[world.people.westManager]).toBe('西门川')
    expect(harbour.tags).toEqual([])
    expect((await admin('GET', '/accounts')).body.rows[0]).not.toHaveProperty('custom')
    expect((await admin('GET', '/accounts?show=custom.nobody')).status).toBe(400)
  })

  it('takes as many statements for ten rows as for one', async () => {
    const statements = async (limit: number) => {
      let count = 0
      const db = world.database.db.withPlugin({
        transformQuery: ({ node }) => {
          count += 1
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const { body } = await admin('GET', '/fields')
      const rows = await accountPage(db, everybody, {
        tiers: [],
        where: [{ field: 'custom.terms', from: 1 }],
        sort: 'name',
        up: true,
        after: null,
        limit,
        more: true,
      })
      await namesIn(
        db,
        everybody,
        body.rows,
        rows.map((row) => row.custom ?? {}),
      )
      return [count, rows.length]
    }
    const everybody = {
      personId: world.people.admin,
      name: '',
      roles: ['administrator'],
      all: true,
      departmentIds: [],
    } as const
    const [few] = await statements(1)
    const [many, rows] = await statements(10)
    expect(rows).toBe(3)
    expect(many).toBe(few)
    expect(many).toBeLessThanOrEqual(4)
  })

  it('is a segment’s condition as well', async () => {
    const conditions = [{ field: 'custom', key: 'terms', from: 60 }]
    const { body } = await director('POST', '/segments', { body: { name: '账期长', conditions } })
    expect(body.accounts).toBe(2)
    expect((await codes(admin, `within=${body.id}`)).sort()).toEqual(['K001', 'K002'])
  })
})

describe('a saved view', () => {
  const view = { list: 'accounts', name: '账期长的', state: { where: '[]', sort: '-net' } }
  it('is one’s own until it is shared; others may look and not change', async () => {
    const { body: mine } = await east('POST', '/views', { body: view })
    expect(mine).toMatchObject({ name: '账期长的', shared: false, mine: true, isDefault: false })
    const seen = async (ask: Ask) =>
      (await ask('GET', '/views?list=accounts')).body.rows.map((row: { name: string }) => row.name)
    expect(await seen(west)).toEqual([])
    expect((await west('PUT', `/views/${mine.id}/default`)).status).toBe(404)
    expect((await east('PUT', `/views/${mine.id}/sharing`)).body.shared).toBe(true)
    expect(await seen(west)).toEqual(['账期长的'])
    expect((await west('DELETE', `/views/${mine.id}`, { headers: { 'if-match': '"1"' } })).status).toBe(403)
    expect((await west('PUT', `/views/${mine.id}/default`)).body.isDefault).toBe(true)
    const renamed = await east('PATCH', `/views/${mine.id}`, {
      body: { name: '长账期' },
      headers: { 'if-match': '"2"' },
    })
    expect(renamed.body).toMatchObject({ name: '长账期', state: view.state, isDefault: false })
    expect(
      (await east('PATCH', `/views/${mine.id}`, { body: { name: 'x' }, headers: { 'if-match': '"2"' } }))
        .status,
    ).toBe(412)
    expect((await east('DELETE', `/views/${mine.id}/sharing`)).body.shared).toBe(false)
    expect(await seen(west)).toEqual([])
    const { revision } = (await east('GET', '/views?list=accounts')).body.rows[0]
    const drop = (seen: number) =>
      east('DELETE', `/views/${mine.id}`, { headers: { 'if-match': `"${seen}"` } })
    expect((await drop(revision - 1)).status).toBe(412)
    expect((await drop(revision)).status).toBe(204)
    expect(await seen(east)).toEqual([])
  })
})

describe('changing many accounts at once', () => {
  const all = () => Object.values(world.accounts)
  const change = (ask: Ask, body: object) => ask('POST', '/accounts/changes', { body })

  it('changes what one sees, with an audit row each, and takes it back', async () => {
    const { body } = await change(east, {
      accounts: { ids: all() },
      change: { set: 'region', value: '江苏' },
    })
    expect(body).toMatchObject({ changed: 2, unchanged: 0, missed: 1 })
    expect((await one(west, world.accounts.plateau)).region).toBeNull()
    const rows =
      await sql`select 1 from audit where action = 'accounts.changed' and after ->> 'region' = '江苏'`.execute(
        world.database.db,
      )
    expect(rows.rows).toHaveLength(2)
    expect((await west('DELETE', `/accounts/changes/${body.id}`)).status).toBe(404)
    // Somebody changes one of them meanwhile: theirs stays.
    await change(admin, {
      accounts: { ids: [world.accounts.harbourSteel] },
      change: { set: 'region', value: '山东' },
    })
    expect((await east('DELETE', `/accounts/changes/${body.id}`)).body).toEqual({ restored: 1, kept: 1 })
    expect((await one(east, world.accounts.harbour)).region).toBeNull()
    expect((await one(east, world.accounts.harbourSteel)).region).toBe('山东')
    expect((await east('DELETE', `/accounts/changes/${body.id}`)).status).toBe(404)
  })

  it('of all that a filter shows: own fields and tags, too', async () => {
    const filter = { where: ['{"field":"custom.terms","from":45}'] }
    const set = await change(admin, {
      accounts: { filter },
      change: { custom: 'until', value: '2028-01-01' },
    })
    expect(set.body).toMatchObject({ changed: 2, missed: 0 })
    expect((await codes(admin, where({ field: 'custom.until', from: '2028-01-01' }))).sort()).toEqual([
      'K001',
      'K002',
    ])
    expect((await admin('DELETE', `/accounts/changes/${set.body.id}`)).body).toEqual({ restored: 2, kept: 0 })
    expect(await codes(admin, where({ field: 'custom.until', from: '2028-01-01' }))).toEqual([])
    const tagged = await change(admin, { accounts: { filter }, change: { addTags: ['长账期', '框架'] } })
    expect(tagged.body.changed).toBe(2)
    expect((await codes(admin, 'tag=长账期')).sort()).toEqual(['K001', 'K002'])
    await change(admin, { accounts: { filter }, change: { removeTags: ['长账期'] } })
    expect((await one(admin, world.accounts.harbour)).tags).toEqual(['框架'])
  })

  it.each([
    [{ set: 'status', value: null }, 400],
    [{ set: 'status', value: 'gone' }, 400],
    [{ set: 'owner_id', value: 'x' }, 400],
    [{ custom: 'terms', value: 'x' }, 400],
    [{ custom: 'nobody', value: 1 }, 400],
    [{ custom: 'signed', value: null }, 400],
  ])('refuses %j', async (given, status) => {
    expect((await change(admin, { accounts: { ids: all() }, change: given })).status).toBe(status)
  })

  it('is told to who may not edit', async () => {
    const body = { accounts: { ids: all() }, change: { set: 'region', value: 'x' } }
    expect((await reader('POST', '/accounts/changes', { body })).status).toBe(403)
    expect((await east('POST', '/accounts/handovers', { body: {} })).status).toBe(403)
  })

  it('hands over with a reason and a history, and takes it back out of sight', async () => {
    const ids = [world.accounts.harbour, world.accounts.harbourSteel]
    const handed = await director('POST', '/accounts/handovers', {
      body: { accounts: { ids }, personId: world.people.westManager, reason: '调整片区' },
    })
    expect(handed.body).toMatchObject({ changed: 2, missed: 0 })
    expect((await codes(west, '')).sort()).toEqual(['K001', 'K002', 'K003'])
    expect(await codes(east, '')).toEqual([])
    const history =
      await sql`select account_id from owner_change where reason = '调整片区' and owner_id = ${world.people.westManager}`.execute(
        world.database.db,
      )
    expect(history.rows).toHaveLength(2)
    expect((await director('DELETE', `/accounts/changes/${handed.body.id}`)).body).toEqual({
      restored: 2,
      kept: 0,
    })
    expect((await codes(east, '')).sort()).toEqual(['K001', 'K002'])
  })
})
