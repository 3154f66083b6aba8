// The doors of receivables and credit.
import { dayIn, daysBetween } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { receivableDoors } from './receivable.contract.ts'
import { creditOf, openReceivables, receivablesAsOf, saveCredit } from './receivable.store.ts'
import { ageingOf, bandOf, creditWarningOf } from './receivable.ts'

const mostDocuments = 500

export const receivableDesk = serve(receivableDoors, {
  'GET /accounts/:accountId/receivables': async (call, { path }) => {
    const today = dayIn(call.now)
    const open = await openReceivables(call.db, path.accountId)
    const credit = await creditOut(call, path.accountId)
    return {
      asOf: await receivablesAsOf(call.db, path.accountId),
      today,
      credit,
      sums: [...Map.groupBy(open, (row) => row.currency)].map(([currency, rows]) => {
        const ageing = ageingOf(rows, today)
        const { creditDays } = credit
        const creditLimitMinor = currency === credit.currency ? credit.creditLimitMinor : null
        return { currency, ...ageing, warning: creditWarningOf(ageing, { creditDays, creditLimitMinor }) }
      }),
      rows: open.slice(0, mostDocuments).map((row) => ({
        ...row,
        band: bandOf(row.dueOn, today),
        overdueDays: Math.max(0, daysBetween(row.dueOn, today)),
      })),
      more: open.length > mostDocuments,
      may: holds(call.viewer, receivableDoors['PUT /accounts/:accountId/credit'].may)
        ? (['grant'] as const).slice()
        : [],
    }
  },

  'GET /accounts/:accountId/credit': (call, { path }) => creditOut(call, path.accountId),

  'PUT /accounts/:accountId/credit': async (call, { path, body }) => {
    const { currency } = await creditOut(call, path.accountId)
    const saved = await saveCredit(
      call.db,
      call.actor,
      path.accountId,
      { ...body, currency: await currencyFor(call, currency) },
      call.revision,
    )
    if (!saved) throw new Refusal('stale', 'web.stale')
    return creditOut(call, path.accountId)
  },
})

/** Terms are agreed in the company's own currency. */
const currencyFor = async (call: Call, before: string): Promise<string> =>
  (await findCompany(call.db))?.currency ?? before

const creditOut = async (call: Call, accountId: string) => {
  const row = await creditOf(call.db, accountId)
  return row
    ? { ...row, updatedAt: row.updatedAt.toISOString() }
    : {
        creditDays: null,
        creditLimitMinor: null,
        currency: await currencyFor(call, 'CNY'),
        revision: 0,
        personName: null,
        updatedAt: null,
      }
}
