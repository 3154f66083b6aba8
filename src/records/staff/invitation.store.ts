// Invitations: an address, what its owner will be, and a one-time link that is handed over by whoever invites.
import { Refusal } from '#base/refusal.ts'
import type { Role, Scope } from '#base/viewer.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId, newSecret } from '#server/id.ts'
import { writeAudit } from './audit.store.ts'
import { hashOf, type Link, validMs } from './link.store.ts'
import { savePerson } from './store.ts'
import { on } from './tables.store.ts'

export type InvitationFacts = {
  email: string
  roles: Role[]
  scope: Scope
  departmentId: string | null
  chosenDepartmentIds: string[]
}

const newLink = (now: Date): Link & { hash: string; expires: Date } => {
  const token = newSecret()
  const expires = new Date(now.getTime() + validMs)
  return { path: `/setup/${token}`, expiresAt: expires.toISOString(), hash: hashOf(token), expires }
}

/** Invites; an earlier invitation to the same address stops working. */
export const invite = (db: Db, actor: Actor, facts: InvitationFacts): Promise<{ id: string; link: Link }> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const { hash, expires, ...link } = newLink(actor.now)
    await on(transaction).deleteFrom('invitation').where('email', '=', facts.email).execute()
    await on(transaction)
      .insertInto('invitation')
      .values({
        id,
        email: facts.email,
        roles: facts.roles,
        scope: facts.scope,
        department_id: facts.departmentId,
        chosen_department_ids: facts.scope === 'chosen' ? facts.chosenDepartmentIds : [],
        token_hash: hash,
        invited_by: actor.personId,
        created_at: actor.now,
        expires_at: expires,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'staff.personInvited',
      subject: { kind: 'invitation', id },
      after: { email: facts.email, roles: facts.roles, scope: facts.scope },
    })
    return { id, link }
  })

/** All that were not taken up, newest first; those that ran out are shown as such. */
export const invitations = (db: Db) =>
  on(db)
    .selectFrom('invitation')
    .leftJoin('department', 'department.id', 'invitation.department_id')
    .leftJoin('person as inviter', 'inviter.id', 'invitation.invited_by')
    .selectAll('invitation')
    .select(['department.name as department_name', 'inviter.name as inviter_name'])
    .orderBy('invitation.created_at', 'desc')
    .limit(500)
    .execute()

/** Another link for the same invitation; the one before stops working. */
export const renewInvitation = (db: Db, actor: Actor, id: string): Promise<Link | undefined> =>
  atomically(db, async (transaction) => {
    const { hash, expires, ...link } = newLink(actor.now)
    const row = await on(transaction)
      .updateTable('invitation')
      .set({ token_hash: hash, expires_at: expires })
      .where('id', '=', id)
      .returning('email')
      .executeTakeFirst()
    if (!row) return undefined
    await writeAudit(transaction, actor, {
      action: 'staff.invitationRenewed',
      subject: { kind: 'invitation', id },
      after: { email: row.email },
    })
    return link
  })

export const revokeInvitation = (db: Db, actor: Actor, id: string): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const row = await on(transaction)
      .deleteFrom('invitation')
      .where('id', '=', id)
      .returning('email')
      .executeTakeFirst()
    if (!row) return false
    await writeAudit(transaction, actor, {
      action: 'staff.invitationRevoked',
      subject: { kind: 'invitation', id },
      before: { email: row.email },
    })
    return true
  })

export const findInvitation = (db: Db, token: string, now: Date) =>
  on(db)
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** The invited becomes a person; the invitation is gone with it. */
export const acceptInvitation = (
  db: Db,
  actor: Actor,
  token: string,
  name: string,
): Promise<{ id: string; name: string; email: string }> =>
  atomically(db, async (transaction) => {
    const taken = await on(transaction)
      .deleteFrom('invitation')
      .where('token_hash', '=', hashOf(token))
      .where('expires_at', '>', actor.now)
      .returningAll()
      .executeTakeFirst()
    if (!taken) throw new Refusal('notFound', 'staff.linkUsed')
    const id = await savePerson(transaction, actor, null, {
      name,
      email: taken.email,
      title: null,
      departmentId: taken.department_id,
      roles: taken.roles,
      scope: taken.scope,
      chosenDepartmentIds: taken.chosen_department_ids,
    })
    return { id, name, email: taken.email }
  })
