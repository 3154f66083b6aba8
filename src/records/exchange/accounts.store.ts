// Accounts from a file: found by their keys, added or changed, and put under their parents when all rows are read.
import {
  changeAccounts,
  type KnownAccount,
  knownAccounts,
  moveAccounts,
  parentsAbove,
} from '#records/accounts/bringing.store.ts'
import { nextCodes } from '#records/accounts/code.store.ts'
import { type AccountFacts, factsOf, insertAccounts, noFacts } from '#records/accounts/store.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type Draft, refuse, textOf, warn } from './draft.ts'
import { bareName } from './reading.ts'
import {
  allows,
  type Context,
  customOf,
  findExternal,
  keepExternal,
  personNamed,
  refuseUnfilled,
  saidBefore,
  type Target,
  type Trace,
} from './target.store.ts'

type Plan = {
  before: KnownAccount | null
  facts: AccountFacts
  ownerId: string | null
  departmentId: string | null
}
const plans = new WeakMap<Draft, Plan>()

const factFields = [
  'name',
  'shortName',
  'code',
  'taxNumber',
  'status',
  'industry',
  'sizeClass',
  'region',
  'organisationLevel',
  'ownership',
  'employees',
  'attitude',
  'tags',
] as const
const taxForm = /^[0-9A-Za-z]{6,30}$/

const texts = (drafts: readonly Draft[], field: string): string[] => [
  ...new Set(drafts.flatMap((draft) => textOf(draft, field) ?? [])),
]

const decide = async (db: Db, context: Context, drafts: Draft[]): Promise<void> => {
  const open = drafts.filter((draft) => draft.outcome !== 'refused')
  const external = await findExternal(db, 'account', texts(open, 'externalId'))
  const known = await knownAccounts(db, context.viewer, {
    ids: [...external.values()].map((one) => one.recordId),
    codes: texts(open, 'code'),
    taxNumbers: texts(open, 'taxNumber'),
    names: texts(open, 'name'),
  })
  const byId = new Map(known.map((one) => [one.id, one]))
  const byCode = new Map(known.map((one) => [one.code, one]))
  const byTax = new Map(known.flatMap((one) => (one.tax_number ? [[one.tax_number, one]] : [])))
  const byName = Map.groupBy(known, (one) => one.name)
  const finders: Record<string, (value: string) => KnownAccount | 'several' | undefined> = {
    externalId: (value) => byId.get(external.get(value)?.recordId ?? ''),
    code: (value) => byCode.get(value),
    taxNumber: (value) => byTax.get(value),
    name: (value) => {
      const namesakes = byName.get(value) ?? []
      return namesakes.length > 1 ? 'several' : namesakes[0]
    },
  }
  for (const draft of open) {
    const key =
      [context.key ?? '', 'externalId', 'code', 'taxNumber', 'name'].find((field) => textOf(draft, field)) ??
      ''
    if (!key) {
      refuse(draft, 'name', 'exchange.nameNeeded')
      continue
    }
    const value = textOf(draft, key) as string
    const twin = saidBefore(context, key, value, draft.row)
    if (twin !== null) {
      refuse(draft, key, 'exchange.twiceInFile', { row: twin })
      continue
    }
    const before = finders[key]?.(value)
    if (before === 'several') {
      refuse(draft, key, 'exchange.notSure', { count: byName.get(value)?.length ?? 0 })
      continue
    }
    if (before && !before.seen) {
      refuse(draft, key, 'exchange.outOfReach')
      continue
    }
    if (!allows(context, draft, before !== undefined)) continue
    plan(context, draft, before ?? null, { byCode, byTax, byName, key })
    if (draft.outcome !== 'refused') remember(context, draft)
  }
}

type Indexes = {
  byCode: Map<string, KnownAccount>
  byTax: Map<string, KnownAccount>
  byName: Map<string, KnownAccount[]>
  key: string
}

const plan = (context: Context, draft: Draft, before: KnownAccount | null, indexes: Indexes): void => {
  const stood: AccountFacts = before ? factsOf(before) : { ...noFacts, name: '', code: '' }
  const facts = { ...stood, custom: customOf(draft, stood.custom) as AccountFacts['custom'] }
  for (const field of factFields)
    if (draft.values[field] !== undefined) Object.assign(facts, { [field]: draft.values[field] })
  if (!facts.name) refuse(draft, 'name', 'exchange.nameNeeded')
  if (facts.taxNumber && facts.taxNumber !== stood.taxNumber && !taxForm.test(facts.taxNumber))
    refuse(draft, 'taxNumber', 'accounts.taxNumberForm')
  const taken = (other: KnownAccount | undefined) => other !== undefined && other.id !== before?.id
  if (facts.code && facts.code !== stood.code && taken(indexes.byCode.get(facts.code)))
    refuse(draft, 'code', 'accounts.codeTaken')
  if (facts.taxNumber && taken(indexes.byTax.get(facts.taxNumber)))
    refuse(draft, 'taxNumber', 'accounts.taxNumberTaken')
  for (const field of ['code', 'taxNumber'] as const) {
    const value = textOf(draft, field)
    const twin = value && field !== indexes.key ? saidBefore(context, field, value, draft.row) : null
    if (twin !== null) refuse(draft, field, 'exchange.twiceInFile', { row: twin })
  }
  if (!before) refuseUnfilled(context, draft, facts.custom)
  const owner = textOf(draft, 'owner')
  let ownerId = before?.owner_id ?? null
  let departmentId = before?.department_id ?? null
  if (owner) {
    const person = personNamed(context, owner)
    if (person) {
      ownerId = person.id
      departmentId = person.departmentId
    } else if (context.unknownOwners === 'refuse') refuse(draft, 'owner', 'exchange.ownerUnknown')
    else warn(draft, 'owner', 'exchange.ownerLeft')
  }
  if (draft.outcome === 'refused') return
  if (!before) warnOfTwins(context, draft, facts.name, indexes)
  const same =
    before !== null &&
    ownerId === before.owner_id &&
    JSON.stringify(sorted(facts)) === JSON.stringify(sorted(stood))
  draft.outcome = before ? (same ? 'same' : 'change') : 'add'
  draft.recordId = before?.id ?? newId(context.actor.now)
  plans.set(draft, { before, facts, ownerId, departmentId })
}

const sorted = (facts: AccountFacts) => ({
  ...facts,
  custom: Object.entries(facts.custom).sort(([a], [b]) => (a < b ? -1 : 1)),
})

/** Accounts that look like this one: by name here; whoever knows more signs of sameness adds them at this place. */
const warnOfTwins = (context: Context, draft: Draft, name: string, { byName, key }: Indexes): void => {
  const namesakes = key === 'name' ? [] : (byName.get(name) ?? [])
  if (namesakes.length)
    warn(draft, 'name', 'exchange.sameNameHere', { code: namesakes.find((one) => one.seen)?.code ?? '—' })
  const bare = bareName(name)
  const twin = bare ? saidBefore(context, 'bareName', bare, draft.row) : null
  if (twin !== null) warn(draft, 'name', 'exchange.sameNameInFile', { row: twin })
}

/** So that rows below and above find it as their parent, and its own parent is looked for at the end. */
const remember = (context: Context, draft: Draft): void => {
  for (const field of ['externalId', 'code', 'name'] as const) {
    const value = textOf(draft, field)
    const key = `${field}\n${value}`
    if (value && !context.named.has(key)) context.named.set(key, draft.recordId)
  }
  const parent = textOf(draft, 'parent')
  if (parent) context.later.push({ row: draft.row, recordId: draft.recordId, parent, draft })
}

const write = async (db: Db, context: Context, drafts: Draft[]): Promise<Trace[]> => {
  const planned = drafts.map((draft) => ({ draft, ...(plans.get(draft) as Plan) }))
  const adds = planned.filter((one) => one.draft.outcome === 'add')
  const changes = planned.flatMap((one) =>
    one.draft.outcome === 'change' && one.before ? [{ ...one, before: one.before }] : [],
  )
  const codes = await nextCodes(db, adds.filter((one) => !one.facts.code).length)
  let next = 0
  await insertAccounts(
    db,
    adds.map(({ draft, facts, ownerId, departmentId }) => ({
      ...facts,
      code: facts.code || (codes[next++] as string),
      id: draft.recordId,
      parentId: null,
      ownerId,
      departmentId,
      createdAt: new Date(textOf(draft, 'createdAt') ?? context.actor.now),
    })),
    context.actor.now,
  )
  await changeAccounts(db, context.actor, changes)
  await keepExternal(
    db,
    context,
    'account',
    planned.flatMap(({ draft }) => {
      const externalId = textOf(draft, 'externalId')
      return externalId ? [{ externalId, recordId: draft.recordId, ownerId: null }] : []
    }),
  )
  return [
    ...adds.map(({ draft }) => ({
      row: draft.row,
      entity: 'account' as const,
      record_id: draft.recordId,
      owner_id: null,
      before: null,
      revision: 1,
    })),
    ...changes.map(({ draft, before }) => ({
      row: draft.row,
      entity: 'account' as const,
      record_id: draft.recordId,
      owner_id: null,
      before: { facts: factsOf(before), ownerId: before.owner_id, departmentId: before.department_id },
      revision: before.revision + 1,
    })),
  ]
}

/** Parents by external id, code or name, whether in this file or here already; none may come to lie above itself. */
const finish: NonNullable<Target['finish']> = async (db, context, doWrite) => {
  const late: Draft[] = []
  const traces: Trace[] = []
  const wanted = context.later
  if (wanted.length === 0) return { traces, late, moved: 0 }
  const words = [...new Set(wanted.map((one) => one.parent))]
  const external = await findExternal(db, 'account', words)
  const known = await knownAccounts(db, context.viewer, {
    ids: [...[...external.values()].map((one) => one.recordId), ...wanted.map((one) => one.recordId)],
    codes: words,
    names: words,
  })
  const seen = known.filter((one) => one.seen)
  const byId = new Map(seen.map((one) => [one.id, one]))
  const byCode = new Map(seen.map((one) => [one.code, one]))
  const byName = Map.groupBy(seen, (one) => one.name)
  const idOf = (word: string): string | undefined =>
    context.named.get(`externalId\n${word}`) ??
    external.get(word)?.recordId ??
    context.named.get(`code\n${word}`) ??
    byCode.get(word)?.id ??
    context.named.get(`name\n${word}`) ??
    (byName.get(word)?.length === 1 ? byName.get(word)?.[0]?.id : undefined)
  const problem = (one: (typeof wanted)[number], code: string) => {
    if (!one.draft) return
    warn(one.draft, 'parent', code)
    late.push(one.draft)
  }
  const moves = new Map<string, { parentId: string; one: (typeof wanted)[number] }>()
  for (const one of wanted) {
    const parentId = idOf(one.parent)
    if (!parentId) problem(one, 'exchange.parentUnknown')
    else if (byId.get(one.recordId)?.parent_id !== parentId) moves.set(one.recordId, { parentId, one })
  }
  const above = await parentsAbove(db, [...new Set([...moves].flatMap(([id, move]) => [id, move.parentId]))])
  for (const [id, move] of moves) above.set(id, move.parentId)
  for (const [id, move] of moves) {
    let at: string | null | undefined = move.parentId
    const passed = new Set<string>([id])
    while (at && !passed.has(at)) {
      passed.add(at)
      at = above.get(at)
    }
    if (!at) continue
    // The one that closes the ring stays without a parent, the others keep theirs.
    problem(move.one, 'exchange.parentRound')
    above.set(id, byId.get(id)?.parent_id ?? null)
    moves.delete(id)
  }
  if (doWrite && moves.size) {
    await moveAccounts(
      db,
      context.actor,
      [...moves].map(([id, move]) => ({ id, parentId: move.parentId })),
    )
    for (const [id, { one }] of moves)
      traces.push({
        row: one.row,
        entity: 'parent',
        record_id: id,
        owner_id: null,
        before: { parentId: byId.get(id)?.parent_id ?? null },
        revision: (byId.get(id)?.revision ?? 0) + 1,
      })
  }
  let moved = 0
  for (const [, { one }] of moves) if (one.draft?.outcome === 'same') moved += 1
  return { traces, late, moved }
}

export const accountsTarget: Target = { decide, write, finish }
