// The door to the financial pack of an account: what a manager takes into a negotiation.
import { addMonths, type Day, dayIn, daysBetween, monthOf } from '#base/calendar.ts'
import { newestOrderDay } from '#records/ledger/figures.store.ts'
import { creditOf, openReceivables } from '#records/ledger/receivable.store.ts'
import { ageingOf } from '#records/ledger/receivable.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { countedIn } from '../run/counting.store.ts'
import { findRun } from '../run/run.store.ts'
import { worthOf } from '../run/worth.store.ts'
import { currentSettings } from '../settling/settling.store.ts'
import { concessionsOf } from '../worth/concessions.ts'
import { marginOf } from '../worth/margin.ts'
import { nothingCounted, profitOf } from '../worth/profitability.ts'
import { packDoors } from './pack.contract.ts'
import { firstMonthOf, listedOf, monthsBefore, packProducts } from './pack.store.ts'
import { pocketOf } from './pocket.ts'

const productsShown = 20
const pastMonths = 24

export const packDesk = serve(packDoors, {
  'GET /accounts/:accountId/financial-pack': async (call, { path }) => packOf(call, path.accountId),
})

type Found = NonNullable<Awaited<ReturnType<typeof worthOf>>>

const packOf = async (call: Call, accountId: string) => {
  const { db, viewer } = call
  const found = await worthOf(db, viewer, accountId)
  const run = found ? await findRun(db, found.runId) : undefined
  const { currency } = await findCompany(db)
  const newest = await newestOrderDay(db)
  const before = found?.parts.window.before ?? (newest ? addMonths(monthOf(newest), 1) : null)
  const months = run?.settings.windowMonths ?? 12
  const window = before ? { from: found?.parts.window.from ?? addMonths(before, -months), before } : null
  const live = async (of: { from: Day; before: Day }) =>
    profitOf(
      (await countedIn(db, of, [accountId])).get(accountId) ?? nothingCounted,
      run?.rates ?? noRates,
      months,
    )
  const parts = found?.parts ?? (window ? await live(window) : profitOf(nothingCounted, noRates, months))
  const earlier = window ? { from: addMonths(window.from, -months), before: window.from } : null
  const begun = await firstMonthOf(db, accountId)
  const past = earlier && begun && begun < earlier.before ? await live(earlier) : null
  const [listed, products, booked] = window
    ? await Promise.all([
        listedOf(db, accountId, window),
        packProducts(db, accountId, window, productsShown),
        monthsBefore(db, accountId, window.before, pastMonths),
      ])
    : [{ listedMinor: 0, atListMinor: 0 }, [], []]
  const [open, credit] = await Promise.all([openReceivables(db, accountId), creditOf(db, accountId)])
  const owed = ageingOf(
    open.filter((one) => currency === null || one.currency === currency),
    dayIn(call.now),
  )
  const { netMinor } = parts.sales
  const profitMinor = parts.goods.costMinor === null ? null : netMinor - parts.goods.costMinor
  const margin = marginOf({ netMinor, profitMinor })
  const yearNetMinor = (netMinor * 12) / months
  const { lifetime } = found?.parts ?? { lifetime: null }
  const { runId: _, tier: __, parts: ___, ...figures } = found ?? ({} as Partial<Found>)
  return {
    currency,
    asOf: run?.as_of ?? null,
    window,
    horizonWeeks: (run?.settings ?? (await currentSettings(db)).settings).horizonWeeks,
    pocket: pocketOf(parts, listed),
    before: past
      ? {
          netMinor: past.sales.netMinor,
          profitMinor: past.profitMinor,
          contributionMinor: past.contributionMinor,
        }
      : null,
    value: found ? (figures as Omit<Found, 'runId' | 'tier' | 'parts'>) : null,
    margins: {
      own: margin,
      tier: (found?.tier ? run?.model.common.tierMargins[found.tier] : undefined) ?? null,
      company: run?.model.common.margin ?? null,
    },
    receivables: {
      openMinor: owed.openMinor,
      overdueMinor: owed.overdueMinor,
      oldestDays: owed.oldestDays,
      limitMinor: credit?.creditLimitMinor ?? null,
      creditDays: credit?.creditDays ?? null,
      salesDays:
        netMinor > 0 && window ? (owed.openMinor / netMinor) * daysBetween(window.from, window.before) : null,
    },
    months: begun ? booked.filter((one) => one.month >= begun) : [],
    products,
    concessions: concessionsOf({
      yearNetMinor,
      horizonNetMinor:
        lifetime && lifetime.perOrderMinor !== null && lifetime.discountedOrders !== null
          ? lifetime.perOrderMinor * lifetime.discountedOrders
          : null,
      margin,
    }),
  }
}

const noRates = { visit: 0, serviceHour: 0, returnLine: 0, managerHour: 0, capital: 0 }
