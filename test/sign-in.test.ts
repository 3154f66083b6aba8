// Coming in: second step, keys, waits after wrong passwords, sessions, invitations, and what the log says of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitMinutes } from '#records/staff/lock.ts'
import { codeOf } from './totp.ts'
import { type Ask, openDoors, openWorld, type World } from './world.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let password: string
const emails = { admin: 'admin', east: 'east', west: 'west', reader: 'reader' }
const emailOf = (who: keyof typeof emails) => `${emails[who]}@changfeng.example`

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  password = doors.password
  asAdmin = await doors.signIn('admin')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

/** Keeps the cookies that answers set, as a browser does. */
const browser = () => {
  const jar = new Map<string, string>()
  const ask: Ask = async (method, path, sent = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await doors.stranger(method, path, {
      ...sent,
      headers: { 'user-agent': 'Tests/1.0', ...(cookie ? { cookie } : {}), ...sent.headers },
    })
    for (const one of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = one.split(';')
      const at = pair.indexOf('=')
      if (rest.some((part) => part.trim() === 'Max-Age=0')) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  return { ask, jar }
}

const signIn = (ask: Ask, who: keyof typeof emails, word = password) =>
  ask('POST', '/session', { body: { email: emailOf(who), password: word } })

const logged = async (action: string) =>
  (await asAdmin('GET', `/audit?action=${action}&limit=200`)).body.rows as {
    action: string
    personId: string | null
    origin: string
    keyName: string | null
    after: Record<string, unknown> | null
  }[]

const enrol = async (ask: Ask) => {
  const { body } = await ask('POST', '/me/second-step', { body: { password } })
  const proof = await ask('PUT', '/me/second-step', { body: { code: codeOf(body.secret, new Date()) } })
  expect(proof.status).toBe(204)
  return body as { secret: string; backupCodes: string[] }
}

describe('a second step', () => {
  let secret: string
  let backupCodes: string[]

  it('is set up with the password and a code, and holds from then on', async () => {
    await doors.signIn('eastManager')
    const { ask } = browser()
    await signIn(ask, 'east')
    expect((await ask('POST', '/me/second-step', { body: { password: 'not this one' } })).status).toBe(400)
    const begun = await ask('POST', '/me/second-step', { body: { password } })
    expect(begun.body.address).toMatch(/^otpauth:\/\/totp\//)
    expect(begun.body.backupCodes).toHaveLength(10)
    expect((await ask('PUT', '/me/second-step', { body: { code: '000000' } })).body.error.problems).toEqual([
      { field: 'code', code: 'staff.wrongCode' },
    ])
    // Begun is not done: a password is still enough.
    expect((await signIn(browser().ask, 'east')).body).toMatchObject({ secondStep: false })
    ;({ secret, backupCodes } = await enrol(ask))
    expect((await ask('GET', '/me')).status).toBe(200)
    expect((await ask('GET', '/me/sign-in')).body).toMatchObject({ hasSecondStep: true })
    expect((await ask('POST', '/me/second-step', { body: { password } })).body.error.code).toBe(
      'staff.secondStepThere',
    )
  })

  it('keeps neither its secret nor its codes where they could be read', async () => {
    const held = JSON.stringify(
      (await world.database.run('select * from login_second_step')).rows.concat(
        (await world.database.run('select * from answered_request')).rows,
        (await world.database.run('select * from audit')).rows,
      ),
    )
    expect(held).not.toContain(secret)
    for (const code of backupCodes) expect(held).not.toContain(code)
  })

  it('lets nobody in with the password alone', async () => {
    const { ask } = browser()
    expect((await signIn(ask, 'east')).body).toEqual({ personId: null, secondStep: true })
    expect((await ask('GET', '/me')).status).toBe(401)
    expect((await ask('POST', '/session/code', { body: { code: '000000' } })).body.error.problems).toEqual([
      { field: 'code', code: 'staff.wrongCode' },
    ])
    const done = await ask('POST', '/session/code', { body: { code: codeOf(secret, new Date()) } })
    expect([done.status, done.body.personId]).toEqual([200, world.people.eastManager])
    expect((await ask('GET', '/me')).status).toBe(200)
    const rows = (await ask('GET', '/me/sessions')).body.rows
    expect(rows.find((row: { isThis: boolean }) => row.isThis)).toMatchObject({
      way: 'passwordAndCode',
      agent: 'Tests/1.0',
    })
  })

  it('cannot be taken without the password before it', async () => {
    const answer = await browser().ask('POST', '/session/code', {
      body: { code: codeOf(secret, new Date()) },
    })
    expect([answer.status, answer.body.error.code]).toEqual([401, 'staff.beginAgain'])
  })

  it('takes a backup code once', async () => {
    const code = backupCodes[0] as string
    const first = browser().ask
    await signIn(first, 'east')
    expect((await first('POST', '/session/code', { body: { code } })).status).toBe(200)
    const second = browser().ask
    await signIn(second, 'east')
    expect((await second('POST', '/session/code', { body: { code } })).status).toBe(400)
  })

  it('ends the guessing of codes', async () => {
    const { ask } = browser()
    await signIn(ask, 'east')
    const seen = []
    for (let attempt = 0; attempt < 7; attempt += 1)
      seen.push((await ask('POST', '/session/code', { body: { code: '111111' } })).status)
    expect(seen.at(-1)).not.toBe(200)
    expect(seen).toContain(429)
    expect((await logged('staff.secondStepFailed')).length).toBeGreaterThan(4)
  })

  it('is reset by an administrator, which ends the sessions', async () => {
    const { ask } = browser()
    await signIn(ask, 'east')
    await ask('POST', '/session/code', { body: { code: backupCodes[1] as string } })
    const place = `/people/${world.people.eastManager}/second-step`
    expect((await ask('DELETE', place)).status).toBe(403)
    expect((await asAdmin('DELETE', place)).status).toBe(204)
    expect((await ask('GET', '/me')).status).toBe(401)
    expect((await signIn(browser().ask, 'east')).body).toMatchObject({ secondStep: false })
  })

  it('is turned off with the password only', async () => {
    const { ask } = browser()
    await signIn(ask, 'east')
    await enrol(ask)
    expect(
      (await ask('POST', '/me/second-step/removal', { body: { password: 'not it at all' } })).status,
    ).toBe(400)
    expect((await ask('POST', '/me/second-step/removal', { body: { password } })).status).toBe(200)
    expect((await ask('GET', '/me/sign-in')).body).toMatchObject({ hasSecondStep: false })
  })

  it('that a role needs is set up before anything else opens', async () => {
    await doors.signIn('westManager')
    const policy = (await asAdmin('GET', '/sign-in/policy')).body
    const body = { secondStepRoles: ['keyAccountManager'], passwordForAll: true }
    const headers = { 'if-match': `"${policy.revision}"` }
    expect((await asAdmin('PUT', '/sign-in/policy', { body, headers })).status).toBe(200)
    expect((await asAdmin('PUT', '/sign-in/policy', { body, headers })).status).toBe(412)
    const { ask } = browser()
    await signIn(ask, 'west')
    const closed = await ask('GET', '/accounts')
    expect([closed.status, closed.body.error.code]).toEqual([403, 'staff.secondStepNeeded'])
    expect((await ask('GET', '/me')).body.secondStepMissing).toBe(true)
    await enrol(ask)
    expect((await ask('GET', '/accounts')).status).toBe(200)
    const off = await ask('POST', '/me/second-step/removal', { body: { password } })
    expect(off.body.error.code).toBe('staff.secondStepStays')
    await asAdmin('PUT', '/sign-in/policy', {
      body: { ...body, secondStepRoles: [] },
      headers: { 'if-match': `"${policy.revision + 1}"` },
    })
    await asAdmin('DELETE', `/people/${world.people.westManager}/second-step`)
  })
})

describe('an API key', () => {
  const bearer = (secret: string, ask = doors.stranger): Ask => {
    return (method, path, sent = {}) =>
      (ask ?? doors.stranger)(method, path, {
        ...sent,
        headers: { authorization: `Bearer ${secret}`, ...sent.headers },
      })
  }
  const make = async (ask: Ask, scopes: string[], expiresOn: string | null = null) => {
    const { status, body } = await ask('POST', '/me/keys', { body: { name: '对接 ERP', scopes, expiresOn } })
    expect(status).toBe(200)
    return body as { id: string; secret: string }
  }

  it('acts with its person’s rights as far as its scopes go', async () => {
    const asEast = await doors.signIn('eastManager')
    const { secret } = await make(asEast, ['read:accounts', 'POST /accounts'])
    const key = bearer(secret, doors.stranger)
    expect((await key('GET', '/accounts')).body.rows.map((row: { code: string }) => row.code).sort()).toEqual(
      ['K001', 'K002'],
    )
    expect((await key('GET', `/accounts/${world.accounts.plateau}`)).status).toBe(404)
    const made = await key('POST', '/accounts', { body: { name: '由接口新建的客户有限公司' } })
    expect(made.status).toBe(200)
    const narrow = await key('GET', '/jobs')
    expect([narrow.status, narrow.body.error.code]).toEqual([403, 'web.keyTooNarrow'])
    const row = (await logged('accounts.added')).find((one) => one.keyName === '对接 ERP')
    expect(row).toMatchObject({ origin: 'key', personId: world.people.eastManager })
    expect(await logged('staff.keyFirstUsed')).toHaveLength(1)
  })

  it('is shown once and kept as a hash', async () => {
    const asEast = await doors.signIn('eastManager')
    const headers = { 'idempotency-key': 'key-once' }
    const body = { name: 'once', scopes: ['read'], expiresOn: null }
    const first = await asEast('POST', '/me/keys', { body, headers })
    const again = await asEast('POST', '/me/keys', { body, headers })
    expect([again.status, again.body.error.code]).toEqual([409, 'web.answeredOnce'])
    const held = JSON.stringify([
      (await world.database.run('select * from api_key')).rows,
      (await world.database.run('select * from answered_request')).rows,
      (await world.database.run('select * from audit')).rows,
      (await asEast('GET', '/me/keys')).body,
    ])
    expect(held).not.toContain(first.body.secret)
  })

  it('makes no other key and changes no sign-in', async () => {
    const asEast = await doors.signIn('eastManager')
    const { secret } = await make(asEast, ['all'])
    const key = bearer(secret, doors.stranger)
    for (const [method, path, body] of [
      ['POST', '/me/keys', { name: 'x', scopes: ['all'], expiresOn: null }],
      ['PUT', '/me/password', { current: password, next: 'another long password' }],
      ['POST', '/me/second-step', { password }],
    ] as const) {
      const answer = await key(method, path, { body })
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 403, 'web.notByKey'])
    }
  })

  it('ends by its day, by revoking, and with its person', async () => {
    const asEast = await doors.signIn('eastManager')
    const over = await asEast('POST', '/me/keys', {
      body: { name: 'over', scopes: ['read'], expiresOn: '2020-01-01' },
    })
    expect(over.body.error.problems).toEqual([{ field: 'expiresOn', code: 'staff.keyOver' }])
    const { id, secret } = await make(asEast, ['read'], '2099-01-01')
    const key = bearer(secret, doors.stranger)
    expect((await key('GET', '/accounts')).status).toBe(200)
    await world.database.run('update api_key set expires_at = now() where id = $1', [id])
    // What is remembered for seconds is forgotten with any change of rights.
    const asWest = await doors.signIn('westManager')
    expect((await asWest('DELETE', `/me/keys/${id}`)).status).toBe(404)
    await asAdmin('DELETE', `/keys/${(await make(asEast, ['read'])).id}`)
    expect((await key('GET', '/accounts')).body.error.code).toBe('web.badKey')
    const second = await make(asEast, ['read'])
    const other = bearer(second.secret, doors.stranger)
    expect((await other('GET', '/accounts')).status).toBe(200)
    expect((await asEast('DELETE', `/me/keys/${second.id}`)).status).toBe(204)
    expect((await other('GET', '/accounts')).status).toBe(401)
    const asReader = await doors.signIn('reader')
    const third = await make(asReader, ['read'])
    await asAdmin('PUT', `/people/${world.people.reader}/departure`)
    await asAdmin('DELETE', `/people/${world.people.reader}/departure`)
    expect((await bearer(third.secret, doors.stranger)('GET', '/accounts')).status).toBe(401)
  })

  it('wants scopes that there are', async () => {
    const asEast = await doors.signIn('eastManager')
    const answer = await asEast('POST', '/me/keys', {
      body: { name: 'x', scopes: ['GET /nothing'], expiresOn: null },
    })
    expect(answer.body.error.problems).toEqual([
      { field: 'scopes', code: 'staff.unknownScope', params: { scope: 'GET /nothing' } },
    ])
  })

  it('is held back when it asks too fast', async () => {
    const strict = await openDoors(world, { keyRequestsPerMinute: 3 })
    const { secret } = await make(await strict.signIn('eastManager'), ['read'])
    const codes = []
    for (let request = 0; request < 9; request += 1)
      codes.push((await bearer(secret, strict.stranger)('GET', '/departments')).status)
    await strict.stop()
    expect(codes).toContain(429)
  })

  it('made up opens nothing', async () => {
    expect((await bearer('mst_made-up', doors.stranger)('GET', '/accounts')).body.error.code).toBe(
      'web.badKey',
    )
  })
})

describe('wrong passwords in a row', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [11, 60],
    [500, 60],
  ])('%i of them make one wait %i minutes', (failures, minutes) =>
    expect(waitMinutes(failures)).toBe(minutes),
  )

  it('lock the person and nobody else, whoever guesses, and are told to the log', async () => {
    await doors.signIn('reader')
    const codes = []
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const answer = await signIn(doors.stranger, 'reader', `wrong password ${attempt}`)
      codes.push(answer.body.error.code)
    }
    expect(codes).toEqual([...Array(5).fill('staff.wrongPassword'), 'staff.lockedOut', 'staff.lockedOut'])
    // The right one does not help while the wait lasts.
    expect((await signIn(doors.stranger, 'reader')).body.error).toMatchObject({
      code: 'staff.lockedOut',
      params: { minutes: 1 },
    })
    expect((await signIn(doors.stranger, 'west')).status).toBe(200)
    expect((await logged('staff.lockedOut'))[0]).toMatchObject({
      personId: world.people.reader,
      after: { minutes: 1 },
    })
    expect((await logged('staff.signInFailed')).length).toBeGreaterThanOrEqual(5)
    const told = await asAdmin('GET', `/people/${world.people.reader}/sign-in`)
    expect(told.body.lockedUntil).not.toBeNull()
    expect((await asAdmin('DELETE', `/people/${world.people.reader}/lock`)).status).toBe(204)
    expect((await signIn(doors.stranger, 'reader')).status).toBe(200)
  })

  it('all at once are counted each', async () => {
    const email = 'nobody@changfeng.example'
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        doors.stranger('POST', '/session', { body: { email, password: 'guess guess' } }),
      ),
    )
    const codes = answers.map((answer) => answer.body.error.code)
    expect(codes.filter((code) => code === 'staff.wrongPassword').length).toBeLessThanOrEqual(5)
    expect(codes).toContain('staff.lockedOut')
  })
})

describe('own sessions', () => {
  it('are listed, and ended one by one or all but this', async () => {
    await doors.signIn('westManager')
    const [one, two, three] = [browser(), browser(), browser()]
    for (const { ask } of [one, two, three]) await signIn(ask, 'west')
    const rows = (await one.ask('GET', '/me/sessions')).body.rows as { id: string; isThis: boolean }[]
    expect(rows.filter((row) => row.isThis)).toHaveLength(1)
    const theirs = (await two.ask('GET', '/me/sessions')).body.rows.find(
      (row: { isThis: boolean }) => row.isThis,
    )
    expect((await one.ask('DELETE', `/me/sessions/${theirs.id}`)).status).toBe(204)
    expect((await two.ask('GET', '/me')).status).toBe(401)
    expect((await three.ask('GET', '/me')).status).toBe(200)
    expect((await one.ask('DELETE', '/me/sessions')).status).toBe(204)
    expect((await three.ask('GET', '/me')).status).toBe(401)
    expect((await one.ask('GET', '/me')).status).toBe(200)
    const admins = (await asAdmin('GET', `/people/${world.people.admin}/sign-in`)).body.sessions[0]
    expect((await one.ask('DELETE', `/me/sessions/${admins.id}`)).status).toBe(404)
    expect((await asAdmin('DELETE', `/people/${world.people.westManager}/sessions`)).status).toBe(204)
    expect((await one.ask('GET', '/me')).status).toBe(401)
  })

  it('but this one end with a new password', async () => {
    await doors.signIn('westManager')
    const [one, two] = [browser(), browser()]
    for (const { ask } of [one, two]) await signIn(ask, 'west')
    const weak = await one.ask('PUT', '/me/password', { body: { current: password, next: 'password2026' } })
    expect(weak.body.error.problems).toEqual([{ field: 'next', code: 'staff.passwordCommon' }])
    const next = 'kettle on the ferry'
    expect((await one.ask('PUT', '/me/password', { body: { current: password, next } })).status).toBe(204)
    expect((await one.ask('GET', '/me')).status).toBe(200)
    expect((await two.ask('GET', '/me')).status).toBe(401)
  })
})

describe('an invitation', () => {
  const body = {
    email: 'New.Colleague@changfeng.example',
    roles: ['keyAccountManager'],
    scope: 'department',
  }

  it('makes somebody of the role and department chosen, once', async () => {
    const wrong = await asAdmin('POST', '/invitations', { body })
    expect(wrong.body.error.problems).toEqual([{ field: 'departmentId', code: 'staff.departmentNeeded' }])
    const made = await asAdmin('POST', '/invitations', {
      body: { ...body, departmentId: world.departments.west },
    })
    expect(made.status).toBe(200)
    expect((await doors.stranger('GET', made.body.path)).body).toEqual({
      firstAdministrator: false,
      invited: true,
      name: null,
      email: 'new.colleague@changfeng.example',
    })
    const given = { name: '新来', email: 'other@changfeng.example', password: 'kettle on the ferry' }
    expect(
      (await doors.stranger('POST', made.body.path, { body: { password: given.password } })).status,
    ).toBe(400)
    expect((await doors.stranger('POST', made.body.path, { body: given })).body).toEqual({
      email: 'new.colleague@changfeng.example',
    })
    expect((await doors.stranger('POST', made.body.path, { body: given })).status).toBe(404)
    const { ask } = browser()
    await ask('POST', '/session', {
      body: { email: 'new.colleague@changfeng.example', password: given.password },
    })
    expect((await ask('GET', '/me')).body).toMatchObject({
      name: '新来',
      roles: ['keyAccountManager'],
      departmentName: '西部大区',
    })
  })

  it('is renewed, taken back, and runs out', async () => {
    const made = await asAdmin('POST', '/invitations', {
      body: { ...body, email: 'x@changfeng.example', scope: 'own' },
    })
    const renewed = await asAdmin('PUT', `/invitations/${made.body.id}/link`)
    expect((await doors.stranger('GET', made.body.path)).status).toBe(404)
    expect((await doors.stranger('GET', renewed.body.path)).status).toBe(200)
    expect((await asAdmin('GET', '/invitations')).body.rows).toMatchObject([
      { email: 'x@changfeng.example', isOver: false, invitedBy: '安宁' },
    ])
    await world.database.run("update invitation set expires_at = now() - interval '1 second'")
    expect((await doors.stranger('GET', renewed.body.path)).status).toBe(404)
    expect((await asAdmin('GET', '/invitations')).body.rows[0].isOver).toBe(true)
    expect((await asAdmin('DELETE', `/invitations/${made.body.id}`)).status).toBe(204)
    expect((await asAdmin('GET', '/invitations')).body.rows).toEqual([])
  })
})

describe('the log', () => {
  it('is read by whoever watches, filtered, page by page', async () => {
    const asEast = await doors.signIn('eastManager')
    expect((await asEast('GET', '/audit')).status).toBe(403)
    const first = (await asAdmin('GET', '/audit?limit=3')).body
    const second = (await asAdmin('GET', `/audit?limit=3&cursor=${first.next}`)).body
    const ids = [...first.rows, ...second.rows].map((row: { id: string }) => row.id)
    expect(new Set(ids).size).toBe(6)
    const times = [...first.rows, ...second.rows].map((row: { at: string }) => row.at)
    expect([...times].sort().reverse()).toEqual(times)
    const signIns = (await asAdmin('GET', '/audit?book=signIn&limit=200')).body.rows
    expect(signIns.every((row: { action: string }) => row.action.startsWith('staff.'))).toBe(true)
    expect((await asAdmin('GET', '/audit?from=2099-01-01T00:00:00Z')).body.rows).toEqual([])
    const { actions, kinds } = (await asAdmin('GET', '/audit/actions')).body
    expect(actions).toContain('staff.signedIn')
    expect(kinds).toContain('person')
  })

  it('goes out as a file, which is logged too and runs nothing in a spreadsheet', async () => {
    await asAdmin('POST', '/accounts', { body: { name: '=1+1 有限公司' } })
    const file = await asAdmin('GET', '/audit/file?kind=account')
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(String(file.body)).toContain('accounts.added')
    expect((await logged('staff.logExported')).length).toBe(1)
    const exports = (await asAdmin('GET', '/audit?book=export')).body.rows
    expect(exports[0]).toMatchObject({ action: 'staff.logExported' })
  })

  it('of an account is for whoever sees the account', async () => {
    const asEast = await doors.signIn('eastManager')
    const made = (await asEast('POST', '/accounts', { body: { name: '有历史的客户有限公司' } })).body
    const rows = (await asEast('GET', `/accounts/${made.id}/changes`)).body.rows
    expect(rows).toMatchObject([{ action: 'accounts.added', personName: '东方晓' }])
    const asReader = await doors.signIn('reader')
    expect((await asReader('GET', `/accounts/${world.accounts.plateau}/changes`)).status).toBe(404)
  })
})

describe('rights', () => {
  it('are derived from the doors, for everybody to read', async () => {
    const asReader = await doors.signIn('reader')
    const { rooms } = (await asReader('GET', '/permissions')).body
    const staff = rooms.find((one: { room: string }) => one.room === 'staff').doors
    expect(staff.find((one: { name: string }) => one.name === 'POST /people')).toMatchObject({
      may: ['administrator'],
      gives: false,
    })
    expect(staff.find((one: { name: string }) => one.name === 'POST /session').may).toBeNull()
  })

  it('and masks are changed by administrators, one after the other', async () => {
    const masks = await asAdmin('GET', '/permissions/masks')
    const headers = { 'if-match': masks.headers.get('etag') as string }
    const body = { hidden: [{ kind: 'phone', role: 'reader' }] }
    expect((await asAdmin('PUT', '/permissions/masks', { body, headers })).status).toBe(200)
    expect((await asAdmin('PUT', '/permissions/masks', { body, headers })).status).toBe(412)
    expect((await asAdmin('GET', '/permissions/masks')).body.hidden).toEqual(body.hidden)
  })
})
