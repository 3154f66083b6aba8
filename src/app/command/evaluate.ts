// mainstay evaluate: who is key, from the command line.
import { addMonths, dayIn, isDay, monthOf } from '#base/calendar.ts'
import { say } from '#base/words.ts'
import { countAccounts, newestOrderDay } from '#records/ledger/figures.store.ts'
import { operator } from '#records/staff/viewer.store.ts'
import { evaluationJob } from '#rooms/identify/run/evaluating.store.ts'
import { findEvaluation, segmentAverages } from '#rooms/identify/run/evaluation.store.ts'
import { scorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import { gradeName } from '#rooms/identify/scoring/explain.ts'
import { outsideValidity } from '#rooms/identify/scoring/validity.ts'
import { concentrationOf } from '#rooms/segment/concentration.ts'
import { newId } from '#server/id.ts'
import { runNow } from '#server/jobs.ts'
import { withHouse } from './data.ts'
import { type Command, Mistake, progressLine } from './line.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  about: 'Evaluate all accounts: tiers by the scorecard, segments by RFM, and how concentrated the sales are',
  help: `Usage: mainstay evaluate [--as-of YYYY-MM-DD] [--window MONTHS|all] [--reason TEXT] [--json]

  --as-of    judge by the data of the days before (default: the first of the month after the newest order)
  --window   complete months before the as-of month (default 12), or all for everything up to the day before

Answer: asOf, windowMonths (null for all), currency,
  concentration   over gross sales: accounts, grossMinor, topFifthShare, reaching80 (accounts that make 80 %), gini, hhi
  tiers           of each tier: tier, accounts, netMinor, profitMinor
  segments        of each segment: key, name, accounts, averageRecencyDays, averageOrders, grossMinor, share
  insufficient    accounts with less known about them than the scorecard asks for
  tiersInEffect   false while the tiers wait for the approval that the company asks for
  evaluationIds`,
  options: { 'as-of': { type: 'string' }, window: { type: 'string' }, reason: { type: 'string' } },
  run: (given) =>
    withHouse('evaluate', async (house) => {
      const { db } = house.database
      const newest = await newestOrderDay(db)
      if (!newest) throw new Mistake('There are no orders yet. Import some first: import orders FILE')
      const asOf = given.option('as-of') ?? addMonths(monthOf(newest), 1)
      if (!isDay(asOf)) throw new Mistake(`--as-of ${asOf} is no day of the form YYYY-MM-DD`)
      const text = given.option('window') ?? '12'
      const windowMonths = text === 'all' ? null : Number(text)
      if (
        windowMonths !== null &&
        !(Number.isInteger(windowMonths) && windowMonths > 0 && windowMonths <= 120)
      )
        throw new Mistake('--window takes a number of months from 1 to 120, or all')
      const chosen = (await scorecards(db)).filter((one) => !outsideValidity(one, asOf))
      if (chosen.length === 0)
        throw new Mistake(`No scorecard holds on ${asOf}. Change its dates, or --as-of.`)
      const reason = given.option('reason') ?? 'command line'
      const runs = chosen.map((one) => ({ evaluationId: newId(house.now()), scorecardId: one.id }))
      const job = await runNow(
        house,
        evaluationJob,
        {
          runs,
          asOf,
          judgedUpTo: given.option('as-of') ?? dayIn(house.now()),
          windowMonths,
          reason,
          subject: reason,
        },
        progressLine('Evaluating', given.json),
      )
      if (job.state !== 'done')
        throw new Error(`the evaluation ended as ${job.state}: ${job.failure?.code ?? ''}`)

      const counted = await countAccounts(db, { asOf, months: windowMonths })
      const buyers = [...counted].flatMap(([accountId, one]) =>
        one.grossMinor > 0 ? [{ accountId, name: '', valueMinor: one.grossMinor }] : [],
      )
      const spread = concentrationOf(buyers)
      const concentration = {
        accounts: spread.accounts,
        grossMinor: spread.totalMinor,
        topFifthShare: spread.topFifthShare,
        reaching80: spread.reaching80,
        gini: spread.gini,
        hhi: spread.hhi,
      }
      const evaluations = await Promise.all(runs.map((run) => findEvaluation(db, run.evaluationId)))
      const tiered = evaluations.find((one) => one?.sets === 'tier')
      const segmented = evaluations.find((one) => one?.sets === 'segment')
      const segments = segmented
        ? (await segmentAverages(db, operator, segmented.id)).map((row) => ({
            ...row,
            name: gradeName(segmented.definition, row.key)?.en ?? row.key,
            share: spread.totalMinor ? row.grossMinor / spread.totalMinor : 0,
          }))
        : []
      const tiers = tiered?.summary.grades.map(({ grade, ...rest }) => ({ tier: grade, ...rest })) ?? []
      given.answer(
        {
          asOf,
          windowMonths,
          currency: tiered?.summary.currency ?? null,
          concentration,
          tiers,
          segments,
          insufficient: tiered?.summary.insufficient ?? 0,
          tiersInEffect: tiered?.state === 'effective',
          evaluationIds: runs.map((run) => run.evaluationId),
        },
        [
          say(
            ['', 'As of {asOf}: {accounts} buying accounts; the top fifth bring {share} %, {few} make 80 %.'],
            'en',
            {
              asOf,
              accounts: concentration.accounts,
              share: ((concentration.topFifthShare ?? 0) * 100).toFixed(1),
              few: concentration.reaching80,
            },
          ),
          ...tiers.map((tier) => `  ${tier.tier.padEnd(3)} ${String(tier.accounts).padStart(6)} accounts`),
          ...segments.map((one) => `  ${one.name.padEnd(22)} ${String(one.accounts).padStart(6)} accounts`),
          ...(tiered?.state === 'waiting'
            ? ['The tiers wait for approval; until then the old ones stand.']
            : []),
          ...(tiered?.summary.insufficient
            ? [
                `${tiered.summary.insufficient} accounts have too little known about them; their tiers are provisional. Costs and ratings would settle them.`,
              ]
            : []),
        ],
      )
    }),
}
