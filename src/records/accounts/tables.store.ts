// The tables of this room as queries see them.
import type { Kysely } from 'kysely'
import type { Db } from '#server/database.ts'
import type { Attitude } from './account.ts'
import type { Condition } from './condition.ts'
import type { CustomValues } from './fields/field.ts'

export type AccountTable = {
  id: string
  name: string
  short_name: string | null
  code: string
  tax_number: string | null
  website: string | null
  match_name: string | null
  match_domain: string | null
  parent_id: string | null
  status: 'prospect' | 'active' | 'dormant' | 'lost'
  industry: string | null
  size_class: 'large' | 'medium' | 'small' | 'micro' | null
  region: string | null
  organisation_level: 'headquarters' | 'province' | 'city' | 'county' | 'site' | null
  ownership: 'stateOwned' | 'private' | 'foreign' | 'jointVenture' | 'public' | 'collective' | null
  employees: number | null
  attitude: Attitude | null
  owner_id: string | null
  department_id: string | null
  tags: string[]
  custom: CustomValues
  custom_terms: string[]
  search_text: string
  search_grams: string[]
  revision: number
  created_at: Date
  updated_at: Date
}

/** What was decided about an account; joined to every read of accounts under the name `standing`. */
export type StandingTable = {
  account_id: string
  tier: string | null
  reason: string | null
  score: number | null
  since: string | null
  evaluation_id: string | null
  segment: string | null
  layer: string | null
}

/** A saved condition over accounts. */
export type SegmentTable = {
  id: string
  name: string
  note: string | null
  conditions: Condition[]
  position: number
  person_id: string | null
  created_at: Date
  updated_at: Date
  revision: number
  archived_at: Date | null
}

export type AccountTables = {
  account_tier: StandingTable
  standing: StandingTable
  account: AccountTable
  account_code: { code: string; account_id: string }
  account_tax_number: { tax_number: string; account_id: string }
  segment: SegmentTable
  account_path: { account_id: string; ancestor_id: string; depth: number }
}

/** What queries of higher rooms may join read-only. */
export const on = (db: Db): Kysely<AccountTables & StaffNames> => db
export type StaffNames = {
  person: { id: string; name: string; department_id: string | null }
  department: { id: string; name: string }
}
