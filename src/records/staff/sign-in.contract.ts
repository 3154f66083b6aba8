// Doors to the ways of coming in: second step, sessions, invitations, identity providers, and who must do what.
import { z } from 'zod'
import { doors, id, path } from '#base/contract.ts'
import { administrators, everyone, roles, scopes } from '#base/viewer.ts'

const email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())
const password = z.string().min(1).max(200)
const code = z.string().trim().min(6).max(20)
const link = z.object({ path: z.string(), expiresAt: z.string() })

const session = z.object({
  id: z.string(),
  way: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  createdAt: z.string(),
  seenAt: z.string(),
  isThis: z.boolean(),
})
const sessionPath = z.object({ sessionId: z.string().min(1).max(100) }).strict()

const invitation = z.object({
  id,
  email: z.string(),
  roles: z.array(z.enum(roles)),
  scope: z.enum(scopes),
  departmentName: z.string().nullable(),
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isOver: z.boolean(),
})

const providerId = z
  .object({
    providerId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  })
  .strict()
const provider = z.object({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  createsPeople: z.boolean(),
  role: z.enum(roles),
  scope: z.enum(scopes),
  departmentId: id.nullable(),
  enabled: z.boolean(),
  revision: z.number().int(),
  fromEnvironment: z.boolean(),
})
const providerIn = z
  .object({
    name: z.string().trim().min(1).max(60),
    issuer: z.url().max(500),
    clientId: z.string().trim().min(1).max(300),
    clientSecret: z.string().min(1).max(2000).nullable(),
    createsPeople: z.boolean(),
    role: z.enum(roles),
    scope: z.enum(scopes),
    departmentId: id.nullable(),
    enabled: z.boolean(),
  })
  .strict()

const policy = z.object({
  secondStepRoles: z.array(z.enum(roles)),
  passwordForAll: z.boolean(),
  revision: z.number().int(),
})

export const signInDoors = doors({
  'GET /sign-in': {
    summary: 'The ways in that a stranger is offered',
    may: 'anyone',
    out: z.object({ providers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  },
  'POST /session/provider': {
    summary: 'Begin to sign in at an identity provider; answers the page to go to',
    may: 'anyone',
    body: z
      .object({
        providerId: z.string().max(60),
        returnTo: z
          .string()
          .max(500)
          .regex(/^\/(?![/\\])/)
          .default('/'),
      })
      .strict(),
    out: z.object({ url: z.string() }),
  },
  'POST /session/code': {
    summary: 'Sign in, second step: six digits from the app, or a backup code',
    may: 'anyone',
    body: z.object({ code, trustDevice: z.boolean().default(false) }).strict(),
    out: z.object({ personId: id }),
  },

  'GET /me/sign-in': {
    summary: 'How one comes in oneself: password, second step, identity providers',
    may: everyone,
    inPerson: true,
    beforeSecondStep: true,
    out: z.object({
      hasPassword: z.boolean(),
      hasSecondStep: z.boolean(),
      secondStepNeeded: z.boolean(),
      providers: z.array(z.string()),
    }),
  },
  'POST /me/second-step': {
    summary: 'Begin to set up the second step: the secret for the app, and backup codes, shown once',
    may: everyone,
    inPerson: true,
    beforeSecondStep: true,
    secret: true,
    body: z.object({ password }).strict(),
    out: z.object({ address: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
  },
  'PUT /me/second-step': {
    summary: 'Finish setting up the second step with a code from the app',
    may: everyone,
    inPerson: true,
    beforeSecondStep: true,
    body: z.object({ code: z.string().regex(/^\d{6}$/) }).strict(),
    out: 'nothing',
  },
  'POST /me/second-step/removal': {
    summary: 'Turn the own second step off; needs the password',
    may: everyone,
    inPerson: true,
    body: z.object({ password }).strict(),
    out: z.object({ hasSecondStep: z.boolean() }),
  },
  'POST /me/second-step/codes': {
    summary: 'New backup codes in the place of the old, shown once; needs the password',
    may: everyone,
    inPerson: true,
    secret: true,
    body: z.object({ password }).strict(),
    out: z.object({ backupCodes: z.array(z.string()) }),
  },

  'GET /me/sessions': {
    summary: 'Where one is signed in',
    may: everyone,
    inPerson: true,
    out: z.object({ rows: z.array(session) }),
  },
  'DELETE /me/sessions': {
    summary: 'End all own sessions but this one',
    may: everyone,
    inPerson: true,
    out: 'nothing',
  },
  'DELETE /me/sessions/:sessionId': {
    summary: 'End one of the own sessions',
    may: everyone,
    inPerson: true,
    path: sessionPath,
    out: 'nothing',
  },

  'GET /people/:personId/sign-in': {
    summary: 'How a person comes in: ways, sessions, a wait after wrong passwords',
    may: administrators,
    inPerson: true,
    path: path('personId'),
    out: z.object({
      hasPassword: z.boolean(),
      hasSecondStep: z.boolean(),
      providers: z.array(z.string()),
      lockedUntil: z.string().nullable(),
      sessions: z.array(session),
    }),
  },
  'DELETE /people/:personId/sessions': {
    summary: 'End all sessions of a person',
    may: administrators,
    inPerson: true,
    path: path('personId'),
    out: 'nothing',
  },
  'DELETE /people/:personId/second-step': {
    summary: 'Reset the second step of a person who lost the telephone; their sessions end',
    may: administrators,
    inPerson: true,
    path: path('personId'),
    out: 'nothing',
  },
  'DELETE /people/:personId/lock': {
    summary: 'End the wait after wrong passwords',
    may: administrators,
    inPerson: true,
    path: path('personId'),
    out: 'nothing',
  },

  'GET /invitations': {
    summary: 'Invitations that were not taken up',
    may: administrators,
    inPerson: true,
    out: z.object({ rows: z.array(invitation) }),
  },
  'POST /invitations': {
    summary: 'Invite somebody by e-mail address; answers the link to hand over',
    may: administrators,
    inPerson: true,
    secret: true,
    body: z
      .object({
        email,
        roles: z.array(z.enum(roles)).min(1),
        scope: z.enum(scopes),
        departmentId: id.nullable().default(null),
        chosenDepartmentIds: z.array(id).max(200).default([]),
      })
      .strict(),
    out: link.extend({ id, email: z.string() }),
  },
  'PUT /invitations/:invitationId/link': {
    summary: 'Make a new link for an invitation; the one before stops working',
    may: administrators,
    inPerson: true,
    path: path('invitationId'),
    out: link,
  },
  'DELETE /invitations/:invitationId': {
    summary: 'Take an invitation back',
    may: administrators,
    inPerson: true,
    path: path('invitationId'),
    out: 'nothing',
  },

  'GET /sign-in/policy': {
    summary: 'Who needs a second step, and whether a password is enough for everybody',
    may: administrators,
    inPerson: true,
    revised: true,
    out: policy,
  },
  'PUT /sign-in/policy': {
    summary: 'Change who needs a second step, and whether a password is enough for everybody',
    may: administrators,
    inPerson: true,
    revised: true,
    body: policy.omit({ revision: true }).strict(),
    out: policy,
  },
  'GET /sign-in/providers': {
    summary: 'The identity providers of the company',
    may: administrators,
    inPerson: true,
    out: z.object({ rows: z.array(provider) }),
  },
  'POST /sign-in/providers': {
    summary: 'Add an identity provider, once it answers and names itself rightly',
    may: administrators,
    inPerson: true,
    body: providerIn,
    out: provider,
  },
  'PUT /sign-in/providers/:providerId': {
    summary: 'Change an identity provider',
    may: administrators,
    inPerson: true,
    revised: true,
    path: providerId,
    body: providerIn,
    out: provider,
  },
  'DELETE /sign-in/providers/:providerId': {
    summary: 'Remove an identity provider; nobody comes in through it any more',
    may: administrators,
    inPerson: true,
    revised: true,
    path: providerId,
    out: 'nothing',
  },
})
