// Signing in by Better Auth, on our own tables.
import { betterAuth } from 'better-auth'
import type { Db } from './database.ts'

export type SessionSettings = {
  db: Db
  secret: string
  /** The address people use, or null to accept the one the request came to. */
  baseUrl: string | null
  /** Sign-in attempts each address has in a minute. */
  attemptsPerMinute: number
}

export const openSessions = (settings: SessionSettings) =>
  betterAuth({
    database: { db: settings.db, type: 'postgres' },
    secret: settings.secret,
    ...(settings.baseUrl ? { baseURL: settings.baseUrl } : {}),
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { modelName: 'login_session', expiresIn: 14 * 86_400, updateAge: 86_400, fields: sessionFields },
    user: { modelName: 'login', fields: { emailVerified: 'email_verified', ...times } },
    account: { modelName: 'login_credential', fields: credentialFields },
    verification: { modelName: 'login_verification', fields: { expiresAt: 'expires_at', ...times } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'login_rate_limit',
      fields: { lastRequest: 'last_request' },
      customRules: { '/sign-in/email': { window: 60, max: settings.attemptsPerMinute } },
    },
    advanced: {
      cookiePrefix: 'mainstay',
      useSecureCookies: settings.baseUrl?.startsWith('https://') ?? false,
      // The doors check the origin themselves.
      disableOriginCheck: true,
      disableCSRFCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })

/** Carries the address of the caller, as the server saw it, to the rate limit. */
export const addressHeader = 'x-mainstay-address'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
const sessionFields = {
  userId: 'user_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  ...times,
}
const credentialFields = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...times,
}

export type Sessions = ReturnType<typeof openSessions>

/** Signs in through the library's own door, so that its rate limit counts. */
export const signIn = (
  sessions: Sessions,
  email: string,
  password: string,
  address: string,
  agent: string,
): Promise<Response> =>
  sessions.handler(
    new Request('http://mainstay/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': agent,
        [addressHeader]: address || '0.0.0.0',
      },
      body: JSON.stringify({ email, password }),
    }),
  )

/** Gives a person a password, new or in place of the old; earlier sessions end. */
export const setPassword = async (
  sessions: Sessions,
  person: { id: string; name: string; email: string },
  password: string,
): Promise<void> => {
  const { internalAdapter, password: hashing } = await sessions.$context
  const hash = await hashing.hash(password)
  const known = await internalAdapter.findUserById(person.id)
  if (!known)
    await internalAdapter.createUser({ ...person, emailVerified: true }, { method: 'email-password' })
  else if (known.email !== person.email) await internalAdapter.updateUser(person.id, { email: person.email })
  const credentials = await internalAdapter.findAccounts(person.id)
  if (credentials.some((one) => one.providerId === 'credential'))
    await internalAdapter.updatePassword(person.id, hash)
  else
    await internalAdapter.linkAccount({
      userId: person.id,
      providerId: 'credential',
      accountId: person.id,
      password: hash,
    })
  await internalAdapter.deleteUserSessions(person.id)
}

/** Whether a password is the person's own. */
export const passwordFits = async (
  sessions: Sessions,
  personId: string,
  password: string,
): Promise<boolean> => {
  const { internalAdapter, password: hashing } = await sessions.$context
  const hash = (await internalAdapter.findAccounts(personId)).find(
    (one) => one.providerId === 'credential',
  )?.password
  return hash ? hashing.verify({ hash, password }) : false
}
