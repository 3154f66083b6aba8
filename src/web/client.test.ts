import { afterEach, describe, expect, it, vi } from 'vitest'
import { addressOf, client } from './client.ts'
import { Refused } from './refused.ts'

const ask = client() as (door: string, sent?: object) => Promise<unknown>
const answer = (status: number, body: unknown) =>
  vi.fn(async (_address: string, _options: RequestInit) => Response.json(body, { status }))
const headersOf = (fetch: ReturnType<typeof answer>) =>
  fetch.mock.calls[0]![1].headers as Record<string, string>

afterEach(() => vi.unstubAllGlobals())

describe('the address of a door', () => {
  it('fills the path, repeats lists and leaves out what is unknown', () => {
    expect(
      addressOf('GET /accounts/:accountId/notes', {
        path: { accountId: 'a/b' },
        query: { tier: ['A1', 'A2'], search: undefined, owner: null, limit: 50 },
      }),
    ).toBe('/api/accounts/a%2Fb/notes?tier=A1&tier=A2&limit=50')
  })
})

describe('a call', () => {
  it('names its intent on POST only and sends the revision as a strong tag', async () => {
    const fetch = answer(200, { id: 1 })
    vi.stubGlobal('fetch', fetch)
    expect(await ask('POST /accounts', { body: { name: '甲' }, intent: 'one' })).toEqual({ id: 1 })
    expect(headersOf(fetch)).toMatchObject({ 'idempotency-key': 'one', 'content-type': 'application/json' })
    const second = answer(200, {})
    vi.stubGlobal('fetch', second)
    await ask('PUT /accounts/:id', { path: { id: 1 }, body: {}, ifMatch: 7 })
    expect(headersOf(second)['if-match']).toBe('"7"')
    expect(headersOf(second)['idempotency-key']).toBeUndefined()
  })

  it('makes a refusal of a failed answer, with its request id', async () => {
    const error = { code: 'plan.full', params: { most: 3 }, problems: [], requestId: 'r1' }
    vi.stubGlobal('fetch', answer(409, { error }))
    const refused = await ask('GET /me').catch((failure: unknown) => failure)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({
      kind: 'conflict',
      code: 'plan.full',
      params: { most: 3 },
      requestId: 'r1',
    })
  })

  it('says that it is offline when nothing answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    await expect(ask('GET /me')).rejects.toMatchObject({ code: 'web.offline', kind: 'busy' })
  })

  it('understands an answer that a proxy has written', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    await expect(ask('GET /me')).rejects.toMatchObject({ code: 'web.unreadable', kind: 'busy' })
  })

  it('announces the end of a session, but not a wrong password', async () => {
    const dispatchEvent = vi.fn()
    vi.stubGlobal('window', { dispatchEvent })
    vi.stubGlobal('fetch', answer(401, { error: { code: 'staff.wrongPassword' } }))
    await ask('POST /session', { body: {} }).catch(() => {})
    expect(dispatchEvent).not.toHaveBeenCalled()
    vi.stubGlobal('fetch', answer(401, { error: { code: 'web.signedOut' } }))
    await ask('GET /me').catch(() => {})
    expect(dispatchEvent).toHaveBeenCalledOnce()
  })
})
