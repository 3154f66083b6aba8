// Where this installation keeps things and how it is reached, from the environment.
import { resolve } from 'node:path'

export type Settings = {
  /** A PostgreSQL server; without one the embedded database is used. */
  databaseUrl: string | undefined
  folder: string
  host: string
  port: number
  /** The address people use, when it is not what the browser sends (behind a proxy). */
  baseUrl: string | null
  secret: string | undefined
  logLevel: string
  attemptsPerMinute: number
  /** Requests that each API key has in a minute. */
  keyRequestsPerMinute: number
  /** What webhooks may call besides public https: plain http, and these networks inside. */
  hooks: { http: boolean; networks: string[] }
  /** An identity provider named by the environment, besides those of the settings page. */
  oidc: { name: string; issuer: string; clientId: string; clientSecret: string } | null
}

export const readSettings = (env: NodeJS.ProcessEnv): Settings => ({
  databaseUrl: env.DATABASE_URL || undefined,
  folder: resolve(env.MAINSTAY_DATA || 'data'),
  host: env.MAINSTAY_HOST || '127.0.0.1',
  port: wholeNumber(env.PORT, 4600, 'PORT'),
  baseUrl: env.MAINSTAY_URL || null,
  secret: env.MAINSTAY_SECRET || undefined,
  logLevel: env.MAINSTAY_LOG || 'info',
  attemptsPerMinute: wholeNumber(env.MAINSTAY_SIGN_IN_ATTEMPTS, 10, 'MAINSTAY_SIGN_IN_ATTEMPTS'),
  keyRequestsPerMinute: wholeNumber(env.MAINSTAY_KEY_REQUESTS, 600, 'MAINSTAY_KEY_REQUESTS'),
  hooks: {
    http: env.MAINSTAY_HOOK_HTTP === '1',
    networks: (env.MAINSTAY_HOOK_NETWORKS ?? '').split(',').filter(Boolean),
  },
  oidc: providerOf(env),
})

const providerOf = (env: NodeJS.ProcessEnv): Settings['oidc'] => {
  const {
    MAINSTAY_OIDC_ISSUER: issuer,
    MAINSTAY_OIDC_CLIENT: clientId,
    MAINSTAY_OIDC_SECRET: clientSecret,
  } = env
  if (!issuer) return null
  if (!clientId || !clientSecret)
    throw new Error('MAINSTAY_OIDC_ISSUER needs MAINSTAY_OIDC_CLIENT and MAINSTAY_OIDC_SECRET beside it')
  return { name: env.MAINSTAY_OIDC_NAME || new URL(issuer).hostname, issuer, clientId, clientSecret }
}

const wholeNumber = (text: string | undefined, otherwise: number, name: string): number => {
  if (!text) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${text}"`)
  return value
}
