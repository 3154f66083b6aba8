// Keeps what an evaluation gave each account: written once by the fastest way there is, never changed.
import { sql } from 'kysely'
import type { Database } from '#server/database.ts'
import type { Result } from '../scoring/evaluate.ts'

const scoreColumns = [
  'account_id',
  'evaluation_id',
  'rank',
  'score',
  'coverage',
  'grade',
  'raw_grade',
  'reason',
  'previous_grade',
  'rule',
  'pool',
  'cooldown',
  'below',
  'star',
  'provisional',
  'net_minor',
  'profit_minor',
  'inputs',
  'normalised',
]
const rowsPerPart = 4000

export const storeScores = async (
  database: Database,
  evaluationId: string,
  results: readonly Result[],
  before: ReadonlyMap<string, string>,
): Promise<void> => {
  // What a run that died left behind.
  await sql`delete from account_score where evaluation_id = ${evaluationId}`.execute(database.db)
  const text = (value: string | null) => (value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, ' '))
  const count = (value: number | null) => value ?? '\\N'
  // Finer than anybody reads, and shorter text is loaded in half the time.
  const round = (value: number, decimals: number) => Math.round(value * decimals) / decimals
  const list = (values: readonly (number | null)[], decimals: number) =>
    values.map((value) => (value === null ? 'NULL' : round(value, decimals))).join(',')
  const line = (one: Result) =>
    `${one.id}\t${evaluationId}\t${one.rank}\t${one.score === null ? '\\N' : round(one.score, 1e9)}\t${round(one.coverage, 1e9)}\t` +
    `${text(one.grade)}\t${text(one.rawGrade)}\t${one.reason}\t${text(before.get(one.id) ?? null)}\t${text(one.rule)}\t${text(one.pool)}\t` +
    `${one.cooldown}\t${one.below}\t${count(one.star)}\t${one.provisional ? 't' : 'f'}\t${one.netMinor}\t${count(one.profitMinor)}\t` +
    `{${list(one.inputs, 1e6)}}\t{${list(one.normalised, 1e5)}}\n`
  // In the order of the key, so that it grows at its end within each account's neighbourhood.
  const sorted = [...results].sort((a, b) => (a.id < b.id ? -1 : 1))
  async function* parts() {
    for (let from = 0; from < sorted.length; from += rowsPerPart)
      yield sorted
        .slice(from, from + rowsPerPart)
        .map(line)
        .join('')
  }
  await database.copyIn('account_score', scoreColumns, parts())
}
