// The doors of saved views.
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { type Call, serve } from '#server/call.ts'
import { viewDoors } from './contract.ts'
import {
  addView,
  mayEdit,
  mostViews,
  openWith,
  removeView,
  saveView,
  type ViewRow,
  viewById,
  viewsOf,
} from './view.store.ts'

export const viewDesk = serve(viewDoors, {
  'GET /views': async (call, { query }) => ({
    rows: (await viewsOf(call.db, call.viewer, query.list)).map((row) => shown(call, row)),
    may: holds(call.viewer, viewDoors['PUT /views/:viewId/sharing'].may) ? (['share'] as const).slice() : [],
  }),

  'POST /views': async (call, { body }) => {
    const there = await viewsOf(call.db, call.viewer, body.list)
    if (there.filter((row) => row.person_id === call.viewer.personId).length >= mostViews)
      throw new Refusal('conflict', 'desk.tooManyViews', { most: mostViews })
    return one(call, await addView(call.db, call.actor, call.viewer.personId, body))
  },

  'PATCH /views/:viewId': async (call, { path, body }) => {
    const before = await own(call, path.viewId)
    if (!(await saveView(call.db, call.actor, before, body, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, before.id)
  },

  'DELETE /views/:viewId': async (call, { path }) => {
    await removeView(call.db, call.actor, await own(call, path.viewId), call.revision)
  },

  'PUT /views/:viewId/sharing': async (call, { path }) => {
    await saveView(call.db, call.actor, await own(call, path.viewId), { sharedAt: call.now }, null)
    return one(call, path.viewId)
  },

  'DELETE /views/:viewId/sharing': async (call, { path }) => {
    const before = await own(call, path.viewId)
    await saveView(call.db, call.actor, before, { sharedAt: null }, null)
    return shown(call, { ...before, shared_at: null, revision: before.revision + 1 })
  },

  'PUT /views/:viewId/default': async (call, { path }) => {
    await openWith(call.db, call.viewer.personId, await stored(call, path.viewId), true)
    return one(call, path.viewId)
  },

  'DELETE /views/:viewId/default': async (call, { path }) => {
    await openWith(call.db, call.viewer.personId, await stored(call, path.viewId), false)
    return one(call, path.viewId)
  },
})

const stored = async (call: Call, id: string): Promise<ViewRow> => {
  const row = await viewById(call.db, call.viewer, id)
  if (!row) throw new Refusal('notFound', 'desk.noSuchView')
  return row
}
const own = async (call: Call, id: string): Promise<ViewRow> => {
  const row = await stored(call, id)
  if (!mayEdit(call.viewer, row)) throw new Refusal('forbidden', 'desk.viewOfOthers')
  return row
}
const one = async (call: Call, id: string) => shown(call, await stored(call, id))

const shown = (call: Call, row: ViewRow) => ({
  id: row.id,
  list: row.list,
  name: row.name,
  state: row.state,
  shared: row.shared_at !== null,
  mine: row.person_id === call.viewer.personId,
  personName: row.person_name,
  isDefault: row.default_id !== null,
  revision: row.revision,
  may: mayEdit(call.viewer, row) ? (['edit'] as const).slice() : [],
})
