// API keys: made once, kept as a hash, used until they run out or are revoked.
import { createHash } from 'node:crypto'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId, newSecret } from '#server/id.ts'
import { writeAudit } from './audit.store.ts'
import { on } from './tables.store.ts'

const beginning = 'mst_'
const shownSigns = 10
// A key in steady use is written down once a minute, not with every request.
const noteEveryMs = 60_000

export const keyHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const makeKey = (
  db: Db,
  actor: Actor,
  personId: string,
  facts: { name: string; scopes: string[]; expiresAt: Date | null },
): Promise<{ id: string; secret: string }> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const secret = `${beginning}${newSecret()}`
    await on(transaction)
      .insertInto('api_key')
      .values({
        id,
        person_id: personId,
        name: facts.name,
        beginning: secret.slice(0, shownSigns),
        secret_hash: keyHash(secret),
        scopes: facts.scopes,
        created_at: actor.now,
        expires_at: facts.expiresAt,
        last_used_at: null,
        last_address: null,
        revoked_at: null,
      })
      .execute()
    await writeAudit(transaction, actor, {
      action: 'staff.keyMade',
      subject: { kind: 'key', id },
      after: { name: facts.name, scopes: facts.scopes, expiresAt: facts.expiresAt?.toISOString() ?? null },
    })
    return { id, secret }
  })

/** Keys newest first, those of one person or of everybody. */
export const keysOf = (db: Db, personId: string | null) =>
  on(db)
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .selectAll('api_key')
    .select('person.name as person_name')
    .where('revoked_at', 'is', null)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId ?? ''))
    .orderBy('api_key.created_at', 'desc')
    .orderBy('api_key.id')
    .limit(500)
    .execute()

/** False when there is no such key, or not this person's. */
export const revokeKey = (db: Db, actor: Actor, keyId: string, personId: string | null): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const row = await on(transaction)
      .updateTable('api_key')
      .set({ revoked_at: actor.now })
      .where('id', '=', keyId)
      .where('revoked_at', 'is', null)
      .$if(personId !== null, (query) => query.where('person_id', '=', personId ?? ''))
      .returning('name')
      .executeTakeFirst()
    if (!row) return false
    await writeAudit(transaction, actor, {
      action: 'staff.keyRevoked',
      subject: { kind: 'key', id: keyId },
      before: { name: row.name },
    })
    return true
  })

export type KnownKey = { id: string; personId: string; scopes: string[]; expiresAt: Date | null }

/** The key behind a secret, while it is neither revoked nor run out; notes that it was used. */
export const findKey = async (
  db: Db,
  secret: string,
  address: string,
  now: Date,
): Promise<KnownKey | undefined> => {
  if (!secret.startsWith(beginning)) return undefined
  const row = await on(db)
    .selectFrom('api_key')
    .selectAll()
    .where('secret_hash', '=', keyHash(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || (row.expires_at && row.expires_at <= now)) return undefined
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > noteEveryMs)
    await noteUse(db, row, address, now)
  return { id: row.id, personId: row.person_id, scopes: row.scopes, expiresAt: row.expires_at }
}

const noteUse = (
  db: Db,
  key: { id: string; name: string; person_id: string },
  address: string,
  now: Date,
): Promise<void> =>
  atomically(db, async (transaction) => {
    const first = await on(transaction)
      .updateTable('api_key')
      .set({ last_used_at: now, last_address: address })
      .where('id', '=', key.id)
      .where('last_used_at', 'is', null)
      .executeTakeFirst()
    if (first.numUpdatedRows > 0n) {
      const actor: Actor = { personId: key.person_id, origin: 'key', requestId: null, now, keyId: key.id }
      await writeAudit(transaction, actor, {
        action: 'staff.keyFirstUsed',
        subject: { kind: 'key', id: key.id },
        after: { name: key.name, address },
      })
      return
    }
    await on(transaction)
      .updateTable('api_key')
      .set({ last_used_at: now, last_address: address })
      .where('id', '=', key.id)
      .execute()
  })
