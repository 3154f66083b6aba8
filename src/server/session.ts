// Signing in by Better Auth, on our own tables.
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { sql } from 'kysely'
import type { Db } from './database.ts'

export type SessionSettings = {
  db: Db
  secret: string
  /** The address people use, or null to accept the one the request came to. */
  baseUrl: string | null
  /** Sign-in attempts each address has in a minute. */
  attemptsPerMinute: number
}

/** What every part of the signing in agrees on: the tables, the secret, the cookies. */
export const commonOptions = (settings: Omit<SessionSettings, 'attemptsPerMinute'>) =>
  ({
    database: { db: settings.db, type: 'postgres' as const },
    secret: settings.secret,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: { modelName: 'login_session', expiresIn: 14 * 86_400, updateAge: 86_400, fields: sessionFields },
    user: { modelName: 'login', fields: { emailVerified: 'email_verified', ...times } },
    verification: { modelName: 'login_verification', fields: { expiresAt: 'expires_at', ...times } },
    advanced: {
      cookiePrefix: 'mainstay',
      useSecureCookies: settings.baseUrl?.startsWith('https://') ?? false,
      // The doors check the origin themselves.
      disableOriginCheck: true,
      disableCSRFCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  }) satisfies BetterAuthOptions

export const openSessions = (settings: SessionSettings) =>
  betterAuth({
    ...commonOptions(settings),
    ...(settings.baseUrl ? { baseURL: settings.baseUrl } : {}),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    account: { modelName: 'login_credential', fields: credentialFields },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'login_rate_limit',
      fields: { lastRequest: 'last_request' },
      customRules: {
        '/sign-in/email': { window: 60, max: settings.attemptsPerMinute },
        '/two-factor/*': { window: 60, max: settings.attemptsPerMinute },
      },
    },
    plugins: [twoFactor({ issuer: 'Mainstay', schema: secondStepSchema })],
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
const secondStepSchema = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'login_second_step',
    fields: {
      backupCodes: 'backup_codes',
      userId: 'user_id',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
}
export const credentialFields = {
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

export type Sender = { headers: Headers; address: string }

/** What the library is told of a request: never the address that the caller itself claims. */
export const tellSender = ({ headers, address }: Sender): Headers => {
  const told = new Headers({ [addressHeader]: address || '0.0.0.0' })
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name)
    if (value) told.set(name, value)
  }
  return told
}

/** Through the library's own door, so that its rate limit counts. */
const knock = (sessions: Sessions, path: string, sender: Sender, body: object): Promise<Response> => {
  const headers = tellSender(sender)
  headers.set('content-type', 'application/json')
  return sessions.handler(
    new Request(`http://mainstay/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

export const signIn = (
  sessions: Sessions,
  email: string,
  password: string,
  sender: Sender,
): Promise<Response> => knock(sessions, '/sign-in/email', sender, { email, password })

/** The second step: six digits from the app, or one of the backup codes. */
export const proveCode = (
  sessions: Sessions,
  code: string,
  trustDevice: boolean,
  sender: Sender,
): Promise<Response> =>
  /^\d{6}$/.test(code)
    ? knock(sessions, '/two-factor/verify-totp', sender, { code, trustDevice })
    : knock(sessions, '/two-factor/verify-backup-code', sender, { code, trustDevice })

type Named = { id: string; name: string; email: string }
type Context = Awaited<Sessions['$context']>

/** A person's entry at the library: made when there is none, its address kept the same. */
export const ensureLogin = async (
  internalAdapter: Context['internalAdapter'],
  person: Named,
): Promise<void> => {
  const known = await internalAdapter.findUserById(person.id)
  if (!known)
    await internalAdapter.createUser({ ...person, emailVerified: true }, { method: 'email-password' })
  else if (known.email !== person.email) await internalAdapter.updateUser(person.id, { email: person.email })
}

/** Gives a person a password, new or in place of the old; earlier sessions end, but the one to keep. */
export const setPassword = async (
  sessions: Sessions,
  person: Named,
  password: string,
  keep?: { db: Db; token: string },
): Promise<void> => {
  const { internalAdapter, password: hashing } = await sessions.$context
  const hash = await hashing.hash(password)
  await ensureLogin(internalAdapter, person)
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
  if (keep)
    await sql`delete from login_session where user_id = ${person.id} and token <> ${keep.token}`.execute(
      keep.db,
    )
  else await internalAdapter.deleteUserSessions(person.id)
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
