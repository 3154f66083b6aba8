// The tables of this room as queries see them.
import type { Kysely } from 'kysely'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import type { Db } from '#server/database.ts'
import type { Bilingual, Scorecard } from './scorecard.ts'

export type Summary = {
  accounts: number
  insufficient: number
  currency: string | null
  grades: { grade: string; accounts: number; netMinor: number; profitMinor: number | null }[]
  moved: { up: number; down: number; same: number; entered: number; left: number }
}

export type IdentifyTables = {
  scorecard: {
    id: string
    name_zh: string
    name_en: string
    sets: 'tier' | 'segment'
    position: number
    version: number
    created_at: Date
    archived_at: Date | null
  }
  scorecard_version: {
    scorecard_id: string
    version: number
    definition: Scorecard
    note: string | null
    person_id: string | null
    created_at: Date
  }
  rating: {
    account_id: string
    id: string
    topic: string
    level: number
    evidence: string
    link: string | null
    person_id: string | null
    rated_on: string
    created_at: Date
  }
  evaluation: {
    id: string
    scorecard_id: string
    version: number
    as_of: string
    window_months: number | null
    reason: string
    summary: Summary
    previous_id: string | null
    person_id: string | null
    job_id: string | null
    evaluated_at: Date
  }
  account_score: {
    account_id: string
    evaluation_id: string
    rank: number
    score: number | null
    coverage: number
    grade: string | null
    raw_grade: string | null
    reason: 'SCORE' | 'PROVISIONAL' | 'INSUFFICIENT' | 'SEGMENT'
    previous_grade: string | null
    net_minor: number
    profit_minor: number | null
    inputs: (number | null)[]
    normalised: (number | null)[]
  }
}

type Names = { person: { id: string; name: string } } & Pick<AccountTables, 'account'>
export const on = (db: Db): Kysely<IdentifyTables & Names> => db

export type ScorecardRow = {
  id: string
  name: Bilingual
  sets: 'tier' | 'segment'
  version: number
  definition: Scorecard
  note: string | null
  personName: string | null
  createdAt: Date
}
