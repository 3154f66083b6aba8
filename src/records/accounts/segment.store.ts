// Saved segments: conditions over accounts with a name, counted anew over what one may see.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { whereMeets } from './condition.store.ts'
import type { Condition } from './condition.ts'
import { on } from './tables.store.ts'
import { visibleAccounts } from './visible.store.ts'

export type SegmentRow = {
  id: string
  name: string
  note: string | null
  conditions: Condition[]
  position: number
  personName: string | null
  createdAt: Date
  updatedAt: Date
  revision: number
}

const rows = (db: Db) =>
  on(db)
    .selectFrom('segment')
    .leftJoin('person', 'person.id', 'segment.person_id')
    .select([
      'segment.id',
      'segment.name',
      'segment.note',
      'segment.conditions',
      'segment.position',
      'person.name as personName',
      'segment.created_at as createdAt',
      'segment.updated_at as updatedAt',
      'segment.revision',
    ])
    .where('segment.archived_at', 'is', null)

/** The segments in use, in their order. */
export const segments = (db: Db): Promise<SegmentRow[]> =>
  rows(db).orderBy('segment.position').orderBy('segment.id').limit(mostSegments).execute()

export const segmentById = (db: Db, id: string): Promise<SegmentRow | undefined> =>
  rows(db).where('segment.id', '=', id).executeTakeFirst()

/** More would be no overview. */
export const mostSegments = 200

/** How many of the accounts one may see meet each list of conditions, in the lists' order; one statement. */
export const countSegments = async (
  db: Db,
  viewer: Viewer,
  lists: readonly (readonly Condition[])[],
): Promise<number[]> => {
  if (lists.length === 0) return []
  const counts = sql.join(
    lists.map((conditions) => sql`count(*) filter (where ${whereMeets(conditions)})`),
    sql`, `,
  )
  const row = await visibleAccounts(db, viewer)
    .select(sql<number[]>`array[${counts}]::int[]`.as('counts'))
    .executeTakeFirst()
  return row?.counts ?? lists.map(() => 0)
}

export type SegmentFacts = { name: string; note: string | null; conditions: Condition[] }

export const addSegment = (db: Db, actor: Actor, facts: SegmentFacts): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const last = await on(transaction)
      .selectFrom('segment')
      .select((eb) => eb.fn.max('position').as('position'))
      .executeTakeFirst()
    await on(transaction)
      .insertInto('segment')
      .values({
        id,
        ...columnsOf(facts),
        position: (last?.position ?? 0) + 1,
        person_id: actor.personId,
        created_at: actor.now,
        updated_at: actor.now,
        revision: 1,
        archived_at: null,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'accounts.segmentAdded',
      subject: { kind: 'segment', id },
      after: facts,
    })
    return id
  })

// As text: a JSON array would be taken for a PostgreSQL array.
const columnsOf = ({ name, note, conditions }: SegmentFacts) => ({
  name,
  note,
  conditions: sql<Condition[]>`${JSON.stringify(conditions)}::jsonb`,
})

/** False when someone was faster. */
export const saveSegment = (
  db: Db,
  actor: Actor,
  before: SegmentRow,
  facts: SegmentFacts,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    let query = on(transaction)
      .updateTable('segment')
      .set({ ...columnsOf(facts), updated_at: actor.now })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', before.id)
      .where('archived_at', 'is', null)
    if (revision !== null) query = query.where('revision', '=', revision)
    if ((await query.executeTakeFirst()).numUpdatedRows === 0n) return false
    await writeAudit(transaction, actor, {
      action: 'accounts.segmentChanged',
      subject: { kind: 'segment', id: before.id },
      before: { name: before.name, note: before.note, conditions: before.conditions },
      after: facts,
    })
    return true
  })

/** Puts a segment away; what referred to it keeps its name. False when someone was faster. */
export const archiveSegment = (
  db: Db,
  actor: Actor,
  before: SegmentRow,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .updateTable('segment')
      .set({ archived_at: actor.now })
      .where('id', '=', before.id)
      .where('revision', '=', revision ?? 0)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return false
    await writeAudit(transaction, actor, {
      action: 'accounts.segmentArchived',
      subject: { kind: 'segment', id: before.id },
      before: { name: before.name },
    })
    return true
  })

/** The values in use that conditions can name, over what one may see. */
export const conditionChoices = async (db: Db, viewer: Viewer) => {
  const values = async (
    column: 'account.region' | 'account.industry' | 'standing.tier' | 'standing.segment',
  ) =>
    (
      await visibleAccounts(db, viewer)
        .select(`${column} as value`)
        .where(column, 'is not', null)
        .groupBy(column)
        .orderBy(column)
        .limit(mostChoices)
        .execute()
    ).flatMap((row) => (row.value === null ? [] : [row.value]))
  const tags = await visibleAccounts(db, viewer)
    .select(sql<string>`unnest(account.tags)`.as('tag'))
    .distinct()
    .orderBy('tag')
    .limit(mostChoices)
    .execute()
  const metrics = await sql<{ metric: string }>`select metric from signal group by metric order by metric
    limit ${mostChoices}`.execute(db)
  return {
    regions: await values('account.region'),
    industries: await values('account.industry'),
    tiers: await values('standing.tier'),
    rfmSegments: await values('standing.segment'),
    tags: tags.map((row) => row.tag),
    metrics: metrics.rows.map((row) => row.metric),
  }
}

const mostChoices = 200
