// The door to why sales changed.
import { monthOf } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { segmentById } from '#records/accounts/segment.store.ts'
import { guardAccount } from '#records/accounts/visible.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { serve } from '#server/call.ts'
import { mixDoors } from './mix.contract.ts'
import { soldIn } from './mix.store.ts'
import { mixOf } from './mix.ts'

const mostRows = 200
/** Products times accounts that one answer is worked out of; beyond, a segment or another view narrows it. */
const mostItems = 500_000

export const mixDesk = serve(mixDoors, {
  'GET /price-volume-mix': async (call, { query }) => {
    const base = { from: monthOf(query.baseFrom), to: monthOf(query.baseTo) }
    const now = { from: monthOf(query.from), to: monthOf(query.to) }
    const problems = [
      ...(now.to < now.from ? [{ field: 'to', code: 'value.periodEndsBefore' }] : []),
      ...(base.to < base.from ? [{ field: 'baseTo', code: 'value.periodEndsBefore' }] : []),
      ...(base.from <= now.to && now.from <= base.to
        ? [{ field: 'baseFrom', code: 'value.periodsOverlap' }]
        : []),
    ]
    if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
    if (query.accountId) await guardAccount(call.db, call.viewer, query.accountId)
    const segment = query.segmentId ? await segmentById(call.db, query.segmentId) : null
    if (segment === undefined) throw new Refusal('notFound', 'value.noSuchSegment')
    const { by, convention, accountId = null } = query
    const sold = await soldIn(call.db, call.viewer, { base, now, by, accountId, segment }, mostItems)
    if (sold.length > mostItems) throw new Refusal('invalid', 'value.tooManyItems', { most: mostItems })
    const { total, rows } = mixOf(sold, by, convention)
    return {
      currency: (await findCompany(call.db)).currency,
      total,
      rows: rows.slice(0, mostRows),
      more: rows.length > mostRows,
    }
  },
})
