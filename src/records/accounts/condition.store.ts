// Conditions as SQL over `account` and `standing`, for reads that begin at visibleAccounts; values are parameters only.
import { type RawBuilder, sql } from 'kysely'
import type { Condition, ListField } from './condition.ts'
import { whereCustom } from './fields/where.store.ts'
import { industryTexts } from './industry.ts'

/** Where each fact of an account stands. */
export const factColumns: Record<Exclude<ListField, 'tags'>, RawBuilder<string | null>> = {
  status: sql`account.status`,
  sizeClass: sql`account.size_class`,
  organisationLevel: sql`account.organisation_level`,
  ownership: sql`account.ownership`,
  region: sql`account.region`,
  attitude: sql`account.attitude`,
  tier: sql`standing.tier`,
  rfmSegment: sql`standing.segment`,
}

/** The stored text as `plainIndustry` makes it. */
const plain = sql`lower(btrim(account.industry, ' '))`

/** Accounts whose text means any of the wanted sections, divisions or plain texts. */
export const whereIndustry = (wanted: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${plain} = any(${industryTexts(wanted)}::text[])`

/** Accounts whose text names no section, or with `narrow` no division, or is missing. */
export const whereNoIndustry = (narrow = false): RawBuilder<boolean> =>
  sql<boolean>`(account.industry is null or not (${plain} = any(${industryTexts(undefined, narrow)}::text[])))`

const between = (value: RawBuilder<unknown>, from: number | undefined, to: number | undefined) => {
  const bounds = [
    ...(from === undefined ? [] : [sql<boolean>`${value} >= ${from}::float8`]),
    ...(to === undefined ? [] : [sql<boolean>`${value} <= ${to}::float8`]),
  ]
  // Without a bound it is enough that the value is known.
  return bounds.length
    ? sql<boolean>`(${sql.join(bounds, sql` and `)})`
    : sql<boolean>`(${value} is not null)`
}

/** What was measured belongs to a higher room and is only read here. */
export const newestSignal = (metric: string) =>
  sql<
    number | null
  >`(select signal.value from signal where signal.account_id = account.id and signal.metric = ${metric}
    order by signal.measured_on desc limit 1)`

const one = (condition: Condition): RawBuilder<boolean> => {
  switch (condition.field) {
    case 'industry':
      return whereIndustry(condition.in)
    case 'employees':
      return between(sql`account.employees`, condition.from, condition.to)
    case 'signal':
      return between(newestSignal(condition.metric), condition.from, condition.to)
    case 'custom':
      return whereCustom(condition)
    case 'tags':
      return sql<boolean>`account.tags && ${condition.in}::text[]`
    default:
      return sql<boolean>`${factColumns[condition.field]} = any(${condition.in}::text[])`
  }
}

/** The same as `meets`: unknown gives null, which a `where` or `filter` does not take. */
export const whereMeets = (conditions: readonly Condition[]): RawBuilder<boolean> =>
  conditions.length
    ? sql<boolean>`(${sql.join(
        conditions.map((condition) => sql`coalesce(${one(condition)}, false)`),
        sql` and `,
      )})`
    : sql<boolean>`true`
