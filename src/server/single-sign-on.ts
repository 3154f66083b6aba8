// Signing in at the company's own identity provider, by OpenID Connect.
import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Db } from './database.ts'
import { commonOptions, credentialFields, ensureLogin, type Sender, tellSender } from './session.ts'

export type Provider = { id: string; issuer: string; clientId: string; clientSecret: string }

/** What the provider says of somebody, already proven to be from it. */
export type Profile = {
  providerId: string
  subject: string
  email: string | null
  verified: boolean
  name: string
}
/** The person it is, or why nobody comes in. */
export type Match = { id: string; name: string; email: string } | { refused: string }

export type SingleSignOn = {
  /** The provider's page to go to, and the cookies that the way back is checked by. */
  begin: (sender: Sender, origin: string, returnTo: string) => Promise<{ url: string; cookies: string[] }>
  /** The way back: a redirect, and who it was or why not. */
  end: (request: Request, sender: Sender) => Promise<{ response: Response; match: Match | null }>
}

/** What cannot be asked: no answer, not of this kind, or from somebody else than it was said to be. */
export class ProviderTrouble extends Error {}

const waitMs = 8_000
const maxBytes = 512 * 1024

/** Reads what the provider says of itself, which has to name itself as it was named to us (OpenID Connect Discovery 4.3). */
export const discover = async (issuer: string): Promise<void> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  let told: {
    issuer?: unknown
    authorization_endpoint?: unknown
    token_endpoint?: unknown
    jwks_uri?: unknown
  }
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(waitMs) })
    if (!response.ok) throw new ProviderTrouble('staff.providerUnreachable')
    const text = await response.text()
    if (text.length > maxBytes) throw new ProviderTrouble('staff.providerUnreachable')
    told = JSON.parse(text)
  } catch {
    throw new ProviderTrouble('staff.providerUnreachable')
  }
  if (told.issuer !== issuer) throw new ProviderTrouble('staff.providerOther')
  for (const one of [told.authorization_endpoint, told.token_endpoint, told.jwks_uri])
    if (typeof one !== 'string' || !isSafeAddress(one)) throw new ProviderTrouble('staff.providerUnreachable')
}

/** Only over TLS, but for a provider on the machine itself. */
export const isSafeAddress = (text: string): boolean => {
  try {
    const { protocol, hostname } = new URL(text)
    return (
      protocol === 'https:' ||
      (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    )
  } catch {
    return false
  }
}

export const seal = (secret: string, text: string): Promise<string> =>
  symmetricEncrypt({ key: secret, data: text })
export const unseal = (secret: string, sealed: string): Promise<string> =>
  symmetricDecrypt({ key: secret, data: sealed })

/** One provider, ready; state, nonce, PKCE, signature and issuer are checked by the library. */
export const openSingleSignOn = (
  settings: { db: Db; secret: string; baseUrl: string | null; origin: string },
  provider: Provider,
  matchPerson: (profile: Profile) => Promise<Match>,
): SingleSignOn => {
  const found = new AsyncLocalStorage<{ match: Match | null }>()
  const auth = betterAuth({
    ...commonOptions(settings),
    baseURL: settings.baseUrl ?? settings.origin,
    account: {
      modelName: 'login_credential',
      fields: credentialFields,
      encryptOAuthTokens: true,
      // Nothing is asked of the provider later on, so its tokens are not renewed here.
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true },
    },
    rateLimit: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: provider.id,
            discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
            clientId: provider.clientId,
            clientSecret: provider.clientSecret,
            scopes: ['openid', 'email', 'profile'],
            pkce: true,
            disableSignUp: true,
            requireIdTokenVerification: true,
            mapProfileToUser: async (told) => {
              const match = await matchPerson({
                providerId: provider.id,
                subject: String(told.sub ?? told.id ?? ''),
                email: typeof told.email === 'string' ? told.email.toLowerCase() : null,
                verified: told.email_verified === true || told.email_verified === 'true',
                name: String(told.name ?? told.preferred_username ?? told.email ?? ''),
              })
              const holder = found.getStore()
              if (holder) holder.match = match
              // Without an address the library lets nobody in.
              if ('refused' in match) return { email: '' }
              await ensureLogin((await auth.$context).internalAdapter as never, match)
              return { email: match.email, name: match.name, emailVerified: true }
            },
          },
        ],
      }),
    ],
  })
  return {
    async begin(sender, origin, returnTo) {
      const response = await auth.handler(
        new Request(`${settings.baseUrl ?? origin}/api/auth/sign-in/social`, {
          method: 'POST',
          headers: withJson(tellSender(sender)),
          body: JSON.stringify({
            provider: provider.id,
            callbackURL: returnTo,
            errorCallbackURL: '/',
            disableRedirect: true,
          }),
        }),
      )
      const { url } = (await response.json()) as { url?: string }
      if (!response.ok || !url) throw new ProviderTrouble('staff.providerUnreachable')
      return { url, cookies: response.headers.getSetCookie() }
    },
    end(request, sender) {
      const holder: { match: Match | null } = { match: null }
      return found.run(holder, async () => ({
        response: await auth.handler(new Request(request.url, { headers: tellSender(sender) })),
        match: holder.match,
      }))
    },
  }
}

const withJson = (headers: Headers): Headers => {
  headers.set('content-type', 'application/json')
  return headers
}
