// The doors of notices.
import { markNotices } from '#records/staff/notice.store.ts'
import { serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { noticeDoors } from './notice.contract.ts'
import { countUnread, noticePage } from './notice-list.store.ts'

export const noticeDesk = serve(noticeDoors, {
  'GET /notices': async (call, { query }) => {
    const [at, id] = readCursor(query.cursor, ['moment', 'id']) ?? []
    const rows = await noticePage(call.db, call.viewer, call.now, {
      unread: query.unread ?? false,
      after: id ? { at: String(at), id: String(id) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.at.toISOString(), row.id])
    return {
      rows: page.rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        path: row.path,
        params: row.params,
        accountId: row.account_id,
        accountName: row.account_name,
        at: row.at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
      })),
      next: page.next,
      unread: await countUnread(call.db, call.viewer, call.now),
    }
  },

  'PUT /notices/reading': async (call, { body }) => {
    await markNotices(call.db, call.viewer.personId, body.ids, body.read ? call.now : null, call.now)
    return { unread: await countUnread(call.db, call.viewer, call.now) }
  },
})
