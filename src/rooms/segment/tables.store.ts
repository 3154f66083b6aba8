// The tables of this room as queries see them, and what it reads of lower rooms.
import type { Kysely } from 'kysely'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import type { Db } from '#server/database.ts'
import type { Answers } from './screening.ts'

export type NominationState = 'open' | 'accepted' | 'declined'
export type Measure = 'keyNetShare' | 'keyProfitShare' | 'largestShare'

export type SegmentRoomTables = {
  nomination: {
    account_id: string
    id: string
    answers: Answers
    note: string | null
    state: NominationState
    person_id: string | null
    created_at: Date
    decided_by: string | null
    decided_at: Date | null
    comment: string | null
  }
  concentration_target: {
    measure: Measure
    value: number
    due_on: string
    start_value: number | null
    start_on: string
    person_id: string | null
    updated_at: Date
    revision: number
  }
  /** Read-only here: the ledger's standing. */
  account_year: {
    account_id: string
    net_minor: number
    previous_net_minor: number
    profit_minor: number | null
  }
}

type Names = { person: { id: string; name: string } } & Pick<AccountTables, 'account'>
export const on = (db: Db): Kysely<SegmentRoomTables & Names> => db
