// The tables of this room as queries see them.
import type { Kysely } from 'kysely'
import type { Db } from '#server/database.ts'
import type { TableShape } from '#server/sheet/opening.ts'
import type { ImportKind, ImportMode } from './kind.ts'
import type { ColumnMapping } from './mapping.ts'
import type { RecordTotals } from './totals.ts'

export type RecordState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone'

/** How a file is to be read: what it is, found when it came, and what was chosen. */
export type RecordSettings = TableShape & {
  header: string[]
  /** Rows that hold something, before the first one below the header. */
  headerRow: number
  mapping?: ColumnMapping
  key?: string | null
  mode?: ImportMode
  unknownOwners?: 'blank' | 'refuse'
  /** Of orders. */
  currency?: string
  unknownAccounts?: 'create' | 'refuse'
  unknownProducts?: 'create' | 'refuse'
  /** What the file seems to hold that has no place here; then every row is refused for it. */
  noPlace?: string
}

export type Undone = { removed: number; restored: number; kept: Record<string, number> }

export type RecordImportTable = {
  id: string
  kind: ImportKind
  file_name: string
  bytes: number
  state: RecordState
  content_hash: string
  settings: RecordSettings
  totals: RecordTotals | null
  rows_done: number
  refused_bytes: number
  job_id: string | null
  person_id: string | null
  created_at: Date
  applied_at: Date | null
  undone_at: Date | null
  undone: Undone | null
}

export type ProblemRow = {
  number: number
  row: number
  level: 'refused' | 'warning'
  field: string
  code: string
  params: Record<string, string | number>
  value: string
}

export type TraceRow = {
  number: number
  row: number
  entity: 'account' | 'contact' | 'product' | 'receivable' | 'charge' | 'agreement' | 'interaction' | 'parent'
  record_id: string
  /** The account that a record hangs on. */
  owner_id: string | null
  before: Record<string, unknown> | null
  revision: number
}

type ExchangeTables = {
  record_import: RecordImportTable
  import_problem: ProblemRow & { import_id: string }
  import_record: TraceRow & { import_id: string }
  external_id: {
    entity: string
    external_id: string
    record_id: string
    owner_id: string | null
    import_id: string
  }
  column_choice: {
    kind: string
    header_hash: string
    settings: RecordSettings
    person_id: string | null
    used_at: Date
  }
}

export const on = (db: Db): Kysely<ExchangeTables> => db
