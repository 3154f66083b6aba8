// The company itself: its name and the currency its ledger is kept in.
import type { Db } from '#server/database.ts'
import { on } from './tables.store.ts'

export type Company = { name: string; currency: string | null; isDemo: boolean }

export const findCompany = async (db: Db): Promise<Company> => {
  const row = await on(db).selectFrom('company').selectAll().executeTakeFirst()
  return { name: row?.name ?? '', currency: row?.currency ?? null, isDemo: row?.is_demo ?? false }
}

export const saveCompany = async (db: Db, change: Partial<Company>, now: Date): Promise<Company> => {
  const next = { ...(await findCompany(db)), ...change }
  const values = { name: next.name, currency: next.currency, is_demo: next.isDemo, updated_at: now }
  await on(db)
    .insertInto('company')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
  return next
}
