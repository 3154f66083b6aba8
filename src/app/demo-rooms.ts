// What the rooms know of their own rows, for the removal of the demo company.
import { refreshYears } from '#records/ledger/closing.store.ts'
import { currencyIsFixed } from '#records/ledger/figures.store.ts'
import { importsOn, orderLinesOf, productsInUse } from '#records/ledger/lines-on.store.ts'
import { whoSignsIn } from '#records/staff/viewer.store.ts'
import { attachmentFiles } from '#records/timeline/attachment.store.ts'
import type { DemoRooms } from '#records/upkeep/demo.store.ts'
import { dropEmptyEvaluations } from '#rooms/identify/run/evaluation.store.ts'
import { dropEmptyRuns } from '#rooms/value/run/run.store.ts'

export const demoRooms: DemoRooms = {
  needed: { person: whoSignsIn, product: productsInUse },
  importsOn,
  orderLinesOf,
  isBooked: currencyIsFixed,
  filesOf: attachmentFiles,
  tidy: async (db) => {
    await dropEmptyEvaluations(db)
    await dropEmptyRuns(db)
    await refreshYears(db, null)
  },
}
