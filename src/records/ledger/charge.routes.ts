// The doors of charges.
import { addMonths, dayIn, monthOf } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { holds, importers } from '#base/viewer.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { chargeDoors } from './charge.contract.ts'
import {
  type AccountCharge,
  type ChargePlace,
  chargesOf,
  findCharge,
  lastChargedMonth,
  removeCharge,
  saveCharge,
} from './charge.store.ts'
import { kindsFor, suits } from './charge.ts'

export const chargeDesk = serve(chargeDoors, {
  'GET /accounts/:accountId/charges': async (call, { path, query }) => {
    const to = monthOf(dayIn(call.now))
    const from = addMonths(to, 1 - query.months)
    return {
      currency: (await findCompany(call.db)).currency ?? 'CNY',
      from,
      to,
      lastMonth: await lastChargedMonth(call.db, path.accountId),
      rows: (await chargesOf(call.db, path.accountId, from, addMonths(to, 1))).map(chargeOut),
      may: [...kindsFor(call.viewer.roles)],
      mayImport: holds(call.viewer, importers),
    }
  },

  'PUT /accounts/:accountId/charges/:kind/:month': async (call, { path, body }) => {
    refuseOthers(call, path)
    if (!suits(path.kind, body)) {
      const field = body.amountMinor === null ? 'quantityMilli' : 'amountMinor'
      throw new Refusal('invalid', 'web.badInput', {}, [{ field, code: 'ledger.wrongMeasure' }])
    }
    if (path.month > monthOf(dayIn(call.now)))
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'month', code: 'ledger.monthAhead' }])
    const booked = { ...body, note: body.note || null }
    if (!(await saveCharge(call.db, call.actor, path, booked, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return chargeOut(await existing(call, path))
  },

  'DELETE /accounts/:accountId/charges/:kind/:month': async (call, { path }) => {
    refuseOthers(call, path)
    if (!(await removeCharge(call.db, call.actor, path, await existing(call, path), call.revision)))
      throw new Refusal('stale', 'web.stale')
  },
})

/** Some may book only what they know themselves. */
const refuseOthers = ({ viewer }: Call, { kind }: ChargePlace): void => {
  if (!kindsFor(viewer.roles).includes(kind)) throw new Refusal('forbidden', 'ledger.chargeByFinance')
}

const existing = async (call: Call, place: ChargePlace): Promise<AccountCharge> => {
  const row = await findCharge(call.db, place)
  if (!row) throw new Refusal('notFound', 'ledger.noSuchCharge')
  return row
}

const chargeOut = (row: AccountCharge) => ({ ...row, updatedAt: row.updatedAt.toISOString() })
