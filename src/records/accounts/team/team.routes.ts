// The doors of the team of an account and of its owners.
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { findPerson } from '#records/staff/store.ts'
import { type Call, serve } from '#server/call.ts'
import { ownerChanges } from '../owner.store.ts'
import { teamDoors } from './team.contract.ts'
import { saveMember, teamOf } from './team.store.ts'

export const teamDesk = serve(teamDoors, {
  'GET /accounts/:accountId/team': (call, { path }) => shown(call, path.accountId),

  'PUT /accounts/:accountId/team/:personId': async (call, { path, body }) => {
    const person = await findPerson(call.db, path.personId)
    if (!person || person.left_at) throw new Refusal('notFound', 'accounts.noSuchOwner')
    await saveMember(call.db, call.actor, path.accountId, path.personId, body.roles)
    return shown(call, path.accountId)
  },

  'DELETE /accounts/:accountId/team/:personId': (call, { path }) =>
    saveMember(call.db, call.actor, path.accountId, path.personId, []),

  'GET /accounts/:accountId/owners': async (call, { path }) => ({
    rows: (await ownerChanges(call.db, path.accountId)).map((row) => ({
      ...row,
      changedAt: row.changedAt.toISOString(),
    })),
  }),
})

const shown = async (call: Call, accountId: string) => ({
  rows: (await teamOf(call.db, accountId)).map((row) => ({ ...row, addedAt: row.addedAt.toISOString() })),
  may: holds(call.viewer, teamDoors['PUT /accounts/:accountId/team/:personId'].may)
    ? (['edit'] as const).slice()
    : [],
})
