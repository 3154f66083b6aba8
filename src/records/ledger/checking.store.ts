// A file of orders read through without booking a line: what it holds, and its refused rows in their file.
import { Refusal } from '#base/refusal.ts'
import { allRates } from '#records/staff/rate.store.ts'
import type { Work } from '#server/jobs.ts'
import { readOrders } from './reading.store.ts'
import { knownAccounts, knownProducts, uploadName } from './running.store.ts'
import type { ImportSettings } from './tables.store.ts'
import type { Totals } from './totals.ts'

export const checkOrders = async (
  work: Work,
  file: { importId: string; bytes: number; settings: ImportSettings },
): Promise<Totals> => {
  const { importId, settings } = file
  const { db } = work.database
  if (!work.files.has(uploadName(importId))) throw new Refusal('conflict', 'ledger.uploadGone')
  const { parts, found } = readOrders(
    {
      folder: work.files.folder,
      importId,
      uploadName: uploadName(importId),
      settings,
      rates: await allRates(db),
      knownAccounts: settings.unknownAccounts === 'refuse' ? await knownAccounts(db) : null,
      knownProducts: settings.unknownProducts === 'refuse' ? await knownProducts(db) : null,
    },
    (bytes) => work.progress(bytes, file.bytes),
  )
  for await (const _ of parts) {
    // Only what is counted on the way is wanted.
  }
  return found.totals
}
