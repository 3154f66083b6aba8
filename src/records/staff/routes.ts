// The doors of the staff room.
import { Refusal } from '#base/refusal.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { atomically, type Db } from '#server/database.ts'
import { passwordFits, type Sessions, setPassword, signIn } from '#server/session.ts'
import { writeAudit } from './audit.store.ts'
import { findCompany, saveCompany } from './company.store.ts'
import { staffDoors } from './contract.ts'
import { mayHangUnder } from './department.ts'
import { findLink, makeLink, useLink } from './link.store.ts'
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
      const { person } = await linked(call, path.token)
      return { firstAdministrator: !person, name: person?.name ?? null, email: person?.email ?? null }
    },

    'POST /setup/:token': async (call, { path, body }) => {
      const { person } = await linked(call, path.token)
      if (!person && (!body.name || !body.email))
        throw new Refusal('invalid', 'web.badInput', {}, missing({ name: body.name, email: body.email }))
      if (!person && (await findPersonByEmail(call.db, body.email ?? '')))
        throw new Refusal('conflict', 'staff.emailTaken')
      const who = await atomically(call.db, async (db) => {
        if (!(await useLink(db, path.token, call.now))) throw new Refusal('notFound', 'staff.linkUsed')
        if (person) return { id: person.id, name: person.name, email: person.email }
        const facts = { name: body.name ?? '', email: body.email ?? '' }
        const id = await savePerson(db, call.actor, null, { ...facts, ...firstAdministrator })
        return { id, ...facts }
      })
      await setPassword(sessions, who, body.password)
      forget()
      return { email: who.email }
    },

    'POST /session': async (call, { body }) => {
      const person = await findPersonByEmail(call.db, body.email)
      const agent = call.request.headers.get('user-agent') ?? ''
      const response = await signIn(sessions, body.email, body.password, call.request.address, agent)
      if (response.status === 429) throw new Refusal('tooMany', 'staff.tooManyAttempts')
      if (!response.ok || !person || person.left_at) throw new Refusal('signedOut', 'staff.wrongPassword')
      for (const cookie of response.headers.getSetCookie()) call.headers.append('set-cookie', cookie)
      await writeAudit(
        call.db,
        { ...call.actor, personId: person.id },
        { action: 'staff.signedIn', subject: { kind: 'person', id: person.id } },
      )
      return { personId: person.id }
    },

    'DELETE /session': async (call) => {
      const response = await sessions.api.signOut({ headers: call.request.headers, asResponse: true })
      for (const cookie of response.headers.getSetCookie()) call.headers.append('set-cookie', cookie)
      forget()
    },

    'GET /me': async (call) => {
      const person = await existing(call, call.viewer.personId)
      const { id, name, email, title, departmentName, roles, scope } = personOut(person)
      const company = { ...(await findCompany(call.db)), currencyFixed: await currencyIsFixed(call.db) }
      return { id, name, email, title, departmentName, roles, scope, company }
    },

    'PUT /me/password': async (call, { body }) => {
      const person = await existing(call, call.viewer.personId)
      if (!(await passwordFits(sessions, person.id, body.current)))
        throw new Refusal('invalid', 'web.badInput', {}, [
          { field: 'current', code: 'staff.notYourPassword' },
        ])
      await setPassword(sessions, person, body.next)
      await writeAudit(call.db, call.actor, {
        action: 'staff.passwordChanged',
        subject: { kind: 'person', id: person.id },
      })
      forget()
    },

    'PATCH /company': async (call, { body }) => {
      const before = await findCompany(call.db)
      if (body.currency && body.currency !== before.currency && (await currencyIsFixed(call.db)))
        throw new Refusal('conflict', 'staff.currencyFixed', { currency: before.currency ?? '' })
      return atomically(call.db, async (db) => {
        const after = await saveCompany(db, body, call.now)
        await writeAudit(db, call.actor, {
          action: 'staff.companyChanged',
          subject: { kind: 'company', id: '1' },
          before,
          after,
        })
        return after
      })
    },

    'GET /people': async (call, { query }) => {
      const cursor = readCursor(query.cursor, 2)
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
      await savePerson(call.db, call.actor, path.personId, body)
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
      await saveDepartment(call.db, call.actor, path.departmentId, body)
      forget()
      return oneDepartment(call, path.departmentId)
    },

    'DELETE /departments/:departmentId': async (call, { path }) => {
      const department = await oneDepartment(call, path.departmentId)
      const all = await allDepartments(call.db)
      if (department.people > 0 || all.some((one) => one.parentId === department.id))
        throw new Refusal('conflict', 'staff.departmentNotEmpty')
      await dropDepartment(call.db, call.actor, department.id)
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
  if (!link) throw new Refusal('notFound', 'staff.linkUsed')
  return { person: link.personId ? await existing(call, link.personId) : null }
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
})

const missing = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .filter(([, value]) => !value)
    .map(([field]) => ({ field, code: 'web.required' }))
