// A full evaluation of many accounts against the one statement that reads the same figures; and a what-if.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countAccounts } from '#records/ledger/figures.store.ts'
import { evaluationJob } from '#rooms/identify/evaluating.store.ts'
import { gradeAll } from '#rooms/identify/grading.ts'
import { compareAssignments } from '#rooms/identify/movement.ts'
import { fiveDimensions } from '#rooms/identify/presets.ts'
import { scorecards } from '#rooms/identify/scorecard.store.ts'
import { normaliseAll, weigh } from '#rooms/identify/scoring.ts'
import { type Database, openDatabase } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { fill } from './filling.ts'
import { freshDatabase, median, ms, type Row, serverUrl, show, timed } from './measure.ts'

const runs = 3
const months = 36
const asOf = '2026-11-01'

const measure = async (database: Database, name: string, accounts: number, folder: string): Promise<Row> => {
  await fill(database, accounts, months)
  const card = (await scorecards(database.db)).find((one) => one.sets === 'tier')
  if (!card) throw new Error('no scorecard')
  await countAccounts(database.db, { asOf, months: 12 })
  const read = median(await timed(runs, () => countAccounts(database.db, { asOf, months: 12 })))
  const evaluate = () =>
    evaluationJob.run(
      {
        database,
        files: openFiles(folder),
        jobId: newId(),
        personId: null,
        now: () => new Date(),
        progress: async () => {},
      },
      {
        runs: [{ evaluationId: newId(), scorecardId: card.id }],
        asOf,
        judgedUpTo: asOf,
        windowMonths: 12,
        reason: 'bench',
        subject: 'bench',
      },
    )
  await evaluate()
  const whole = median(await timed(runs, evaluate))
  return {
    work: `evaluate ${accounts.toLocaleString('en')} accounts`,
    database: name,
    measured: ms(whole),
    limit: ms(read),
    ratio: (whole / read).toFixed(2),
    goal: '≤ 2',
    holds: whole / read <= 2,
  }
}

const whatIf = (accounts: number): Row => {
  const { definition } = fiveDimensions
  const criteria = Array.from({ length: 12 }, (_, index) => {
    const like = definition.criteria[
      index % definition.criteria.length
    ] as (typeof definition.criteria)[number]
    return { ...like, key: `c${index}` }
  })
  const columns = criteria.map((criterion, index) =>
    Array.from({ length: accounts }, (_, at) =>
      criterion.normaliser.by === 'rating5'
        ? 1 + ((at * 7 + index) % 5)
        : (at * 7919 + index * 104729) % 99_991,
    ),
  )
  const ids = Array.from({ length: accounts }, (_, at) => String(at).padStart(8, '0'))
  const net = new Map(ids.map((id, at) => [id, columns[0]?.[at] ?? 0]))
  const ladder = definition.tiers.map((tier) => tier.key)
  const before = new Map(ids.map((id, at) => [id, ladder[at % 5] ?? 'C']))
  const normalised = normaliseAll({ criteria }, columns)
  const drag = (weight: number) => {
    const { score } = weigh(
      normalised,
      criteria.map((_, index) => (index === 0 ? weight : 8)),
      'reweight',
    )
    const tiers = gradeAll(definition.grading, definition.tiers, { score, profit: columns[1] ?? [], id: ids })
    return compareAssignments(
      before,
      new Map(ids.map((id, at) => [id, ladder[tiers[at] ?? 4] ?? 'C'])),
      ladder,
      net,
    )
  }
  drag(1)
  const taken = Array.from({ length: 15 }, (_, index) => {
    const started = performance.now()
    drag(index + 2)
    return performance.now() - started
  })
  const middle = median(taken)
  return {
    work: `what-if, ${accounts.toLocaleString('en')} accounts × 12 criteria`,
    database: 'in the page',
    measured: ms(middle),
    limit: '—',
    ratio: '—',
    goal: '≤ 100 ms',
    holds: middle <= 100,
  }
}

export const benchEvaluate = async (): Promise<Row[]> => {
  const rows = [whatIf(20_000)]
  for (const accounts of [20_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
    if (serverUrl) {
      const database = await openDatabase({ url: await freshDatabase('bench_evaluate'), folder })
      rows.push(await measure(database, 'PostgreSQL', accounts, folder))
      await database.close()
    }
    const database = await openDatabase({ folder: join(folder, 'data') })
    rows.push(await measure(database, 'PGlite', accounts, folder))
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

if (import.meta.main) {
  show('Evaluation', await benchEvaluate())
}
