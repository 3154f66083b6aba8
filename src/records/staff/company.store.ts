// The company itself: its name, the currency its ledger is kept in, and what else it settles for everybody.
import { Refusal } from '#base/refusal.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { writeAudit } from './audit.store.ts'
import { type Company, freshCompany } from './company.ts'
import { anyRates } from './rate.store.ts'
import { on } from './tables.store.ts'

export const findCompany = async (db: Db): Promise<Company> => {
  const row = await on(db).selectFrom('company').selectAll().executeTakeFirst()
  if (!row) return freshCompany
  return {
    name: row.name,
    currency: row.currency,
    isDemo: row.is_demo,
    fiscalMonth: row.fiscal_month,
    workDays: row.work_days,
    timeZone: row.time_zone,
    language: row.language,
    tierNames: row.tier_names,
    revision: row.revision,
  }
}

export const saveCompany = async (
  db: Db,
  change: Partial<Omit<Company, 'revision'>>,
  now: Date,
): Promise<Company> => {
  const before = await findCompany(db)
  const next = { ...before, ...change, revision: before.revision + 1 }
  const values = {
    name: next.name,
    currency: next.currency,
    is_demo: next.isDemo,
    fiscal_month: next.fiscalMonth,
    work_days: [...next.workDays].sort(),
    time_zone: next.timeZone,
    language: next.language,
    tier_names: JSON.stringify(next.tierNames) as never,
    revision: next.revision,
    updated_at: now,
  }
  await on(db)
    .insertInto('company')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
  return next
}

/** An administrator's change; the second of two who change at once is told. */
export const changeCompany = (
  db: Db,
  actor: Actor,
  seen: number | null,
  change: Omit<Company, 'isDemo' | 'revision'>,
  currencyIsFixed: (db: Db) => Promise<boolean>,
): Promise<Company> =>
  atomically(db, async (transaction) => {
    await on(transaction).selectFrom('company').select('id').forUpdate().execute()
    const before = await findCompany(transaction)
    if (seen !== before.revision) throw new Refusal('stale', 'web.stale')
    if (change.currency !== before.currency) {
      const currency = before.currency ?? ''
      if (await currencyIsFixed(transaction))
        throw new Refusal('conflict', 'staff.currencyFixed', { currency })
      if (await anyRates(transaction)) throw new Refusal('conflict', 'staff.currencyHasRates', { currency })
    }
    const after = await saveCompany(transaction, change, actor.now)
    await writeAudit(transaction, actor, {
      action: 'staff.companyChanged',
      subject: { kind: 'company', id: '1' },
      before,
      after,
    })
    return after
  })
