// The company's identity providers, and whose sign-in there opens the door here.
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Role, Scope } from '#base/viewer.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import type { Match, Profile } from '#server/single-sign-on.ts'
import { writeAudit } from './audit.store.ts'
import { savePerson } from './store.ts'
import { on } from './tables.store.ts'

export type ProviderFacts = {
  name: string
  issuer: string
  clientId: string
  createsPeople: boolean
  role: Role
  scope: Scope
  departmentId: string | null
  enabled: boolean
}
/** `sealedSecret` is null for the one that the environment names. */
export type ProviderRow = ProviderFacts & { id: string; revision: number; sealedSecret: string | null }

export const providers = async (db: Db): Promise<ProviderRow[]> => {
  const rows = await on(db).selectFrom('sign_in_provider').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    createsPeople: row.creates_people,
    role: row.role,
    scope: row.scope,
    departmentId: row.department_id,
    enabled: row.enabled,
    revision: row.revision,
    sealedSecret: row.client_secret,
  }))
}

/** Adds a provider, or changes one as it was seen; without a secret the one before stays. */
export const saveProvider = (
  db: Db,
  actor: Actor,
  seen: { id: string; revision: number } | null,
  facts: ProviderFacts,
  sealedSecret: string | null,
): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = seen?.id ?? newId(actor.now)
    const row = {
      name: facts.name,
      issuer: facts.issuer,
      client_id: facts.clientId,
      creates_people: facts.createsPeople,
      role: facts.role,
      scope: facts.scope,
      department_id: facts.departmentId,
      enabled: facts.enabled,
      revision: (seen?.revision ?? 0) + 1,
      updated_at: actor.now,
      ...(sealedSecret ? { client_secret: sealedSecret } : {}),
    }
    const before = (await providers(transaction)).find((one) => one.id === id)
    if (seen) {
      const done = await on(transaction)
        .updateTable('sign_in_provider')
        .set(row)
        .where('id', '=', id)
        .where('revision', '=', seen.revision)
        .executeTakeFirst()
      if (done.numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    } else
      await on(transaction)
        .insertInto('sign_in_provider')
        .values({ ...row, id, client_secret: sealedSecret ?? '' })
        .execute()
    await writeAudit(transaction, actor, {
      action: seen ? 'staff.providerChanged' : 'staff.providerAdded',
      subject: { kind: 'provider', id },
      before: before ? told(before) : null,
      after: { ...told(facts), secretChanged: Boolean(sealedSecret) },
    })
    return id
  })

const told = ({ name, issuer, clientId, createsPeople, role, scope, enabled }: ProviderFacts) => ({
  name,
  issuer,
  clientId,
  createsPeople,
  role,
  scope,
  enabled,
})

export const dropProvider = (db: Db, actor: Actor, seen: { id: string; revision: number }): Promise<void> =>
  atomically(db, async (transaction) => {
    const before = (await providers(transaction)).find((one) => one.id === seen.id)
    const done = await on(transaction)
      .deleteFrom('sign_in_provider')
      .where('id', '=', seen.id)
      .where('revision', '=', seen.revision)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await sql`delete from login_credential where provider_id = ${seen.id}`.execute(transaction)
    await writeAudit(transaction, actor, {
      action: 'staff.providerRemoved',
      subject: { kind: 'provider', id: seen.id },
      before: before ? told(before) : null,
    })
  })

/**
 * Who somebody is that the provider vouches for: whoever came in by this subject before; else whose address it is, if
 * the provider has checked that address; else, where that is wished, somebody new.
 */
export const matchPerson = (
  db: Db,
  actor: Actor,
  provider: ProviderFacts,
  profile: Profile,
): Promise<Match> =>
  atomically(db, async (transaction) => {
    if (!profile.subject) return { refused: 'noSubject' }
    const linked = await sql<{ user_id: string }>`select user_id from login_credential
      where provider_id = ${profile.providerId} and account_id = ${profile.subject}`.execute(transaction)
    const linkedId = linked.rows[0]?.user_id
    if (linkedId) return here(await personBy(transaction, 'id', linkedId))
    if (!profile.email) return { refused: 'noEmail' }
    if (!profile.verified) return { refused: 'emailNotVerified' }
    const person = await personBy(transaction, 'email', profile.email)
    if (person) {
      // An address that was given to somebody else over there does not hand over the person here.
      const other = await sql`select 1 from login_credential
        where provider_id = ${profile.providerId} and user_id = ${person.id}`.execute(transaction)
      return other.rows.length ? { refused: 'otherSubject' } : here(person)
    }
    if (!provider.createsPeople) return { refused: 'unknownPerson' }
    const id = await savePerson(transaction, actor, null, {
      name: profile.name.slice(0, 100) || profile.email,
      email: profile.email,
      title: null,
      departmentId: provider.departmentId,
      roles: [provider.role],
      scope: provider.scope,
      chosenDepartmentIds: [],
    })
    return { id, name: profile.name || profile.email, email: profile.email }
  })

type Found = { id: string; name: string; email: string; left_at: Date | null }
const personBy = (db: Db, column: 'id' | 'email', value: string): Promise<Found | undefined> =>
  on(db)
    .selectFrom('person')
    .select(['id', 'name', 'email', 'left_at'])
    .where(column, '=', value)
    .executeTakeFirst()

const here = (person: Found | undefined): Match =>
  !person || person.left_at
    ? { refused: 'personLeft' }
    : { id: person.id, name: person.name, email: person.email }
