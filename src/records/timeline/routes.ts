// The doors of the timeline room.

import { dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { serve } from '#server/call.ts'
import { timelineDoors } from './contract.ts'
import { metricsInUse, recordSignal, signalsOf } from './store.ts'

export const timelineDesk = serve(timelineDoors, {
  'GET /accounts/:accountId/signals': async (call, { path, query }) => {
    const rows = await signalsOf(call.db, path.accountId, query.metric, query.limit)
    return { rows: rows.slice(0, query.limit), more: rows.length > query.limit }
  },

  'PUT /accounts/:accountId/signals': async (call, { path, body }) => {
    if (body.measuredOn > dayIn(call.now))
      throw new Refusal('invalid', 'web.badInput', {}, [
        { field: 'measuredOn', code: 'timeline.inTheFuture' },
      ])
    await recordSignal(call.db, call.actor, { accountId: path.accountId, ...body })
    return { ...body, personName: call.viewer.name || null }
  },

  'GET /signals': async (call) => ({ rows: await metricsInUse(call.db) }),
})
