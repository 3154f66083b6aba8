// Calls to addresses that people gave reach nothing inside, whatever way the address is written or resolved.
import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowing, mayCall, type Outside, postOutside } from './outside.ts'
import { newSigningSecret, signatures } from './signature.ts'

let server: Server
let port: number
let reached: { path: string; body: string; host: string }[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      reached.push({ path: request.url ?? '', body, host: request.headers.host ?? '' })
      if (request.url === '/moved')
        response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end()
      else if (request.url === '/slow') setTimeout(() => response.end(), 5_000).unref()
      else response.writeHead(200).end('a secret of the other side')
    })
  })
  // Every address of the machine, so that a way in would be found.
  await new Promise<void>((done) => server.listen(0, '::', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const post = (address: string, outside: Outside = {}, timeoutMs = 2_000) => {
  reached = []
  return postOutside(new URL(address), { headers: {}, body: '{}', timeoutMs }, outside)
}
const resolving = (...found: string[]): NonNullable<Outside['resolve']> =>
  ((_name: string, _options: object, done: (error: null, list: LookupAddress[]) => void) =>
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as never

describe('an address inside is not called', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['any loopback', '127.8.9.10'],
    ['one number', '2130706433'],
    ['hexadecimal', '0x7f000001'],
    ['hexadecimal in parts', '0x7f.0.0.1'],
    ['octal', '0177.0.0.1'],
    ['short', '127.1'],
    ['everywhere', '0.0.0.0'],
    ['a zero', '0'],
    ['in wide signs', '１２７.０.０.１'],
    ['cloud metadata', '169.254.169.254'],
    ['metadata as a number', '2852039166'],
    ['private 10', '10.0.0.1'],
    ['private 172', '172.16.0.1'],
    ['private 192', '192.168.1.1'],
    ['carrier', '100.64.0.1'],
    ['broadcast', '255.255.255.255'],
    ['multicast', '224.0.0.1'],
    ['loopback of IPv6', '[::1]'],
    ['nowhere of IPv6', '[::]'],
    ['mapped', '[::ffff:127.0.0.1]'],
    ['mapped in hexadecimal', '[::ffff:7f00:1]'],
    ['translated', '[64:ff9b::7f00:1]'],
    ['tunnelled', '[2002:7f00:1::]'],
    ['link-local', '[fe80::1]'],
    ['unique local', '[fd00:ec2::254]'],
  ])('%s', async (_, host) => {
    expect(await post(`http://${host}:${port}/`)).toEqual({ problem: 'private', ms: 0 })
    expect(reached).toEqual([])
  })

  it.each([
    ['loopback', ['127.0.0.1']],
    ['metadata', ['169.254.169.254']],
    ['loopback of IPv6', ['::1']],
    ['one of several', ['93.184.215.14', '127.0.0.1']],
    ['nothing', []],
  ])('by a name that resolves to %s', async (_, found) => {
    const outside = { resolve: resolving(...found) }
    expect(await post(`http://innocent.example:${port}/`, outside)).toMatchObject({ problem: 'private' })
    expect(reached).toEqual([])
  })

  it('by the real name of this machine', async () => {
    expect(await post(`http://localhost:${port}/`)).toMatchObject({ problem: 'private' })
    expect(reached).toEqual([])
  })

  it('by a name that changes between being judged and being called', async () => {
    let asked = 0
    const outside: Outside = {
      allowed: allowing(['127.0.0.1']),
      resolve: ((_name: string, _options: object, done: (error: null, list: LookupAddress[]) => void) => {
        asked += 1
        done(null, [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
      }) as never,
    }
    expect(await post(`http://turning.example:${port}/`, outside)).toMatchObject({ status: 200 })
    expect(asked).toBe(1)
  })

  it('by a redirect, which is told and not followed', async () => {
    const outside = { allowed: allowing(['127.0.0.1/32']) }
    expect(await post(`http://127.0.0.1:${port}/moved`, outside)).toMatchObject({ status: 302 })
    expect(reached.map((one) => one.path)).toEqual(['/moved'])
  })
})

describe('an address outside', () => {
  it.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s may be called', (address) =>
    expect(mayCall(address)).toBe(true),
  )

  it('gets the body, and its answer is not read', async () => {
    const outside = { allowed: allowing(['127.0.0.0/8']) }
    const posted = await post(`http://127.0.0.1:${port}/hook`, outside)
    expect(posted).toEqual({ status: 200, ms: expect.any(Number) })
    expect(reached).toMatchObject([{ path: '/hook', body: '{}' }])
  })

  it('that does not answer in time is let go', async () => {
    const outside = { allowed: allowing(['127.0.0.1']) }
    expect(await post(`http://127.0.0.1:${port}/slow`, outside, 100)).toMatchObject({ problem: 'timeout' })
  })

  it('where nobody listens is told', async () => {
    const outside = { allowed: allowing(['127.0.0.1']) }
    expect(await post('http://127.0.0.1:1/', outside)).toMatchObject({ problem: 'noConnection' })
  })
})

describe('signatures', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1_614_265_330, body: '{"test": 2432232314}' }

  it('are those of Standard Webhooks: the vector of its reference libraries', () =>
    expect(signatures(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], message)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    ))

  it('are two while a secret changes', () => {
    const [first, second] = [newSigningSecret(), newSigningSecret()]
    expect(signatures([first, second], message)).toBe(
      `${signatures([first], message)} ${signatures([second], message)}`,
    )
    expect(Buffer.from(first.slice(6), 'base64')).toHaveLength(32)
  })
})
