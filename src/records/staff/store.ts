// People and departments.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Role, Scope } from '#base/viewer.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { writeAudit } from './audit.store.ts'
import { on } from './tables.store.ts'

export type PersonFacts = {
  name: string
  email: string
  title: string | null
  departmentId: string | null
  roles: Role[]
  scope: Scope
  chosenDepartmentIds: string[]
}

const people = (db: Db) =>
  on(db)
    .selectFrom('person')
    .leftJoin('department', 'department.id', 'person.department_id')
    .selectAll('person')
    .select('department.name as department_name')
    .select(
      sql<
        string[]
      >`array(select department_id::text from person_department chosen where chosen.person_id = person.id)`.as(
        'chosen',
      ),
    )
    .select(sql<boolean>`exists (select 1 from login where login.id = person.id::text)`.as('can_sign_in'))

export type PersonRow = Awaited<ReturnType<typeof findPerson>>

export const findPerson = (db: Db, id: string) => people(db).where('person.id', '=', id).executeTakeFirst()

export const findPersonByEmail = (db: Db, email: string) =>
  people(db).where('person.email', '=', email).executeTakeFirst()

export const peoplePage = (
  db: Db,
  ask: { search?: string | undefined; after: { name: string; id: string } | null; limit: number },
) => {
  let query = people(db)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(ask.limit + 1)
  if (ask.search)
    query = query.where((eb) =>
      eb.or([
        eb('person.name', 'ilike', `%${likeText(ask.search ?? '')}%`),
        eb('person.email', 'ilike', `%${likeText(ask.search ?? '')}%`),
      ]),
    )
  const { after } = ask
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('person.name', 'person.id'), '>', eb.tuple(after.name, after.id)),
    )
  return query.execute()
}

/** Text for LIKE with its wild cards made plain. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Adds or changes a person with the departments chosen for them; refused when someone was faster than `seen`. */
export const savePerson = (
  db: Db,
  actor: Actor,
  id: string | null,
  facts: PersonFacts,
  seen: number | null = null,
): Promise<string> =>
  atomically(db, async (transaction) => {
    const tables = on(transaction)
    const before = id
      ? await tables.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
    const personId = id ?? newId(actor.now)
    const row = {
      name: facts.name,
      email: facts.email,
      title: facts.title,
      department_id: facts.departmentId,
      roles: facts.roles,
      scope: facts.scope,
    }
    if (before) {
      const done = await tables
        .updateTable('person')
        .set({ ...row, revision: before.revision + 1 })
        .where('id', '=', personId)
        .where('revision', '=', seen ?? before.revision)
        .executeTakeFirst()
      if (done.numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    } else
      await tables
        .insertInto('person')
        .values({ id: personId, ...row, created_at: actor.now, left_at: null })
        .execute()
    const chosenBefore = await tables
      .deleteFrom('person_department')
      .where('person_id', '=', personId)
      .returning('department_id')
      .execute()
    const chosen = facts.scope === 'chosen' ? facts.chosenDepartmentIds : []
    if (chosen.length)
      await tables
        .insertInto('person_department')
        .values(chosen.map((department_id) => ({ person_id: personId, department_id })))
        .execute()
    await writeAudit(transaction, actor, {
      action: before ? 'staff.personChanged' : 'staff.personAdded',
      subject: { kind: 'person', id: personId },
      before: before
        ? {
            name: before.name,
            email: before.email,
            title: before.title,
            department_id: before.department_id,
            roles: before.roles,
            scope: before.scope,
            chosen: chosenBefore.map((one) => one.department_id),
          }
        : null,
      after: { ...row, chosen },
    })
    return personId
  })

/** Marks a person as gone, or as back; whoever is gone has no session. */
export const setDeparture = (db: Db, actor: Actor, personId: string, leftAt: Date | null): Promise<void> =>
  atomically(db, async (transaction) => {
    await on(transaction)
      .updateTable('person')
      .set({ left_at: leftAt })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', personId)
      .execute()
    if (leftAt) {
      await sql`delete from login_session where user_id = ${personId}`.execute(transaction)
      await on(transaction)
        .updateTable('api_key')
        .set({ revoked_at: leftAt })
        .where('person_id', '=', personId)
        .where('revoked_at', 'is', null)
        .execute()
    }
    await writeAudit(transaction, actor, {
      action: leftAt ? 'staff.personLeft' : 'staff.personReturned',
      subject: { kind: 'person', id: personId },
    })
  })

/** How many people could still run the installation without this one. */
export const otherAdministrators = async (db: Db, personId: string): Promise<number> => {
  const row = await on(db)
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', '<>', personId)
    .where('left_at', 'is', null)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .where(sql<boolean>`exists (select 1 from login where login.id = person.id::text)`)
    .executeTakeFirstOrThrow()
  return row.count
}

export const allDepartments = (db: Db) =>
  on(db)
    .selectFrom('department')
    .select(['id', 'parent_id as parentId', 'name', 'position', 'revision'])
    .select((eb) =>
      eb
        .selectFrom('person')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('person.department_id', '=', 'department.id')
        .where('person.left_at', 'is', null)
        .as('people'),
    )
    .orderBy('position')
    .orderBy('name')
    .execute()

export const saveDepartment = (
  db: Db,
  actor: Actor,
  id: string | null,
  facts: { name: string; parentId: string | null },
  seen: number | null = null,
): Promise<string> =>
  atomically(db, async (transaction) => {
    const departmentId = id ?? newId(actor.now)
    if (id) {
      let query = on(transaction)
        .updateTable('department')
        .set({ name: facts.name, parent_id: facts.parentId })
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .where('id', '=', id)
      if (seen !== null) query = query.where('revision', '=', seen)
      if ((await query.executeTakeFirst()).numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    } else {
      const last = await on(transaction)
        .selectFrom('department')
        .select((eb) => eb.fn.max('position').as('last'))
        .executeTakeFirst()
      await on(transaction)
        .insertInto('department')
        .values({
          id: departmentId,
          name: facts.name,
          parent_id: facts.parentId,
          position: (last?.last ?? 0) + 1,
        })
        .execute()
    }
    await writeAudit(transaction, actor, {
      action: id ? 'staff.departmentChanged' : 'staff.departmentAdded',
      subject: { kind: 'department', id: departmentId },
      after: facts,
    })
    return departmentId
  })

export const dropDepartment = (db: Db, actor: Actor, id: string, seen: number | null): Promise<void> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .deleteFrom('department')
      .where('id', '=', id)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'staff.departmentRemoved',
      subject: { kind: 'department', id },
    })
  })
