// Calls to addresses that people gave: only to public ones, and only once. The name is resolved here, every address it
// has is judged, and the socket connects to what was judged; nothing is resolved a second time, no redirect is followed.
import { lookup as resolve } from 'node:dns'
import { request as http } from 'node:http'
import { request as https } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const refused = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  refused.addSubnet(net, bits, 'ipv4')
// Within the global range, what leads elsewhere: to IPv4 by a tunnel, or to nobody.
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  refused.addSubnet(net, bits, 'ipv6')
// Everything that is not handed out to anybody: loopback, link-local, private, mapped IPv4, translated IPv4.
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')

/** Networks inside that the installation allows, such as `10.1.0.0/16`. */
export const allowing = (networks: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [net = '', bits] = network.split('/')
    const family = isIP(net)
    if (!family) throw new Error(`${network} is no network such as 10.1.0.0/16`)
    list.addSubnet(net, Number(bits ?? (family === 6 ? 128 : 32)), family === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** Whether an address may be called. */
export const mayCall = (address: string, allowed?: BlockList): boolean => {
  const family = isIP(address)
  if (!family) return false
  const kind = family === 6 ? 'ipv6' : 'ipv4'
  if (allowed?.check(address, kind)) return true
  return !refused.check(address, kind) && (family === 4 || global.check(address, kind))
}

export type Outside = {
  /** Networks inside that may be called all the same. */
  allowed?: BlockList
  /** For tests: what a name resolves to. */
  resolve?: typeof resolve
}

export type Posted = { status: number; ms: number } | { problem: string; ms: number }

const judgedLookup =
  ({ allowed, resolve: look = resolve }: Outside): LookupFunction =>
  (name, options, done) =>
    look(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      // One address inside is enough to refuse: nobody has both for a good reason.
      if (found.length === 0 || found.some((one) => !mayCall(one.address, allowed)))
        return done(Object.assign(new Error('refused'), { code: 'REFUSED' }), [])
      if (options.all) return done(null, found)
      const [first] = found as [{ address: string; family: number }]
      done(null, first.address, first.family)
    })

const problems: Record<string, string> = {
  REFUSED: 'private',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  ECONNREFUSED: 'noConnection',
  ECONNRESET: 'noConnection',
  EHOSTUNREACH: 'noConnection',
  ENETUNREACH: 'noConnection',
  ETIMEDOUT: 'timeout',
  TIMEOUT: 'timeout',
}

const problemOf = (error: NodeJS.ErrnoException): string =>
  problems[error.code ?? ''] ??
  (/CERT|TLS|SSL|SIGNED|ALTNAME/.test(error.code ?? '') ? 'certificate' : 'noConnection')

/** Sends JSON and tells how it went; what comes back is not read. */
export const postOutside = (
  url: URL,
  sent: { headers: Record<string, string>; body: string; timeoutMs: number },
  outside: Outside = {},
): Promise<Posted> => {
  const started = performance.now()
  const ms = () => Math.round(performance.now() - started)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A literal address is not looked up, so it is judged here; the parser has already read 0x7f.1 and 2130706433.
  if (isIP(host) && !mayCall(host, outside.allowed)) return Promise.resolve({ problem: 'private', ms: 0 })
  return new Promise((settle) => {
    const call = (url.protocol === 'http:' ? http : https)(
      url,
      {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(sent.body),
          'user-agent': 'Mainstay',
          ...sent.headers,
        },
        lookup: judgedLookup(outside),
      },
      (answer) => {
        settle({ status: answer.statusCode ?? 0, ms: ms() })
        answer.destroy()
      },
    )
    const timer = setTimeout(
      () => call.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })),
      sent.timeoutMs,
    )
    call.on('error', (error: NodeJS.ErrnoException) => settle({ problem: problemOf(error), ms: ms() }))
    call.on('close', () => {
      clearTimeout(timer)
      settle({ problem: 'noConnection', ms: ms() })
    })
    call.end(sent.body)
  })
}
