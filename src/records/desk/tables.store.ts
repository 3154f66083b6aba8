// The tables of approvals as queries see them.
import type { Kysely } from 'kysely'
import type { Role } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'
import type { ApprovalState, Verdict } from './approval.ts'

export type ApprovalTable = {
  id: string
  kind: string
  subject_id: string
  path: string
  title_zh: string
  title_en: string
  chain: Role[]
  state: ApprovalState
  asked_by: string | null
  asked_at: Date
  closed_at: Date | null
}

export type ApprovalTables = {
  approval: ApprovalTable
  approval_item: {
    account_id: string
    approval_id: string
    step: number
    verdict: Verdict | null
    decided_at: Date | null
    decision_id: string | null
    earlier_ids: string[]
  }
  approval_decision: {
    id: string
    approval_id: string
    step: number
    verdict: Verdict
    comment: string | null
    person_id: string
    decided_at: Date
    accounts: number
  }
}

export const on = (db: Db): Kysely<ApprovalTables & { person: { id: string; name: string } }> => db
