// The doors of the segment room.
import { addMonths, type Day, dayIn, monthOf, monthsFrom } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import {
  type AccountCount,
  countAccounts,
  ledgerSpan,
  newestOrderDay,
  unassignedTotal,
} from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { allDepartments } from '#records/staff/store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { booksOf, namesSeen } from './concentration.store.ts'
import { concentrationOf } from './concentration.ts'
import { segmentDoors } from './contract.ts'
import { type Place, readPlace } from './dimensions.ts'
import { biggestAt, groupsBy } from './grid.store.ts'
import { gridOf } from './grid.ts'
import {
  addNomination,
  decideNomination,
  isKey,
  type NominationRow,
  nominationPage,
  nominationsOf,
  nominationTotals,
} from './nomination.store.ts'
import { sharesByMonth } from './over-time.ts'
import { checkAnswers, yesOf } from './screening.ts'
import type { Measure } from './tables.store.ts'
import { dropTarget, saveTarget, targets } from './target.store.ts'

export const segmentDesk = serve(segmentDoors, {
  'GET /segmentation/grid': async (call, { query }) => {
    const currency = (await findCompany(call.db)).currency
    const groups = await groupsBy(call.db, call.viewer, query, minorPerMajor(currency ?? 'CNY'))
    const grid = gridOf(groups, query)
    const names =
      query.rows === 'department' || query.columns === 'department'
        ? new Map((await allDepartments(call.db)).map((one) => [one.id, one.name]))
        : new Map<string, string>()
    const named = <Row extends { key: string | null }>(row: Row) => ({
      ...row,
      name: row.key === null ? null : (names.get(row.key) ?? null),
    })
    return {
      asOfMonth: (await ledgerSpan(call.db)).asOfMonth,
      currency,
      ...grid,
      rows: grid.rows.map(named),
      columns: grid.columns.map(named),
    }
  },

  'GET /segmentation/accounts': async (call, { query }) => ({
    rows: await biggestAt(call.db, call.viewer, [query.at].flat().map(placeFrom), query.limit),
  }),

  'GET /concentration': async (call, { query }) => {
    const asOf = query.asOf ?? (await defaultAsOf(call))
    const window = { asOf, months: query.window === 'all' ? null : query.window }
    const counted = await countAccounts(call.db, window)
    const rows = (await namesSeen(call.db, call.viewer)).flatMap((account) => {
      const one = counted.get(account.id)
      if (!one) return []
      const value =
        query.basis === 'gross' ? one.grossMinor : query.basis === 'profit' ? profitOf(one) : one.netMinor
      // Only who bought in the window counts; who never did is not a customer of the window.
      return value === null || (value === 0 && one.orders === 0)
        ? []
        : [{ accountId: account.id, name: account.name, valueMinor: value }]
    })
    return {
      basis: query.basis,
      asOf,
      windowMonths: window.months,
      currency: (await findCompany(call.db)).currency,
      ...concentrationOf(rows),
      // Lines without an account are nobody's, so only who sees everything is told what they hold.
      unassignedMinor:
        call.viewer.all && query.basis !== 'profit' ? await unassignedTotal(call.db, window) : 0,
    }
  },

  'GET /concentration/months': async (call, { query }) => {
    const { asOfMonth, firstMonth } = await ledgerSpan(call.db)
    const last = asOfMonth && addMonths(asOfMonth, -1)
    const months = last ? monthsFrom(addMonths(last, 1 - query.months), last) : []
    const first = months[0]
    const books = first && last ? await booksOf(call.db, call.viewer, first, last) : []
    return {
      currency: (await findCompany(call.db)).currency,
      // Months before the ledger begins say nothing.
      months: firstMonth
        ? sharesByMonth(books, months, monthOf(firstMonth)).filter((one) => one.month >= monthOf(firstMonth))
        : [],
      targets: await targets(call.db),
      may: mayDo(call, 'PUT /concentration/targets/:measure') ? ['target' as const] : [],
    }
  },

  'PUT /concentration/targets/:measure': async (call, { path, body }) => {
    const measure = measureFrom(path.measure)
    if (body.dueOn <= body.startOn)
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'dueOn', code: 'segment.dueBeforeStart' }])
    const revision = await saveTarget(call.db, call.actor, measure, body, call.revision)
    return { measure, ...body, personName: call.viewer.name || null, revision }
  },

  'DELETE /concentration/targets/:measure': async (call, { path }) => {
    if (!(await dropTarget(call.db, call.actor, measureFrom(path.measure), call.revision))) throw noTarget()
  },

  'GET /nominations': async (call, { query }) => {
    const cursor = readCursor(query.cursor, ['moment', 'id'])
    const rows = await nominationPage(call.db, call.viewer, {
      state: query.state,
      after: cursor ? { at: String(cursor[0]), id: String(cursor[1]) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id])
    return { rows: page.rows.map((row) => shown(call, row)), next: page.next }
  },

  'GET /nominations/totals': async (call) => ({
    currency: (await findCompany(call.db)).currency,
    states: await nominationTotals(call.db, call.viewer),
    may: abilities(call),
  }),

  'GET /accounts/:accountId/nominations': async (call, { path }) => {
    const isKeyAlready = await isKey(call.db, call.viewer, path.accountId)
    return {
      currency: (await findCompany(call.db)).currency,
      rows: (await nominationsOf(call.db, call.viewer, path.accountId)).map((row) => shown(call, row)),
      may: abilities(call).filter((one) => one !== 'nominate' || !isKeyAlready),
    }
  },

  'POST /accounts/:accountId/nominations': async (call, { path, body }) => {
    const problems = checkAnswers(body.answers)
    if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
    if (await isKey(call.db, call.viewer, path.accountId))
      throw new Refusal('conflict', 'segment.isKeyAlready')
    const id = await addNomination(call.db, call.actor, path.accountId, body)
    if (!id) throw new Refusal('conflict', 'segment.alreadyNominated')
    return oneNomination(call, path.accountId, id)
  },

  'POST /accounts/:accountId/nominations/:nominationId/decision': async (call, { path, body }) => {
    const { accountId, nominationId } = path
    await oneNomination(call, accountId, nominationId)
    if (body.verdict === 'declined' && !body.comment)
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'comment', code: 'segment.commentMissing' }])
    const decision = { state: body.verdict, comment: body.comment }
    if (!(await decideNomination(call.db, call.actor, { accountId, id: nominationId }, decision)))
      throw new Refusal('conflict', 'segment.alreadyDecided')
    return oneNomination(call, accountId, nominationId)
  },
})

/** Profit is known only where costs are: the net sales of lines with a cost, less that cost. */
const profitOf = ({ costedMinor, costMinor }: AccountCount): number | null =>
  costedMinor === 0 && costMinor === 0 ? null : costedMinor - costMinor

/** The first day of the month after the newest order: the last complete months, whatever today is. */
const defaultAsOf = async (call: Call): Promise<Day> => {
  const newest = await newestOrderDay(call.db)
  return newest ? addMonths(monthOf(newest), 1) : dayIn(call.now)
}

const placeFrom = (text: string): Place => {
  const place = readPlace(text)
  if (!place) throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'at', code: 'segment.noSuchPlace' }])
  return place
}

const noTarget = () => new Refusal('notFound', 'segment.noSuchTarget')
const measures: readonly Measure[] = ['keyNetShare', 'keyProfitShare', 'largestShare']
const measureFrom = (text: string): Measure => {
  const measure = measures.find((one) => one === text)
  if (!measure) throw noTarget()
  return measure
}

const mayDo = (call: Call, door: keyof typeof segmentDoors): boolean =>
  holds(call.viewer, segmentDoors[door].may)

const abilities = (call: Call): ('nominate' | 'decide')[] => [
  ...(mayDo(call, 'POST /accounts/:accountId/nominations') ? (['nominate'] as const) : []),
  ...(mayDo(call, 'POST /accounts/:accountId/nominations/:nominationId/decision')
    ? (['decide'] as const)
    : []),
]

const oneNomination = async (call: Call, accountId: string, id: string) => {
  const row = (await nominationsOf(call.db, call.viewer, accountId)).find((one) => one.id === id)
  if (!row) throw new Refusal('notFound', 'segment.noSuchNomination')
  return shown(call, row)
}

const shown = (call: Call, row: NominationRow) => ({
  ...row,
  yes: yesOf(row.answers),
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  may: row.state === 'open' && abilities(call).includes('decide') ? (['decide'] as const).slice() : [],
})
