// Saved views: whose they are, who sees them, and with which a list opens for a person.
import { type Kysely, sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { holds, type Viewer } from '#base/viewer.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'

type ViewTables = {
  saved_view: {
    id: string
    list: string
    name: string
    state: Record<string, string>
    person_id: string
    shared_at: Date | null
    position: number
    revision: number
    created_at: Date
    updated_at: Date
  }
  default_view: { person_id: string; list: string; view_id: string }
  person: { id: string; name: string }
}
const on = (db: Db): Kysely<ViewTables> => db

export const mostViews = 50

/** The views that a person sees: their own, and those shared. */
const seen = (db: Db, viewer: Viewer) =>
  on(db)
    .selectFrom('saved_view')
    .innerJoin('person', 'person.id', 'saved_view.person_id')
    .leftJoin('default_view', (join) =>
      join
        .onRef('default_view.view_id', '=', 'saved_view.id')
        .on('default_view.person_id', '=', viewer.personId),
    )
    .selectAll('saved_view')
    .select(['person.name as person_name', 'default_view.view_id as default_id'])
    .where((eb) =>
      eb.or([eb('saved_view.person_id', '=', viewer.personId), eb('saved_view.shared_at', 'is not', null)]),
    )

export type ViewRow = NonNullable<Awaited<ReturnType<typeof viewById>>>

export const viewsOf = (db: Db, viewer: Viewer, list: string) =>
  seen(db, viewer)
    .where('saved_view.list', '=', list)
    .orderBy(sql`saved_view.person_id <> ${viewer.personId}`)
    .orderBy('saved_view.position')
    .orderBy('saved_view.id')
    .limit(mostViews * 4)
    .execute()

export const viewById = (db: Db, viewer: Viewer, id: string) =>
  seen(db, viewer).where('saved_view.id', '=', id).executeTakeFirst()

/** One's own; a shared one also for those who run the installation. */
export const mayEdit = (viewer: Viewer, row: { person_id: string }): boolean =>
  row.person_id === viewer.personId || holds(viewer, ['administrator'])

export const addView = (
  db: Db,
  actor: Actor,
  personId: string,
  what: { list: string; name: string; state: Record<string, string> },
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const last = await on(transaction)
      .selectFrom('saved_view')
      .select((eb) => [eb.fn.max('position').as('position')])
      .where('person_id', '=', personId)
      .where('list', '=', what.list)
      .executeTakeFirst()
    await on(transaction)
      .insertInto('saved_view')
      .values({
        id,
        ...what,
        state: sql<Record<string, string>>`${JSON.stringify(what.state)}::jsonb`,
        person_id: personId,
        shared_at: null,
        position: (last?.position ?? 0) + 1,
        revision: 1,
        created_at: actor.now,
        updated_at: actor.now,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'desk.viewAdded',
      subject: { kind: 'view', id },
      after: what,
    })
    return id
  })

type Change = {
  name?: string | undefined
  state?: Record<string, string> | undefined
  sharedAt?: Date | null
}

/** False when someone was faster. */
export const saveView = (
  db: Db,
  actor: Actor,
  before: ViewRow,
  change: Change,
  revision: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    let query = on(transaction)
      .updateTable('saved_view')
      .set({
        updated_at: actor.now,
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.state === undefined
          ? {}
          : { state: sql<Record<string, string>>`${JSON.stringify(change.state)}::jsonb` }),
        ...(change.sharedAt === undefined ? {} : { shared_at: change.sharedAt }),
      })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', before.id)
    if (revision !== null) query = query.where('revision', '=', revision)
    if ((await query.executeTakeFirst()).numUpdatedRows === 0n) return false
    const { name, state } = before
    await writeAudit(transaction, actor, {
      action: 'desk.viewChanged',
      subject: { kind: 'view', id: before.id },
      before: { name, state, shared: before.shared_at !== null },
      after: {
        name: change.name ?? name,
        state: change.state ?? state,
        shared: change.sharedAt === undefined ? before.shared_at !== null : change.sharedAt !== null,
      },
    })
    // Nobody's list opens with what they see no more.
    if (change.sharedAt === null)
      await on(transaction)
        .deleteFrom('default_view')
        .where('view_id', '=', before.id)
        .where('person_id', '<>', before.person_id)
        .execute()
    return true
  })

export const removeView = (db: Db, actor: Actor, before: ViewRow, revision: number | null): Promise<void> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .deleteFrom('saved_view')
      .where('id', '=', before.id)
      .where('revision', '=', revision ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'desk.viewRemoved',
      subject: { kind: 'view', id: before.id },
      before: { name: before.name, state: before.state },
    })
  })

/** A wish of one person about their own screen: no audit row. */
export const openWith = (db: Db, personId: string, view: ViewRow, wanted: boolean): Promise<void> =>
  atomically(db, async (transaction) => {
    let query = on(transaction)
      .deleteFrom('default_view')
      .where('person_id', '=', personId)
      .where('list', '=', view.list)
    if (!wanted) query = query.where('view_id', '=', view.id)
    await query.execute()
    if (wanted)
      await on(transaction)
        .insertInto('default_view')
        .values({ person_id: personId, list: view.list, view_id: view.id })
        .execute()
  })
