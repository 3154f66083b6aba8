// Scorecards and their versions.
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { ensureTopics } from '../judgement/topic.store.ts'
import { fiveDimensions, rfmSegments } from '../scoring/presets.ts'
import type { Bilingual, Scorecard } from '../scoring/scorecard.ts'
import { on, type ScorecardRow, type Sets } from '../tables.store.ts'

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
      'scorecard.revision',
      'scorecard.valid_from',
      'scorecard.valid_until',
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
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  revision: row.revision,
  version: row.version,
  definition: row.definition,
  note: row.note,
  personName: row.person_name,
  createdAt: row.created_at,
})

/** Scorecards in use, or put away, each in its newest version. */
export const scorecards = async (db: Db, archived = false): Promise<ScorecardRow[]> =>
  (
    await versions(db)
      .whereRef('scorecard_version.version', '=', 'scorecard.version')
      .where('scorecard.archived_at', archived ? 'is not' : 'is', null)
      .orderBy('scorecard.position')
      .execute()
  ).map(shaped)

/** Who saved which version, when and why, newest first. */
export const versionsOf = (db: Db, scorecardId: string) =>
  versions(db)
    .where('scorecard.id', '=', scorecardId)
    .clearSelect()
    .select((eb) => [
      'scorecard_version.version',
      'scorecard_version.note',
      'scorecard_version.created_at as createdAt',
      'person.name as personName',
      eb
        .selectFrom('evaluation')
        .select((inner) => inner.fn.countAll<number>().as('evaluations'))
        .whereRef('evaluation.scorecard_id', '=', 'scorecard_version.scorecard_id')
        .whereRef('evaluation.version', '=', 'scorecard_version.version')
        .as('evaluations'),
    ])
    .orderBy('scorecard_version.version', 'desc')
    .limit(200)
    .execute()

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

export type NewScorecard = { name: Bilingual; sets: Sets; definition: Scorecard }

export const addScorecard = (db: Db, actor: Actor, one: NewScorecard): Promise<string> =>
  atomically(db, async (transaction) => {
    const id = newId(actor.now)
    const last = await on(transaction)
      .selectFrom('scorecard')
      .select((eb) => eb.fn.max('position').as('position'))
      .executeTakeFirst()
    await on(transaction)
      .insertInto('scorecard')
      .values({
        id,
        name_zh: one.name.zh,
        name_en: one.name.en,
        sets: one.sets,
        position: (last?.position ?? -1) + 1,
        version: 1,
        revision: 1,
        valid_from: null,
        valid_until: null,
        created_at: actor.now,
        archived_at: null,
      })
      .execute()
    await insertVersion(transaction, actor, id, 1, { definition: one.definition, note: null })
    await writeAudit(transaction, actor, {
      action: 'identify.scorecardAdded',
      subject: { kind: 'scorecard', id },
      after: { name: one.name, sets: one.sets, definition: one.definition },
    })
    return id
  })

/** What a scorecard is called, sets, and when it holds; false when someone was faster. */
export const saveStanding = (
  db: Db,
  actor: Actor,
  before: ScorecardRow,
  next: { name: Bilingual; sets: Sets; validFrom: string | null; validUntil: string | null },
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .updateTable('scorecard')
      .set({
        name_zh: next.name.zh,
        name_en: next.name.en,
        sets: next.sets,
        valid_from: next.validFrom,
        valid_until: next.validUntil,
      })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', before.id)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return false
    const { name, sets, validFrom, validUntil } = before
    await writeAudit(transaction, actor, {
      action: 'identify.scorecardStanding',
      subject: { kind: 'scorecard', id: before.id },
      before: { name, sets, validFrom, validUntil },
      after: next,
    })
    return true
  })

/** False when somebody has saved another version than the one seen. */
export const archiveScorecard = (
  db: Db,
  actor: Actor,
  before: ScorecardRow,
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const done = await on(transaction)
      .updateTable('scorecard')
      .set({ archived_at: actor.now })
      .where('id', '=', before.id)
      .where('version', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return false
    await writeAudit(transaction, actor, {
      action: 'identify.scorecardArchived',
      subject: { kind: 'scorecard', id: before.id },
      before: { name: before.name },
    })
    return true
  })

/** A new installation begins with two scorecards, and with what people rate. */
export const ensureScorecards = (db: Db, actor: Actor): Promise<void> =>
  atomically(db, async (transaction) => {
    await ensureTopics(transaction)
    if (await on(transaction).selectFrom('scorecard').select('id').limit(1).executeTakeFirst()) return
    await addScorecard(transaction, actor, { ...fiveDimensions, sets: 'tier' })
    await addScorecard(transaction, actor, { ...rfmSegments, sets: 'segment' })
  })
