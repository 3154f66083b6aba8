// The doors of interactions and follow-ups.
import { addDays, dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { whoSees } from '#records/accounts/seers.store.ts'
import { type Call, serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { interactionDoors } from './interaction.contract.ts'
import {
  addInteraction,
  countFollowUps,
  findInteraction,
  type InteractionFacts,
  type InteractionRow,
  interactionCounts,
  interactionsOf,
  namesIn,
  ownFollowUps,
  saveFollowedUp,
  saveInteraction,
  saveRemoved,
  strangeContacts,
} from './interaction.store.ts'

const recentMs = 90 * 86_400_000
/** Nobody plans further ahead; a slip of the year is told. */
const furthestDays = 730
/** Clocks differ a little. */
const ahead = 5 * 60_000

export const interactionDesk = serve(interactionDoors, {
  'GET /accounts/:accountId/interactions': async (call, { path, query }) => {
    const [at, id] = readCursor(query.cursor, ['moment', 'id']) ?? []
    const rows = await interactionsOf(call.db, call.viewer, path.accountId, {
      kind: query.kind,
      after: id ? { at: String(at), id: String(id) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.happened_at.toISOString(), row.id])
    const since = new Date(call.now.getTime() - recentMs)
    return {
      rows: await shown(call, path.accountId, page.rows),
      next: page.next,
      counts: query.cursor ? null : await interactionCounts(call.db, path.accountId, since),
      may: mayWrite(call) ? (['add'] as const).slice() : [],
    }
  },

  'POST /accounts/:accountId/interactions': async (call, { path, body }) => {
    const facts = {
      ...body,
      happenedAt: body.happenedAt === undefined ? call.now : new Date(body.happenedAt),
    }
    await check(call, path.accountId, facts, null)
    const id = await addInteraction(call.db, call.actor, { ...facts, accountId: path.accountId })
    return one(call, path.accountId, id)
  },

  'GET /accounts/:accountId/interactions/:interactionId': (call, { path }) =>
    one(call, path.accountId, path.interactionId),

  'PATCH /accounts/:accountId/interactions/:interactionId': async (call, { path, body }) => {
    const row = await own(call, path.accountId, path.interactionId)
    if (row.removed_at) throw new Refusal('notFound', 'timeline.notFound')
    const facts: InteractionFacts = {
      kind: body.kind ?? row.kind,
      happenedAt: body.happenedAt === undefined ? row.happened_at : new Date(body.happenedAt),
      body: body.body ?? row.body,
      contactIds: body.contactIds ?? row.contact_ids,
      followUpOn: body.followUpOn === undefined ? row.follow_up_on : body.followUpOn,
      mentions: body.mentions ?? row.mentions,
    }
    await check(call, path.accountId, facts, row)
    if (!(await saveInteraction(call.db, call.actor, row, facts, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, path.accountId, path.interactionId)
  },

  'PUT /accounts/:accountId/interactions/:interactionId/removal': async (call, { path }) =>
    saveRemoved(call.db, call.actor, await own(call, path.accountId, path.interactionId), true),

  'DELETE /accounts/:accountId/interactions/:interactionId/removal': async (call, { path }) =>
    saveRemoved(call.db, call.actor, await own(call, path.accountId, path.interactionId), false),

  'PUT /accounts/:accountId/interactions/:interactionId/followed-up': async (call, { path }) => {
    await saveFollowedUp(call.db, call.actor, await own(call, path.accountId, path.interactionId), true)
    return one(call, path.accountId, path.interactionId)
  },

  'DELETE /accounts/:accountId/interactions/:interactionId/followed-up': async (call, { path }) => {
    await saveFollowedUp(call.db, call.actor, await own(call, path.accountId, path.interactionId), false)
    return one(call, path.accountId, path.interactionId)
  },

  'GET /accounts/:accountId/colleagues': async (call, { path, query }) => ({
    rows: await whoSees(call.db, path.accountId, {
      search: query.search || undefined,
      limit: query.limit,
    }),
  }),

  'GET /follow-ups': async (call, { query }) => {
    const today = dayIn(call.now)
    const [on, id] = readCursor(query.cursor, ['day', 'id']) ?? []
    const rows = await ownFollowUps(call.db, call.viewer, {
      until: query.due ? today : null,
      after: id ? { on: String(on), id: String(id) } : null,
      limit: query.limit,
    })
    const page = cutPage(rows, query.limit, (row) => [row.follow_up_on, row.id])
    return {
      rows: page.rows.map((row) => ({
        id: row.id,
        accountId: row.account_id,
        accountName: row.account_name,
        tier: row.tier,
        kind: row.kind,
        happenedAt: row.happened_at.toISOString(),
        body: row.body,
        followUpOn: row.follow_up_on ?? today,
      })),
      next: page.next,
      due: await countFollowUps(call.db, call.viewer, today),
      today,
    }
  },
})

const mayWrite = (call: Call) =>
  holds(call.viewer, interactionDoors['POST /accounts/:accountId/interactions'].may)

const isOwn = (call: Call, row: InteractionRow): boolean =>
  mayWrite(call) && (row.person_id === call.viewer.personId || holds(call.viewer, deciders))

const existing = async (call: Call, accountId: string, id: string): Promise<InteractionRow> => {
  const row = await findInteraction(call.db, call.viewer, accountId, id)
  if (!row) throw new Refusal('notFound', 'timeline.notFound')
  return row
}

const own = async (call: Call, accountId: string, id: string): Promise<InteractionRow> => {
  const row = await existing(call, accountId, id)
  if (!isOwn(call, row)) throw new Refusal('forbidden', 'timeline.notYours')
  return row
}

/** Days and people that cannot be; what was there before and did not change is left alone. */
const check = async (
  call: Call,
  accountId: string,
  facts: InteractionFacts,
  before: InteractionRow | null,
): Promise<void> => {
  const today = dayIn(call.now)
  const problems: { field: string; code: string }[] = []
  if (facts.happenedAt.getTime() > call.now.getTime() + ahead)
    problems.push({ field: 'happenedAt', code: 'timeline.inTheFuture' })
  const { followUpOn } = facts
  if (followUpOn && followUpOn !== before?.follow_up_on) {
    if (followUpOn < today) problems.push({ field: 'followUpOn', code: 'timeline.inThePast' })
    if (followUpOn > addDays(today, furthestDays))
      problems.push({ field: 'followUpOn', code: 'timeline.tooFarAhead' })
  }
  const newContacts = facts.contactIds.filter((id) => !before?.contact_ids.includes(id))
  if ((await strangeContacts(call.db, accountId, newContacts)).length)
    problems.push({ field: 'contactIds', code: 'timeline.strangeContact' })
  const newMentions = facts.mentions.filter((id) => !before?.mentions.includes(id))
  if (newMentions.length) {
    const seers = await whoSees(call.db, accountId, { among: newMentions, limit: newMentions.length })
    if (newMentions.some((id) => !seers.some((seer) => seer.id === id)))
      problems.push({ field: 'mentions', code: 'timeline.cannotSee' })
  }
  if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
}

const one = async (call: Call, accountId: string, id: string) => {
  const [row] = await shown(call, accountId, [await existing(call, accountId, id)])
  return row as NonNullable<typeof row>
}

const shown = async (call: Call, accountId: string, rows: readonly InteractionRow[]) => {
  const names = await namesIn(call.db, accountId, rows)
  const named = (ids: readonly string[], from: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => {
      const name = from.get(id)
      return name === undefined ? [] : [{ id, name }]
    })
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    happenedAt: row.happened_at.toISOString(),
    body: row.body,
    contacts: named(row.contact_ids, names.contacts),
    mentions: named(row.mentions, names.people),
    personId: row.person_id,
    personName: row.person_name,
    followUpOn: row.follow_up_on,
    followedUpAt: row.followed_up_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    removedAt: row.removed_at?.toISOString() ?? null,
    revision: row.revision,
    may: isOwn(call, row)
      ? (['edit', ...(row.follow_up_on ? (['followUp'] as const) : [])] as ('edit' | 'followUp')[])
      : [],
  }))
}
