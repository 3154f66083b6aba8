// A group of 5,000 companies, five levels deep, with the money of each: made once, asked for as its tree.
import { pathsOf } from '#records/accounts/group.ts'
import type { Database } from '#server/database.ts'

export const companies = 5000

/** Makes a group of accounts of one department and gives the head's id. */
export const growGroup = async (database: Database, departmentId: string): Promise<string> => {
  const { rows } = await database.run(
    `select id from account where department_id = '${departmentId}' and parent_id is null order by id limit ${companies}`,
  )
  const ids = rows.map((row) => row.id as string)
  // Six below each.
  const places = ids.map((id, at) => ({
    id,
    parentId: at === 0 ? null : (ids[Math.floor((at - 1) / 6)] ?? null),
  }))
  await database.run(
    `update account set parent_id = place.parent from jsonb_to_recordset($1::jsonb) as place(id uuid, parent uuid) where account.id = place.id`,
    [JSON.stringify(places.map(({ id, parentId }) => ({ id, parent: parentId })))],
  )
  await database.run(`delete from account_path where account_id = any($1::uuid[])`, [ids])
  await database.run(
    `insert into account_path (account_id, ancestor_id, depth)
     select account, ancestor, depth from jsonb_to_recordset($1::jsonb) as path(account uuid, ancestor uuid, depth int)`,
    [
      JSON.stringify(
        pathsOf(places).map(({ accountId, ancestorId, depth }) => ({
          account: accountId,
          ancestor: ancestorId,
          depth,
        })),
      ),
    ],
  )
  return ids[0] as string
}
