// The door to a group with its money.
import { dayIn } from '#base/calendar.ts'
import { asOfMonthOf } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { serve } from '#server/call.ts'
import { rollUp } from './roll-up.ts'
import { treeDoors } from './tree.contract.ts'
import { groupNodes } from './tree.store.ts'

const mostShown = 10_000

export const treeDesk = serve(treeDoors, {
  'GET /accounts/:accountId/group/figures': async (call, { path }) => {
    const nodes = await groupNodes(call.db, call.viewer, path.accountId, dayIn(call.now), mostShown + 1)
    return {
      asOfMonth: await asOfMonthOf(call.db),
      currency: (await findCompany(call.db)).currency,
      branches: rollUp(nodes.slice(0, mostShown)),
      more: nodes.length > mostShown,
    }
  },
})
