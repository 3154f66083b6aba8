// Coming in: the attempt is counted, the library judges the password, the log is told how it went.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Actor, Call } from '#server/call.ts'
import { passwordFits, proveCode, type Sessions, signIn } from '#server/session.ts'
import { writeAudit } from './audit.store.ts'
import { forgetFailures, takeAttempt } from './lock.store.ts'
import { findPolicy } from './policy.store.ts'
import { markWay } from './session.store.ts'
import { findPersonByEmail } from './store.ts'

type Person = { id: string; email: string }

/** Writes to the log how a sign-in went, with where it came from. */
export const tellLog = (
  call: Call,
  action: string,
  person: { id: string } | undefined,
  more: Record<string, unknown> = {},
): Promise<void> => {
  const actor: Actor = { ...call.actor, personId: person?.id ?? call.actor.personId }
  return writeAudit(call.db, actor, {
    action,
    subject: { kind: 'person', id: person?.id ?? 'unknown' },
    after: { ...more, address: call.request.address, device: call.request.headers.get('user-agent') ?? '' },
  })
}

/** One attempt with a password; a wrong one counts, tells the log, and is refused. */
const attempt = async (
  call: Call,
  email: string,
  person: { id: string } | undefined,
  fits: () => Promise<boolean>,
  refusal: () => Refusal,
): Promise<void> => {
  const { failures, minutes } = await takeAttempt(call.db, email, call.now)
  if (await fits()) {
    await forgetFailures(call.db, email, call.now)
    return
  }
  await tellLog(call, 'staff.signInFailed', person, { email, failures })
  if (minutes) await tellLog(call, 'staff.lockedOut', person, { email, minutes })
  throw refusal()
}

/** Proves that whoever sits at the screen knows the password; wrong ones count as at the sign-in. */
export const provePassword = (
  call: Call,
  sessions: Sessions,
  person: Person,
  password: string,
  field: string,
): Promise<void> =>
  attempt(
    call,
    person.email,
    person,
    () => passwordFits(sessions, person.id, password),
    () => new Refusal('invalid', 'web.badInput', {}, [{ field, code: 'staff.notYourPassword' }]),
  )

export const signInByPassword = async (
  call: Call,
  sessions: Sessions,
  given: { email: string; password: string },
): Promise<{ personId: string | null; secondStep: boolean }> => {
  const person = await findPersonByEmail(call.db, given.email)
  let response: Response | undefined
  await attempt(
    call,
    given.email,
    person,
    async () => {
      response = await signIn(sessions, given.email, given.password, call.request)
      if (response.status === 429) throw new Refusal('tooMany', 'staff.tooManyAttempts')
      return response.ok && person !== undefined && !person.left_at
    },
    () => new Refusal('signedOut', 'staff.wrongPassword'),
  )
  if (!response || !person) throw new Refusal('signedOut', 'staff.wrongPassword')
  const told = (await response.json()) as { twoFactorRedirect?: boolean; token?: string }
  if (!person.roles.includes('administrator') && !(await findPolicy(call.db)).passwordForAll) {
    if (told.token) await sql`delete from login_session where token = ${told.token}`.execute(call.db)
    throw new Refusal('forbidden', 'staff.passwordOff')
  }
  giveCookies(call, response)
  if (told.twoFactorRedirect) return { personId: null, secondStep: true }
  await tellLog(call, 'staff.signedIn', person, { way: 'password' })
  return { personId: person.id, secondStep: false }
}

/** The second step of a sign-in whose password was right. */
export const signInByCode = async (
  call: Call,
  sessions: Sessions,
  given: { code: string; trustDevice: boolean },
): Promise<{ personId: string }> => {
  const response = await proveCode(sessions, given.code, given.trustDevice, call.request)
  const told = (await response.json().catch(() => ({}))) as {
    code?: string
    token?: string
    user?: { id: string }
  }
  if (response.ok && told.user) {
    giveCookies(call, response)
    if (told.token) await markWay(call.db, told.token, 'passwordAndCode')
    await tellLog(call, 'staff.signedIn', told.user, {
      way: /^\d{6}$/.test(given.code) ? 'passwordAndCode' : 'passwordAndBackupCode',
    })
    return { personId: told.user.id }
  }
  if (response.status === 429 || told.code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') {
    await tellLog(call, 'staff.secondStepFailed', undefined, { reason: 'tooMany' })
    throw new Refusal('tooMany', 'staff.tooManyCodes')
  }
  if (told.code === 'INVALID_TWO_FACTOR_COOKIE') throw new Refusal('signedOut', 'staff.beginAgain')
  await tellLog(call, 'staff.secondStepFailed', undefined, { reason: 'wrongCode' })
  throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'code', code: 'staff.wrongCode' }])
}

export const giveCookies = (call: Call, response: Response): void => {
  for (const cookie of response.headers.getSetCookie()) call.headers.append('set-cookie', cookie)
}
