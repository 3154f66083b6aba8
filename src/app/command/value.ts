// mainstay value: what accounts are worth, and the models behind it, from the command line.
import { writeFileSync } from 'node:fs'
import { addDays, addMonths, type Day, daysBetween, isDay, monthOf } from '#base/calendar.ts'
import { minorPerMajor, shortMoney } from '#base/money.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { operator } from '#records/staff/viewer.store.ts'
import { valueJob } from '#rooms/value/run/computing.store.ts'
import { fitAside } from '#rooms/value/run/fitting-aside.store.ts'
import { observedUntil, orderSpan, readHistories } from '#rooms/value/run/histories.store.ts'
import { findRun } from '#rooms/value/run/run.store.ts'
import { type Sort, sorts, worthPage } from '#rooms/value/run/worth.store.ts'
import { modelChoices } from '#rooms/value/settling/settings.ts'
import { currentSettings } from '#rooms/value/settling/settling.store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { runNow } from '#server/jobs.ts'
import { calibrationPlot } from './calibration-plot.ts'
import { withHouse } from './data.ts'
import { type Command, type Given, Mistake, progressLine } from './line.ts'

const actions = ['fit', 'run', 'accounts'] as const

export const valueCommand: Command = {
  name: 'value',
  about: 'What accounts are worth: fit the models of orders, compute all accounts, or list them',
  help: `Usage: mainstay value fit [--as-of DAY] [--calibrate WEEKS | --holdout WEEKS] [--model MODEL] [--plot FILE.svg] [--json]
       mainstay value run [--as-of DAY] [--reason TEXT] [--json]
       mainstay value accounts [--sort SORT] [--limit 50] [--json]

fit  fits the models to the orders of the ledger and writes nothing. Time is in weeks; an order is a day with sales.
  --as-of      orders of the days before this one count (default: all)
  --calibrate  fit on so many weeks from the first order on, and foresee the rest
  --holdout    fit on all; check with models fitted on all but so many weeks at the end (default: as settled)
  --model      ${modelChoices.join(', ')} (default: as settled)
  --plot       draw the check: orders by repeats so far, and all orders week by week

Answer of fit: asOf, currency, firstDay, calibratedUntil and observedUntil (last days of the two spans; calibratedUntil is
  null where nothing was checked), fittedUntil, calibrationWeeks, holdoutWeeks,
  chosen (bgNbd, mbgNbd, paretoNbd, or simple where no model holds) and because (bestFit, asSet, noDropout, tooFew,
  notIdentified, notConverged),
  histories     accounts, repeats, withoutRepeat, distinct
  candidates    of each model: model, parameters and standardErrors by name (r, alpha, a, b; of paretoNbd r, alpha, s, beta),
                logLikelihood, aic, converged, identified, meanAbsoluteError (orders per account in the holdout),
                ratio (orders expected over orders seen in it)
  spend         gamma–gamma in major units: p, q, gamma, logLikelihood (per minor unit), mean, correlation; or null
  calibration   of the chosen model: accounts, bins of repeats (7 is 7 and more), accounts, seen and expected (orders of one
                account in the holdout), meanAbsoluteError, seen, expected, ratio; or null
  tracking      weeks of week, day, seen and expected (repeats of these accounts added up), and over the holdout
                meanAbsolutePercentageError and endError of the sums, as shares; or null
  plot          the file drawn, or null

run  computes all accounts and keeps the result.
Answer of run: runId, asOf, currency, accounts, totals (netMinor, profitMinor, costToServeMinor, contributionMinor,
  lifetimeMinor, atRiskMinor, lossMakers, lossMinor), chosen, because

accounts  lists accounts as they were computed last.
  --sort     ${Object.keys(sorts).join(', ')} (default lifetime); --sort=-contribution has those that lose most first
Answer of accounts: currency, rows of accountId, name, code, tier, ownerName, netMinor, profitMinor, costToServeMinor,
  contributionMinor, intangibleMinor, totalMinor, lifetimeMinor, lifetimeLowMinor, lifetimeHighMinor, lifetimeBy, alive,
  atRiskMinor, flags`,
  words: [1, 1],
  options: {
    'as-of': { type: 'string' },
    calibrate: { type: 'string' },
    holdout: { type: 'string' },
    model: { type: 'string' },
    plot: { type: 'string' },
    reason: { type: 'string' },
    sort: { type: 'string' },
    limit: { type: 'string' },
  },
  run: (given) => {
    const action = actions.find((one) => one === given.words[0])
    if (!action) throw new Mistake(`value takes one of ${actions.join(', ')}`)
    return { fit, run, accounts }[action](given)
  },
}

const dayGiven = (given: Given): Day | undefined => {
  const day = given.option('as-of')
  if (day !== undefined && !isDay(day)) throw new Mistake(`--as-of ${day} is no day of the form YYYY-MM-DD`)
  return day
}

const countGiven = (given: Given, name: string, most: number): number | undefined => {
  const text = given.option(name)
  if (text === undefined) return undefined
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Mistake(`--${name} takes a whole number from 1 to ${most}`)
  return count
}

const noOrders = () => new Mistake('There are no orders yet. Import some first: import orders FILE')

/** Which days are fitted on, and which are foreseen. */
const spansFor = async (db: Db, given: Given) => {
  const span = await orderSpan(db)
  if (!span) throw noOrders()
  const asOf = dayGiven(given) ?? addMonths(monthOf(span.last), 1)
  const until = observedUntil(asOf, span.last)
  if (until < span.first) throw new Mistake(`--as-of ${asOf} lies before the first order, ${span.first}`)
  const calibrate = countGiven(given, 'calibrate', 5000)
  const holdout = countGiven(given, 'holdout', 5000)
  if (calibrate && holdout) throw new Mistake('Give --calibrate or --holdout, not both.')
  if (calibrate) {
    const end = addDays(span.first, 7 * calibrate - 1)
    if (end >= until)
      throw new Mistake(`--calibrate ${calibrate}: these weeks end on ${end}, the orders on ${until}.`)
    return { asOf, first: span.first, until, fitted: end, calibratedUntil: end }
  }
  const weeks = holdout ?? (await currentSettings(db)).settings.holdoutWeeks
  const end = addDays(until, -7 * weeks)
  const enough = end > span.first
  if (holdout && !enough)
    throw new Mistake(`--holdout ${holdout}: there are no orders before the ${holdout} weeks up to ${until}.`)
  return { asOf, first: span.first, until, fitted: until, calibratedUntil: enough ? end : null }
}

const fit = (given: Given): Promise<void> =>
  withHouse('value fit', async (house) => {
    const { db } = house.database
    const model = given.option('model')
    const settings = (await currentSettings(db)).settings
    const choice = model === undefined ? settings.model : modelChoices.find((one) => one === model)
    if (!choice) throw new Mistake(`--model is one of ${modelChoices.join(', ')}`)
    const spans = await spansFor(db, given)
    const { first, until, fitted, calibratedUntil } = spans
    const holdout = calibratedUntil ? { calibratedUntil, first } : null
    const whole = await readHistories(db, { until, holdout })
    const read = fitted === until ? whole : await readHistories(db, { until: fitted })
    const { fitted: answer } = await fitAside({
      observed: read.histories.observed,
      fit: { held: whole.held, renewals: null, choice, endsAtHoldout: fitted === calibratedUntil },
      known: null,
      ahead: null,
    })
    if (!answer) throw new Error('the thread of the models answered nothing')
    const { told } = answer
    const { currency } = await findCompany(db)
    const unit = minorPerMajor(currency ?? 'CNY')
    const { check } = told
    const weeks =
      check && calibratedUntil
        ? check.seen.map((seen, place) => {
            const day = addDays(first, 7 * (place + 1) - 1)
            return {
              week: place + 1,
              day: day < until ? day : until,
              seen,
              expected: check.expected[place] ?? 0,
            }
          })
        : null
    const tracked = weeks?.filter((one) => one.day > (calibratedUntil ?? '') && one.seen > 0) ?? []
    const last = weeks?.at(-1)
    const plot = given.option('plot') ?? null
    const data = {
      asOf: spans.asOf,
      currency,
      firstDay: first,
      fittedUntil: fitted,
      calibratedUntil: check ? calibratedUntil : null,
      observedUntil: until,
      calibrationWeeks: check && calibratedUntil ? (daysBetween(first, calibratedUntil) + 1) / 7 : null,
      holdoutWeeks: check && calibratedUntil ? daysBetween(calibratedUntil, until) / 7 : null,
      chosen: told.chosen,
      because: told.because,
      histories: told.histories,
      candidates: told.candidates.map(({ parameters, holdoutError, holdoutRatio, ...one }) => ({
        ...one,
        aic: 2 * parameters.length - 2 * one.logLikelihood,
        parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
        standardErrors: Object.fromEntries(parameters.map(({ name, error }) => [name, error])),
        meanAbsoluteError: holdoutError,
        ratio: holdoutRatio,
      })),
      spend: told.spend && {
        p: told.spend.p,
        q: told.spend.q,
        gamma: told.spend.gamma / unit,
        logLikelihood: told.spend.logLikelihood,
        mean: told.spend.meanMinor / unit,
        correlation: told.spend.correlation,
      },
      calibration: check && {
        accounts: check.accounts,
        bins: check.bins,
        meanAbsoluteError: check.meanAbsoluteError,
        seen: check.actual,
        expected: check.foreseen,
        ratio: check.actual > 0 ? check.foreseen / check.actual : null,
      },
      tracking: weeks && {
        weeks,
        meanAbsolutePercentageError: tracked.length
          ? tracked.reduce((sum, one) => sum + Math.abs(one.expected - one.seen) / one.seen, 0) /
            tracked.length
          : null,
        endError: last && last.seen > 0 ? last.expected / last.seen - 1 : null,
      },
      plot,
    }
    if (plot) {
      if (!check || !weeks || !calibratedUntil)
        throw new Mistake('There is nothing to draw: no model could be checked.')
      writeFileSync(plot, calibrationPlot({ model: told.chosen, bins: check.bins, weeks, calibratedUntil }))
    }
    given.answer(data, fitLines(data))
  })

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '—' : `${(share * 100).toFixed(1)} %`

type FitData = {
  fittedUntil: Day
  firstDay: Day
  chosen: string
  because: string
  histories: { accounts: number; repeats: number; withoutRepeat: number; distinct: number }
  candidates: {
    model: string
    parameters: Record<string, number>
    standardErrors: Record<string, number | null>
    logLikelihood: number
    identified: boolean
    meanAbsoluteError: number | null
    ratio: number | null
  }[]
  spend: { p: number; q: number; gamma: number; mean: number; correlation: number } | null
  calibration: {
    accounts: number
    bins: { repeats: number; accounts: number; seen: number; expected: number }[]
    meanAbsoluteError: number
    seen: number
    expected: number
    ratio: number | null
  } | null
  tracking: {
    weeks: { week: number; day: Day; seen: number; expected: number }[]
    meanAbsolutePercentageError: number | null
    endError: number | null
  } | null
  calibratedUntil: Day | null
  observedUntil: Day
  plot: string | null
}

const reasons: Record<string, string> = {
  bestFit: 'the likeliest of those whose parameters the data tell',
  asSet: 'as asked',
  noDropout:
    'nobody is seen to leave, so that all models end in the same limit, NBD; everybody counts as still there',
  tooFew: 'fewer than 100 accounts or 100 repeats carry no model',
  notIdentified: 'the data do not tell the parameters of any',
  notConverged: 'no search came to an end',
}

const fitLines = (data: FitData): string[] => {
  const { histories, spend, calibration, tracking } = data
  return [
    `${histories.accounts} accounts from ${data.firstDay} to ${data.fittedUntil}: ${histories.repeats} repeats, ${histories.withoutRepeat} accounts without one, ${histories.distinct} different histories.`,
    `Chosen: ${data.chosen} (${reasons[data.because] ?? data.because}).`,
    ...data.candidates.flatMap((one) => [
      `  ${one.model.padEnd(10)} log-likelihood ${one.logLikelihood.toFixed(4)}${one.identified ? '' : ', not identified'}${
        one.meanAbsoluteError === null
          ? ''
          : `; holdout: error ${one.meanAbsoluteError.toFixed(4)} orders an account, expected/seen ${one.ratio?.toFixed(4) ?? '—'}`
      }`,
      `             ${Object.entries(one.parameters)
        .map(([name, value]) => {
          const error = one.standardErrors[name]
          return `${name} ${value.toFixed(6)}${error === null || error === undefined ? '' : ` (±${error.toFixed(4)})`}`
        })
        .join('  ')}`,
    ]),
    ...(spend
      ? [
          `  gammaGamma  p ${spend.p.toFixed(4)}  q ${spend.q.toFixed(4)}  gamma ${spend.gamma.toFixed(4)}; mean order ${spend.mean.toFixed(2)}, correlation with frequency ${spend.correlation.toFixed(3)}${Math.abs(spend.correlation) >= 0.3 ? ' (strained: 0.3 or more)' : ''}`,
        ]
      : []),
    ...(calibration
      ? [
          `Foreseen ${data.calibratedUntil} to ${data.observedUntil}: ${calibration.expected.toFixed(0)} orders of ${calibration.accounts} accounts, ${calibration.seen} came (${percent(calibration.ratio)}); off by ${calibration.meanAbsoluteError.toFixed(3)} an account.`,
          '  repeats before  accounts    seen  expected',
          ...calibration.bins.map(
            ({ repeats, accounts, seen, expected }) =>
              `  ${(repeats === 7 ? '7+' : String(repeats)).padStart(14)}  ${String(accounts).padStart(8)}  ${seen.toFixed(3).padStart(6)}  ${expected.toFixed(3).padStart(8)}`,
          ),
        ]
      : ['Nothing was checked: too little lies before the holdout.']),
    ...(tracking
      ? [
          `Repeats added up: off by ${percent(tracking.meanAbsolutePercentageError)} on average over the weeks foreseen, by ${percent(tracking.endError)} at the end.`,
          '      week  day           seen  expected',
          ...tracking.weeks.map(
            ({ week, day, seen, expected }) =>
              `  ${String(week).padStart(8)}  ${day}  ${String(seen).padStart(8)}  ${expected.toFixed(1).padStart(8)}${day > (data.calibratedUntil ?? '') ? '  foreseen' : ''}`,
          ),
        ]
      : []),
    ...(data.plot ? [`Drawn: ${data.plot}`] : []),
  ]
}

const run = (given: Given): Promise<void> =>
  withHouse('value run', async (house) => {
    const { db } = house.database
    if (!(await orderSpan(db))) throw noOrders()
    const reason = given.option('reason') ?? 'command line'
    const asOf = dayGiven(given)
    const runId = newId(house.now())
    const job = await runNow(
      house,
      valueJob,
      { runId, scope: 'all' as const, reason, subject: reason, ...(asOf ? { asOf } : {}) },
      progressLine('Computing value', given.json),
    )
    if (job.state !== 'done')
      throw new Error(`the computation ended as ${job.state}: ${job.failure?.code ?? ''}`)
    const row = await findRun(db, runId)
    if (!row) throw new Error('the run vanished')
    const { totals, currency } = row
    const money = (minor: number | null) =>
      minor === null ? '—' : shortMoney(minor, currency ?? 'CNY', 'en')
    given.answer(
      {
        runId,
        asOf: row.as_of,
        currency,
        accounts: row.accounts,
        totals,
        chosen: row.model.told?.chosen ?? null,
        because: row.model.told?.because ?? null,
      },
      [
        `As of ${row.as_of}: ${row.accounts} accounts, net sales ${money(totals.netMinor)}, profit ${money(totals.profitMinor)}, cost to serve ${money(totals.costToServeMinor)}.`,
        `Contribution after service ${money(totals.contributionMinor)}; ${totals.lossMakers} accounts lose ${money(totals.lossMinor)}.`,
        `Lifetime value ${money(totals.lifetimeMinor)}, revenue at risk ${money(totals.atRiskMinor)}; model ${row.model.told?.chosen ?? '—'}.`,
      ],
    )
  })

const accounts = (given: Given): Promise<void> =>
  withHouse('value accounts', async (house) => {
    const { db } = house.database
    const sort = (given.option('sort') ?? 'lifetime') as Sort
    if (!(sort in sorts)) throw new Mistake(`--sort is one of ${Object.keys(sorts).join(', ')}`)
    const limit = countGiven(given, 'limit', 100_000) ?? 50
    const { currency } = await findCompany(db)
    const rows = (await worthPage(db, operator, { sort, after: null, limit })).slice(0, limit)
    const money = (minor: number | null) =>
      minor === null ? '—' : shortMoney(minor, currency ?? 'CNY', 'en')
    given.answer(
      { currency, rows: rows.map(({ sorted: _, ...row }) => row) },
      rows.length
        ? [
            '        lifetime  contribution  alive  account',
            ...rows.map(
              (row, place) =>
                `${String(place + 1).padStart(4)}  ${money(row.lifetimeMinor).padStart(10)}  ${money(row.contributionMinor).padStart(12)}  ${(row.alive === null ? '—' : row.alive.toFixed(2)).padStart(5)}  ${row.code.padEnd(12)} ${row.name}${row.flags.length ? `  [${row.flags.join(', ')}]` : ''}`,
            ),
          ]
        : ['Nothing has been computed yet: value run'],
    )
  })
