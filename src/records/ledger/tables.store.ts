// The tables of this room as queries see them.
import type { Kysely } from 'kysely'
import type { Day, Month } from '#base/calendar.ts'
import type { Db } from '#server/database.ts'
import type { TableShape } from '#server/sheet/opening.ts'
import type { Mapping } from './columns.ts'
import type { SliceCount } from './slices.ts'
import type { Totals } from './totals.ts'

export type ImportState =
  | 'uploaded'
  | 'reading'
  | 'applying'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone'

/** What an undo did: how many it took out, gave back, and had to leave, by the reason. */
export type Undone = { removed: number; restored: number; kept: Record<string, number> }

/** How a file is to be read, found when it came and completed when it is to be imported. */
export type ImportSettings = TableShape & {
  header: string[]
  /** Rows that hold something, before the first one below the header. */
  headerRow: number
  mapping?: Mapping
  currency?: string
  /** Of lines that name none, where it is not the ledger's. */
  fileCurrency?: string
  unknownAccounts?: 'create' | 'refuse'
  unknownProducts?: 'create' | 'refuse'
}

/** What lies in the staging table, and in which slices. */
export type Staged = { rows: number; slices: SliceCount[] }

export type OrderImportTable = {
  id: string
  file_name: string
  bytes: number
  state: ImportState
  content_hash: string
  settings: ImportSettings
  staged: Staged | null
  totals: Totals | null
  job_id: string | null
  person_id: string | null
  created_at: Date
  applied_at: Date | null
  slices_done: number
  lines_added: number
  undone_at: Date | null
  undone: Undone | null
}

export type ProductTable = {
  id: string
  code: string
  name: string
  category: string | null
  standard_cost_minor: number | null
  list_price_minor: number | null
  search_text: string
  search_grams: string[]
  revision: number
  created_at: Date
  updated_at: Date
}

export type LedgerTables = {
  product: ProductTable
  order_import: OrderImportTable
  account_month: {
    account_id: string
    month: Month
    gross_minor: number
    returned_minor: number
    costed_minor: number
    cost_minor: number
    orders: number
    lines: number
    first_ordered_on: Day | null
    last_ordered_on: Day | null
    last_line_on: Day
  }
  account_year: {
    account_id: string
    as_of_month: Month
    net_minor: number
    previous_net_minor: number
    profit_minor: number | null
    first_month: Month
    last_ordered_on: Day | null
  }
}

export const on = (db: Db): Kysely<LedgerTables> => db
