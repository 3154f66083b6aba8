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
  const cell = (value: string | number | null) =>
    value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, ' ')
  // Six decimals tell more than anybody reads, and shorter text is loaded in half the time.
  const short = (value: number | null) => (value === null ? 'NULL' : Math.round(value * 1e6) / 1e6)
  const list = (values: readonly (number | null)[]) => `{${values.map(short).join(',')}}`
  async function* parts() {
    for (let from = 0; from < results.length; from += rowsPerPart)
      yield results
        .slice(from, from + rowsPerPart)
        .map((one) =>
          [
            one.id,
            evaluationId,
            one.rank,
            one.score,
            one.coverage,
            one.grade,
            one.rawGrade,
            one.reason,
            before.get(one.id) ?? null,
            one.rule,
            one.pool,
            one.cooldown,
            one.below,
            one.star,
            one.provisional ? 't' : 'f',
            one.netMinor,
            one.profitMinor,
          ]
            .map(cell)
            .concat(list(one.inputs), list(one.normalised))
            .join('\t')
            .concat('\n'),
        )
        .join('')
  }
  await database.copyIn('account_score', scoreColumns, parts())
}
