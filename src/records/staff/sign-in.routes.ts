// The doors of the ways of coming in.
import { Refusal } from '#base/refusal.ts'
import { type Call, serve } from '#server/call.ts'
import { type Sessions, tellSender } from '#server/session.ts'
import { invitations, invite, renewInvitation, revokeInvitation } from './invitation.store.ts'
import { liftLock, lockedUntil } from './lock.store.ts'
import { findPolicy, savePolicy } from './policy.store.ts'
import { dropProvider, type ProviderFacts, type ProviderRow, saveProvider } from './provider.store.ts'
import { dropSecondStep, endSessions, type SessionRow, sessionsOf, waysIn } from './session.store.ts'
import { signInDoors } from './sign-in.contract.ts'
import { giveCookies, provePassword, signInByCode, tellLog } from './signing-in.store.ts'
import { allDepartments, findPerson, findPersonByEmail } from './store.ts'

/** What the sign-in through identity providers does, opened by the roof with the installation's secret. */
export type Gate = {
  providers: (call: Call) => Promise<ProviderRow[]>
  begin: (call: Call, providerId: string, returnTo: string) => Promise<string>
  /** Asks the provider who it is; refuses when it does not answer or names itself otherwise. */
  check: (issuer: string) => Promise<void>
  seal: (secret: string) => Promise<string>
}

export const signInDesk = (sessions: Sessions, gate: Gate, forget: () => void) =>
  serve(signInDoors, {
    'GET /sign-in': async (call) => ({
      providers: (await gate.providers(call))
        .filter((one) => one.enabled)
        .map(({ id, name }) => ({ id, name })),
    }),
    'POST /session/provider': async (call, { body }) => ({
      url: await gate.begin(call, body.providerId, body.returnTo),
    }),
    'POST /session/code': (call, { body }) => signInByCode(call, sessions, body),

    'GET /me/sign-in': async (call) => {
      const { hasPassword, hasSecondStep, providerIds } = await waysIn(call.db, call.viewer.personId)
      return {
        hasPassword,
        hasSecondStep,
        secondStepNeeded: await needsSecondStep(call),
        providers: await namesOf(call, gate, providerIds),
      }
    },
    'POST /me/second-step': async (call, { body }) => {
      const person = await existing(call, call.viewer.personId)
      if ((await waysIn(call.db, person.id)).hasSecondStep)
        throw new Refusal('conflict', 'staff.secondStepThere')
      await provePassword(call, sessions, person, body.password, 'password')
      const made = await sessions.api.enableTwoFactor({
        headers: tellSender(call.request),
        body: { password: body.password, method: 'totp' },
      })
      if (!('totpURI' in made)) throw new Refusal('busy', 'web.broke')
      const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
      return { address: made.totpURI, secret, backupCodes: made.backupCodes }
    },
    'PUT /me/second-step': async (call, { body }) => {
      const response = await sessions.api.verifyTOTP({
        headers: tellSender(call.request),
        body: { code: body.code },
        asResponse: true,
      })
      if (!response.ok)
        throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'code', code: 'staff.wrongCode' }])
      giveCookies(call, response)
      await tellLog(call, 'staff.secondStepOn', { id: call.viewer.personId })
      forget()
    },
    'POST /me/second-step/removal': async (call, { body }) => {
      if (await needsSecondStep(call)) throw new Refusal('conflict', 'staff.secondStepStays')
      await provePassword(
        call,
        sessions,
        await existing(call, call.viewer.personId),
        body.password,
        'password',
      )
      const response = await sessions.api.disableTwoFactor({
        headers: tellSender(call.request),
        body: { password: body.password },
        asResponse: true,
      })
      if (!response.ok) throw new Refusal('busy', 'web.broke')
      giveCookies(call, response)
      await tellLog(call, 'staff.secondStepOff', { id: call.viewer.personId })
      forget()
      return { hasSecondStep: false }
    },
    'POST /me/second-step/codes': async (call, { body }) => {
      const person = await existing(call, call.viewer.personId)
      if (!(await waysIn(call.db, person.id)).hasSecondStep)
        throw new Refusal('conflict', 'staff.secondStepNotThere')
      await provePassword(call, sessions, person, body.password, 'password')
      const { backupCodes } = await sessions.api.generateBackupCodes({
        headers: tellSender(call.request),
        body: { password: body.password },
      })
      await tellLog(call, 'staff.backupCodesMade', person)
      return { backupCodes }
    },

    'GET /me/sessions': async (call) => {
      const own = await ownSession(call, sessions)
      const rows = await sessionsOf(call.db, call.viewer.personId, call.now)
      return { rows: rows.map((row) => sessionOut(row, own)) }
    },
    'DELETE /me/sessions': async (call) => {
      await endSessions(call.db, call.actor, call.viewer.personId, {
        allBut: await ownSession(call, sessions),
      })
      forget()
    },
    'DELETE /me/sessions/:sessionId': async (call, { path }) => {
      if (!(await endSessions(call.db, call.actor, call.viewer.personId, { id: path.sessionId })))
        throw new Refusal('notFound', 'staff.noSuchSession')
      forget()
    },

    'GET /people/:personId/sign-in': async (call, { path }) => {
      const person = await existing(call, path.personId)
      const { hasPassword, hasSecondStep, providerIds } = await waysIn(call.db, person.id)
      const own = await ownSession(call, sessions)
      return {
        hasPassword,
        hasSecondStep,
        providers: await namesOf(call, gate, providerIds),
        lockedUntil: (await lockedUntil(call.db, person.email, call.now))?.toISOString() ?? null,
        sessions: (await sessionsOf(call.db, person.id, call.now)).map((row) => sessionOut(row, own)),
      }
    },
    'DELETE /people/:personId/sessions': async (call, { path }) => {
      const person = await existing(call, path.personId)
      await endSessions(call.db, call.actor, person.id, { allBut: null })
      forget()
    },
    'DELETE /people/:personId/second-step': async (call, { path }) => {
      const person = await existing(call, path.personId)
      await dropSecondStep(call.db, call.actor, person.id)
      forget()
    },
    'DELETE /people/:personId/lock': async (call, { path }) =>
      liftLock(call.db, call.actor, await existing(call, path.personId)),

    'GET /invitations': async (call) => ({
      rows: (await invitations(call.db)).map((row) => ({
        id: row.id,
        email: row.email,
        roles: row.roles,
        scope: row.scope,
        departmentName: row.department_name,
        invitedBy: row.inviter_name,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        isOver: row.expires_at <= call.now,
      })),
    }),
    'POST /invitations': async (call, { body }) => {
      if (await findPersonByEmail(call.db, body.email)) throw new Refusal('conflict', 'staff.emailTaken')
      await checkDepartments(call, body)
      const { id, link } = await invite(call.db, call.actor, body)
      return { id, email: body.email, ...link }
    },
    'PUT /invitations/:invitationId/link': async (call, { path }) => {
      const link = await renewInvitation(call.db, call.actor, path.invitationId)
      if (!link) throw new Refusal('notFound', 'staff.noSuchInvitation')
      return link
    },
    'DELETE /invitations/:invitationId': async (call, { path }) => {
      if (!(await revokeInvitation(call.db, call.actor, path.invitationId)))
        throw new Refusal('notFound', 'staff.noSuchInvitation')
    },

    'GET /sign-in/policy': (call) => findPolicy(call.db),
    'PUT /sign-in/policy': async (call, { body }) => {
      if (!body.passwordForAll && !(await gate.providers(call)).some((one) => one.enabled))
        throw new Refusal('conflict', 'staff.noOtherWay')
      const after = await savePolicy(call.db, call.actor, call.revision ?? 0, body)
      forget()
      return after
    },

    'GET /sign-in/providers': async (call) => ({ rows: (await gate.providers(call)).map(providerOut) }),
    'POST /sign-in/providers': async (call, { body }) => {
      if (!body.clientSecret)
        throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'clientSecret', code: 'web.required' }])
      await checkProvider(call, gate, body)
      const sealed = await gate.seal(body.clientSecret)
      return oneProvider(call, gate, await saveProvider(call.db, call.actor, null, body, sealed))
    },
    'PUT /sign-in/providers/:providerId': async (call, { path, body }) => {
      const before = await oneProvider(call, gate, path.providerId)
      if (before.fromEnvironment) throw new Refusal('conflict', 'staff.providerFixed')
      if (body.enabled || body.issuer !== before.issuer) await checkProvider(call, gate, body)
      if (!body.enabled) await keepOneWay(call, gate, before.id)
      const sealed = body.clientSecret ? await gate.seal(body.clientSecret) : null
      const seen = { id: before.id, revision: call.revision ?? 0 }
      return oneProvider(call, gate, await saveProvider(call.db, call.actor, seen, body, sealed))
    },
    'DELETE /sign-in/providers/:providerId': async (call, { path }) => {
      const before = await oneProvider(call, gate, path.providerId)
      if (before.fromEnvironment) throw new Refusal('conflict', 'staff.providerFixed')
      await keepOneWay(call, gate, before.id)
      await dropProvider(call.db, call.actor, { id: before.id, revision: call.revision ?? 0 })
    },
  })

const existing = async (call: Call, personId: string) => {
  const person = await findPerson(call.db, personId)
  if (!person) throw new Refusal('notFound', 'staff.noSuchPerson')
  return person
}

const needsSecondStep = async (call: Call): Promise<boolean> => {
  const { secondStepRoles } = await findPolicy(call.db)
  return call.viewer.roles.some((role) => secondStepRoles.includes(role))
}

const ownSession = async (call: Call, sessions: Sessions): Promise<string | null> =>
  (await sessions.api.getSession({ headers: tellSender(call.request) }))?.session.id ?? null

const sessionOut = (row: SessionRow, own: string | null) => ({
  id: row.id,
  way: row.way,
  address: row.address,
  agent: row.agent,
  createdAt: row.created_at.toISOString(),
  seenAt: row.seen_at.toISOString(),
  isThis: row.id === own,
})

/** A department that is not there, or a scope without the departments that it speaks of. */
const checkDepartments = async (
  call: Call,
  facts: { scope: string; departmentId: string | null; chosenDepartmentIds: string[] },
): Promise<void> => {
  const known = new Set((await allDepartments(call.db)).map((one) => one.id))
  const refuse = (field: string, code: string) => {
    throw new Refusal('invalid', 'web.badInput', {}, [{ field, code }])
  }
  if (facts.departmentId && !known.has(facts.departmentId)) refuse('departmentId', 'web.badValue')
  if (facts.chosenDepartmentIds.some((one) => !known.has(one))) refuse('chosenDepartmentIds', 'web.badValue')
  if (facts.scope === 'chosen' && facts.chosenDepartmentIds.length === 0)
    refuse('chosenDepartmentIds', 'staff.chosenNeeded')
  if (facts.scope.startsWith('department') && !facts.departmentId)
    refuse('departmentId', 'staff.departmentNeeded')
}

const checkProvider = async (call: Call, gate: Gate, facts: ProviderFacts): Promise<void> => {
  // Whoever runs the company's directory shall not thereby run this program.
  if (facts.createsPeople && facts.role === 'administrator')
    throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'role', code: 'staff.noNewAdministrators' }])
  if (facts.createsPeople) await checkDepartments(call, { ...facts, chosenDepartmentIds: [] })
  await gate.check(facts.issuer)
}

/** While passwords are off, the last other way in stays. */
const keepOneWay = async (call: Call, gate: Gate, leaving: string): Promise<void> => {
  if ((await findPolicy(call.db)).passwordForAll) return
  if (!(await gate.providers(call)).some((one) => one.enabled && one.id !== leaving))
    throw new Refusal('conflict', 'staff.noOtherWay')
}

const namesOf = async (call: Call, gate: Gate, ids: string[]): Promise<string[]> => {
  const names = new Map((await gate.providers(call)).map((one) => [one.id, one.name]))
  return ids.map((id) => names.get(id) ?? id)
}

const oneProvider = async (call: Call, gate: Gate, id: string) => {
  const found = (await gate.providers(call)).find((one) => one.id === id)
  if (!found) throw new Refusal('notFound', 'staff.noSuchProvider')
  return providerOut(found)
}

const providerOut = ({ sealedSecret, ...row }: ProviderRow) => ({
  ...row,
  fromEnvironment: sealedSecret === null,
})
