// One-time links: the only way to a first password. Only a hash of the secret is kept.
import { createHash } from 'node:crypto'
import type { Db } from '#server/database.ts'
import { newSecret } from '#server/id.ts'
import { on } from './tables.store.ts'

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
export const validMs = 7 * 86_400_000

export type Link = { path: string; expiresAt: string }

/** Makes a link; earlier ones for the same person stop working. */
export const makeLink = async (db: Db, personId: string | null, now: Date): Promise<Link> => {
  const token = newSecret()
  const expires = new Date(now.getTime() + validMs)
  await on(db)
    .deleteFrom('sign_in_link')
    .where('person_id', personId ? '=' : 'is', personId)
    .where('used_at', 'is', null)
    .execute()
  await on(db)
    .insertInto('sign_in_link')
    .values({
      token_hash: hashOf(token),
      person_id: personId,
      created_at: now,
      expires_at: expires,
      used_at: null,
    })
    .execute()
  return { path: `/setup/${token}`, expiresAt: expires.toISOString() }
}

/** The link behind a secret while it is good. */
export const findLink = async (
  db: Db,
  token: string,
  now: Date,
): Promise<{ personId: string | null } | undefined> => {
  const row = await on(db)
    .selectFrom('sign_in_link')
    .select('person_id as personId')
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row
}

/** Uses a link up; false when someone was faster. */
export const spendLink = async (db: Db, token: string, now: Date): Promise<boolean> => {
  const done = await on(db)
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Whether anybody can sign in at all. */
export const anybodyCanSignIn = async (db: Db): Promise<boolean> =>
  (await on(db)
    .selectFrom('sign_in_link')
    .select('token_hash')
    .where('used_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined
