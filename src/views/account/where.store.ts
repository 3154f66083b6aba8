// Conditions of the list as SQL; columns come from the closed list only, values are parameters.
import { type RawBuilder, sql } from 'kysely'
import type { Problem } from '#base/refusal.ts'
import { type Where, whereFits } from '#base/where.ts'
import type { CustomField } from '#records/accounts/fields/field.ts'
import { whereCustom, whereFilled } from '#records/accounts/fields/where.store.ts'
import { customKeyOf, type ListField, listFields, whereKindOf } from './list-fields.ts'

const columns: Record<ListField, RawBuilder<unknown>> = {
  name: sql`account.name`,
  shortName: sql`account.short_name`,
  code: sql`account.code`,
  taxNumber: sql`account.tax_number`,
  tier: sql`standing.tier`,
  score: sql`standing.score`,
  segment: sql`standing.segment`,
  net: sql`year.net_minor`,
  profit: sql`year.profit_minor`,
  lastOrder: sql`year.last_ordered_on`,
  status: sql`account.status`,
  owner: sql`account.owner_id`,
  department: sql`account.department_id`,
  industry: sql`account.industry`,
  region: sql`account.region`,
  sizeClass: sql`account.size_class`,
  organisationLevel: sql`account.organisation_level`,
  ownership: sql`account.ownership`,
  attitude: sql`account.attitude`,
  employees: sql`account.employees`,
  tags: sql`account.tags`,
  parent: sql`account.parent_id`,
  createdAt: sql`account.created_at`,
}
const ids: readonly ListField[] = ['owner', 'department', 'parent']
const idForm = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The first moment of a day where the business is, which keeps one offset all year. */
const beginOf = (day: string, plusDays = 0): Date =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + plusDays * 86_400_000)

const bounded = (column: RawBuilder<unknown>, type: RawBuilder<unknown>, from: unknown, to: unknown) =>
  sql<boolean>`(${sql.join(
    [
      ...(from === undefined ? [] : [sql`${column} >= ${from}::${type}`]),
      ...(to === undefined ? [] : [sql`${column} <= ${to}::${type}`]),
    ],
    sql` and `,
  )})`

const builtIn = (field: ListField, where: Where): RawBuilder<boolean> => {
  const column = columns[field]
  if ('empty' in where) {
    const empty =
      field === 'tags' ? sql<boolean>`cardinality(${column}) = 0` : sql<boolean>`${column} is null`
    return where.empty ? empty : sql<boolean>`not (${empty})`
  }
  if ('in' in where) {
    if (field === 'tags') return sql<boolean>`${column} && ${where.in}::text[]`
    return ids.includes(field)
      ? sql<boolean>`${column} = any(${where.in}::uuid[])`
      : sql<boolean>`${column} = any(${where.in}::text[])`
  }
  if ('contains' in where)
    return sql<boolean>`position(${where.contains.trim().toLowerCase()} in lower(${column})) > 0`
  if (field === 'createdAt') {
    const { from, to } = where as { from?: string; to?: string }
    return sql<boolean>`(${sql.join(
      [
        ...(from === undefined ? [] : [sql`${column} >= ${beginOf(from)}`]),
        ...(to === undefined ? [] : [sql`${column} < ${beginOf(to, 1)}`]),
      ],
      sql` and `,
    )})`
  }
  return bounded(column, field === 'lastOrder' ? sql`date` : sql`float8`, where.from, where.to)
}

const custom = (key: string, where: Where): RawBuilder<boolean> =>
  'empty' in where
    ? where.empty
      ? sql<boolean>`not ${whereFilled(key)}`
      : whereFilled(key)
    : whereCustom({ ...where, field: 'custom', key })

/** What is wrong with conditions: unknown fields, and what a field cannot be asked. */
export const checkWheres = (wheres: readonly Where[], fields: readonly CustomField[]): Problem[] =>
  wheres.flatMap((where, place) => {
    const at = `query.where.${place}`
    const key = customKeyOf(where.field)
    const own = key === null ? undefined : fields.find((field) => field.key === key)
    const known = Object.hasOwn(listFields, where.field) ? (where.field as ListField) : null
    const kind = own ? whereKindOf[own.kind] : known && listFields[known]
    if (!kind) return [{ field: at, code: 'accounts.noSuchField' }]
    const strange = 'in' in where && known && ids.includes(known) && !where.in.every((id) => idForm.test(id))
    return whereFits(kind, where) && !strange ? [] : [{ field: at, code: 'accounts.badCondition' }]
  })

/** The condition as SQL, after it was checked. */
export const whereHolds = (where: Where): RawBuilder<boolean> => {
  const key = customKeyOf(where.field)
  return key === null ? builtIn(where.field as ListField, where) : custom(key, where)
}
