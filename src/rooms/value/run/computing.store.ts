// Computes value as a job: over all accounts with models fitted anew, or over those that something new has touched, by
// the models of the last run over all.
import { setImmediate as others } from 'node:timers/promises'
import { addDays, addMonths, type Day, dayIn, daysBetween, monthOf } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { weeklyRate } from '#numbers/discounting.ts'
import { ledgerSpan } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { recordSignals } from '#records/timeline/store.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import type { JobKind, Work } from '#server/jobs.ts'
import { ratesOn, unitOfDefaults } from '../settling/rates.ts'
import { currentSettings, datedRates } from '../settling/settling.store.ts'
import type { RunModel, RunScope } from '../tables.store.ts'
import { renewalsSeen } from '../worth/agreement-value.ts'
import { signalsOf } from '../worth/signals.ts'
import {
  accountsIn,
  addTo,
  anyNewOf,
  type Book,
  type Common,
  commonOf,
  type Frame,
  lifetimeIn,
  noTotals,
  profitIn,
  type Valued,
  type Valuer,
  valueIn,
  windowOf,
} from '../worth/valuing.ts'
import {
  accountFacts,
  companySeason,
  contractsUpTo,
  countedIn,
  judgedUpTo,
  stillThere,
} from './counting.store.ts'
import type { KnownModel, ToldModel } from './fitting.ts'
import { fitAside } from './fitting-aside.store.ts'
import { observedUntil, orderSpan, readHistories } from './histories.store.ts'
import {
  averagePrices,
  findRun,
  finishRun,
  latestRun,
  lifetimesOf,
  type RunRow,
  valuesOfRun,
  writeValues,
} from './run.store.ts'

/** Goes up with every change of what a figure means, so that an old one is read as it was meant. */
export const formula = 1

export type RunInput = {
  /** Made beforehand, so that a job begun anew after a crash writes the same run. */
  runId: string
  scope: RunScope
  /** Left out, the first of the month after the newest order. */
  asOf?: Day
  reason: string
  /** What the list of jobs calls it. */
  subject: string
  /** Those that were touched. */
  accountIds?: string[]
  /** Neither compares the models nor checks them: for days gone by, of which only the result is looked at. */
  unchecked?: boolean
}

export const valueJob: JobKind<RunInput> = {
  kind: 'value.run',
  async run(work, input) {
    const { db } = work.database
    const actor: Actor = { personId: work.personId, origin: 'job', requestId: work.jobId, now: work.now() }
    const computed = (await findRun(db, input.runId)) ?? (await compute(work, actor, input))
    // Nothing was ever computed that accounts touched could be measured against, or none of them is left.
    if (!computed) return { valueRunId: null, accounts: 0 }
    if (computed.scope === 'all' && computed.id === (await latestRun(db))?.id)
      await averagePrices(db, computed.id, windowOf(computed.as_of, computed.settings.windowMonths))
    await handDown(db, computed)
    return { valueRunId: computed.id, accounts: computed.accounts }
  },
}

const perSlice = 1000
// How much of the way each part is, in hundredths.
const readShare = 40
const fitShare = 15

const compute = async (work: Work, actor: Actor, input: RunInput): Promise<RunRow | undefined> => {
  const { db } = work.database
  const base = input.scope === 'touched' ? await latestRun(db) : undefined
  if (input.scope === 'touched' && !base) return undefined
  const span = await orderSpan(db)
  if (!span) {
    if (base) return undefined
    throw new Refusal('conflict', 'value.noOrders')
  }
  const usual = addMonths(monthOf(span.last), 1)
  const asOf = input.asOf ?? (base && base.as_of > usual ? base.as_of : usual)
  const frame = await frameFor(db, asOf, base)
  const until = observedUntil(asOf, span.last)
  const touched = input.scope === 'touched' ? await stillThere(db, input.accountIds ?? []) : null
  if (touched?.length === 0) return undefined

  const { accounts } = await ledgerSpan(db)
  const read = await bookOf(
    db,
    frame,
    { until, first: span.first, touched, checked: !input.unchecked },
    (done) => work.progress(Math.min(readShare, Math.round((readShare * done) / Math.max(1, accounts))), 100),
  )
  const { book, held } = read
  const look = () => work.progress(readShare, 100)
  const { observed } = book.histories
  const ahead = {
    weeks: frame.settings.horizonWeeks,
    delta: weeklyRate(frame.settings.discountRate),
    surely: Boolean(input.unchecked),
  }
  const answer = await fitAside(
    base
      ? { observed, fit: null, known: base.model.known, ahead }
      : {
          observed,
          fit: {
            held,
            renewals: renewalsOrNone(book, asOf),
            choice: frame.settings.model,
            ...(input.unchecked ? { uncompared: true } : {}),
          },
          known: null,
          ahead,
        },
    look,
  )
  const known: KnownModel | undefined = answer.fitted?.known ?? base?.model.known
  if (!known || !answer.foresight) throw new Error('the thread of the models answered nothing')
  const common = base?.model.common ?? (await commonFor(db, book, frame))
  const valuer: Valuer = {
    frame,
    book,
    known,
    common,
    anyNew: anyNewOf(known, common, frame.settings),
    foresight: answer.foresight,
  }
  const totals = await writeAll(work, valuer, input.runId, touched)
  const model: RunModel = {
    told: (answer.fitted?.told as ToldModel | undefined) ?? null,
    known,
    common,
    observedUntil: until,
    calibratedUntil: held ? calibrationEnd(until, frame) : null,
  }
  await finishRun(db, actor, {
    runId: input.runId,
    scope: input.scope,
    baseId: base?.id ?? null,
    frame,
    reason: input.reason,
    formula,
    model,
    totals,
    accountIds: touched,
  })
  return findRun(db, input.runId)
}

/** A run over accounts touched is computed as the one over all was, but for rates, which have days of their own. */
const frameFor = async (db: Db, asOf: Day, base: RunRow | undefined): Promise<Frame> => {
  const { currency } = await findCompany(db)
  const settings = base?.settings ?? (await currentSettings(db)).settings
  return {
    asOf,
    window: windowOf(asOf, settings.windowMonths),
    settings,
    rates: ratesOn(await datedRates(db), asOf, unitOfDefaults(currency)),
    currency,
  }
}

/** Too short a time before the holdout would calibrate nothing. */
const fewestWeeksBefore = 13

const calibrationEnd = (until: Day, { settings }: Frame): Day => addDays(until, -7 * settings.holdoutWeeks)

export const bookOf = async (
  db: Db,
  frame: Frame,
  {
    until,
    first,
    touched,
    checked,
  }: { until: Day; first: Day; touched: readonly string[] | null; checked: boolean },
  onProgress: (accounts: number) => Promise<void>,
) => {
  const judged = await judgedUpTo(db, frame.asOf, touched)
  // Whether whom they brought buys is asked of these, too.
  const ids = touched && [
    ...new Set([
      ...touched,
      ...[...judged.values()].flatMap((one) => one.referrals.flatMap((of) => of.referredId ?? [])),
    ]),
  ]
  const end = calibrationEnd(until, frame)
  const holdout =
    checked && !touched && daysBetween(first, end) >= 7 * fewestWeeksBefore
      ? { calibratedUntil: end, first }
      : null
  const { histories, held } = await readHistories(db, { until, accountIds: ids, holdout }, onProgress)
  const counted = await countedIn(db, frame.window, touched)
  const contracts = await contractsUpTo(db, frame.asOf, frame.currency, touched)
  const facts = await accountFacts(db, touched)
  const book: Book = { counted, histories, contracts, judged, facts }
  return { book, held }
}

const renewalsOrNone = (book: Book, asOf: Day) => {
  const all = [...book.contracts.values()].flat()
  return all.length ? renewalsSeen(all, asOf) : null
}

const commonFor = async (db: Db, book: Book, frame: Frame): Promise<Common> => {
  const season = await companySeason(db, frame.window.before)
  const profits: { id: string; profit: ReturnType<typeof profitIn> }[] = []
  for (const [index, id] of accountsIn(book).entries()) {
    profits.push({ id, profit: profitIn(book, id, frame) })
    if (index % 5000 === 4999) await others()
  }
  return commonOf(profits, book, frame, season)
}

const writeAll = async (work: Work, valuer: Valuer, runId: string, touched: readonly string[] | null) => {
  const { db } = work.database
  const { book } = valuer
  const known = new Set(accountsIn(book))
  const ids = touched ? touched.filter((id) => known.has(id)) : [...known]
  const worth = await referredWorth(db, valuer, touched)
  const totals = { ...noTotals }
  for (let from = 0; from < ids.length; from += perSlice) {
    await work.progress(
      readShare + fitShare + Math.round(((100 - readShare - fitShare - 1) * from) / ids.length),
      100,
    )
    const slice: Valued[] = ids
      .slice(from, from + perSlice)
      .map((id) => valueIn(valuer, id, (of) => worth.get(of)))
    for (const one of slice) addTo(totals, one)
    await writeValues(db, runId, slice)
    await others()
  }
  return totals
}

/** The lifetime values of accounts that others brought: as found in this run, or as they stand. */
const referredWorth = async (
  db: Db,
  valuer: Valuer,
  touched: readonly string[] | null,
): Promise<Map<string, number | null>> => {
  const { book, frame } = valuer
  const brought = [
    ...new Set(
      [...book.judged.values()].flatMap((one) => one.referrals.flatMap((of) => of.referredId ?? [])),
    ),
  ]
  const own = touched ? new Set(touched) : null
  const found = brought.filter((id) => !own || own.has(id))
  const standing = await lifetimesOf(
    db,
    brought.filter((id) => own && !own.has(id)),
  )
  for (const id of found) standing.set(id, lifetimeIn(valuer, id, profitIn(book, id, frame)).lifetimeMinor)
  return standing
}

/** Handed down after the run stands; begun anew after a crash, it writes the same again. */
const handDown = async (db: Db, run: RunRow): Promise<void> => {
  // Nothing is measured on a day that has not come: as of the first of a month to come means as far as is known today.
  const today = dayIn(run.computed_at)
  const measuredOn = run.as_of < today ? run.as_of : today
  for (let after: string | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof valuesOfRun>> = await valuesOfRun(db, run.id, after, perSlice)
    await recordSignals(
      db,
      run.person_id,
      rows.flatMap((row) =>
        signalsOf(
          {
            profitMinor: row.profit_minor,
            costToServeMinor: row.cost_to_serve_minor,
            contributionMinor: row.contribution_minor,
            lifetimeMinor: row.lifetime_minor,
            alive: row.alive,
            impactMinor: row.impact_minor,
          },
          run.currency,
        ).map((signal) => ({ accountId: row.account_id, ...signal, measuredOn, note: null })),
      ),
      run.computed_at,
    )
    const last = rows.at(-1)
    if (!last || rows.length < perSlice) return
    after = last.account_id
  }
}
