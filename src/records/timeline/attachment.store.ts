// Files beside an account: what is known of them here, their content in the folder of files.
import { open } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { Files } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { cleanName, fileTypeOf } from './file-type.ts'

type AttachmentTables = {
  attachment: {
    account_id: string
    id: string
    name: string
    type: string
    bytes: number
    note: string | null
    person_id: string | null
    created_at: Date
    removed_at: Date | null
  }
  person: { id: string; name: string }
}
const on = (db: Db): Kysely<AttachmentTables> => db

export const mostBytes = 25 * 1024 * 1024
const headBytes = 64 * 1024

const storedAs = (id: string): string => `attachment-${id}`

/** Keeps a file that is of a kind that may be kept; any other leaves nothing behind. */
export const keepAttachment = async (
  db: Db,
  files: Files,
  actor: Actor,
  accountId: string,
  sent: { name: string; note: string | null; content: ReadableStream<Uint8Array> },
): Promise<string> => {
  const id = newId(actor.now)
  const name = cleanName(sent.name)
  const bytes = await files.keep(storedAs(id), sent.content, mostBytes)
  try {
    const type = fileTypeOf(name, await headOf(files.at(storedAs(id))))
    if (!type) throw new Refusal('invalid', bytes ? 'timeline.badFile' : 'timeline.emptyFile')
    await atomically(db, async (transaction) => {
      await on(transaction)
        .insertInto('attachment')
        .values({
          account_id: accountId,
          id,
          name,
          type,
          bytes,
          note: sent.note,
          person_id: actor.personId,
          created_at: actor.now,
          removed_at: null,
        })
        .execute()
      await writeAudit(transaction, actor, {
        action: 'timeline.attached',
        subject: { kind: 'attachment', id },
        accountId,
        after: { name, type, bytes },
      })
    })
  } catch (error) {
    files.drop(storedAs(id))
    throw error
  }
  return id
}

const headOf = async (path: string): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const read = (db: Db) =>
  on(db)
    .selectFrom('attachment')
    .leftJoin('person', 'person.id', 'attachment.person_id')
    .select(['attachment.account_id', 'attachment.id', 'attachment.name', 'attachment.type'])
    .select(['attachment.bytes', 'attachment.note', 'attachment.person_id', 'attachment.created_at'])
    .select(['attachment.removed_at', 'person.name as person_name'])

export type AttachmentRow = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

/** Files beside an account whose being seen was checked at the door, newest first, one more than asked for. */
export const attachmentsOf = (
  db: Db,
  accountId: string,
  ask: { after: { at: string; id: string } | null; limit: number },
): Promise<AttachmentRow[]> => {
  let query = read(db)
    .where('attachment.account_id', '=', accountId)
    .where('attachment.removed_at', 'is', null)
    .orderBy('attachment.created_at', 'desc')
    .orderBy('attachment.id', 'desc')
    .limit(ask.limit + 1)
  const { after } = ask
  if (after)
    query = query.where(
      sql<boolean>`(attachment.created_at, attachment.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  return query.execute()
}

export const findAttachment = (db: Db, accountId: string, id: string): Promise<AttachmentRow | undefined> =>
  read(db).where('attachment.account_id', '=', accountId).where('attachment.id', '=', id).executeTakeFirst()

/** The content of a file, or nothing when the folder of files has lost it. */
export const contentOf = (files: Files, id: string): NodeJS.ReadableStream | undefined =>
  files.has(storedAs(id)) ? files.read(storedAs(id)) : undefined

/** Takes a file away, or puts it back; its content stays until the time for that is over. */
export const saveAttachmentRemoved = (
  db: Db,
  actor: Actor,
  row: AttachmentRow,
  removed: boolean,
): Promise<void> =>
  atomically(db, async (transaction) => {
    if ((row.removed_at !== null) === removed) return
    await on(transaction)
      .updateTable('attachment')
      .set({ removed_at: removed ? actor.now : null })
      .where('account_id', '=', row.account_id)
      .where('id', '=', row.id)
      .execute()
    await writeAudit(transaction, actor, {
      action: removed ? 'timeline.detached' : 'timeline.reattached',
      subject: { kind: 'attachment', id: row.id },
      accountId: row.account_id,
      before: removed ? { name: row.name, bytes: row.bytes } : null,
    })
  })

const keptMs = 30 * 86_400_000

/** Drops for good what was taken away a month ago. */
export const dropRemoved = async (db: Db, files: Files, now: Date): Promise<number> => {
  const rows = await on(db)
    .deleteFrom('attachment')
    .where('removed_at', '<', new Date(now.getTime() - keptMs))
    .returning('id')
    .execute()
  for (const { id } of rows) files.drop(storedAs(id))
  return rows.length
}

/** The names under which the files of these accounts lie, those that were removed included. */
export const attachmentFiles = async (db: Db, accountIds: readonly string[]): Promise<string[]> =>
  accountIds.length === 0
    ? []
    : (
        await on(db).selectFrom('attachment').select('id').where('account_id', 'in', accountIds).execute()
      ).map(({ id }) => storedAs(id))
