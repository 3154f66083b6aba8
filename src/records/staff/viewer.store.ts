// Turns a person into a viewer: roles, and the departments whose accounts are seen.
import { sql } from 'kysely'
import type { Viewer } from '#base/viewer.ts'
import type { Db } from '#server/database.ts'
import { departmentTree } from './department.ts'
import { on } from './tables.store.ts'

/** The viewer a person is now; undefined when unknown or gone. */
export const findViewer = async (db: Db, personId: string): Promise<Viewer | undefined> => {
  const person = await on(db)
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  return {
    personId: person.id,
    name: person.name,
    roles: person.roles,
    all: person.scope === 'all',
    departmentIds: await departmentsOf(db, person),
  }
}

const departmentsOf = async (
  db: Db,
  person: { id: string; scope: string; department_id: string | null },
): Promise<string[]> => {
  if (person.scope === 'department') return person.department_id ? [person.department_id] : []
  if (person.scope === 'chosen') {
    const rows = await on(db)
      .selectFrom('person_department')
      .select('department_id')
      .where('person_id', '=', person.id)
      .execute()
    return rows.map((row) => row.department_id)
  }
  if (person.scope === 'departmentTree' && person.department_id) {
    const all = await on(db).selectFrom('department').select(['id', 'parent_id as parentId']).execute()
    return departmentTree(all, person.department_id)
  }
  return []
}

/** Sees everything and may do everything: the command line, which whoever runs the machine runs. */
export const operator: Viewer = {
  personId: '',
  name: '',
  roles: ['administrator'],
  all: true,
  departmentIds: [],
}

/** Of these people, those who have signed up. */
export const whoSignsIn = async (db: Db, personIds: readonly string[]): Promise<string[]> =>
  (await sql<{ id: string }>`select id from login where id = any(${personIds}::text[])`.execute(db)).rows.map(
    (row) => row.id,
  )
