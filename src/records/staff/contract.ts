// Doors to the company, its departments, its people and the signing in.
import { z } from 'zod'
import { doors, id, page, path } from '#base/contract.ts'
import { administrators, everyone, roles, scopes } from '#base/viewer.ts'
import { companyOut } from './company.contract.ts'

const name = z.string().trim().min(1).max(100)
const email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())
const password = z.string().min(10).max(200)

const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  departmentId: id.nullable(),
  departmentName: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  scope: z.enum(scopes),
  chosenDepartmentIds: z.array(id),
  canSignIn: z.boolean(),
  leftAt: z.string().nullable(),
  revision: z.number().int(),
})

const personIn = z
  .object({
    name,
    email,
    title: z.string().trim().max(100).nullable().default(null),
    departmentId: id.nullable().default(null),
    roles: z.array(z.enum(roles)).min(1),
    scope: z.enum(scopes),
    chosenDepartmentIds: z.array(id).max(200).default([]),
  })
  .strict()

const department = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  position: z.number().int(),
  people: z.number().int(),
  revision: z.number().int(),
})

/** `path` is relative to the address the program is reached at. */
const link = z.object({ path: z.string(), expiresAt: z.string() })

export const staffDoors = doors({
  'GET /setup/:token': {
    summary: 'What a one-time link is for',
    may: 'anyone',
    path: z.object({ token: z.string().min(20).max(100) }).strict(),
    out: z.object({
      firstAdministrator: z.boolean(),
      /** Somebody new, who gives a name. */
      invited: z.boolean(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    }),
  },
  'POST /setup/:token': {
    summary:
      'Use a one-time link: set the password, give a name when invited, name and e-mail as the first administrator',
    may: 'anyone',
    path: z.object({ token: z.string().min(20).max(100) }).strict(),
    body: z.object({ name: name.optional(), email: email.optional(), password }).strict(),
    out: z.object({ email: z.string() }),
  },
  'POST /session': {
    summary: 'Sign in with e-mail and password',
    may: 'anyone',
    body: z.object({ email, password: z.string().min(1).max(200) }).strict(),
    /** With a second step nobody is signed in yet: `POST /session/code` follows. */
    out: z.object({ personId: id.nullable(), secondStep: z.boolean() }),
  },
  'DELETE /session': {
    summary: 'Sign out',
    may: everyone,
    inPerson: true,
    beforeSecondStep: true,
    out: 'nothing',
  },
  'GET /me': {
    summary: 'Who is signed in, with roles, and the company',
    may: everyone,
    beforeSecondStep: true,
    out: z.object({
      id,
      name: z.string(),
      email: z.string(),
      title: z.string().nullable(),
      departmentName: z.string().nullable(),
      roles: z.array(z.enum(roles)),
      scope: z.enum(scopes),
      /** Nothing else opens until a second step is set up. */
      secondStepMissing: z.boolean(),
      company: companyOut.extend({
        /** Something is booked, so the currency stays. */
        currencyFixed: z.boolean(),
      }),
    }),
  },
  'PUT /me/password': {
    summary: 'Change the own password; every other session ends',
    may: everyone,
    inPerson: true,
    body: z.object({ current: z.string().min(1).max(200), next: password }).strict(),
    out: 'nothing',
  },
  'GET /people': {
    summary: 'People by name',
    may: everyone,
    query: z
      .object({
        search: z.string().max(100).optional(),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    out: page(person),
  },
  'POST /people': {
    summary: 'Add a person, who signs in once a one-time link was made',
    may: administrators,
    body: personIn,
    out: person,
  },
  'PUT /people/:personId': {
    summary: 'Change a person: name, department, roles, scope',
    may: administrators,
    path: path('personId'),
    body: personIn,
    out: person,
    revised: true,
  },
  'PUT /people/:personId/link': {
    summary: 'Make a new one-time link to set the password; earlier ones stop working',
    may: administrators,
    inPerson: true,
    path: path('personId'),
    out: link,
  },
  'PUT /people/:personId/departure': {
    summary: 'A person leaves: sign-in ends at once, the record stays',
    may: administrators,
    path: path('personId'),
    out: person,
  },
  'DELETE /people/:personId/departure': {
    summary: 'A person is back',
    may: administrators,
    path: path('personId'),
    out: person,
  },
  'GET /departments': {
    summary: 'The tree of departments',
    may: everyone,
    out: z.object({ rows: z.array(department) }),
  },
  'POST /departments': {
    summary: 'Add a department',
    may: administrators,
    body: z.object({ name, parentId: id.nullable().default(null) }).strict(),
    out: department,
  },
  'PUT /departments/:departmentId': {
    summary: 'Rename or move a department',
    may: administrators,
    path: path('departmentId'),
    body: z.object({ name, parentId: id.nullable() }).strict(),
    out: department,
    revised: true,
  },
  'DELETE /departments/:departmentId': {
    summary: 'Remove a department that is empty',
    may: administrators,
    path: path('departmentId'),
    out: 'nothing',
    revised: true,
  },
})
