// Who may see an account, turned round: the colleagues one can mention, since they could open it.
import { type Kysely, sql } from 'kysely'
import type { Db } from '#server/database.ts'
import type { AccountTables } from './tables.store.ts'

type PersonTables = {
  person: {
    id: string
    name: string
    title: string | null
    department_id: string | null
    scope: string
    left_at: Date | null
  }
  department: { id: string; name: string; parent_id: string | null }
  person_department: { person_id: string; department_id: string }
}
const on = (db: Db): Kysely<AccountTables & PersonTables> => db

/** The department itself and all above it. */
const upwards = async (db: Db, departmentId: string | null): Promise<string[]> => {
  if (!departmentId) return []
  const rows = await on(db).selectFrom('department').select(['id', 'parent_id']).execute()
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]))
  const found: string[] = []
  for (let at: string | null | undefined = departmentId; at && !found.includes(at); at = parents.get(at))
    found.push(at)
  return found
}

export type SeersAsk = {
  /** Part of a name. */
  search?: string | undefined
  /** Only these people. */
  among?: readonly string[] | undefined
  limit: number
}

/** Those who work here and may see the account, by name: the same rules that its visibility follows. */
export const whoSees = async (db: Db, accountId: string, ask: SeersAsk) => {
  const account = await on(db)
    .selectFrom('account')
    .select(['owner_id', 'department_id'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) return []
  const departmentId = account.department_id
  const above = await upwards(db, departmentId)
  let query = on(db)
    .selectFrom('person')
    .leftJoin('department', 'department.id', 'person.department_id')
    .select(['person.id', 'person.name', 'person.title', 'department.name as departmentName'])
    .where('person.left_at', 'is', null)
    .where(
      sql<boolean>`(person.scope = 'all' or person.id = ${account.owner_id}::uuid
        or person.id = any(array(select person_id from account_member where account_id = ${accountId}))
        or (person.scope = 'department' and person.department_id = ${departmentId}::uuid)
        or (person.scope = 'departmentTree' and person.department_id = any(${above}::uuid[]))
        or (person.scope = 'chosen' and exists (select 1 from person_department as chosen
          where chosen.person_id = person.id and chosen.department_id = ${departmentId}::uuid)))`,
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(ask.limit)
  if (ask.among) query = query.where(sql<boolean>`person.id = any(${[...ask.among]}::uuid[])`)
  if (ask.search) query = query.where(sql<boolean>`position(lower(${ask.search}) in lower(person.name)) > 0`)
  return query.execute()
}
