// The doors of files beside an account.
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { type Call, FileAnswer, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { attachmentDoors } from './attachment.contract.ts'
import {
  type AttachmentRow,
  attachmentsOf,
  contentOf,
  findAttachment,
  keepAttachment,
  mostBytes,
  saveAttachmentRemoved,
} from './attachment.store.ts'

export const attachmentDesk = serve(attachmentDoors, {
  'GET /accounts/:accountId/attachments': async (call, { path, query }) => {
    const [at, id] = readCursor(query.cursor, ['moment', 'id']) ?? []
    const rows = await attachmentsOf(call.db, path.accountId, {
      after: id ? { at: String(at), id: String(id) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.created_at.toISOString(), row.id])
    return {
      rows: page.rows.map((row) => attachmentOut(call, row)),
      next: page.next,
      may: holds(call.viewer, attachmentDoors['POST /accounts/:accountId/attachments'].may)
        ? (['add'] as const).slice()
        : [],
    }
  },

  'POST /accounts/:accountId/attachments': async (call, { path, query, body }) => {
    // Told before megabytes are read, where the sender says how many there are.
    if (Number(call.request.headers.get('content-length') ?? 0) > mostBytes)
      throw new Refusal('tooLarge', 'web.fileTooLarge', { megabytes: mostBytes / 1048576 })
    const id = await keepAttachment(call.db, call.files, call.actor, path.accountId, {
      name: query.name,
      note: query.note || null,
      content: body,
    })
    return attachmentOut(call, await existing(call, path.accountId, id))
  },

  'GET /accounts/:accountId/attachments/:attachmentId': async (call, { path }) => {
    const row = await existing(call, path.accountId, path.attachmentId)
    const content = row.removed_at ? undefined : contentOf(call.files, row.id)
    if (!content) throw new Refusal('notFound', 'timeline.fileGone')
    return new FileAnswer(row.name, row.type, content)
  },

  'PUT /accounts/:accountId/attachments/:attachmentId/removal': async (call, { path }) =>
    saveAttachmentRemoved(call.db, call.actor, await own(call, path.accountId, path.attachmentId), true),

  'DELETE /accounts/:accountId/attachments/:attachmentId/removal': async (call, { path }) =>
    saveAttachmentRemoved(call.db, call.actor, await own(call, path.accountId, path.attachmentId), false),
})

const existing = async (call: Call, accountId: string, id: string): Promise<AttachmentRow> => {
  const row = await findAttachment(call.db, accountId, id)
  if (!row) throw new Refusal('notFound', 'timeline.fileGone')
  return row
}

const mayRemove = (call: Call, row: AttachmentRow): boolean =>
  holds(call.viewer, attachmentDoors['POST /accounts/:accountId/attachments'].may) &&
  (row.person_id === call.viewer.personId || holds(call.viewer, deciders))

const own = async (call: Call, accountId: string, id: string): Promise<AttachmentRow> => {
  const row = await existing(call, accountId, id)
  if (!mayRemove(call, row)) throw new Refusal('forbidden', 'timeline.notYours')
  return row
}

const attachmentOut = (call: Call, row: AttachmentRow) => ({
  id: row.id,
  name: row.name,
  type: row.type,
  bytes: Number(row.bytes),
  note: row.note,
  personName: row.person_name,
  createdAt: row.created_at.toISOString(),
  may: mayRemove(call, row) ? (['remove'] as const).slice() : [],
})
