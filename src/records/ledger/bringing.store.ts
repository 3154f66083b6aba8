// Hand-down for imports: products, receivables, charges and contracts looked up, changed and taken out again, many at once.
import { sql } from 'kysely'
import { deleteRows, updateRows } from '#server/bulk.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import type { Agreement } from './agreement.store.ts'
import type { ChargePlace } from './charge.store.ts'
import type { ChargeFigure } from './charge.ts'
import { on, type ProductTable } from './tables.store.ts'

export const knownProducts = (
  db: Db,
  codes: readonly string[],
  ids: readonly string[] = [],
): Promise<ProductTable[]> =>
  on(db)
    .selectFrom('product')
    .selectAll()
    .where(sql<boolean>`code = any(${codes}::text[]) or id = any(${ids}::uuid[])`)
    .execute()

export type ProductChange = {
  id: string
  name: string
  category: string | null
  standardCostMinor: number | null
  listPriceMinor: number | null
}

/** Changes products. No audit row: the caller writes one. */
export const changeProducts = (db: Db, actor: Actor, list: readonly ProductChange[]): Promise<void> =>
  updateRows(
    db,
    'product',
    list.map((one) => ({
      id: one.id,
      set: {
        name: one.name,
        category: one.category,
        standard_cost_minor: one.standardCostMinor,
        list_price_minor: one.listPriceMinor,
        updated_at: actor.now,
      },
    })),
    { revised: true },
  )

/** Takes out those of these products that nothing was sold of, and says which. */
export const removeProducts = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  const sold = await sql<{
    id: string
  }>`select distinct product_id as id from order_line where product_id = any(${ids}::uuid[])
    union select distinct product_id from unassigned_line where product_id = any(${ids}::uuid[])`.execute(db)
  const used = new Set(sold.rows.map((row) => row.id))
  const free = ids.filter((id) => !used.has(id))
  await deleteRows(
    db,
    'product',
    free.map((id) => ({ id })),
  )
  return new Set(free)
}

export type KnownReceivable = {
  accountId: string
  id: string
  document: string
  invoicedOn: string
  dueOn: string
  amountMinor: number
  openMinor: number
  currency: string
  asOf: string
  importId: string | null
}

export const knownReceivables = async (
  db: Db,
  pairs: readonly { accountId: string; document: string }[],
): Promise<KnownReceivable[]> =>
  (
    await sql<KnownReceivable>`select receivable.account_id as "accountId", id, receivable.document, invoiced_on as "invoicedOn",
        due_on as "dueOn", amount_minor as "amountMinor", open_minor as "openMinor", currency, as_of as "asOf", import_id as "importId"
      from receivable join (select * from unnest(${pairs.map((one) => one.accountId)}::uuid[],
        ${pairs.map((one) => one.document)}::text[]) as pair (account_id, document)) as wanted
        on wanted.account_id = receivable.account_id and wanted.document = receivable.document`.execute(db)
  ).rows

export const removeReceivables = (
  db: Db,
  list: readonly { accountId: string; id: string }[],
): Promise<void> =>
  deleteRows(
    db,
    'receivable',
    list.map((one) => ({ account_id: one.accountId, id: one.id })),
  )

export const knownReceivablesById = async (db: Db, ids: readonly string[]): Promise<KnownReceivable[]> =>
  (
    await sql<KnownReceivable>`select account_id as "accountId", id, document, invoiced_on as "invoicedOn", due_on as "dueOn",
        amount_minor as "amountMinor", open_minor as "openMinor", currency, as_of as "asOf", import_id as "importId"
      from receivable where id = any(${ids}::uuid[])`.execute(db)
  ).rows

export type KnownCharge = ChargePlace & ChargeFigure & { note: string | null; importId: string | null }

/** Places as columns that run side by side, to be joined with. */
const placesIn = (places: readonly ChargePlace[]) =>
  sql`(select * from unnest(${places.map((one) => one.accountId)}::uuid[], ${places.map((one) => one.kind)}::text[],
    ${places.map((one) => one.month)}::date[]) as place (account_id, kind, month)) as wanted`
const inPlace = sql`wanted.account_id = charge.account_id and wanted.kind = charge.kind and wanted.month = charge.month`

export const knownCharges = async (db: Db, places: readonly ChargePlace[]): Promise<KnownCharge[]> =>
  (
    await sql<KnownCharge>`select charge.account_id as "accountId", charge.kind, charge.month, amount_minor as "amountMinor",
        quantity_milli as "quantityMilli", note, import_id as "importId"
      from account_charge as charge join ${placesIn(places)} on ${inPlace}`.execute(db)
  ).rows

export const removeCharges = async (db: Db, places: readonly ChargePlace[]): Promise<void> => {
  await sql`delete from account_charge as charge using ${placesIn(places)} where ${inPlace}`.execute(db)
}

export type KnownAgreement = Omit<Agreement, 'revision'> & { importId: string | null }

const agreementColumns = sql`agreement.account_id as "accountId", id, agreement.number, name, starts_on as "startsOn",
  term_months as "termMonths", yearly_minor as "yearlyMinor", currency, ended_on as "endedOn", end_reason as "endReason",
  import_id as "importId"`

export const knownAgreements = async (
  db: Db,
  pairs: readonly { accountId: string; number: string }[],
): Promise<KnownAgreement[]> =>
  (
    await sql<KnownAgreement>`select ${agreementColumns} from agreement
      join (select * from unnest(${pairs.map((one) => one.accountId)}::uuid[],
        ${pairs.map((one) => one.number)}::text[]) as pair (account_id, number)) as wanted
        on wanted.account_id = agreement.account_id and wanted.number = agreement.number`.execute(db)
  ).rows

export const knownAgreementsById = async (db: Db, ids: readonly string[]): Promise<KnownAgreement[]> =>
  (
    await sql<KnownAgreement>`select ${agreementColumns} from agreement where id = any(${ids}::uuid[])`.execute(
      db,
    )
  ).rows

export const removeAgreements = (db: Db, list: readonly { accountId: string; id: string }[]): Promise<void> =>
  deleteRows(
    db,
    'agreement',
    list.map((one) => ({ account_id: one.accountId, id: one.id })),
  )
