// The doors of duplicates.
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { masksFor } from '#records/staff/mask.store.ts'
import { type Call, serve } from '#server/call.ts'
import { readCursor, writeCursor } from '#server/cursor.ts'
import { findParent } from '../store.ts'
import { duplicateDoors } from './duplicate.contract.ts'
import { askOwners, type Duplicate, duplicateGroups, duplicatesFor, tellApart } from './duplicate.store.ts'

export const duplicateDesk = serve(duplicateDoors, {
  'GET /duplicates/check': async (call, { query: { exceptId, ...query } }) => {
    const asked = await askedBy(call, query)
    const { seen, hidden } = await duplicatesFor(call.db, call.viewer, asked, exceptId ?? null)
    return {
      rows: seen.map(shown),
      hidden: hidden.map(({ why, departmentName }) => ({ why, departmentName })),
    }
  },

  'POST /duplicates/questions': async (call, { body }) => {
    const { hidden } = await duplicatesFor(call.db, call.viewer, await askedBy(call, body), null)
    return { people: await askOwners(call.db, call.actor, call.viewer, body.name, hidden) }
  },

  'GET /duplicates': async (call, { query }) => {
    const after = readCursor(query.cursor, ['text'])
    // The key of a group is most of a number.
    if (query.by === 'phone' && (await masksFor(call.db, call.viewer)).has('phone'))
      return { rows: [], next: null }
    const { groups, next } = await duplicateGroups(
      call.db,
      call.viewer,
      query.by,
      after ? String(after[0]) : null,
      query.limit,
    )
    const decides = holds(call.viewer, deciders)
    const keeps = holds(call.viewer, duplicateDoors['POST /duplicates/questions'].may)
    return {
      rows: groups.map(({ key, members }) => {
        const own = members.every((one) => one.ownerId === call.viewer.personId)
        return {
          key,
          members: members.map(shown),
          may: [
            ...(decides || (keeps && own) ? (['merge'] as const) : []),
            ...(keeps ? (['tellApart'] as const) : []),
          ],
        }
      }),
      next: next === null ? null : writeCursor([next]),
    }
  },

  'PUT /accounts/:accountId/distinct/:otherId': async (call, { path }) => {
    await refuseUnseen(call, path.otherId)
    await tellApart(call.db, call.actor, path.accountId, path.otherId, true)
  },

  'DELETE /accounts/:accountId/distinct/:otherId': async (call, { path }) => {
    await refuseUnseen(call, path.otherId)
    await tellApart(call.db, call.actor, path.accountId, path.otherId, false)
  },
})

const refuseUnseen = async (call: Call, id: string) => {
  if (!(await findParent(call.db, call.viewer, id))) throw new Refusal('notFound', 'accounts.notFound')
}

type Given = { name?: string; taxNumber?: string; website?: string; phone?: string; email?: string }
/** A number that is hidden from the viewer does not find, or it could be guessed digit by digit. */
const askedBy = async (call: Call, { phone, email, ...rest }: Given) => ({
  ...rest,
  phones: phone && !(await masksFor(call.db, call.viewer)).has('phone') ? [phone] : [],
  emails: email ? [email] : [],
})

const shown = ({ ownerId: _, createdAt, ...one }: Duplicate) => ({
  ...one,
  createdAt: createdAt.toISOString(),
})
