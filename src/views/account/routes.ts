// The doors of the account list.
import type { Taken } from '#base/contract.ts'
import { Refusal } from '#base/refusal.ts'
import { findUnkeepable } from '#base/text.ts'
import type { Where } from '#base/where.ts'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import { changeMany, undoMany } from '#records/accounts/bulk.store.ts'
import { customFields, namesIn } from '#records/accounts/fields/field.store.ts'
import type { CustomField, CustomValue, CustomValues } from '#records/accounts/fields/field.ts'
import { takeValues } from '#records/accounts/fields/values.store.ts'
import { segmentById } from '#records/accounts/segment.store.ts'
import { asOfMonthOf } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { findPerson } from '#records/staff/store.ts'
import { latestEvaluation } from '#rooms/identify/run/evaluation.store.ts'
import { gradeName } from '#rooms/identify/scoring/explain.ts'
import { type Call, FileAnswer, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { accountListDoors, whereSchema } from './contract.ts'
import { exportAccounts } from './export.store.ts'
import { type BulkField, customKeyOf, mostAtOnce } from './list-fields.ts'
import { accountPage, choices, matchingIds, yearOf } from './store.ts'
import { checkWheres } from './where.store.ts'

const sortedPart = {
  name: 'text',
  net: 'amount or null',
  score: 'number or null',
  created: 'moment',
} as const

export const accountListDesk = serve(accountListDoors, {
  'GET /accounts': async (call, { query }) => {
    const up = (query.direction ?? (query.sort === 'name' ? 'up' : 'down')) === 'up'
    const show = [query.show ?? []].flat()
    const keys = show.flatMap((column) => customKeyOf(column) ?? [])
    const asked = await askOf(call, query, keys)
    const rows = await accountPage(call.db, call.viewer, {
      ...asked,
      more: show.length > 0,
      sort: query.sort,
      up,
      after: readCursor(query.cursor, [sortedPart[query.sort], 'id']),
      limit: query.limit,
    })
    const sortedBy = (row: (typeof rows)[number]) =>
      ({ name: row.name, net: row.netMinor, score: row.score, created: row.createdAt.toISOString() })[
        query.sort
      ]
    const page = cutPage(rows, query.limit, (row) => [sortedBy(row), row.id])
    const shown = asked.fields.filter((field) => keys.includes(field.key))
    const names = await namesIn(
      call.db,
      call.viewer,
      shown,
      page.rows.map((row) => row.custom ?? {}),
    )
    return {
      rows: page.rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        updatedAt: row.updatedAt?.toISOString(),
        custom: row.custom && picked(row.custom, shown),
      })),
      next: page.next,
      names,
    }
  },

  'POST /accounts/changes': async (call, { body }) => {
    const ids = await chosen(call, body.accounts)
    const { change } = body
    if ('addTags' in change) {
      const most = 20
      return changeMany(call.db, call.actor, call.viewer, ids, 'tags', (before) =>
        [...new Set([...(before as string[]), ...change.addTags])].slice(0, most),
      )
    }
    if ('removeTags' in change)
      return changeMany(call.db, call.actor, call.viewer, ids, 'tags', (before) =>
        (before as string[]).filter((tag) => !change.removeTags.includes(tag)),
      )
    if ('custom' in change) {
      const { custom: key, value } = change
      const values = await takeValues(call.db, call.viewer, 'account', {}, { [key]: value })
      return changeMany(call.db, call.actor, call.viewer, ids, `custom.${key}`, () => values[key] ?? null)
    }
    const { set, value } = change
    if (!takes(set, value))
      throw new Refusal('invalid', 'web.badInput', {}, [
        { field: 'change.value', code: 'accounts.noSuchValue', params: { value: value ?? '—' } },
      ])
    return changeMany(call.db, call.actor, call.viewer, ids, set, () => value)
  },

  'POST /accounts/handovers': async (call, { body }) => {
    const ids = await chosen(call, body.accounts)
    const person = await findPerson(call.db, body.personId)
    if (!person || person.left_at)
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'personId', code: 'accounts.noSuchOwner' }])
    const next = { ownerId: person.id, departmentId: person.department_id }
    return changeMany(call.db, call.actor, call.viewer, ids, 'owner', () => next, body.reason)
  },

  'DELETE /accounts/changes/:changeId': async (call, { path }) => {
    const undone = await undoMany(call.db, call.actor, path.changeId)
    if (!undone) throw new Refusal('notFound', 'accounts.noSuchChange')
    return undone
  },

  'GET /accounts/file': async (call, { query }) => {
    const { format, language, columns, ...filters } = query
    const { fields: _, ...filter } = await askOf(call, filters)
    const { name, type, stream } = await exportAccounts(call.db, call.actor, call.viewer, {
      format,
      language,
      columns: columns === undefined ? null : [columns].flat(),
      filter,
    })
    return new FileAnswer(name, type, stream)
  },

  'GET /accounts/choices': async (call) => {
    const { segments, ...found } = await choices(call.db, call.viewer)
    const definition = (await latestEvaluation(call.db, 'segment'))?.definition
    return {
      ...found,
      segments: segments.map((key) => ({
        key,
        ...((definition && gradeName(definition, key)) ?? { zh: key, en: key }),
      })),
      asOfMonth: await asOfMonthOf(call.db),
      currency: (await findCompany(call.db)).currency,
    }
  },

  'GET /accounts/:accountId/year': async (call, { path }) => ({
    asOfMonth: await asOfMonthOf(call.db),
    currency: (await findCompany(call.db)).currency,
    netMinor: null,
    previousNetMinor: null,
    profitMinor: null,
    lastOrderedOn: null,
    ...(await yearOf(call.db, call.viewer, path.accountId)),
  }),
})

type Filters = {
  [Key in keyof Taken<(typeof accountListDoors)['GET /accounts']>['query'] as Exclude<
    Key,
    'sort' | 'direction' | 'cursor' | 'limit' | 'show'
  >]: Taken<(typeof accountListDoors)['GET /accounts']>['query'][Key]
}

/** What the filters of an address ask for, checked; with the definitions of own fields where any is named. */
const askOf = async (call: Call, filters: Filters, keys: readonly string[] = []) => {
  const segment = filters.within ? await segmentById(call.db, filters.within) : null
  if (filters.within && !segment) throw new Refusal('notFound', 'accounts.noSuchSegment')
  const where = wheresOf([filters.where ?? []].flat())
  const fields =
    keys.length || where.some((one) => customKeyOf(one.field) !== null)
      ? await customFields(call.db, 'account')
      : []
  const problems = [
    ...checkWheres(where, fields),
    ...keys
      .filter((key) => !fields.some((field) => field.key === key))
      .map((key) => ({ field: `query.show.custom.${key}`, code: 'accounts.noSuchField' })),
  ]
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
  const { mine, tier, lacks, within: _, ...plain } = filters
  return {
    ...plain,
    tiers: [tier ?? []].flat(),
    lacks: [lacks ?? []].flat(),
    conditions: segment?.conditions ?? [],
    ownerId: mine ? call.viewer.personId : filters.ownerId,
    where,
    fields,
  }
}

const wheresOf = (texts: readonly string[]): Where[] =>
  texts.map((text, place) => {
    try {
      return whereSchema.refine((where) => !findUnkeepable(where)).parse(JSON.parse(text))
    } catch {
      throw new Refusal('invalid', 'web.badInput', {}, [
        { field: `query.where.${place}`, code: 'accounts.badCondition' },
      ])
    }
  })

/** The accounts that a change of many is about; more than may be changed at once is told, not cut. */
const chosen = async (
  call: Call,
  { ids, filter }: { ids?: string[] | undefined; filter?: Filters | undefined },
): Promise<string[]> => {
  if (ids) return [...new Set(ids)]
  const { fields: _, ...asked } = await askOf(call, filter ?? {})
  const found = await matchingIds(
    call.db,
    call.viewer,
    { ...asked, sort: 'name', up: true, after: null, limit: 1 },
    mostAtOnce,
  )
  if (found.length > mostAtOnce) throw new Refusal('tooLarge', 'accounts.tooManyAtOnce', { most: mostAtOnce })
  return found
}

const closed: Partial<Record<BulkField, readonly string[]>> = {
  status: statuses,
  sizeClass: sizeClasses,
  organisationLevel: organisationLevels,
  ownership: ownerships,
  attitude: attitudes,
}
/** A status there always is; the others may be emptied. */
const takes = (field: BulkField, value: string | null): boolean =>
  value === null ? field !== 'status' : (closed[field]?.includes(value) ?? true)

const picked = (values: CustomValues, fields: readonly CustomField[]): Record<string, CustomValue> =>
  Object.fromEntries(fields.flatMap(({ key }) => (values[key] === undefined ? [] : [[key, values[key]]])))
