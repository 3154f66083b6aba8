// What several doors look up first, or refuse when it is not there.
import { addMonths, type Day, dayIn, monthOf } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { newestOrderDay } from '#records/ledger/figures.store.ts'
import type { Db } from '#server/database.ts'
import { findScorecard } from '../scorecard/scorecard.store.ts'
import type { ScorecardRow } from '../tables.store.ts'
import { type EvaluationRow, findEvaluation } from './evaluation.store.ts'

/** The first day of the month after the newest order: the last complete months, whatever today is. */
export const defaultAsOf = async (db: Db, now: Date): Promise<Day> => {
  const newest = await newestOrderDay(db)
  return newest ? addMonths(monthOf(newest), 1) : dayIn(now)
}

export const oneScorecard = async (db: Db, id: string, version?: number): Promise<ScorecardRow> => {
  const found = await findScorecard(db, id, version)
  if (!found) throw new Refusal('notFound', 'identify.noSuchScorecard')
  return found
}

export const oneEvaluation = async (db: Db, id: string): Promise<EvaluationRow> => {
  const found = await findEvaluation(db, id)
  if (!found) throw new Refusal('notFound', 'identify.noSuchEvaluation')
  return found
}
