// The doors to what was computed.
import { addDays, addMonths, type Day, dayIn, monthOf } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { countReaching, gini, paretoCurve, shareOfTop } from '#numbers/concentration.ts'
import { newestOrderDay } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { newId } from '#server/id.ts'
import { valueDoors, worthDoors } from './contract.ts'
import { judgementsOf } from './judging/judging.store.ts'
import { newestProposals, proposalsOf } from './judging/proposal.store.ts'
import { proposalOut } from './judging/proposal.ts'
import { referralsOf, referrersOf } from './judging/referral.store.ts'
import { firstMonthOf, monthsBefore } from './pack/pack.store.ts'
import { whaleCurve } from './profit/whale-curve.ts'
import { valueJob } from './run/computing.store.ts'
import { modelFor } from './run/fitting.ts'
import { findRun, isComputing, latestRun, type RunRow, runLines } from './run/run.store.ts'
import {
  aliveSeen,
  contributionsSeen,
  groupSeen,
  historyOf,
  lifetimesSeen,
  topOf,
  totalsSeen,
  type WorthRow,
  waysSeen,
  worthOf,
  worthPage,
} from './run/worth.store.ts'
import { currentSettings } from './settling/settling.store.ts'
import { adviceOf, type Usual } from './worth/advice.ts'
import { belowOf, repeatsFrom, weeksFrom } from './worth/alive-classes.ts'
import { type Basis, forecastOf } from './worth/forecast.ts'
import { groupTotal } from './worth/group-total.ts'
import { seasonOf } from './worth/season.ts'
import { spreadOf } from './worth/spread-classes.ts'
import { noTotals } from './worth/valuing.ts'

const topShown = 10
const curvePoints = 200
const historyShown = 60
const pastMonths = 24

export const valueDesk = serve(worthDoors, {
  'GET /value': async (call) => {
    const run = await latestRun(call.db)
    const { settings } = run ?? (await currentSettings(call.db))
    const head = {
      windowMonths: settings.windowMonths,
      horizonWeeks: settings.horizonWeeks,
      discountRate: settings.discountRate,
      may: [...mayCompute(call), ...mayPropose(call), ...maySettle(call)],
    }
    if (!run)
      return {
        run: null,
        ...head,
        totals: noTotals,
        whale: [],
        peak: null,
        uncosted: 0,
        losing: [],
        mattering: [],
        highMarginLowVolume: [],
      }
    const { db, viewer } = call
    const [totals, { contributions, uncosted }, losing, mattering, gems] = await Promise.all([
      totalsSeen(db, viewer),
      contributionsSeen(db, viewer),
      topOf(db, viewer, 'losing', topShown),
      topOf(db, viewer, 'mattering', topShown),
      topOf(db, viewer, 'gems', topShown),
    ])
    const proposals = await newestProposals(
      db,
      viewer,
      losing.map((one) => one.accountId),
    )
    const { curve, peak } = whaleCurve(contributions, curvePoints)
    return {
      run: runOut(run),
      ...head,
      totals,
      whale: curve,
      peak,
      uncosted,
      losing: losing.flatMap((row) => {
        const advice = adviceOf(row, usualOf(run))
        const proposal = proposals.get(row.accountId)
        return advice ? [{ row, ...advice, proposal: proposal ? proposalOut(proposal) : null }] : []
      }),
      mattering,
      highMarginLowVolume: gems.map(plainRow),
    }
  },

  'GET /value/future': async (call) => {
    const { db, viewer } = call
    const run = await latestRun(db)
    const { settings } = run ?? (await currentSettings(db))
    const [totals, lifetimes, cells, ways, atRisk] = await Promise.all([
      run ? totalsSeen(db, viewer) : noTotals,
      run ? lifetimesSeen(db, viewer) : [],
      run ? aliveSeen(db, viewer) : [],
      run ? waysSeen(db, viewer) : [],
      run ? topOf(db, viewer, 'atRisk', topShown) : [],
    ])
    const { currency } = await findCompany(db)
    const gains = lifetimes.map((value) => Math.max(0, value))
    return {
      run: run ? runOut(run) : null,
      horizonWeeks: settings.horizonWeeks,
      totals,
      spread: spreadOf(lifetimes, minorPerMajor(currency ?? 'CNY')),
      concentration: {
        gini: gini(gains),
        topFifthShare: shareOfTop(gains, Math.round(gains.length / 5)),
        reaching80: countReaching(gains, 0.8) ?? 0,
        curve: paretoCurve(gains, curvePoints).map((point) => ({
          accounts: Math.round(point.part * gains.length),
          share: point.share,
        })),
      },
      alive: cells.map(({ weeks, repeats, ...rest }) => {
        const [fromWeeks, fromRepeats] = [weeksFrom[weeks] ?? 0, repeatsFrom[repeats] ?? 0]
        return {
          weeksFrom: fromWeeks,
          weeksBelow: belowOf(weeksFrom, fromWeeks),
          repeatsFrom: fromRepeats,
          repeatsBelow: belowOf(repeatsFrom, fromRepeats),
          ...rest,
        }
      }),
      ways,
      atRisk,
      may: mayCompute(call),
    }
  },

  'GET /value/model': async (call) => {
    const run = await latestRun(call.db)
    return {
      run: run ? runOut(run) : null,
      settings: run?.settings ?? (await currentSettings(call.db)).settings,
      model: run ? modelOut(run) : null,
      may: mayCompute(call),
    }
  },

  'GET /value/accounts': async (call, { query }) => {
    const run = await latestRun(call.db)
    const cursor = readCursor(query.cursor, ['number or null', 'id'])
    const after = cursor
      ? { value: cursor[0] === null ? null : Number(cursor[0]), id: String(cursor[1]) }
      : null
    const rows = run ? await worthPage(call.db, call.viewer, { ...query, after }) : []
    const page = cutPage(rows, query.limit, (row) => [row.sorted, row.accountId])
    return {
      rows: page.rows.map(plainRow),
      next: page.next,
      currency: (await findCompany(call.db)).currency,
      run: run ? runOut(run) : null,
    }
  },

  'GET /accounts/:accountId/value': async (call, { path }) => {
    const { db, viewer } = call
    const { accountId } = path
    const found = await worthOf(db, viewer, accountId)
    const run = found ? await findRun(db, found.runId) : await latestRun(db)
    const group = await groupSeen(db, viewer, accountId)
    const [history, referrals, referredBy, judgements, proposals] = await Promise.all([
      historyOf(db, accountId, historyShown),
      referralsOf(db, accountId),
      referrersOf(db, viewer, accountId),
      judgementsOf(db, accountId),
      proposalsOf(db, viewer, accountId),
    ])
    const { runId: _, tier: __, ...value } = found ?? { runId: '', tier: null }
    const open = proposals.some((one) => one.state === 'open')
    return {
      currency: (await findCompany(db)).currency,
      run: run ? runOut(run) : null,
      settings: run?.settings ?? (await currentSettings(db)).settings,
      value: found ? (value as Omit<typeof found, 'runId' | 'tier'>) : null,
      group:
        group.count > 1
          ? { ...groupTotal(group.members), accounts: group.inSight, hidden: group.hidden }
          : null,
      history: history.map((one) => ({ ...one, computedAt: one.computedAt.toISOString() })),
      referrals,
      referredBy,
      judgements,
      proposals: proposals.map(proposalOut),
      advice: found?.flags.includes('lossMaker') && run ? adviceOf(found, usualOf(run)) : null,
      may: [
        ...may(call, 'refer', 'POST /accounts/:accountId/referrals'),
        ...may(call, 'judge', 'POST /accounts/:accountId/value-judgements'),
        ...(open
          ? may(call, 'withdraw', 'DELETE /accounts/:accountId/value-proposals/:proposalId')
          : mayPropose(call)),
        ...mayCompute(call),
      ],
    }
  },

  'GET /accounts/:accountId/forecast': async (call, { path }) => {
    const { db, viewer } = call
    const found = await worthOf(db, viewer, path.accountId)
    const run = found ? await findRun(db, found.runId) : undefined
    const newest = await newestOrderDay(db)
    const first = newest ? addMonths(monthOf(newest), 1) : monthOf(dayIn(call.now))
    const past = await monthsBefore(db, path.accountId, first, pastMonths)
    const begun = await firstMonthOf(db, path.accountId)
    // A season shows in two whole years that it mostly bought in; else it is that of the company.
    const own = begun && begun <= addMonths(first, -pastMonths) ? past : []
    const steady = own.filter((one) => one.netMinor > 0).length >= (3 * pastMonths) / 4
    const season = (steady ? seasonOf(own) : null) ?? run?.model.common.season ?? null
    return {
      currency: (await findCompany(db)).currency,
      past: begun ? past.filter((one) => one.month >= begun) : [],
      expected: found && run ? forecastOf(basisOf(found, run), first, season) : [],
      by: found?.lifetimeBy ?? ('none' as const),
    }
  },

  'POST /value/runs': async (call, { body }) => {
    const newest = await newestOrderDay(call.db)
    if (!newest) throw new Refusal('conflict', 'value.noOrders')
    // Beyond what is known every account would look as if it had left.
    const [usual, today] = [addMonths(monthOf(newest), 1), dayIn(call.now)]
    const latest = usual > today ? usual : today
    if (body.asOf && body.asOf > latest)
      throw new Refusal('invalid', 'web.badInput', {}, [
        { field: 'asOf', code: 'value.asOfTooLate', params: { day: latest } },
      ])
    if (await isComputing(call.db)) throw new Refusal('conflict', 'value.running')
    const jobId = await call.jobs.start(
      valueJob,
      {
        runId: newId(call.now),
        scope: 'all' as const,
        ...(body.asOf ? { asOf: body.asOf } : {}),
        reason: body.reason,
        subject: body.reason,
      },
      call.viewer.personId,
    )
    return { jobId }
  },

  'GET /value/runs': async (call, { query }) => ({
    rows: (await runLines(call.db, query.limit)).map(runOut),
  }),
})

const may = <What extends string>(call: Call, what: What, door: keyof typeof valueDoors): What[] =>
  holds(call.viewer, valueDoors[door].may) ? [what] : []
const mayCompute = (call: Call) => may(call, 'compute', 'POST /value/runs')
// Whoever may compute may settle by what.
const maySettle = (call: Call) => may(call, 'settle', 'POST /value/runs')
const mayPropose = (call: Call) => may(call, 'propose', 'POST /accounts/:accountId/value-proposals')

const runOut = (run: Awaited<ReturnType<typeof runLines>>[number]) => ({
  id: run.id,
  scope: run.scope,
  asOf: run.as_of,
  reason: run.reason,
  currency: run.currency,
  formula: run.formula,
  accounts: run.accounts,
  personName: run.person_name,
  computedAt: run.computed_at.toISOString(),
})

const usualOf = ({ model }: RunRow): Usual => ({
  margin: model.common.margin,
  serviceShare: model.common.serviceShare,
})

const plainRow = <Row extends WorthRow>(row: Row) => {
  const { parts: _, sorted: __, ...plain } = row as Row & { parts?: unknown; sorted?: unknown }
  return plain as unknown as WorthRow
}

const modelOut = ({ model }: RunRow) => {
  const { told, observedUntil, calibratedUntil } = model
  if (!told) return null
  const { check, ...rest } = told
  if (!check || !calibratedUntil) return { ...rest, check: null }
  // The end of each week, counted back from the last day before the holdout.
  const dayOf = (week: number): Day =>
    addDays(calibratedUntil, Math.round(7 * (week + 1 - check.weeksBefore)))
  return {
    ...rest,
    check: {
      calibrationEnd: calibratedUntil,
      holdoutEnd: observedUntil,
      bins: check.bins,
      weeks: check.seen.map((seen, week) => ({
        day: dayOf(week) < observedUntil ? dayOf(week) : observedUntil,
        seen,
        expected: check.expected[week] ?? 0,
      })),
    },
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof worthOf>>>

const basisOf = (found: Found, run: RunRow): Basis => {
  const { orders, lifetime, sales } = found.parts
  const { known, observedUntil } = run.model
  const { perOrderMinor } = lifetime
  if (lifetime.by === 'prior' && lifetime.yearOrders !== null && perOrderMinor !== null)
    return { by: 'rate', yearOrders: lifetime.yearOrders, perOrderMinor }
  const model = modelFor(known, orders.repeats)
  if (lifetime.by === model?.by && perOrderMinor !== null && found.alive !== null)
    return {
      by: 'model',
      model,
      history: { x: orders.repeats, tx: orders.recencyWeeks, T: orders.ageWeeks },
      until: observedUntil,
      perOrderMinor,
      alive: found.alive,
      evenness: known.spend?.p ?? null,
    }
  if (lifetime.by === 'none') return { by: 'none' }
  const { windowMonths, fallbackRetention } = run.settings
  return {
    by: 'money',
    yearMinor:
      lifetime.by === 'agreements' ? lifetime.agreements.yearlyMinor : (sales.netMinor * 12) / windowMonths,
    retention: fallbackRetention,
  }
}
