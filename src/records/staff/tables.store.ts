// The tables of this room as queries see them.
import type { Kysely } from 'kysely'
import type { Role, Scope } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'

export type StaffTables = {
  company: { id: number; name: string; currency: string | null; is_demo: boolean; updated_at: Date }
  department: { id: string; parent_id: string | null; name: string; position: number }
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
  }
  person_department: { person_id: string; department_id: string }
  sign_in_link: {
    token_hash: string
    person_id: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
}

export const on = (db: Db): Kysely<StaffTables> => db
