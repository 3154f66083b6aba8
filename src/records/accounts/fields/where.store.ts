// Conditions over a company's own fields as SQL: where few terms tell, the index gives candidates; the value itself decides.
import { type RawBuilder, sql } from 'kysely'
import type { CustomCondition } from '../condition.ts'
import { termFilled, termsAround, termsHolding, termsIn, termsOfDays, termsWithin } from './terms.ts'

// Every account that is walked is compared with all terms, so that many cost more than the value itself does.
const mostTerms = 12
const andAny = (terms: readonly string[]) =>
  terms.length > mostTerms ? sql`` : sql`and account.custom_terms && ${terms}::text[]`
const all = (terms: readonly string[]) => sql<boolean>`account.custom_terms @> ${terms}::text[]`
const textOf = (key: string) => sql`account.custom ->> ${key}::text`

/** Accounts that have a value in a field. */
export const whereFilled = (key: string): RawBuilder<boolean> => all([termFilled(key)])

const bounds = (value: RawBuilder<unknown>, type: RawBuilder<unknown>, from: unknown, to: unknown) =>
  sql.join(
    [
      ...(from === undefined ? [] : [sql`${value} >= ${from}::${type}`]),
      ...(to === undefined ? [] : [sql`${value} <= ${to}::${type}`]),
    ],
    sql` and `,
  )

export const whereCustom = (condition: CustomCondition): RawBuilder<boolean> => {
  const { key } = condition
  if ('in' in condition)
    return sql<boolean>`((account.custom -> ${key}::text ?| ${condition.in}::text[]
      or ${textOf(key)} = any(${condition.in}::text[])) ${andAny(termsIn(key, condition.in))})`
  if ('contains' in condition) {
    const text = condition.contains.toLowerCase()
    const terms = [termFilled(key), ...termsHolding(key, text)]
    return sql<boolean>`(position(${text} in lower(${textOf(key)})) > 0 and ${all(terms)})`
  }
  const { from, to } = condition
  if (from === undefined && to === undefined) return whereFilled(key)
  if (typeof (from ?? to) === 'number') {
    const figure = sql`case when jsonb_typeof(account.custom -> ${key}::text) = 'number'
      then (${textOf(key)})::float8 end`
    const within = termsWithin(key, from as number | undefined, to as number | undefined)
    const terms =
      within.length > mostTerms && typeof from === 'number' && typeof to === 'number'
        ? termsAround(key, from, to)
        : within
    return sql<boolean>`(${bounds(sql`(${figure})`, sql`float8`, from, to)} ${andAny(terms)})`
  }
  // Days as text sort as days do.
  const terms = termsOfDays(key, from as string | undefined, to as string | undefined)
  return sql<boolean>`(${bounds(sql`(${textOf(key)}) collate "C"`, sql`text`, from, to)} ${andAny(terms)})`
}
