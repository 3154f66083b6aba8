// A full evaluation of many accounts against the one statement that reads the same figures; and a what-if.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countAccounts } from '#records/ledger/figures.store.ts'
import { operator } from '#records/staff/viewer.store.ts'
import { evaluationJob } from '#rooms/identify/run/evaluating.store.ts'
import { findEvaluation } from '#rooms/identify/run/evaluation.store.ts'
import { flows, movePage } from '#rooms/identify/run/moves.store.ts'
import { saveVersion, scorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import { fiveDimensions } from '#rooms/identify/scoring/presets.ts'
import type { Criterion, WeightedScorecard } from '#rooms/identify/scoring/scorecard.ts'
import { type Figures, foresee, normaliserOfPool, poolOf } from '#rooms/identify/scoring/what-if.ts'
import { type Database, openDatabase } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { actor, fill } from './filling.ts'
import { freshDatabase, median, ms, type Row, serverUrl, show, timed } from './measure.ts'

const runs = 3
/** Leaves out the embedded database. */
const only = process.env.BENCH_ONLY
/** The second is measured for what it tells; the goals are those of the first. */
const sizes = (process.env.BENCH_ACCOUNTS ?? '20000,200000').split(',').map(Number)
const months = 36
const asOf = '2026-11-01'

const measure = async (
  database: Database,
  name: string,
  accounts: number,
  folder: string,
): Promise<Row[]> => {
  await fill(database, accounts, months)
  const card = (await scorecards(database.db)).find((one) => one.sets === 'tier')
  if (!card) throw new Error('no scorecard')
  await saveVersion(database.db, actor, card, { definition: twelve, note: null }, null)
  await countAccounts(database.db, { asOf, months: 12 })
  const read = median(await timed(runs, () => countAccounts(database.db, { asOf, months: 12 })))
  let evaluationId = ''
  const evaluate = () => {
    evaluationId = newId()
    return evaluationJob.run(
      {
        database,
        files: openFiles(folder),
        jobId: newId(),
        personId: null,
        now: () => new Date(),
        progress: async () => {},
      },
      {
        runs: [{ evaluationId, scorecardId: card.id }],
        asOf,
        judgedUpTo: asOf,
        windowMonths: 12,
        reason: 'bench',
        subject: 'bench',
      },
    )
  }
  await evaluate()
  const whole = median(await timed(runs, evaluate))
  const pair = { evaluationId, againstId: null }
  const evaluation = await findEvaluation(database.db, evaluationId)
  const report = median(
    await timed(runs, async () => {
      await flows(database.db, operator, pair)
      await movePage(database.db, operator, {
        pair,
        beforeId: evaluation?.previous_id ?? null,
        approvalId: null,
        grades: twelve.tiers.map((tier) => tier.key),
        after: null,
        limit: 50,
      })
    }),
  )
  const many = accounts > 20_000
  return [
    {
      work: `evaluate ${accounts.toLocaleString('en')} accounts × 12 criteria`,
      database: name,
      measured: ms(whole),
      limit: ms(read),
      ratio: (whole / read).toFixed(2),
      goal: '—',
      holds: true,
    },
    {
      work: `of that scoring, tiers and storing, ${accounts.toLocaleString('en')} accounts × 12 criteria`,
      database: name,
      measured: ms(whole - read),
      limit: ms(read),
      ratio: ((whole - read) / read).toFixed(2),
      goal: many ? '—' : '≤ 2',
      holds: many || (whole - read) / read <= 2,
    },
    {
      work: `movement report and its first 50 moves, ${accounts.toLocaleString('en')} accounts`,
      database: name,
      measured: ms(report),
      limit: ms(read),
      ratio: (report / read).toFixed(2),
      goal: many ? '—' : '≤ 1',
      holds: many || report <= read,
    },
  ]
}

/** Twelve criteria, with everything that stands between a score and a tier. */
const twelve: WeightedScorecard = {
  ...fiveDimensions.definition,
  criteria: Array.from({ length: 12 }, (_, index) => {
    const { criteria } = fiveDimensions.definition
    return { ...(criteria[index % criteria.length] as Criterion), key: `c${index}` }
  }),
}

const figuresOf = (accounts: number): Figures => {
  const ids = Array.from({ length: accounts }, (_, at) => String(at).padStart(8, '0'))
  const each = <Value>(value: (at: number) => Value) => ids.map((_, at) => value(at))
  return {
    accountIds: ids,
    grades: each((at) => ['A1', 'A2', 'B1', 'B2', 'C'][at % 5] ?? null),
    provisional: each((at) => at % 50 === 0),
    cooldown: each((at) => (at % 9 === 0 ? 1 : 0)),
    below: each((at) => (at % 11 === 0 ? 1 : 0)),
    months: each((at) => at % 60),
    ledgerMonths: 60,
    pins: each((at) => (at % 997 === 0 ? { tier: 'A1', rule: 'bench' } : null)),
    netMinor: each((at) => (at * 7919) % 99_991),
    profitMinor: each((at) => (at * 104_729) % 9_973),
    criteria: twelve.criteria.map((criterion, index) => ({
      key: criterion.key,
      values: each((at) =>
        criterion.normaliser.by === 'rating5'
          ? 1 + ((at * 7 + index) % 5)
          : (at * 7919 + index * 104_729) % 99_991,
      ),
    })),
    also: [],
  }
}

const whatIf = (accounts: number): Row => {
  const pool = poolOf(figuresOf(accounts), twelve.criteria)
  const normalised = normaliserOfPool(pool)
  const drag = (weight: number) =>
    foresee(
      { ...twelve, criteria: twelve.criteria.map((one, at) => (at === 0 ? { ...one, weight } : one)) },
      pool,
      normalised,
    )
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
    goal: accounts <= 20_000 ? '≤ 100 ms' : '—',
    holds: accounts > 20_000 || middle <= 100,
  }
}

export const benchEvaluate = async (): Promise<Row[]> => {
  const rows = sizes.map(whatIf)
  for (const accounts of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
    if (serverUrl) {
      const database = await openDatabase({ url: await freshDatabase('bench_evaluate'), folder })
      rows.push(...(await measure(database, 'PostgreSQL', accounts, folder)))
      await database.close()
    }
    if (only !== 'PostgreSQL') {
      const database = await openDatabase({ folder: join(folder, 'data') })
      rows.push(...(await measure(database, 'PGlite', accounts, folder)))
      await database.close()
    }
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

if (import.meta.main) {
  show('Evaluation', await benchEvaluate())
}
