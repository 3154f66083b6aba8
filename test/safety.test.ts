// The promises of docs/safety.md that are about whole conversations: links, sessions, two people, retries, what one may see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLink } from '#records/staff/link.store.ts'
import { fingerprint } from './fingerprint.ts'
import { type Ask, openDoors, openWorld, type World } from './world.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let asDirector: Ask
let asEast: Ask
let asWest: Ask
const seeEach = async (ask: Ask) => {
  const { body } = await ask('GET', '/accounts')
  return body.rows.map((row: { code: string }) => row.code).sort()
}

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  asDirector = await doors.signIn('director')
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

describe('a one-time link', () => {
  it('makes the first administrator, once', async () => {
    const link = await makeLink(world.database.db, null, new Date())
    expect((await doors.stranger('GET', link.path)).body).toMatchObject({ firstAdministrator: true })
    const who = { name: '管一', email: 'First@Mainstay.example', password: 'long enough a password' }
    expect((await doors.stranger('POST', link.path, { body: { password: who.password } })).status).toBe(400)
    expect((await doors.stranger('POST', link.path, { body: who })).status).toBe(200)
    expect((await doors.stranger('POST', link.path, { body: who })).body.error.code).toBe('staff.linkUsed')
    const session = await doors.stranger('POST', '/session', {
      body: { email: 'first@mainstay.example', password: who.password },
    })
    expect(session.status).toBe(200)
    expect(session.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
  })

  it('is kept as a hash only', async () => {
    const link = await makeLink(world.database.db, world.people.reader, new Date())
    const token = link.path.split('/').at(-1) as string
    const held = await world.database.run('select token_hash from sign_in_link')
    expect(held.rows.some((row) => String(row.token_hash).includes(token))).toBe(false)
  })

  it('ends when it is too old, and when a newer one is made', async () => {
    const old = await makeLink(world.database.db, world.people.reader, new Date(Date.now() - 8 * 86_400_000))
    expect((await doors.stranger('GET', old.path)).status).toBe(404)
    const first = await makeLink(world.database.db, world.people.reader, new Date())
    await makeLink(world.database.db, world.people.reader, new Date())
    expect((await doors.stranger('GET', first.path)).status).toBe(404)
  })

  it('wants a password of ten signs', async () => {
    const link = await makeLink(world.database.db, world.people.reader, new Date())
    const answer = await doors.stranger('POST', link.path, { body: { password: 'short' } })
    expect(answer.body.error.problems).toEqual([
      { field: 'password', code: 'web.tooSmall', params: { minimum: 10 } },
    ])
  })
})

describe('signing in', () => {
  it('says the same of a wrong password and of an unknown person', async () => {
    const wrong = await doors.stranger('POST', '/session', {
      body: { email: 'admin@changfeng.example', password: 'not this one' },
    })
    const unknown = await doors.stranger('POST', '/session', {
      body: { email: 'nobody@changfeng.example', password: 'not this one' },
    })
    expect([wrong.status, wrong.body.error.code]).toEqual([unknown.status, unknown.body.error.code])
  })

  it('ends with signing out, and at once when a person leaves', async () => {
    const ask = await doors.signIn('reader')
    expect((await ask('GET', '/me')).status).toBe(200)
    expect((await ask('DELETE', '/session')).status).toBe(204)
    expect((await ask('GET', '/me')).status).toBe(401)
    const again = await doors.signIn('reader')
    expect((await asAdmin('PUT', `/people/${world.people.reader}/departure`)).status).toBe(200)
    expect((await again('GET', '/me')).status).toBe(401)
    await asAdmin('DELETE', `/people/${world.people.reader}/departure`)
  })

  it('holds after too many attempts', async () => {
    const strict = await openDoors(world, { attemptsPerMinute: 3 })
    const codes = []
    for (let attempt = 0; attempt < 5; attempt += 1)
      codes.push(
        (
          await strict.stranger('POST', '/session', {
            body: { email: 'x@changfeng.example', password: 'wrong wrong' },
          })
        ).status,
      )
    await strict.stop()
    expect(codes).toContain(429)
  })

  it('cannot lose its last administrator', async () => {
    const everyone = (await asAdmin('GET', '/people')).body.rows
    for (const person of everyone.filter(
      (one: { id: string; roles: string[] }) =>
        one.roles.includes('administrator') && one.id !== world.people.admin,
    ))
      await asAdmin('PUT', `/people/${person.id}/departure`)
    expect((await asAdmin('PUT', `/people/${world.people.admin}/departure`)).body.error.code).toBe(
      'staff.lastAdministrator',
    )
  })
})

describe('what one may see', () => {
  it('is one’s own, the department’s, the tree’s, or all', async () => {
    expect(await seeEach(asEast)).toEqual(['K001', 'K002'])
    expect(await seeEach(asWest)).toEqual(['K003'])
    expect(await seeEach(asDirector)).toEqual(['K001', 'K002', 'K003'].sort())
    expect((await seeEach(asAdmin)).length).toBe(3)
  })

  it('holds for the search too', async () => {
    const find = async (ask: Ask, text: string) =>
      (await ask('GET', `/search?text=${encodeURIComponent(text)}`)).body.rows.map(
        (row: { code: string }) => row.code,
      )
    expect(await find(asEast, 'lgzg')).toEqual(['K001'])
    expect(await find(asEast, 'gaoyuan')).toEqual([])
    expect(await find(asWest, '高原')).toEqual(['K003'])
    expect(await find(asAdmin, "' or 1=1 --")).toEqual([])
  })

  it('of files that were brought in is one’s own, or all for who sees all', async () => {
    const file = new TextEncoder().encode('客户编码,姓名,手机\nK003,卓玛,13812345678\n')
    const sent = await asAdmin('POST', '/imports?fileName=contacts.csv&kind=contacts', { body: file })
    expect(sent.status).toBe(200)
    const { id } = sent.body.import
    const at = `/imports/${id}`
    const choice = { kind: 'contacts', mapping: sent.body.mapping }
    await world.database.run(`update record_import set state = 'checked' where id = '${id}'`)
    expect((await asAdmin('GET', '/imports')).body.rows).toHaveLength(1)
    expect((await asDirector('GET', '/imports')).body.rows).toEqual([])
    for (const [method, path, body] of [
      ['GET', at],
      ['GET', `${at}/columns`],
      ['GET', `${at}/problems`],
      ['GET', `${at}/refused`],
      ['POST', `${at}/check`, choice],
      ['POST', `${at}/run`, choice],
      ['POST', `${at}/undo`],
    ] as const) {
      const { status } = await asDirector(method, path, body ? { body } : {})
      expect([method, path, status]).toEqual([method, path, 404])
    }
    // Who sees all, but not telephone numbers, is shown no file of contacts either.
    await world.database.run(`update person set scope = 'all' where id = '${world.people.director}'`)
    const asAll = await doors.signIn('director')
    expect((await asAll('GET', at)).status).toBe(200)
    await world.database.run("insert into field_mask (kind, role) values ('phone', 'salesDirector')")
    expect([(await asAll('GET', at)).status, (await asAll('GET', '/imports')).body.rows]).toEqual([404, []])
    await world.database.run('delete from field_mask')
    await world.database.run(
      `update person set scope = 'departmentTree' where id = '${world.people.director}'`,
    )
    asDirector = await doors.signIn('director')
  })

  it('changes at once when a person’s scope does', async () => {
    const person = (await asAdmin('GET', '/people?search=west')).body.rows[0]
    const { name, email, title, departmentId, roles } = person
    const body = {
      name,
      email,
      title,
      departmentId,
      roles,
      scope: 'chosen',
      chosenDepartmentIds: [world.departments.east],
    }
    const seen = (revision: number) => ({ 'if-match': `"${revision}"` })
    const at = `/people/${person.id}`
    expect((await asAdmin('PUT', at, { body, headers: seen(person.revision) })).status).toBe(200)
    expect(await seeEach(asWest)).toEqual(['K001', 'K002', 'K003'])
    const back = { ...body, scope: 'department', chosenDepartmentIds: [] }
    expect((await asAdmin('PUT', at, { body: back, headers: seen(person.revision) })).status).toBe(412)
    expect((await asAdmin('PUT', at, { body: back, headers: seen(person.revision + 1) })).status).toBe(200)
    expect(await seeEach(asWest)).toEqual(['K003'])
  })
})

describe('two people edit', () => {
  it('and the second is told; nothing is written over', async () => {
    const place = `/accounts/${world.accounts.harbour}`
    const seen = await asEast('GET', place)
    const etag = seen.headers.get('etag') as string
    expect((await asEast('PATCH', place, { body: { region: '上海' } })).body.error.code).toBe(
      'web.needsIfMatch',
    )
    const first = await asDirector('PATCH', place, {
      body: { region: '上海' },
      headers: { 'if-match': etag },
    })
    expect(first.status).toBe(200)
    const before = await fingerprint(world.database)
    const second = await asEast('PATCH', place, { body: { region: '江苏' }, headers: { 'if-match': etag } })
    expect([second.status, second.body.error.code]).toEqual([412, 'web.stale'])
    expect(await fingerprint(world.database)).toEqual(before)
    expect((await asEast('GET', place)).body.region).toBe('上海')
  })
})

describe('a request sent twice', () => {
  it('under one key acts once and is answered the same', async () => {
    const headers = { 'idempotency-key': 'k-1' }
    const body = { name: '再生水务有限公司' }
    const first = await asEast('POST', '/accounts', { body, headers })
    const second = await asEast('POST', '/accounts', { body, headers })
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    expect((await asEast('GET', '/accounts?search=再生')).body.rows.length).toBe(1)
    const other = await asEast('POST', '/accounts', { body: { name: '别的' }, headers })
    expect(other.body.error.code).toBe('web.keyReused')
  })

  it('after a refusal may try again with the same key', async () => {
    const headers = { 'idempotency-key': 'k-2' }
    expect(
      (await asEast('POST', '/accounts', { body: { name: '甲乙丙', code: 'K001' }, headers })).status,
    ).toBe(409)
    expect(
      (await asEast('POST', '/accounts', { body: { name: '甲乙丙', code: 'K100' }, headers })).status,
    ).toBe(200)
  })
})

describe('an account', () => {
  it('belongs to whoever adds it, and writes its audit row', async () => {
    const made = (
      await asWest('POST', '/accounts', {
        body: { name: '昆仑<script>alert(1)</script>石化', parentId: world.accounts.plateau },
      })
    ).body
    expect(made).toMatchObject({
      owner: { id: world.people.westManager },
      parent: { id: world.accounts.plateau },
      name: '昆仑<script>alert(1)</script>石化',
    })
    const audit = await world.database.run(
      `select action, person_id from audit where account_id = '${made.id}'`,
    )
    expect(audit.rows).toEqual([{ action: 'accounts.added', person_id: world.people.westManager }])
  })

  it('moves in its group with all below it, and into no knot', async () => {
    const { harbour, harbourSteel } = world.accounts
    const head = (await asEast('POST', '/accounts', { body: { name: '东海控股有限公司' } })).body
    const at = async (id: string) => ({
      'if-match': `"${(await asEast('GET', `/accounts/${id}`)).body.revision}"`,
    })
    expect(
      (
        await asEast('PUT', `/accounts/${harbour}/parent`, {
          body: { parentId: head.id },
          headers: await at(harbour),
        })
      ).status,
    ).toBe(200)
    const group = (await asEast('GET', `/accounts/${harbourSteel}/group`)).body
    expect(group.headId).toBe(head.id)
    expect(group.members.map((one: { depth: number }) => one.depth)).toEqual([0, 1, 2])
    const knot = await asEast('PUT', `/accounts/${head.id}/parent`, {
      body: { parentId: harbourSteel },
      headers: await at(head.id),
    })
    expect(knot.body.error.problems).toEqual([{ field: 'parentId', code: 'accounts.knot' }])
    const foreign = await asEast('PUT', `/accounts/${harbour}/parent`, {
      body: { parentId: world.accounts.plateau },
      headers: await at(harbour),
    })
    expect(foreign.status).toBe(400)
  })
})

describe('every answer', () => {
  it('forbids scripts from elsewhere and inline', async () => {
    const response = await doors.app.fetch(new Request('http://mainstay.test/'))
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('carries the id of its request, also when it refuses', async () => {
    const refused = await doors.stranger('GET', '/me')
    expect(refused.headers.get('x-request-id')).toBe(refused.body.error.requestId)
  })

  it('to a path outside the web folder is no file of the machine', async () => {
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd']) {
      const response = await doors.app.fetch(new Request(`http://mainstay.test${path}`))
      expect(await response.text()).not.toMatch(/"name": "mainstay"|root:/)
    }
  })

  it('to a body that is no JSON, or too large, says so', async () => {
    const broken = await doors.app.fetch(
      new Request('http://mainstay.test/api/session', { method: 'POST', body: '{' }),
    )
    expect(((await broken.json()) as { error: { code: string } }).error.code).toBe('web.badJson')
    const large = await doors.stranger('POST', '/session', {
      body: { email: 'a@b.example', password: 'x'.repeat(3_000_000) },
    })
    expect(large.status).toBe(413)
  })
})
