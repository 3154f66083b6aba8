// A real identity provider in the test's own process, and somebody who signs in at it in a browser.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = { email: string; email_verified: boolean; name: string }
type Handle = (request: IncomingMessage, response: ServerResponse) => void
type Library = new (
  issuer: string,
  settings: object,
) => { callback: () => Handle; on: (event: string, heard: (...told: unknown[]) => void) => void }

export const clientId = 'mainstay'
export const clientSecret = 'a secret between the two, for tests only'

/** Knows whoever is in `people`, by the subject that is typed as the name at its sign-in. */
export const openIdentityProvider = async (people: Record<string, Claims>) => {
  // @ts-expect-error it brings no types
  const { default: Provider } = (await import('oidc-provider')) as { default: Library }
  let handle: Handle = (_, response) => response.end()
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  /** Lets the program come back to these addresses. */
  const serve = (redirects: string[]) => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirects }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      pkce: { required: () => true },
      cookies: { keys: ['for tests only'] },
      findAccount: (_: unknown, sub: string) => ({
        accountId: sub,
        claims: async () => ({ sub, ...people[sub] }),
      }),
    })
    handle = provider.callback()
  }
  serve(['http://nowhere.test/'])
  return {
    issuer,
    serve,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Signs in at the provider's page and says yes to what it asks; gives the address that leads back. */
export const signInThere = async (address: string, issuer: string, subject: string): Promise<string> => {
  const jar = new Map<string, string>()
  const go = async (to: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(to, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const pair = cookie.split(';')[0] as string
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  let at = address
  for (let step = 0; step < 12; step += 1) {
    let response = await go(at)
    if (response.status === 200 && at.includes('/interaction/')) {
      const prompt = (await response.text()).includes('name="login"') ? 'login' : 'consent'
      response = await go(at, prompt === 'login' ? { prompt, login: subject, password: 'any' } : { prompt })
    }
    const next = response.headers.get('location')
    if (!next) throw new Error(`${at}: ${response.status} ${await response.text()}`)
    at = new URL(next, issuer).href
    if (!at.startsWith(issuer)) return at
  }
  throw new Error('the provider never came to an end')
}
