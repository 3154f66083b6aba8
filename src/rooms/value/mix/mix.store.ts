// What was sold of each product in two periods, for the difference between them.
import { sql } from 'kysely'
import type { Month } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import { whereMeets } from '#records/accounts/condition.store.ts'
import type { SegmentRow } from '#records/accounts/segment.store.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import type { Db } from '#server/database.ts'
import type { MixBy, Sold } from './mix.ts'

/** The first and the last month of a period, both in it. */
export type Period = { from: Month; to: Month }

export type MixAsked = {
  base: Period
  now: Period
  by: MixBy
  accountId: string | null
  segment: SegmentRow | null
}

/** Rows of one product each, and of one account or tier where these are asked for; up to one more than `most`. */
export const soldIn = (db: Db, viewer: Viewer, asked: MixAsked, most: number): Promise<Sold[]> => {
  const seen = visibleAccounts(db, viewer)
    .select(['account.id', 'account.name', 'standing.tier'])
    .$if(asked.accountId !== null, (query) => query.where('account.id', '=', asked.accountId as string))
    .$if(asked.segment !== null, (query) => query.where(whereMeets(asked.segment?.conditions ?? [])))
  const inside = ({ from, to }: Period) => sql`(month >= ${from}::date and month <= ${to}::date)`
  const sum = (of: 'net' | 'quantity', period: Period) =>
    sql`coalesce(sum(${sql.ref(of)}) filter (where ${inside(period)}), 0)::bigint`
  const { key, name } = whose[asked.by]
  return sql<Sold>`select part.key, part.name, product.id as "productId", product.name as "productName",
      product.category, "revenue0", "revenue1", "quantity0", "quantity1"
    from (
      select ${key} as key, ${name} as name, product_id, ${sum('net', asked.base)} as "revenue0",
        ${sum('net', asked.now)} as "revenue1", ${sum('quantity', asked.base)} as "quantity0",
        ${sum('quantity', asked.now)} as "quantity1"
      from (${seen}) as seen join product_month on product_month.account_id = seen.id
        cross join lateral unnest(product_ids, gross_minor, returned_minor, quantity_milli)
          as sold(product_id, gross, returned, quantity)
        cross join lateral (select gross + returned as net) as line
      where ${inside(asked.base)} or ${inside(asked.now)}
      group by 1, 2, product_id limit ${most + 1}
    ) as part join product on product.id = part.product_id`
    .execute(db)
    .then((found) => found.rows)
}

const nobody = { key: sql`null::text`, name: sql`null::text` }
const whose: Record<MixBy, { key: ReturnType<typeof sql>; name: ReturnType<typeof sql> }> = {
  product: nobody,
  category: nobody,
  account: { key: sql`seen.id::text`, name: sql`seen.name` },
  tier: { key: sql`seen.tier`, name: sql`seen.tier` },
}
