// The doors of the log.
import { type Call, FileAnswer, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { type Cell, csvFile, csvType, type OutColumn } from '#server/sheet/writing.ts'
import { auditDoors } from './audit.contract.ts'
import { writeAudit } from './audit.store.ts'
import { type AccountsSeen, type LogFilter, type LogRow, logPage, valuesInLog } from './audit-page.store.ts'
import { masksFor } from './mask.store.ts'
import { type MaskKind, maskFields } from './mask.ts'

export const auditDesk = (accountsSeen: AccountsSeen) => {
  const seenBy = (call: Call) => (call.viewer.all ? null : accountsSeen(call.db, call.viewer))

  const read = async (
    call: Call,
    ask: LogFilter & { cursor?: string | undefined; limit: number },
    own: { accountId: string } | null,
  ) => {
    const cursor = readCursor(ask.cursor, ['moment', 'id'])
    const rows = await logPage(call.db, {
      ...ask,
      ...own,
      after: cursor ? { at: new Date(String(cursor[0])), id: String(cursor[1]) } : null,
      limit: ask.limit + 1,
      // The way to an account was checked at its door.
      seen: own ? null : seenBy(call),
    })
    const hidden = await masksFor(call.db, call.viewer)
    const page = cutPage(rows, ask.limit, (row) => [row.at.toISOString(), row.id])
    return {
      next: page.next,
      rows: page.rows.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        before: row.before && maskFields(row.before, hidden),
        after: row.after && maskFields(row.after, hidden),
      })),
    }
  }

  return serve(auditDoors, {
    'GET /audit': (call, { query }) => read(call, query, null),

    'GET /audit/actions': async (call) => ({
      actions: await valuesInLog(call.db, 'action'),
      kinds: await valuesInLog(call.db, 'subject_kind'),
    }),

    'GET /audit/file': async (call, { query }) => {
      await writeAudit(call.db, call.actor, {
        action: 'staff.logExported',
        subject: { kind: 'log', id: query.book },
        after: query,
      })
      const hidden = await masksFor(call.db, call.viewer)
      const seen = seenBy(call)
      const batches = async function* () {
        let after: { at: Date; id: string } | null = null
        for (;;) {
          const rows: LogRow[] = await logPage(call.db, { ...query, after, limit: partRows, seen })
          yield rows.map((row) => cellsOf(row, hidden))
          const last = rows.at(-1)
          if (!last || rows.length < partRows) return
          after = { at: last.at, id: last.id }
        }
      }
      const day = call.now.toISOString().slice(0, 10)
      return new FileAnswer(`log-${day}.csv`, csvType, csvFile(columns, batches()))
    },

    'GET /accounts/:accountId/changes': (call, { path, query }) =>
      read(call, { ...query, book: 'all' }, { accountId: path.accountId }),
  })
}

const columns: OutColumn[] = [
  'at',
  'person',
  'origin',
  'key',
  'action',
  'record',
  'record_id',
  'account_id',
  'before',
  'after',
  'request_id',
].map((title) => ({ title, kind: 'text' }))
const partRows = 2000

const cellsOf = (row: LogRow, hidden: ReadonlySet<MaskKind>): Cell[] => [
  row.at.toISOString(),
  row.personName,
  row.origin,
  row.keyName,
  row.action,
  row.subjectKind,
  row.subjectId,
  row.accountId,
  row.before && JSON.stringify(maskFields(row.before, hidden)),
  row.after && JSON.stringify(maskFields(row.after, hidden)),
  row.requestId,
]
