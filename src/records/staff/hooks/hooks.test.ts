// Webhooks from the change to the other side: written with the log, signed, tried again, given up.
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atomically } from '#server/database.ts'
import { allowing } from '#server/outside.ts'
import { type Ask, actor, openDoors, openWorld, type World } from '../../../../test/world.ts'
import { writeAudit, writeAudits } from '../audit.store.ts'
import { deliverDue, type Post } from './delivering.store.ts'
import { addressProblem, waitAfter } from './hook.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let server: Server
let address: string
let got: { headers: IncomingHttpHeaders; body: string }[] = []
let answers: number[] = []

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.writeHead(answers.shift() ?? 200).end('not to be kept')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
})
afterAll(async () => {
  server.close()
  await doors?.stop()
  await world?.close()
})
beforeEach(async () => {
  await world.database.run('delete from hook')
  got = []
  answers = []
})

// The running program may not call inside, so that its own loop leaves these alone until they are sent here.
const post = (): Post => ({
  secret: 'a secret for tests only, long enough',
  httpAllowed: true,
  outside: { allowed: allowing(['127.0.0.1']) },
  timeoutMs: 2_000,
})
const facts = { name: '数据仓库', url: 'https://hooks.example/in', events: ['accounts'], enabled: true }

/** A webhook to the server of this test; its deliveries are sent by `deliver` alone, since they lie ahead. */
const hooked = async (change: Partial<typeof facts> = {}) => {
  const { body } = await asAdmin('POST', '/webhooks', { body: { ...facts, ...change } })
  await world.database.run('update hook set url = $1 where id = $2', [address, body.id])
  return body as { id: string; secret: string; revision: number }
}
const ahead = new Date(Date.now() + 24 * 3600_000)
const happened = (action: string, at = ahead) =>
  writeAudit(
    world.database.db,
    { ...actor, personId: world.people.eastManager, now: at },
    {
      action,
      subject: { kind: 'account', id: world.accounts.harbour },
      accountId: world.accounts.harbour,
      before: { name: '旧名' },
      after: { name: '新名', phone: '13812345678' },
    },
  )
const deliver = (now = ahead) => deliverDue(world.database.db, post(), () => now)
const log = async (id: string) => (await asAdmin('GET', `/webhooks/${id}/deliveries`)).body.rows

describe('a webhook', () => {
  it('shows its secret once, and never keeps it as it is', async () => {
    const { id, secret } = await hooked()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(JSON.stringify((await asAdmin('GET', '/webhooks')).body)).not.toContain(secret)
    const kept = (await world.database.run('select secret from hook where id = $1', [id])).rows[0]?.secret
    expect(kept).not.toContain(secret.slice(6))
  })

  it.each([
    ['http://hooks.example/in', 'staff.hookNeedsHttps'],
    ['ftp://hooks.example/in', 'staff.hookNeedsHttps'],
    ['https://user:word@hooks.example/in', 'staff.hookNoPassword'],
    ['hooks', 'staff.hookBadAddress'],
  ])('to %s is refused', async (url, code) => {
    const { status, body } = await asAdmin('POST', '/webhooks', { body: { ...facts, url } })
    expect([status, body.error.problems]).toEqual([400, [{ field: 'url', code }]])
    expect(addressProblem('http://hooks.example', true)).toBeNull()
  })

  it('is changed by who has seen it last', async () => {
    const { id, revision } = await hooked()
    const change = (name: string) =>
      asAdmin('PUT', `/webhooks/${id}`, {
        body: { ...facts, name },
        headers: { 'if-match': `"${revision}"` },
      })
    expect((await change('甲')).status).toBe(200)
    expect((await change('乙')).status).toBe(412)
  })
})

describe('a change', () => {
  it('is told with its kind, its ids and who, signed, and nothing of the record', async () => {
    const { id, secret } = await hooked()
    await happened('accounts.changed')
    expect(await deliver()).toBe(1)
    const [{ headers, body } = { headers: {}, body: '' }] = got
    expect(JSON.parse(body)).toEqual({
      type: 'accounts.changed',
      timestamp: ahead.toISOString(),
      data: {
        id: expect.any(String),
        subject: { kind: 'account', id: world.accounts.harbour },
        accountId: world.accounts.harbour,
        personId: world.people.eastManager,
        origin: 'cli',
      },
    })
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const digest = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(signed)
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${digest}`)
    expect(await log(id)).toMatchObject([
      { type: 'accounts.changed', state: 'delivered', attempts: 1, status: 200 },
    ])
    expect(await deliver()).toBe(0)
  })

  it('of another room is not told, nor while the webhook is off', async () => {
    await hooked()
    await hooked({ events: ['ledger'], enabled: false })
    await happened('ledger.imported')
    expect(await deliver()).toBe(0)
  })

  it('that is taken back is not told', async () => {
    const { id } = await hooked()
    await atomically(world.database.db, async (transaction) => {
      await writeAudits(transaction, { ...actor, now: ahead }, [
        { action: 'accounts.changed', subject: { kind: 'account', id: 'x' } },
      ])
      throw new Error('taken back')
    }).catch(() => {})
    expect(await log(id)).toEqual([])
  })

  it('of many at once is told for each', async () => {
    await hooked()
    const subject = { kind: 'account', id: world.accounts.harbour }
    await writeAudits(world.database.db, { ...actor, now: ahead }, [
      { action: 'accounts.changed', subject },
      { action: 'accounts.ownerChanged', subject },
      { action: 'ledger.imported', subject },
    ])
    expect(await deliver()).toBe(2)
    expect(got.map((one) => JSON.parse(one.body).type).sort()).toEqual([
      'accounts.changed',
      'accounts.ownerChanged',
    ])
  })
})

describe('a message that does not arrive', () => {
  const later = (ms: number) => new Date(ahead.getTime() + ms)

  it('is tried again after five seconds, then five minutes, as the same message', async () => {
    const { id } = await hooked()
    answers = [500, 503]
    await happened('accounts.changed')
    expect(await deliver()).toBe(1)
    expect(await log(id)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500 }])
    expect(await deliver(later(4_900))).toBe(0)
    expect(await deliver(later(5_600))).toBe(1)
    expect(await deliver(later(200_000))).toBe(0)
    expect(await deliver(later(400_000))).toBe(1)
    expect(await log(id)).toMatchObject([{ state: 'delivered', attempts: 3, status: 200 }])
    expect(new Set(got.map((one) => one.headers['webhook-id'])).size).toBe(1)
    expect(JSON.stringify(await log(id))).not.toContain('not to be kept')
  })

  it('is given up after three days, and the webhook is switched off', async () => {
    const { id } = await hooked()
    await happened('accounts.changed')
    answers = Array.from({ length: 10 }, () => 500)
    let at = 0
    for (let attempts = 1; attempts <= 10; attempts += 1) {
      expect(await deliver(later(at))).toBe(1)
      at += (waitAfter(attempts, 1) ?? 0) + 1
    }
    expect(await log(id)).toMatchObject([{ state: 'failed', attempts: 10, dueAt: null }])
    const [hook] = (await asAdmin('GET', '/webhooks')).body.rows
    expect(hook).toMatchObject({ enabled: false, disabledBecause: 'failing' })
  })

  it('because the other side says it is gone switches the webhook off at once', async () => {
    await hooked()
    answers = [410]
    await happened('accounts.changed')
    await deliver()
    expect((await asAdmin('GET', '/webhooks')).body.rows).toMatchObject([
      { enabled: false, disabledBecause: 'gone' },
    ])
  })

  it('goes out once more when it is asked for', async () => {
    const { id } = await hooked()
    await happened('accounts.changed')
    await deliver()
    const [sent] = await log(id)
    const path = `/webhooks/${id}/deliveries/${sent.id}/replay`
    expect((await asAdmin('PUT', path)).status).toBe(204)
    // By now the program itself may have tried it, and refused to call inside.
    await world.database.run(`update hook_delivery set due_at = $1, attempts = 0, state = 'waiting'`, [ahead])
    expect(await deliver()).toBe(1)
    expect(got[1]?.headers['webhook-id']).toBe(got[0]?.headers['webhook-id'])
  })

  it('to an address inside is refused without a word sent', async () => {
    const { id } = await hooked()
    await happened('accounts.changed')
    await deliverDue(world.database.db, { ...post(), outside: {} }, () => ahead)
    expect(got).toEqual([])
    expect(await log(id)).toMatchObject([{ state: 'waiting', problem: 'private', status: null }])
  })
})

describe('a secret that changes', () => {
  it('is good beside the one before for a day', async () => {
    const { id, secret } = await hooked()
    const second = (await asAdmin('PUT', `/webhooks/${id}/secret`)).body.secret
    await world.database.run('update hook set url = $1, old_secret_until = $2', [
      address,
      new Date(ahead.getTime() + 3600_000),
    ])
    await happened('accounts.changed')
    await deliver()
    const signature = (secret: string) => {
      const { headers, body } = got[0] as (typeof got)[number]
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      return `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
        .update(signed)
        .digest('base64')}`
    }
    expect(got[0]?.headers['webhook-signature']).toBe(`${signature(second)} ${signature(secret)}`)
  })
})
