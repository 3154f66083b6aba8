// The team of an account. Whoever is in it sees the account, so the signs of the search know its members too.
import { type Kysely, sql } from 'kysely'
import { writeAudit } from '#records/staff/audit.store.ts'
import { tell } from '#records/staff/notice.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { TeamRole } from './team.ts'

type MemberTables = {
  account_member: {
    account_id: string
    person_id: string
    role: TeamRole
    added_at: Date
    added_by: string | null
  }
  person: {
    id: string
    name: string
    title: string | null
    department_id: string | null
    left_at: Date | null
  }
  department: { id: string; name: string }
}
const on = (db: Db): Kysely<MemberTables> => db

export type NewMember = { accountId: string; personId: string; role: TeamRole }

/** Adds people to teams, any number at once; who is there already in that role stays. No audit row: the caller writes one. */
export const insertMembers = (db: Db, actor: Actor, list: readonly NewMember[]): Promise<void> =>
  atomically(db, async (transaction) => {
    const rows = list.map((one) => ({ account_id: one.accountId, person_id: one.personId, role: one.role }))
    await sql`insert into account_member (account_id, person_id, role, added_at, added_by)
      select account_id, person_id, role, ${actor.now}::timestamptz, ${actor.personId}::uuid
      from jsonb_populate_recordset(null::account_member, ${JSON.stringify(rows)}::jsonb)
      on conflict (account_id, person_id, role) do nothing`.execute(transaction)
    await signMembers(
      transaction,
      list.map((one) => one.accountId),
    )
  })

/** Writes into accounts who their members are, for the index of the search. */
export const signMembers = async (db: Db, accountIds: readonly string[]): Promise<void> => {
  await sql`update account set member_ids = coalesce((select array_agg(distinct person_id order by person_id)
      from account_member where account_member.account_id = account.id), '{}')
    where id = any(${[...new Set(accountIds)]}::uuid[])`.execute(db)
}

/** The team of an account whose being seen was checked at the door: one row a person, with all their roles. */
export const teamOf = async (db: Db, accountId: string) => {
  const rows = await on(db)
    .selectFrom('account_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .leftJoin('department', 'department.id', 'person.department_id')
    .select(['member.person_id as personId', 'member.role', 'member.added_at as addedAt'])
    .select(['person.name', 'person.title', 'department.name as departmentName', 'person.left_at as leftAt'])
    .where('member.account_id', '=', accountId)
    .orderBy('member.added_at')
    .orderBy('person.name')
    .orderBy('member.person_id')
    .orderBy('member.role')
    .execute()
  return [...Map.groupBy(rows, (row) => row.personId).values()].map((mine) => {
    const [first] = mine as [(typeof rows)[number]]
    const { role: _, leftAt, ...person } = first
    return { ...person, hasLeft: leftAt !== null, roles: mine.map((row) => row.role) }
  })
}

/** Which roles a person has in the team of an account. */
export const rolesOf = async (db: Db, accountId: string, personId: string): Promise<TeamRole[]> =>
  (
    await on(db)
      .selectFrom('account_member')
      .select('role')
      .where('account_id', '=', accountId)
      .where('person_id', '=', personId)
      .orderBy('role')
      .execute()
  ).map((row) => row.role)

/** Gives a person exactly these roles in the team; none takes them out of it. */
export const saveMember = (
  db: Db,
  actor: Actor,
  accountId: string,
  personId: string,
  roles: readonly TeamRole[],
): Promise<void> =>
  atomically(db, async (transaction) => {
    const before = await rolesOf(transaction, accountId, personId)
    const after = [...new Set(roles)].sort()
    if (before.join() === after.join()) return
    await sql`delete from account_member where account_id = ${accountId} and person_id = ${personId}
      and role <> all(${after}::text[])`.execute(transaction)
    await insertMembers(
      transaction,
      actor,
      after.map((role) => ({ accountId, personId, role })),
    )
    if (after.length === 0) await signMembers(transaction, [accountId])
    if (before.length === 0 && personId !== actor.personId)
      await tell(transaction, [
        {
          personId,
          kind: 'accounts.joined',
          path: `/accounts/${accountId}?tab=team`,
          params: {},
          accountId,
          sourceId: null,
          at: actor.now,
        },
      ])
    await writeAudit(transaction, actor, {
      action: before.length === 0 ? 'team.joined' : after.length === 0 ? 'team.left' : 'team.changed',
      subject: { kind: 'member', id: personId },
      accountId,
      before: { roles: before },
      after: { roles: after },
    })
  })
