// The doors of the accounts room.
import { Refusal } from '#base/refusal.ts'
import { findUnkeepable } from '#base/text.ts'
import { deciders, holds, sellers } from '#base/viewer.ts'
import { findPerson } from '#records/staff/store.ts'
import { type Call, serve } from '#server/call.ts'
import { type Condition, checkConditions } from './condition.ts'
import { accountDoors, conditionSchema } from './contract.ts'
import { customFields, namesIn } from './fields/field.store.ts'
import { takeValues } from './fields/values.store.ts'
import { mayHangUnder } from './group.ts'
import { searchAccounts } from './search.store.ts'
import {
  addSegment,
  archiveSegment,
  conditionChoices,
  countSegments,
  mostSegments,
  type SegmentRow,
  saveSegment,
  segmentById,
  segments,
} from './segment.store.ts'
import {
  type AccountRow,
  addAccount,
  below,
  factsOf,
  findAccount,
  findParent,
  groupMembers,
  headOf,
  holderOf,
  saveFacts,
  saveOwner,
  saveParent,
} from './store.ts'

const groupLimit = 500

export const accountsDesk = serve(accountDoors, {
  'POST /accounts': async (call, { body }) => {
    await refuseTaken(call, null, body)
    if (body.parentId && !(await findParent(call.db, call.viewer, body.parentId)))
      throw badParent('accounts.notFound')
    const custom = await takeValues(call.db, call.viewer, 'account', null, body.custom)
    return shown(call, await addAccount(call.db, call.actor, call.viewer, { ...body, custom }))
  },

  'GET /accounts/:accountId': (call, { path }) => shown(call, path.accountId),

  'PATCH /accounts/:accountId': async (call, { path, body }) => {
    const row = await existing(call, path.accountId)
    await refuseTaken(call, row.id, body)
    const custom = await takeValues(call.db, call.viewer, 'account', row.custom, body.custom ?? {})
    if (!(await saveFacts(call.db, call.actor, row, { ...factsOf(row), ...body, custom }, call.revision)))
      throw stale()
    return shown(call, row.id)
  },

  'PUT /accounts/:accountId/owner': async (call, { path, body }) => {
    const row = await existing(call, path.accountId)
    const person = body.personId ? await findPerson(call.db, body.personId) : null
    if (body.personId && (!person || person.left_at))
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'personId', code: 'accounts.noSuchOwner' }])
    if (!(await saveOwner(call.db, call.actor, row, person ?? null, call.revision, body.reason || null)))
      throw stale()
    // Whoever hands an account out of their own sight gets a last look at it.
    return shown({ ...call, viewer: { ...call.viewer, all: true } }, row.id)
  },

  'PUT /accounts/:accountId/parent': async (call, { path, body }) => {
    const row = await existing(call, path.accountId)
    if (body.parentId) {
      if (!(await findParent(call.db, call.viewer, body.parentId))) throw badParent('accounts.notFound')
      if (!mayHangUnder(await below(call.db, row.id), body.parentId)) throw badParent('accounts.knot')
    }
    if (!(await saveParent(call.db, call.actor, row, body.parentId, call.revision))) throw stale()
    return shown(call, row.id)
  },

  'GET /accounts/:accountId/group': async (call, { path }) => {
    const headId = await headOf(call.db, path.accountId)
    const members = await groupMembers(call.db, call.viewer, headId, groupLimit + 1)
    return { headId, members: members.slice(0, groupLimit), more: members.length > groupLimit }
  },

  'GET /segments': async (call) => {
    const rows = await segments(call.db)
    const counts = await countSegments(
      call.db,
      call.viewer,
      rows.map((row) => row.conditions),
    )
    const door = accountDoors['POST /segments']
    return {
      rows: rows.map((row, index) => segmentOut(call, row, counts[index] ?? 0)),
      may: holds(call.viewer, door.may) ? (['add'] as const).slice() : [],
    }
  },

  'POST /segments': async (call, { body }) => {
    refuseBad(body.conditions)
    if ((await segments(call.db)).length >= mostSegments)
      throw new Refusal('conflict', 'accounts.tooManySegments', { most: mostSegments })
    return oneSegment(call, await addSegment(call.db, call.actor, body))
  },

  'PUT /segments/:segmentId': async (call, { path, body }) => {
    const before = await storedSegment(call, path.segmentId)
    refuseBad(body.conditions)
    if (!(await saveSegment(call.db, call.actor, before, body, call.revision))) throw stale()
    return oneSegment(call, before.id)
  },

  'DELETE /segments/:segmentId': async (call, { path }) => {
    const before = await storedSegment(call, path.segmentId)
    if (!(await archiveSegment(call.db, call.actor, before, call.revision))) throw stale()
  },

  'GET /segments/count': async (call, { query }) => {
    const conditions = conditionsFrom(query.conditions)
    refuseBad(conditions)
    return { accounts: (await countSegments(call.db, call.viewer, [conditions]))[0] ?? 0 }
  },

  'GET /segments/choices': (call) => conditionChoices(call.db, call.viewer),

  'GET /search': async (call, { query }) => ({
    rows: await searchAccounts(call.db, call.viewer, query.text, query.limit),
  }),
})

const existing = async (call: Call, id: string): Promise<AccountRow> => {
  const row = await findAccount(call.db, call.viewer, id)
  if (!row) throw new Refusal('notFound', 'accounts.notFound')
  return row
}

/** Conditions that came as JSON text in a question. */
const conditionsFrom = (text: string): Condition[] => {
  try {
    return conditionSchema
      .array()
      .refine((conditions) => !findUnkeepable(conditions))
      .parse(JSON.parse(text))
  } catch {
    throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'conditions', code: 'web.badInput' }])
  }
}

const refuseBad = (conditions: readonly Condition[]) => {
  const problems = checkConditions(conditions)
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
}

const storedSegment = async (call: Call, id: string): Promise<SegmentRow> => {
  const row = await segmentById(call.db, id)
  if (!row) throw new Refusal('notFound', 'accounts.noSuchSegment')
  return row
}

const oneSegment = async (call: Call, id: string) => {
  const row = await storedSegment(call, id)
  const [accounts] = await countSegments(call.db, call.viewer, [row.conditions])
  return segmentOut(call, row, accounts ?? 0)
}

const segmentOut = (call: Call, { position: _, ...row }: SegmentRow, accounts: number) => ({
  ...row,
  accounts,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  may: holds(call.viewer, accountDoors['POST /segments'].may) ? (['edit'] as const).slice() : [],
})

const stale = () => new Refusal('stale', 'web.stale')
const badParent = (code: string) => new Refusal('invalid', 'web.badInput', {}, [{ field: 'parentId', code }])

const refuseTaken = async (
  call: Call,
  id: string | null,
  wanted: { code?: string | undefined; taxNumber?: string | null | undefined },
) => {
  const holder = await holderOf(call.db, wanted)
  const problems = [
    ...(holder.code && holder.code !== id ? [{ field: 'code', code: 'accounts.codeTaken' }] : []),
    ...(holder.taxNumber && holder.taxNumber !== id
      ? [{ field: 'taxNumber', code: 'accounts.taxNumberTaken' }]
      : []),
  ]
  if (problems.length) throw new Refusal('conflict', 'web.badInput', {}, problems)
}

const shown = async (call: Call, id: string) => {
  const row = await existing(call, id)
  const parent = row.parent_id ? await findParent(call.db, call.viewer, row.parent_id) : undefined
  return {
    id: row.id,
    ...factsOf(row),
    names: Object.keys(row.custom).length
      ? await namesIn(call.db, call.viewer, await customFields(call.db, 'account'), [row.custom])
      : {},
    parent: parent ?? null,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    department: row.department_id ? { id: row.department_id, name: row.department_name ?? '' } : null,
    tier: row.tier,
    tierReason: row.tier_reason,
    tierScore: row.tier_score,
    tierSince: row.tier_since,
    segment: row.segment,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    may: abilities(call),
  }
}

const abilities = (call: Call) => {
  const seller = holds(call.viewer, sellers)
  return [
    ...(seller ? (['edit', 'measure'] as const) : []),
    ...(holds(call.viewer, deciders) ? (['assign'] as const) : []),
    ...(seller || holds(call.viewer, ['executive', 'service', 'marketing']) ? (['rate'] as const) : []),
  ]
}
