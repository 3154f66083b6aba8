// The doors of the staff room.
import { Refusal } from '#base/refusal.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { atomically, type Db } from '#server/database.ts'
import { type Sessions, setPassword, tellSender } from '#server/session.ts'
import { writeAudit } from './audit.store.ts'
import { findCompany } from './company.store.ts'
import { staffDoors } from './contract.ts'
import { mayHangUnder } from './department.ts'
import { acceptInvitation, findInvitation } from './invitation.store.ts'
import { findLink, makeLink, spendLink } from './link.store.ts'
import { forgetFailures } from './lock.store.ts'
import { checkPassword } from './password.ts'
import { giveCookies, provePassword, signInByPassword, tellLog } from './signing-in.store.ts'
import {
  allDepartments,
  dropDepartment,
  findPerson,
  findPersonByEmail,
  otherAdministrators,
  type PersonFacts,
  type PersonRow,
  peoplePage,
  saveDepartment,
  savePerson,
  setDeparture,
} from './store.ts'

/** `forget` drops what is remembered of who is signed in, so that a change of rights holds at once. */
export const staffDesk = (
  sessions: Sessions,
  forget: () => void,
  currencyIsFixed: (db: Db) => Promise<boolean>,
) =>
  serve(staffDoors, {
    'GET /setup/:token': async (call, { path }) => {
      const { person, invitation } = await linked(call, path.token)
      return {
        firstAdministrator: !person && !invitation,
        invited: Boolean(invitation),
        name: person?.name ?? null,
        email: person?.email ?? invitation?.email ?? null,
      }
    },

    'POST /setup/:token': async (call, { path, body }) => {
      const { person, invitation } = await linked(call, path.token)
      const email = person?.email ?? invitation?.email ?? body.email
      if (!person && (!body.name || !email))
        throw new Refusal('invalid', 'web.badInput', {}, missing({ name: body.name, email }))
      refuseWeak('password', body.password, [person?.name ?? body.name, email])
      if (!person && (await findPersonByEmail(call.db, email ?? '')))
        throw new Refusal('conflict', 'staff.emailTaken')
      const who = await atomically(call.db, async (db) => {
        if (invitation) return acceptInvitation(db, call.actor, path.token, body.name ?? '')
        if (!(await spendLink(db, path.token, call.now))) throw new Refusal('notFound', 'staff.linkUsed')
        if (person) return { id: person.id, name: person.name, email: person.email }
        const facts = { name: body.name ?? '', email: body.email ?? '' }
        const id = await savePerson(db, call.actor, null, { ...facts, ...firstAdministrator })
        return { id, ...facts }
      })
      await setPassword(sessions, who, body.password)
      await forgetFailures(call.db, who.email, call.now)
      forget()
      return { email: who.email }
    },

    'POST /session': (call, { body }) => signInByPassword(call, sessions, body),

    'DELETE /session': async (call) => {
      giveCookies(call, await sessions.api.signOut({ headers: tellSender(call.request), asResponse: true }))
      forget()
    },

    'GET /me': async (call) => {
      const person = await existing(call, call.viewer.personId)
      const { id, name, email, title, departmentName, roles, scope } = personOut(person)
      const company = { ...(await findCompany(call.db)), currencyFixed: await currencyIsFixed(call.db) }
      const secondStepMissing = 'unfinished' in call.viewer
      return { id, name, email, title, departmentName, roles, scope, secondStepMissing, company }
    },

    'PUT /me/password': async (call, { body }) => {
      const person = await existing(call, call.viewer.personId)
      await provePassword(call, sessions, person, body.current, 'current')
      refuseWeak('next', body.next, [person.name, person.email])
      const own = await sessions.api.getSession({ headers: tellSender(call.request) })
      await setPassword(
        sessions,
        person,
        body.next,
        own ? { db: call.db, token: own.session.token } : undefined,
      )
      await tellLog(call, 'staff.passwordChanged', person)
      forget()
    },

    'GET /people': async (call, { query }) => {
      const cursor = readCursor(query.cursor, ['text', 'id'])
      const after = cursor ? { name: String(cursor[0]), id: String(cursor[1]) } : null
      const rows = await peoplePage(call.db, { search: query.search, after, limit: query.limit })
      const page = cutPage(rows, query.limit, (row) => [row.name, row.id])
      return { rows: page.rows.map(personOut), next: page.next }
    },

    'POST /people': async (call, { body }) => {
      if (await findPersonByEmail(call.db, body.email)) throw new Refusal('conflict', 'staff.emailTaken')
      return personOut(await existing(call, await savePerson(call.db, call.actor, null, body)))
    },

    'PUT /people/:personId': async (call, { path, body }) => {
      const before = await existing(call, path.personId)
      if (body.email !== before.email && (await findPersonByEmail(call.db, body.email)))
        throw new Refusal('conflict', 'staff.emailTaken')
      if (!body.roles.includes('administrator')) await keepOneAdministrator(call, before)
      await savePerson(call.db, call.actor, path.personId, body, call.revision)
      if (before.can_sign_in && body.email !== before.email)
        await (await sessions.$context).internalAdapter.updateUser(before.id, {
          email: body.email,
          name: body.name,
        })
      forget()
      return personOut(await existing(call, path.personId))
    },

    'PUT /people/:personId/link': async (call, { path }) => {
      const person = await existing(call, path.personId)
      if (person.left_at) throw new Refusal('conflict', 'staff.personLeft')
      return atomically(call.db, async (db) => {
        await writeAudit(db, call.actor, {
          action: 'staff.linkMade',
          subject: { kind: 'person', id: person.id },
        })
        return makeLink(db, person.id, call.now)
      })
    },

    'PUT /people/:personId/departure': async (call, { path }) => {
      await keepOneAdministrator(call, await existing(call, path.personId))
      await setDeparture(call.db, call.actor, path.personId, call.now)
      forget()
      return personOut(await existing(call, path.personId))
    },

    'DELETE /people/:personId/departure': async (call, { path }) => {
      await existing(call, path.personId)
      await setDeparture(call.db, call.actor, path.personId, null)
      forget()
      return personOut(await existing(call, path.personId))
    },

    'GET /departments': async (call) => ({ rows: (await allDepartments(call.db)).map(departmentOut) }),

    'POST /departments': async (call, { body }) => {
      await checkParent(call, null, body.parentId)
      return oneDepartment(call, await saveDepartment(call.db, call.actor, null, body))
    },

    'PUT /departments/:departmentId': async (call, { path, body }) => {
      await oneDepartment(call, path.departmentId)
      await checkParent(call, path.departmentId, body.parentId)
      await saveDepartment(call.db, call.actor, path.departmentId, body, call.revision)
      forget()
      return oneDepartment(call, path.departmentId)
    },

    'DELETE /departments/:departmentId': async (call, { path }) => {
      const department = await oneDepartment(call, path.departmentId)
      const all = await allDepartments(call.db)
      if (department.people > 0 || all.some((one) => one.parentId === department.id))
        throw new Refusal('conflict', 'staff.departmentNotEmpty')
      await dropDepartment(call.db, call.actor, department.id, call.revision)
      forget()
    },
  })

const firstAdministrator = {
  title: null,
  departmentId: null,
  roles: ['administrator'],
  scope: 'all',
  chosenDepartmentIds: [],
} satisfies Omit<PersonFacts, 'name' | 'email'>

const linked = async (call: Call, token: string) => {
  const link = await findLink(call.db, token, call.now)
  const invitation = link ? undefined : await findInvitation(call.db, token, call.now)
  if (!link && !invitation) throw new Refusal('notFound', 'staff.linkUsed')
  return { person: link?.personId ? await existing(call, link.personId) : null, invitation }
}

const refuseWeak = (field: string, password: string, you: (string | undefined)[]) => {
  const problems = checkPassword(field, password, you)
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
}

const existing = async (call: Call, personId: string) => {
  const person = await findPerson(call.db, personId)
  if (!person) throw new Refusal('notFound', 'staff.noSuchPerson')
  return person
}

/** The last one who can run the installation can neither leave nor lose the role. */
const keepOneAdministrator = async (call: Call, person: NonNullable<PersonRow>) => {
  if (person.roles.includes('administrator') && (await otherAdministrators(call.db, person.id)) === 0)
    throw new Refusal('conflict', 'staff.lastAdministrator')
}

const checkParent = async (call: Call, id: string | null, parentId: string | null) => {
  const all = await allDepartments(call.db)
  const known = parentId === null || all.some((one) => one.id === parentId)
  if (!known || (id && !mayHangUnder(all, id, parentId)))
    throw new Refusal('invalid', 'web.badInput', {}, [
      { field: 'parentId', code: known ? 'staff.knot' : 'web.badValue' },
    ])
}

const oneDepartment = async (call: Call, id: string) => {
  const found = (await allDepartments(call.db)).find((one) => one.id === id)
  if (!found) throw new Refusal('notFound', 'staff.noSuchDepartment')
  return departmentOut(found)
}

const departmentOut = (row: {
  id: string
  parentId: string | null
  name: string
  position: number
  people: number | null
  revision: number
}) => ({
  ...row,
  people: row.people ?? 0,
})

const personOut = (row: NonNullable<PersonRow>) => ({
  id: row.id,
  name: row.name,
  email: row.email,
  title: row.title,
  departmentId: row.department_id,
  departmentName: row.department_name,
  roles: row.roles,
  scope: row.scope,
  chosenDepartmentIds: row.chosen,
  canSignIn: row.can_sign_in,
  leftAt: row.left_at?.toISOString() ?? null,
  revision: row.revision,
})

const missing = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .filter(([, value]) => !value)
    .map(([field]) => ({ field, code: 'web.required' }))
