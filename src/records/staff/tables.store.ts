// The tables of this room as queries see them.
import type { Generated, Kysely } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { Role, Scope } from '#base/viewer.ts'
import type { Language } from '#base/words.ts'
import type { Db } from '#server/database.ts'
import type { TierName } from './company.ts'
import type { MaskKind } from './mask.ts'

export type StaffTables = {
  company: {
    id: number
    name: string
    currency: string | null
    is_demo: boolean
    fiscal_month: number
    work_days: number[]
    time_zone: string
    language: Language | null
    tier_names: Record<string, TierName>
    revision: number
    updated_at: Date
  }
  currency_rate: { currency: string; valid_from: Day; rate: string; revision: number; updated_at: Date }
  department: {
    id: string
    parent_id: string | null
    name: string
    position: number
    revision: Generated<number>
  }
  person: {
    id: string
    name: string
    email: string
    title: string | null
    department_id: string | null
    roles: Role[]
    scope: Scope
    created_at: Date
    left_at: Date | null
    revision: Generated<number>
  }
  person_department: { person_id: string; department_id: string }
  sign_in_link: {
    token_hash: string
    person_id: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  field_mask: { kind: MaskKind; role: Role }
  sign_in_policy: {
    id: number
    second_step_roles: Role[]
    password_for_all: boolean
    revision: number
    mask_revision: number
  }
  sign_in_failure: { email: string; failures: number; last_at: Date; locked_until: Date | null }
  invitation: {
    id: string
    email: string
    roles: Role[]
    scope: Scope
    department_id: string | null
    chosen_department_ids: string[]
    token_hash: string
    invited_by: string | null
    created_at: Date
    expires_at: Date
  }
  api_key: {
    id: string
    person_id: string
    name: string
    beginning: string
    secret_hash: string
    scopes: string[]
    created_at: Date
    expires_at: Date | null
    last_used_at: Date | null
    last_address: string | null
    revoked_at: Date | null
  }
  sign_in_provider: {
    id: string
    name: string
    issuer: string
    client_id: string
    client_secret: string
    creates_people: boolean
    role: Role
    scope: Scope
    department_id: string | null
    enabled: boolean
    revision: number
    updated_at: Date
  }
}

export const on = (db: Db): Kysely<StaffTables> => db
