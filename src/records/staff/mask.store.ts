// Which kinds of fields are hidden from which roles, for the whole company.
import { Refusal } from '#base/refusal.ts'
import type { Role, Viewer } from '#base/viewer.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { writeAudit } from './audit.store.ts'
import { hiddenFrom, type MaskKind, maskKinds } from './mask.ts'
import { on } from './tables.store.ts'

export type Masks = { revision: number; hidden: { kind: MaskKind; role: Role }[] }

/** The kinds of fields this viewer does not get to see. */
export const masksFor = async (db: Db, viewer: Viewer): Promise<ReadonlySet<MaskKind>> =>
  hiddenFrom(viewer.roles, await on(db).selectFrom('field_mask').select(['kind', 'role']).execute())

export const findMasks = async (db: Db): Promise<Masks> => {
  const policy = await on(db).selectFrom('sign_in_policy').select('mask_revision').executeTakeFirst()
  const hidden = await on(db)
    .selectFrom('field_mask')
    .select(['kind', 'role'])
    .orderBy('kind')
    .orderBy('role')
    .execute()
  return { revision: policy?.mask_revision ?? 1, hidden }
}

/** Puts other masks in the place of these; refuses when somebody was faster. */
export const saveMasks = (
  db: Db,
  actor: Actor,
  seen: number,
  hidden: readonly { kind: MaskKind; role: Role }[],
): Promise<Masks> =>
  atomically(db, async (transaction) => {
    const tables = on(transaction)
    const moved = await tables
      .updateTable('sign_in_policy')
      .set({ mask_revision: seen + 1 })
      .where('mask_revision', '=', seen)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    const before = await findMasks(transaction)
    await tables.deleteFrom('field_mask').execute()
    const kept = new Map(hidden.map((one) => [`${one.kind} ${one.role}`, one]))
    if (kept.size)
      await tables
        .insertInto('field_mask')
        .values([...kept.values()])
        .execute()
    const after = await findMasks(transaction)
    await writeAudit(transaction, actor, {
      action: 'staff.masksChanged',
      subject: { kind: 'masks', id: '1' },
      before: byKind(before),
      after: byKind(after),
    })
    return after
  })

const byKind = (masks: Masks): Record<string, string[]> =>
  Object.fromEntries(
    maskKinds.map((kind) => [kind, masks.hidden.filter((one) => one.kind === kind).map((one) => one.role)]),
  )
