// Signing in at an identity provider: a real one, with people it knows well, badly and not at all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientId, clientSecret, openIdentityProvider, signInThere } from './identity-provider.ts'
import { type Ask, openDoors, openWorld, type World } from './world.ts'

const people = {
  east: { email: 'East@changfeng.example', email_verified: true, name: '东方晓' },
  another: { email: 'east@changfeng.example', email_verified: true, name: '也叫东方晓' },
  unproven: { email: 'west@changfeng.example', email_verified: false, name: '西门川' },
  west: { email: 'west@changfeng.example', email_verified: true, name: '西门川' },
  stranger: { email: 'stranger@elsewhere.example', email_verified: true, name: '路人' },
  newcomer: { email: 'newcomer@changfeng.example', email_verified: true, name: '新人' },
  admin: { email: 'admin@changfeng.example', email_verified: true, name: '安宁' },
}

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let idp: Awaited<ReturnType<typeof openIdentityProvider>>
let asAdmin: Ask
let providerId: string

const facts = () => ({
  name: '长风统一身份',
  issuer: idp.issuer,
  clientId,
  clientSecret: clientSecret as string | null,
  createsPeople: false,
  role: 'reader',
  scope: 'own',
  departmentId: null,
  enabled: true,
})

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  idp = await openIdentityProvider(people)
  const added = await asAdmin('POST', '/sign-in/providers', { body: facts() })
  expect(added.body).toMatchObject({ name: '长风统一身份', enabled: true, fromEnvironment: false })
  providerId = added.body.id
  idp.serve([`http://mainstay.test/api/auth/callback/${providerId}`])
})
afterAll(async () => {
  await idp?.close()
  await doors?.stop()
  await world?.close()
})

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .filter((one) => !/Max-Age=0/i.test(one))
    .map((one) => one.split(';')[0])
    .join('; ')

/** Up to the way back: the cookies that belong to it, and its address. */
const goThere = async (subject: keyof typeof people, returnTo = '/accounts') => {
  const begun = await doors.stranger('POST', '/session/provider', { body: { providerId, returnTo } })
  expect(begun.status).toBe(200)
  const asked = new URL(begun.body.url).searchParams
  return {
    asked,
    cookie: cookiesOf(begun.headers),
    back: await signInThere(begun.body.url, idp.issuer, subject),
  }
}
const comeBack = async (back: string, cookie: string) => {
  const response = await doors.app.fetch(new Request(back, { headers: { cookie } }))
  const session = /mainstay\.session_token=[^;]+/.exec(cookiesOf(response.headers))?.[0]
  const ask: Ask = (method, path, sent = {}) =>
    doors.stranger(method, path, {
      ...sent,
      headers: { ...sent.headers, ...(session ? { cookie: session } : {}) },
    })
  return { ask, status: response.status, to: response.headers.get('location') ?? '', session }
}
const signIn = async (subject: keyof typeof people) => {
  const { cookie, back } = await goThere(subject)
  return comeBack(back, cookie)
}
const change = async (more: Partial<ReturnType<typeof facts>>) => {
  const row = (await asAdmin('GET', '/sign-in/providers')).body.rows[0]
  const answer = await asAdmin('PUT', `/sign-in/providers/${providerId}`, {
    body: { ...facts(), clientSecret: null, ...more },
    headers: { 'if-match': `"${row.revision}"` },
  })
  expect(answer.status).toBe(200)
}

describe('signing in at the company’s provider', () => {
  it('is offered to strangers, without its secret', async () => {
    expect((await doors.stranger('GET', '/sign-in')).body).toEqual({
      providers: [{ id: providerId, name: '长风统一身份' }],
    })
    const held = JSON.stringify([
      (await world.database.run('select * from sign_in_provider')).rows,
      (await world.database.run('select * from audit')).rows,
      (await asAdmin('GET', '/sign-in/providers')).body,
    ])
    expect(held).not.toContain(clientSecret)
  })

  it('knows people by their checked address, and by their subject from then on', async () => {
    const { asked } = await goThere('east')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('state')).toBeTruthy()
    expect(asked.get('nonce')).toBeTruthy()
    const first = await signIn('east')
    expect([first.status, first.to]).toEqual([302, '/accounts'])
    expect((await first.ask('GET', '/me')).body).toMatchObject({ id: world.people.eastManager })
    expect((await first.ask('GET', '/me/sessions')).body.rows[0]).toMatchObject({
      way: 'provider',
      isThis: true,
    })
    people.east.email = 'renamed@changfeng.example'
    const again = await signIn('east')
    expect((await again.ask('GET', '/me')).body).toMatchObject({ id: world.people.eastManager })
    people.east.email = 'east@changfeng.example'
  })

  it.each([
    ['unproven', 'emailNotVerified'],
    ['stranger', 'unknownPerson'],
    ['another', 'otherSubject'],
  ] as const)('lets %s not in: %s', async (subject, reason) => {
    const refused = await signIn(subject)
    expect([refused.session, refused.to]).toEqual([undefined, `/?refused=${reason}`])
    const rows = (await asAdmin('GET', '/audit?action=staff.signInFailed')).body.rows
    expect(rows[0].after).toMatchObject({ way: 'provider', reason })
  })

  it('lets nobody in who has left', async () => {
    await signIn('west')
    await asAdmin('PUT', `/people/${world.people.westManager}/departure`)
    expect((await signIn('west')).to).toBe('/?refused=personLeft')
    await asAdmin('DELETE', `/people/${world.people.westManager}/departure`)
  })

  it('adds people where that is wished, in the role chosen and never as administrators', async () => {
    const refused = await asAdmin('PUT', `/sign-in/providers/${providerId}`, {
      body: { ...facts(), createsPeople: true, role: 'administrator' },
      headers: { 'if-match': '"1"' },
    })
    expect(refused.body.error.problems).toEqual([{ field: 'role', code: 'staff.noNewAdministrators' }])
    await change({ createsPeople: true, role: 'marketing' })
    const { ask } = await signIn('newcomer')
    expect((await ask('GET', '/me')).body).toMatchObject({ name: '新人', roles: ['marketing'], scope: 'own' })
    await change({ createsPeople: false })
  })

  it('returns to a place of its own only', async () => {
    for (const returnTo of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])
      expect(
        (await doors.stranger('POST', '/session/provider', { body: { providerId, returnTo } })).status,
      ).toBe(400)
  })
})

describe('a way back that was tampered with', () => {
  const held = async () =>
    (await world.database.run('select id, value from login_verification order by created_at desc limit 1'))
      .rows[0] as {
      id: string
      value: string
    }
  const rewrite = async (field: string) => {
    const { id, value } = await held()
    const state = JSON.parse(value)
    expect(typeof state[field]).toBe('string')
    await world.database.run('update login_verification set value = $2 where id = $1', [
      id,
      JSON.stringify({ ...state, [field]: 'x'.repeat(state[field].length) }),
    ])
  }

  it.each([
    ['in another browser', async ({ back }: { back: string }) => comeBack(back, '')],
    [
      'with another state',
      async ({ back, cookie }: { back: string; cookie: string }) =>
        comeBack(back.replace(/state=[^&]+/, 'state=made-up'), cookie),
    ],
    [
      'without state',
      async ({ back, cookie }: { back: string; cookie: string }) =>
        comeBack(back.replace(/&?state=[^&]+/, ''), cookie),
    ],
    [
      'from another issuer',
      async ({ back, cookie }: { back: string; cookie: string }) =>
        comeBack(back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Felsewhere.example'), cookie),
    ],
    [
      'with another nonce than was asked for',
      async ({ back, cookie }: { back: string; cookie: string }) => {
        await rewrite('idTokenNonce')
        return comeBack(back, cookie)
      },
    ],
    [
      'with another PKCE verifier',
      async ({ back, cookie }: { back: string; cookie: string }) => {
        await rewrite('codeVerifier')
        return comeBack(back, cookie)
      },
    ],
    [
      'twice',
      async ({ back, cookie }: { back: string; cookie: string }) => {
        expect((await comeBack(back, cookie)).session).toBeTruthy()
        return comeBack(back, cookie)
      },
    ],
  ])('%s leads nowhere', async (_, tamper) => {
    const done = await tamper(await goThere('east'))
    expect(done.session).toBeUndefined()
    expect(done.to).toMatch(/^\/\?refused=/)
  })
})

describe('a provider', () => {
  it.each([
    ['http://elsewhere.example', 'staff.providerNotSafe'],
    ['http://127.0.0.1:1', 'staff.providerUnreachable'],
  ])('at %s is refused: %s', async (issuer, code) => {
    const answer = await asAdmin('POST', '/sign-in/providers', { body: { ...facts(), issuer } })
    expect(answer.body.error.problems).toEqual([{ field: 'issuer', code }])
  })

  it('that names itself otherwise is refused', async () => {
    const answer = await asAdmin('POST', '/sign-in/providers', {
      body: { ...facts(), issuer: idp.issuer.replace('127.0.0.1', 'localhost') },
    })
    expect(answer.body.error.problems).toEqual([{ field: 'issuer', code: 'staff.providerOther' }])
  })

  it('can be the only way in, but for administrators, and then stays', async () => {
    const policy = (await asAdmin('GET', '/sign-in/policy')).body
    const put = (passwordForAll: boolean, revision: number) =>
      asAdmin('PUT', '/sign-in/policy', {
        body: { secondStepRoles: [], passwordForAll },
        headers: { 'if-match': `"${revision}"` },
      })
    expect((await put(false, policy.revision)).status).toBe(200)
    const byPassword = (email: string) =>
      doors.stranger('POST', '/session', { body: { email, password: doors.password } })
    await expect(doors.signIn('eastManager')).rejects.toThrow('staff.passwordOff')
    expect((await byPassword('admin@changfeng.example')).status).toBe(200)
    expect((await signIn('east')).session).toBeTruthy()
    const row = (await asAdmin('GET', '/sign-in/providers')).body.rows[0]
    const headers = { 'if-match': `"${row.revision}"` }
    const last = await asAdmin('DELETE', `/sign-in/providers/${providerId}`, { headers })
    expect(last.body.error.code).toBe('staff.noOtherWay')
    await put(true, policy.revision + 1)
    expect((await asAdmin('DELETE', `/sign-in/providers/${providerId}`, { headers })).status).toBe(204)
    expect((await put(false, policy.revision + 2)).body.error.code).toBe('staff.noOtherWay')
    expect((await doors.stranger('POST', '/session/provider', { body: { providerId } })).status).toBe(404)
  })
})
