// The tables of this room as queries see them, and what it reads of lower rooms.
import type { Kysely } from 'kysely'
import type { Day } from '#base/calendar.ts'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import type { Db } from '#server/database.ts'
import type { Flag, LifetimeWay, Parts } from './parts.ts'
import type { KnownModel, ToldModel } from './run/fitting.ts'
import type { Rates } from './settling/rates.ts'
import type { ValueSettings } from './settling/settings.ts'
import type { Common, Totals } from './worth/valuing.ts'

export type RunScope = 'all' | 'touched'
export type ProposalKind = 'reprice' | 'channel' | 'exit'
export type ProposalState = 'open' | 'approved' | 'refused' | 'withdrawn'

/** What was fitted and found over all accounts: told on the page of the model, and kept for those computed later. */
export type RunModel = {
  told: ToldModel | null
  known: KnownModel
  common: Common
  /** The last day that was observed, and the last one before the holdout. */
  observedUntil: Day
  calibratedUntil: Day | null
}

export type ValueTables = {
  value_run: {
    id: string
    scope: RunScope
    base_id: string | null
    as_of: Day
    reason: string
    currency: string | null
    formula: number
    settings: ValueSettings
    rates: Rates
    model: RunModel
    totals: Totals
    accounts: number
    person_id: string | null
    job_id: string | null
    computed_at: Date
  }
  account_value: {
    account_id: string
    run_id: string
    net_minor: number
    profit_minor: number | null
    cost_to_serve_minor: number
    contribution_minor: number | null
    intangible_minor: number
    total_minor: number | null
    lifetime_minor: number | null
    lifetime_low_minor: number | null
    lifetime_high_minor: number | null
    lifetime_by: LifetimeWay
    alive: number | null
    at_risk_minor: number | null
    repeats: number | null
    quiet_weeks: number | null
    flags: Flag[]
    parts: Parts
  }
  account_worth: {
    account_id: string
    run_id: string
    contribution_minor: number | null
    lifetime_minor: number | null
  }
  product_average: { product_id: string; run_id: string; gross_minor: number; quantity_milli: number }
  referral: {
    account_id: string
    id: string
    referred_id: string | null
    referred_name: string
    referred_on: Day
    note: string | null
    person_id: string | null
    created_at: Date
    removed_at: Date | null
  }
  value_judgement: {
    account_id: string
    id: string
    kind: 'learning' | 'skill'
    level: number
    evidence: string
    person_id: string | null
    judged_on: Day
    created_at: Date
  }
  value_proposal: {
    account_id: string
    id: string
    kind: ProposalKind
    note: string
    state: ProposalState
    contribution_minor: number | null
    lifetime_minor: number | null
    approval_id: string | null
    person_id: string | null
    created_at: Date
    decided_at: Date | null
  }
}

type Names = { person: { id: string; name: string } } & Pick<AccountTables, 'account' | 'account_path'>
export const on = (db: Db): Kysely<ValueTables & Names> => db
