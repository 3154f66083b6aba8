// Scorecards and their versions.
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { fiveDimensions, rfmSegments } from './presets.ts'
import type { Scorecard } from './scorecard.ts'
import { on, type ScorecardRow } from './tables.store.ts'

const versions = (db: Db) =>
  on(db)
    .selectFrom('scorecard')
    .innerJoin('scorecard_version', 'scorecard_version.scorecard_id', 'scorecard.id')
    .leftJoin('person', 'person.id', 'scorecard_version.person_id')
    .select([
      'scorecard.id',
      'scorecard.name_zh',
      'scorecard.name_en',
      'scorecard.sets',
      'scorecard_version.version',
      'scorecard_version.definition',
      'scorecard_version.note',
      'scorecard_version.created_at',
      'person.name as person_name',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]
const shaped = (row: Row): ScorecardRow => ({
  id: row.id,
  name: { zh: row.name_zh, en: row.name_en },
  sets: row.sets,
  version: row.version,
  definition: row.definition,
  note: row.note,
  personName: row.person_name,
  createdAt: row.created_at,
})

/** Scorecards in use, each in its newest version. */
export const scorecards = async (db: Db): Promise<ScorecardRow[]> =>
  (
    await versions(db)
      .whereRef('scorecard_version.version', '=', 'scorecard.version')
      .where('scorecard.archived_at', 'is', null)
      .orderBy('scorecard.position')
      .execute()
  ).map(shaped)

export const findScorecard = async (
  db: Db,
  id: string,
  version?: number,
): Promise<ScorecardRow | undefined> => {
  const query = versions(db).where('scorecard.id', '=', id)
  const row = await (version === undefined
    ? query.whereRef('scorecard_version.version', '=', 'scorecard.version')
    : query.where('scorecard_version.version', '=', version)
  ).executeTakeFirst()
  return row && shaped(row)
}

/** Saves the next version if the caller saw the newest; false when someone was faster. */
export const saveVersion = (
  db: Db,
  actor: Actor,
  before: ScorecardRow,
  next: { definition: Scorecard; note: string | null },
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const version = before.version + 1
    const moved = await on(transaction)
      .updateTable('scorecard')
      .set({ version })
      .where('id', '=', before.id)
      .where('version', '=', seen ?? before.version)
      .executeTakeFirst()
    if (!moved.numUpdatedRows) return false
    await insertVersion(transaction, actor, before.id, version, next)
    await writeAudit(transaction, actor, {
      action: 'identify.scorecardChanged',
      subject: { kind: 'scorecard', id: before.id },
      before: { version: before.version, definition: before.definition },
      after: { version, ...next },
    })
    return true
  })

const insertVersion = (
  db: Db,
  actor: Actor,
  id: string,
  version: number,
  next: { definition: Scorecard; note: string | null },
) =>
  on(db)
    .insertInto('scorecard_version')
    .values({
      scorecard_id: id,
      version,
      definition: JSON.stringify(next.definition) as never,
      note: next.note,
      person_id: actor.personId,
      created_at: actor.now,
    })
    .execute()

/** A new installation begins with the two presets. */
export const ensureScorecards = (db: Db, actor: Actor): Promise<void> =>
  atomically(db, async (transaction) => {
    if (await on(transaction).selectFrom('scorecard').select('id').limit(1).executeTakeFirst()) return
    const presets = [
      { ...fiveDimensions, sets: 'tier' as const },
      { ...rfmSegments, sets: 'segment' as const },
    ]
    for (const [position, preset] of presets.entries()) {
      const id = newId(actor.now)
      await on(transaction)
        .insertInto('scorecard')
        .values({
          id,
          name_zh: preset.name.zh,
          name_en: preset.name.en,
          sets: preset.sets,
          position,
          version: 1,
          created_at: actor.now,
          archived_at: null,
        })
        .execute()
      await insertVersion(transaction, actor, id, 1, { definition: preset.definition, note: null })
    }
  })
