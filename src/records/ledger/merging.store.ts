// How the tables of this room are merged. Every line goes along; months and years are summed up anew from them.
import { sql } from 'kysely'
import {
  keepFigures,
  type Merge,
  type MergePart,
  moves,
  putBack,
} from '#records/accounts/merging/part.store.ts'
import type { Db } from '#server/database.ts'
import { sumAccountMonths, sumProductMonths } from './applying.store.ts'
import { refreshYears } from './closing.store.ts'
import { lockLedger } from './ledger.store.ts'

const lines = moves('order_line', {
  key: ['id'],
  // Ids are made of a line's content, so that both may have bought alike; neither line may fall away.
  clash: sql`theirs.id = mine.id`,
  yields: ({ absorbedId }) => ({ id: sql`md5(mine.id::text || ${absorbedId}::text)::uuid` }),
})

const figures = ['account_month', 'product_month', 'account_year'] as const

const sumUp = async (db: Db, accountIds: readonly string[]): Promise<void> => {
  const accounts = sql`(select unnest(${accountIds}::uuid[]))`
  await sumAccountMonths(db, null, accounts)
  await sumProductMonths(db, null, accounts)
  await refreshYears(db, null, accountIds)
}

/** Months as they are now, beside those of both accounts before the merge. */
const isAsBefore = async (db: Db, { id, survivorId, absorbedId }: Merge): Promise<boolean> =>
  (
    await sql`with stood as (
        select row from account_merge_row
        where account_id = ${survivorId} and merge_id = ${id} and part = 'account_month' and what = 'kept'
      ), now as (
        select to_jsonb(month) as row from account_month as month
        where account_id = any(${[survivorId, absorbedId]}::uuid[])
      )
      (select row from stood except all select row from now)
      union all (select row from now except all select row from stood) limit 1`.execute(db)
  ).rows.length === 0

const forget = async (db: Db, table: string, { survivorId, absorbedId }: Merge): Promise<void> => {
  await sql`delete from ${sql.table(table)} where account_id = any(${[survivorId, absorbedId]}::uuid[])`.execute(
    db,
  )
}

/** Charges of both as one figure a kind and month: what was spent on either was spent. Written by merge and known by undo. */
const chargesTogether = ({
  id,
  survivorId,
  actor,
}: Merge) => sql`select ${survivorId}::uuid as account_id, row.kind, row.month,
    sum(row.amount_minor)::bigint as amount_minor, sum(row.quantity_milli)::bigint as quantity_milli,
    left(string_agg(distinct row.note, '；'), 500) as note,
    (array_agg(row.person_id order by row.account_id = ${survivorId} desc))[1] as person_id,
    case when count(*) = 1 then (array_agg(row.import_id))[1] end as import_id,
    max(row.revision) + count(*)::int - 1 as revision,
    case when count(*) = 1 then max(row.updated_at) else ${actor.now} end as updated_at
  from account_merge_row as kept cross join lateral jsonb_populate_record(null::account_charge, kept.row) as row
  where kept.account_id = ${survivorId} and kept.merge_id = ${id} and kept.part = 'account_charge' and kept.what = 'kept'
  group by row.kind, row.month`

const charges: MergePart = {
  table: 'account_charge',
  counted: true,
  async merge(db, merge) {
    await keepFigures(db, merge, 'account_charge')
    await sql`insert into account_charge ${chargesTogether(merge)}`.execute(db)
  },
  async undo(db, merge) {
    // What was booked since stays where it is.
    await sql`with left_so as (${chargesTogether(merge)})
      delete from account_charge as mine using left_so where mine.account_id = ${merge.survivorId}
        and mine.kind = left_so.kind and mine.month = left_so.month and mine.revision = left_so.revision`.execute(
      db,
    )
    await putBack(db, merge, 'account_charge', 'kept')
  },
}

export const ledgerMerging: readonly MergePart[] = [
  {
    ...lines,
    counted: true,
    async merge(db, merge) {
      await lockLedger(db)
      await lines.merge?.(db, merge)
    },
    async undo(db, merge) {
      await lockLedger(db)
      await lines.undo?.(db, merge)
    },
  },
  {
    table: 'account_month',
    async merge(db, merge) {
      for (const table of figures) await keepFigures(db, merge, table)
      await sumUp(db, [merge.survivorId])
    },
    async undo(db, merge) {
      for (const table of figures) await forget(db, table, merge)
      await sumUp(db, [merge.survivorId, merge.absorbedId])
      if (!(await isAsBefore(db, merge))) return
      // Nothing came since: products stand in the order in which they stood.
      await forget(db, 'product_month', merge)
      await putBack(db, merge, 'product_month', 'kept')
    },
  },
  { table: 'product_month' },
  { table: 'account_year' },
  {
    ...moves('receivable', {
      key: ['id'],
      // One number in the books of both is two documents: both stay open.
      clash: sql`theirs.document = mine.document`,
      yields: ({ absorbedId }) => ({
        document: sql`mine.document || ' ·' || left(md5(${absorbedId}::text), 6)`,
      }),
    }),
    counted: true,
  },
  charges,
  {
    ...moves('agreement', {
      key: ['id'],
      // One number with both is two contracts: both go on.
      clash: sql`theirs.number = mine.number`,
      yields: ({ absorbedId }) => ({
        number: sql`mine.number || ' ·' || left(md5(${absorbedId}::text), 6)`,
      }),
    }),
    counted: true,
  },
  // Terms are agreed with one account; one that has none takes them along.
  moves('account_credit', { key: [], clash: sql`true` }),
  moves('import_account', { key: ['import_id', 'number'] }),
]
