// The tables of this room as queries see them.
import type { Kysely } from 'kysely'
import type { Role } from '#base/viewer.ts'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import type { Db } from '#server/database.ts'
import type { Cut } from './scoring/cuts.ts'
import type { Reason } from './scoring/evaluate.ts'
import type { SegmentRule } from './scoring/pools.ts'
import type { Bilingual, Scorecard } from './scoring/scorecard.ts'

/** What the results of a scorecard become: the tier of an account, its RFM segment, or nothing but a score. */
export type Sets = 'tier' | 'segment' | 'nothing'

export type Summary = {
  accounts: number
  insufficient: number
  currency: string | null
  grades: { grade: string; accounts: number; netMinor: number; profitMinor: number | null }[]
  moved: { up: number; down: number; same: number; entered: number; left: number }
  /** Where tiers parted; evaluations of earlier programs do not say. */
  cuts?: Cut[]
}

export type IdentifyTables = {
  scorecard: {
    id: string
    name_zh: string
    name_en: string
    sets: Sets
    position: number
    version: number
    revision: number
    valid_from: string | null
    valid_until: string | null
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
  scorecard_draft: {
    id: string
    scorecard_id: string
    version: number
    name: string
    definition: Scorecard
    note: string | null
    person_id: string | null
    revision: number
    created_at: Date
    updated_at: Date
  }
  rating_topic: {
    key: string
    name_zh: string
    name_en: string
    levels: Bilingual[]
    position: number
    revision: number
    archived_at: Date | null
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
    moderates: boolean
    created_at: Date
  }
  tier_pin: {
    account_id: string
    id: string
    tier: string
    reason: string
    starts_on: string
    expires_on: string
    person_id: string | null
    created_at: Date
    ended_at: Date | null
    ended_by: string | null
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
    state: 'waiting' | 'effective' | 'lapsed'
    effective_at: Date | null
    approval_id: string | null
    segments: SegmentRule[]
  }
  account_score: {
    account_id: string
    evaluation_id: string
    rank: number
    score: number | null
    coverage: number
    grade: string | null
    raw_grade: string | null
    reason: Reason
    rule: string | null
    pool: string | null
    cooldown: number
    below: number
    star: number | null
    provisional: boolean
    previous_grade: string | null
    net_minor: number
    profit_minor: number | null
    inputs: (number | null)[]
    normalised: (number | null)[]
  }
  evaluation_plan: {
    id: number
    days: string[]
    active: boolean
    chain: Role[]
    last_due_on: string | null
    revision: number
  }
}

type Names = { person: { id: string; name: string } } & Pick<AccountTables, 'account'>
export const on = (db: Db): Kysely<IdentifyTables & Names> => db

export type ScorecardRow = {
  id: string
  name: Bilingual
  sets: Sets
  validFrom: string | null
  validUntil: string | null
  version: number
  revision: number
  definition: Scorecard
  note: string | null
  personName: string | null
  createdAt: Date
}
