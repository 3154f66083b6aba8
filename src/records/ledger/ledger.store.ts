// The ledger as a whole: one writer at a time, and one currency.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { findCompany, saveCompany } from '#records/staff/company.store.ts'
import type { Db } from '#server/database.ts'

// Two imports at once would each sum a month up without the other's lines.
const ledgerLock = 7_104_032

/** Waits until nobody else writes to the ledger; held to the end of the transaction. */
export const lockLedger = async (transaction: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${ledgerLock})`.execute(transaction)
}

/** The first import settles the currency of the ledger; a later one in another currency is refused. */
export const takeCurrency = async (db: Db, currency: string, now: Date): Promise<void> => {
  const company = await findCompany(db)
  if (company.currency === null) await saveCompany(db, { currency }, now)
  else if (company.currency !== currency)
    throw new Refusal('conflict', 'ledger.wrongCurrency', { currency: company.currency })
}
