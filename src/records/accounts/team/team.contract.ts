// Doors to who of us works for an account, and who answered for it before.
import { z } from 'zod'
import { doors, id, path } from '#base/contract.ts'
import { everyone, sellers } from '#base/viewer.ts'
import { teamRoles } from './team.ts'

const role = z.enum(teamRoles)
const member = z.object({
  personId: id,
  name: z.string(),
  title: z.string().nullable(),
  departmentName: z.string().nullable(),
  roles: z.array(role),
  addedAt: z.string(),
  hasLeft: z.boolean(),
})
const team = z.object({ rows: z.array(member), may: z.array(z.enum(['edit'])) })
const both = path('accountId', 'personId')

export const teamDoors = doors({
  'GET /accounts/:accountId/team': {
    summary: 'Who of us works for an account, with their roles; each of them sees the account',
    may: everyone,
    path: path('accountId'),
    out: team,
  },
  'PUT /accounts/:accountId/team/:personId': {
    summary: 'Take a person into the team with these roles, or give them other ones',
    may: sellers,
    path: both,
    body: z.object({ roles: z.array(role).min(1).max(teamRoles.length) }).strict(),
    out: team,
  },
  'DELETE /accounts/:accountId/team/:personId': {
    summary: 'Take a person out of the team; they see the account only where they would anyway',
    may: sellers,
    path: both,
    out: 'nothing',
  },
  'GET /accounts/:accountId/owners': {
    summary: 'Who owned an account, newest change first, and why it changed hands',
    may: everyone,
    path: path('accountId'),
    out: z.object({
      rows: z.array(
        z.object({
          id,
          ownerName: z.string().nullable(),
          previousOwnerName: z.string().nullable(),
          departmentName: z.string().nullable(),
          personName: z.string().nullable(),
          reason: z.string().nullable(),
          changedAt: z.string(),
        }),
      ),
    }),
  },
})
