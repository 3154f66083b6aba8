// Interactions: what was said and done with an account, whom it mentions, and when somebody will follow up.
import { type Kysely, sql } from 'kysely'
import { type Day, dayIn } from '#base/calendar.ts'
import type { Viewer } from '#base/viewer.ts'
import type { AccountTables } from '#records/accounts/tables.store.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { type NewNotice, tell, untell } from '#records/staff/notice.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { excerptOf, type InteractionKind } from './interaction.ts'

export type InteractionTable = {
  account_id: string
  id: string
  kind: InteractionKind
  happened_at: Date
  body: string
  contact_ids: string[]
  person_id: string | null
  follow_up_on: string | null
  followed_up_at: Date | null
  mentions: string[]
  created_at: Date
  updated_at: Date
  import_id: string | null
  revision: number
  removed_at: Date | null
}
type InteractionTables = { interaction: InteractionTable }
type Named = {
  person: { id: string; name: string; left_at: Date | null }
  contact: { account_id: string; id: string; name: string; erased_at: Date | null }
}
const on = (db: Db): Kysely<InteractionTables & Named & AccountTables> => db

export type InteractionFacts = {
  kind: InteractionKind
  happenedAt: Date
  body: string
  contactIds: readonly string[]
  followUpOn: Day | null
  mentions: readonly string[]
}
export type NewInteraction = InteractionFacts & {
  accountId: string
  /** Made for it when left out. */
  id?: string
  /** Who wrote it, where that is known from elsewhere; else who acts. */
  personId?: string | null
  createdAt?: Date
  /** A plan that was kept already. */
  followedUpAt?: Date | null
  importId?: string | null
}

const perStatement = 5000

/**
 * Adds interactions, any number at once, keeping the author and time given, and gives their ids back in order. Their
 * follow-ups that lie ahead will be told to their authors. No audit row: the caller writes one.
 */
export const insertInteractions = (
  db: Db,
  actor: Actor,
  list: readonly NewInteraction[],
): Promise<string[]> =>
  atomically(db, async (transaction) => {
    const ids: string[] = []
    const today = dayIn(actor.now)
    for (let from = 0; from < list.length; from += perStatement) {
      const rows = list.slice(from, from + perStatement).map((one) => ({
        account_id: one.accountId,
        id: one.id ?? newId(actor.now),
        kind: one.kind,
        happened_at: one.happenedAt,
        body: one.body,
        contact_ids: one.contactIds,
        person_id: one.personId === undefined ? actor.personId : one.personId,
        follow_up_on: one.followUpOn,
        followed_up_at: one.followedUpAt ?? null,
        mentions: one.mentions,
        created_at: one.createdAt ?? actor.now,
        updated_at: actor.now,
        import_id: one.importId ?? null,
        revision: 1,
      }))
      const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
      await sql`insert into interaction (${columns}) select ${columns}
        from jsonb_populate_recordset(null::interaction, ${JSON.stringify(rows)}::jsonb)`.execute(transaction)
      await tell(
        transaction,
        rows.flatMap((row) =>
          row.follow_up_on && row.follow_up_on >= today && !row.followed_up_at ? dueNotice(row) : [],
        ),
      )
      ids.push(...rows.map((row) => row.id))
    }
    return ids
  })

type Written = Pick<InteractionTable, 'account_id' | 'id' | 'body' | 'person_id' | 'follow_up_on'>

// In the morning, before work begins.
const morning = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const pathOf = (row: { account_id: string; id: string }) =>
  `/accounts/${row.account_id}?tab=timeline#interaction-${row.id}`

const dueNotice = (row: Written): NewNotice[] =>
  row.person_id && row.follow_up_on
    ? [
        {
          personId: row.person_id,
          kind: 'timeline.followUpDue',
          path: pathOf(row),
          params: { text: excerptOf(row.body) },
          accountId: row.account_id,
          sourceId: row.id,
          at: morning(row.follow_up_on),
        },
      ]
    : []

const mentionNotices = (
  actor: Actor,
  row: Written,
  mentions: readonly string[],
  byName: string,
): NewNotice[] =>
  mentions
    .filter((personId) => personId !== actor.personId)
    .map((personId) => ({
      personId,
      kind: 'timeline.mentioned',
      path: pathOf(row),
      params: { text: excerptOf(row.body), by: byName },
      accountId: row.account_id,
      sourceId: row.id,
      at: actor.now,
    }))

const nameOf = async (db: Db, personId: string | null): Promise<string> =>
  personId
    ? ((await on(db).selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst())
        ?.name ?? '')
    : ''

/** Adds one interaction: tells whom it mentions, and keeps the author's follow-ups that had fallen due by its day. */
export const addInteraction = (db: Db, actor: Actor, one: NewInteraction): Promise<string> =>
  atomically(db, async (transaction) => {
    const [id] = (await insertInteractions(transaction, actor, [one])) as [string]
    const kept = await on(transaction)
      .updateTable('interaction')
      .set({ followed_up_at: actor.now })
      .where('account_id', '=', one.accountId)
      .where('person_id', '=', actor.personId)
      .where('follow_up_on', '<=', dayIn(one.happenedAt))
      .where('followed_up_at', 'is', null)
      .where('removed_at', 'is', null)
      .where('id', '<>', id)
      .returning('id')
      .execute()
    await untell(
      transaction,
      kept.map((row) => row.id),
      ['timeline.followUpDue'],
    )
    const row = written(one.accountId, id, actor.personId, one)
    await tell(
      transaction,
      mentionNotices(actor, row, one.mentions, await nameOf(transaction, actor.personId)),
    )
    await writeAudit(transaction, actor, {
      action: 'timeline.added',
      subject: { kind: 'interaction', id },
      accountId: one.accountId,
      after: audited(one),
    })
    return id
  })

const written = (
  accountId: string,
  id: string,
  personId: string | null,
  facts: InteractionFacts,
): Written => ({
  account_id: accountId,
  id,
  body: facts.body,
  person_id: personId,
  follow_up_on: facts.followUpOn,
})

const audited = (facts: InteractionFacts) => ({
  kind: facts.kind,
  happenedAt: facts.happenedAt.toISOString(),
  body: facts.body,
  contactIds: facts.contactIds,
  followUpOn: facts.followUpOn,
  mentions: facts.mentions,
})

const told = [
  'interaction.account_id',
  'interaction.id',
  'interaction.kind',
  'interaction.happened_at',
  'interaction.body',
  'interaction.contact_ids',
  'interaction.person_id',
  'interaction.follow_up_on',
  'interaction.followed_up_at',
  'interaction.mentions',
  'interaction.created_at',
  'interaction.updated_at',
  'interaction.revision',
  'interaction.removed_at',
] as const

const read = (db: Db, viewer: Viewer) =>
  visibleAccounts<InteractionTables>(db, viewer)
    .innerJoin('interaction', 'interaction.account_id', 'account.id')
    .leftJoin('person', 'person.id', 'interaction.person_id')
    .select(told)
    .select('person.name as person_name')

export type InteractionRow = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]
export type InteractionPlace = { at: string; id: string }
export type InteractionAsk = {
  kind?: InteractionKind | undefined
  after: InteractionPlace | null
  limit: number
}

/** What happened with an account, newest first, one row more than asked for when there are more. */
export const interactionsOf = (
  db: Db,
  viewer: Viewer,
  accountId: string,
  ask: InteractionAsk,
): Promise<InteractionRow[]> => {
  let query = read(db, viewer)
    .where('account.id', '=', accountId)
    .where('interaction.account_id', '=', accountId)
    .where('interaction.removed_at', 'is', null)
    .orderBy('interaction.happened_at', 'desc')
    .orderBy('interaction.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.kind) query = query.where('interaction.kind', '=', ask.kind)
  const { after } = ask
  if (after)
    query = query.where(
      sql<boolean>`(interaction.happened_at, interaction.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  return query.execute()
}

export const findInteraction = (
  db: Db,
  viewer: Viewer,
  accountId: string,
  id: string,
): Promise<InteractionRow | undefined> =>
  read(db, viewer).where('account.id', '=', accountId).where('interaction.id', '=', id).executeTakeFirst()

/** How often each kind of thing happened with an account since a moment, and in all. */
export const interactionCounts = async (db: Db, accountId: string, since: Date) =>
  (
    await sql<{ kind: InteractionKind; all: number; recent: number }>`select kind, count(*)::int as all,
      (count(*) filter (where happened_at >= ${since}))::int as recent
      from interaction where account_id = ${accountId} and removed_at is null group by kind order by kind`.execute(
      db,
    )
  ).rows

/** The names behind contacts and people that interactions of an account name. */
export const namesIn = async (db: Db, accountId: string, rows: readonly InteractionRow[]) => {
  const contactIds = [...new Set(rows.flatMap((row) => row.contact_ids))]
  const personIds = [...new Set(rows.flatMap((row) => row.mentions))]
  const contacts = contactIds.length
    ? await on(db)
        .selectFrom('contact')
        .select(['id', 'name'])
        .where('account_id', '=', accountId)
        .where('erased_at', 'is', null)
        .where(sql<boolean>`id = any(${contactIds}::uuid[])`)
        .execute()
    : []
  const people = personIds.length
    ? await on(db)
        .selectFrom('person')
        .select(['id', 'name'])
        .where(sql<boolean>`id = any(${personIds}::uuid[])`)
        .execute()
    : []
  return {
    contacts: new Map(contacts.map((one) => [one.id, one.name])),
    people: new Map(people.map((one) => [one.id, one.name])),
  }
}

/** Which of these contacts are not of this account. */
export const strangeContacts = async (
  db: Db,
  accountId: string,
  contactIds: readonly string[],
): Promise<string[]> => {
  if (contactIds.length === 0) return []
  const rows = await on(db)
    .selectFrom('contact')
    .select('id')
    .where('account_id', '=', accountId)
    .where('erased_at', 'is', null)
    .where(sql<boolean>`id = any(${[...contactIds]}::uuid[])`)
    .execute()
  const known = new Set(rows.map((row) => row.id))
  return contactIds.filter((id) => !known.has(id))
}

/** Changes an interaction; whoever it mentions anew is told. False when someone was faster. */
export const saveInteraction = (
  db: Db,
  actor: Actor,
  row: InteractionRow,
  facts: InteractionFacts,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const moved = row.follow_up_on !== facts.followUpOn
    let query = on(transaction)
      .updateTable('interaction')
      .set({
        kind: facts.kind,
        happened_at: facts.happenedAt,
        body: facts.body,
        contact_ids: [...facts.contactIds],
        follow_up_on: facts.followUpOn,
        mentions: [...facts.mentions],
        updated_at: actor.now,
        ...(moved ? { followed_up_at: null } : {}),
      })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('account_id', '=', row.account_id)
      .where('id', '=', row.id)
    if (revision !== null) query = query.where('revision', '=', revision)
    if ((await query.executeTakeFirst()).numUpdatedRows === 0n) return false
    const after = written(row.account_id, row.id, row.person_id, facts)
    if (moved) {
      await untell(transaction, [row.id], ['timeline.followUpDue'])
      if (facts.followUpOn) await tell(transaction, dueNotice(after))
    }
    const anew = facts.mentions.filter((personId) => !row.mentions.includes(personId))
    await tell(
      transaction,
      anew.length ? mentionNotices(actor, after, anew, await nameOf(transaction, actor.personId)) : [],
    )
    await writeAudit(transaction, actor, {
      action: 'timeline.changed',
      subject: { kind: 'interaction', id: row.id },
      accountId: row.account_id,
      before: audited({ ...factsOf(row) }),
      after: audited(facts),
    })
    return true
  })

const factsOf = (row: InteractionRow): InteractionFacts => ({
  kind: row.kind,
  happenedAt: row.happened_at,
  body: row.body,
  contactIds: row.contact_ids,
  followUpOn: row.follow_up_on,
  mentions: row.mentions,
})

/** Takes an interaction away, or puts it back; what it told goes with it and comes back as far as it lies ahead. */
export const saveRemoved = (db: Db, actor: Actor, row: InteractionRow, removed: boolean): Promise<void> =>
  atomically(db, async (transaction) => {
    if ((row.removed_at !== null) === removed) return
    await on(transaction)
      .updateTable('interaction')
      .set({ removed_at: removed ? actor.now : null, updated_at: actor.now })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('account_id', '=', row.account_id)
      .where('id', '=', row.id)
      .execute()
    if (removed) await untell(transaction, [row.id])
    else if (row.follow_up_on && !row.followed_up_at) await tell(transaction, dueNotice(row))
    await writeAudit(transaction, actor, {
      action: removed ? 'timeline.removed' : 'timeline.restored',
      subject: { kind: 'interaction', id: row.id },
      accountId: row.account_id,
      before: removed ? audited(factsOf(row)) : null,
    })
  })

/** A planned follow-up was kept, or is open again. */
export const saveFollowedUp = (db: Db, actor: Actor, row: InteractionRow, done: boolean): Promise<void> =>
  atomically(db, async (transaction) => {
    if ((row.followed_up_at !== null) === done || !row.follow_up_on) return
    await on(transaction)
      .updateTable('interaction')
      .set({ followed_up_at: done ? actor.now : null, updated_at: actor.now })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('account_id', '=', row.account_id)
      .where('id', '=', row.id)
      .execute()
    await untell(transaction, [row.id], ['timeline.followUpDue'])
    if (!done) await tell(transaction, dueNotice(row))
    await writeAudit(transaction, actor, {
      action: done ? 'timeline.followedUp' : 'timeline.followUpOpened',
      subject: { kind: 'interaction', id: row.id },
      accountId: row.account_id,
    })
  })

/** The viewer's own follow-ups that are open, the longest due first, one more than asked for when there are more. */
export const ownFollowUps = (
  db: Db,
  viewer: Viewer,
  ask: { until: Day | null; after: { on: Day; id: string } | null; limit: number },
) => {
  let query = read(db, viewer)
    .select(['account.name as account_name', 'standing.tier as tier'])
    .where('interaction.person_id', '=', viewer.personId)
    .where('interaction.follow_up_on', 'is not', null)
    .where('interaction.followed_up_at', 'is', null)
    .where('interaction.removed_at', 'is', null)
    .orderBy('interaction.follow_up_on')
    .orderBy('interaction.id')
    .limit(ask.limit + 1)
  if (ask.until) query = query.where('interaction.follow_up_on', '<=', ask.until)
  const { after } = ask
  if (after)
    query = query.where(
      sql<boolean>`(interaction.follow_up_on, interaction.id) > (${after.on}::date, ${after.id}::uuid)`,
    )
  return query.execute()
}

/** How many of the viewer's own follow-ups are due by a day. */
export const countFollowUps = async (db: Db, viewer: Viewer, until: Day): Promise<number> =>
  (
    await visibleAccounts<InteractionTables>(db, viewer)
      .innerJoin('interaction', 'interaction.account_id', 'account.id')
      .select((eb) => eb.fn.countAll<number>().as('due'))
      .where('interaction.person_id', '=', viewer.personId)
      .where('interaction.follow_up_on', '<=', until)
      .where('interaction.followed_up_at', 'is', null)
      .where('interaction.removed_at', 'is', null)
      .executeTakeFirst()
  )?.due ?? 0
