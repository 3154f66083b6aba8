// How the tables of this room are merged: what other systems call an account leads to the one it is part of.
import { sql } from 'kysely'
import { type MergePart, moves } from '#records/accounts/merging/part.store.ts'

const key = ['entity', 'external_id']

export const exchangeMerging: readonly MergePart[] = [
  moves('external_id', { key, by: 'record_id', only: sql`mine.entity = 'account'` }),
  moves('external_id', { key, by: 'owner_id' }),
]
