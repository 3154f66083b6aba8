// Reading the log: by person, action, record, account, day and origin, newest first.
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'
import type { AuditBook } from './audit.ts'
import { exportVerb, signInActions } from './audit.ts'

type LogTables = {
  audit: {
    id: string
    at: Date
    person_id: string | null
    origin: string
    request_id: string | null
    action: string
    subject_kind: string
    subject_id: string
    account_id: string | null
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
    key_id: string | null
  }
  person: { id: string; name: string }
  api_key: { id: string; name: string }
}
const on = (db: Db): Kysely<LogTables> => db

export type LogFilter = {
  book: AuditBook
  personId?: string | undefined
  action?: string | undefined
  kind?: string | undefined
  accountId?: string | undefined
  origin?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** The accounts a viewer sees, as a select of their ids; given by the room above, which knows them. */
export type AccountsSeen = (db: Db, viewer: Viewer) => Expression<unknown>

export const logPage = async (
  db: Db,
  ask: LogFilter & {
    after: { at: Date; id: string } | null
    limit: number
    /** Where a viewer does not see everything: only what hangs on no account, or on one of these. */
    seen: Expression<unknown> | null
  },
) => {
  let query = on(db)
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.person_id')
    .leftJoin('api_key', 'api_key.id', 'audit.key_id')
    .select([
      'audit.id',
      'audit.at',
      'audit.person_id as personId',
      'person.name as personName',
      'audit.origin',
      'api_key.name as keyName',
      'audit.request_id as requestId',
      'audit.action',
      'audit.subject_kind as subjectKind',
      'audit.subject_id as subjectId',
      'audit.account_id as accountId',
      'audit.before',
      'audit.after',
    ])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(ask.limit)
  if (ask.book === 'signIn') query = query.where('audit.action', 'in', [...signInActions])
  if (ask.book === 'export') query = query.where(sql<SqlBool>`audit.action ~ ${exportVerb.source}`)
  if (ask.personId) query = query.where('audit.person_id', '=', ask.personId)
  if (ask.action) query = query.where('audit.action', '=', ask.action)
  if (ask.kind) query = query.where('audit.subject_kind', '=', ask.kind)
  if (ask.accountId) query = query.where('audit.account_id', '=', ask.accountId)
  if (ask.origin) query = query.where('audit.origin', '=', ask.origin)
  if (ask.from) query = query.where('audit.at', '>=', new Date(ask.from))
  if (ask.to) query = query.where('audit.at', '<', new Date(ask.to))
  const { after, seen } = ask
  if (after)
    query = query.where((eb) => eb(eb.refTuple('audit.at', 'audit.id'), '<', eb.tuple(after.at, after.id)))
  if (seen)
    query = query.where((eb) =>
      eb.or([eb('audit.account_id', 'is', null), sql<SqlBool>`audit.account_id in (${seen})`]),
    )
  return query.execute()
}

export type LogRow = Awaited<ReturnType<typeof logPage>>[number]

/** The different values of a column of the log, hopping from one to the next through its index. */
export const valuesInLog = async (db: Db, column: 'action' | 'subject_kind'): Promise<string[]> => {
  const name = sql.ref(column)
  const rows = await sql<{ value: string | null }>`
    with recursive hop(value) as (
      (select ${name} from audit order by ${name} limit 1)
      union all
      select (select ${name} from audit where ${name} > hop.value order by ${name} limit 1)
      from hop where hop.value is not null
    ) select value from hop where value is not null limit 500`.execute(db)
  return rows.rows.flatMap((row) => row.value ?? [])
}
