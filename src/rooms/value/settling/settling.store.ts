// What value is computed by, kept: rates with the day each begins, and settings.
import { type Kysely, sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import type { RateKind } from './rates.ts'
import { defaultSettings, type ValueSettings } from './settings.ts'

type SettlingTables = {
  cost_rate: {
    kind: RateKind
    valid_from: Day
    amount: number
    person_id: string | null
    updated_at: Date
    revision: number
  }
  value_setting: {
    id: number
    settings: Partial<ValueSettings>
    person_id: string | null
    updated_at: Date
    revision: number
  }
  person: { id: string; name: string }
}
const on = (db: Db): Kysely<SettlingTables> => db

/** By kind, newest first. */
export const datedRates = (db: Db) =>
  on(db)
    .selectFrom('cost_rate')
    .leftJoin('person', 'person.id', 'cost_rate.person_id')
    .select(['kind', 'valid_from as validFrom', 'amount', 'cost_rate.revision', 'person.name as personName'])
    .orderBy('kind')
    .orderBy('valid_from', 'desc')
    .execute()

const findRate = async (db: Db, kind: RateKind, validFrom: Day) =>
  (await datedRates(db)).find((one) => one.kind === kind && one.validFrom === validFrom)

const subjectOf = (kind: RateKind, validFrom: Day) => ({ kind: 'costRate', id: `${kind} ${validFrom}` })

/** Gives the new revision; refused when the rate, or that there is none, is no longer as it was seen. */
export const saveRate = (
  db: Db,
  actor: Actor,
  kind: RateKind,
  validFrom: Day,
  amount: number,
  seen: number | null,
): Promise<number> =>
  atomically(db, async (transaction) => {
    const before = await findRate(transaction, kind, validFrom)
    const revision = (before?.revision ?? 0) + 1
    if (seen !== null && seen !== revision - 1) throw new Refusal('stale', 'web.stale')
    const row = { amount, person_id: actor.personId, updated_at: actor.now, revision }
    const done = await on(transaction)
      .insertInto('cost_rate')
      .values({ kind, valid_from: validFrom, ...row })
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'valid_from'])
          .doUpdateSet(row)
          .where('cost_rate.revision', '=', revision - 1),
      )
      .executeTakeFirst()
    if (done.numInsertedOrUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'value.rateSettled',
      subject: subjectOf(kind, validFrom),
      before: before ? { amount: before.amount } : null,
      after: { amount },
    })
    return revision
  })

/** False when there was none. */
export const dropRate = (
  db: Db,
  actor: Actor,
  kind: RateKind,
  validFrom: Day,
  seen: number | null,
): Promise<boolean> =>
  atomically(db, async (transaction) => {
    const before = await findRate(transaction, kind, validFrom)
    if (!before) return false
    const done = await on(transaction)
      .deleteFrom('cost_rate')
      .where('kind', '=', kind)
      .where('valid_from', '=', validFrom)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'value.rateTakenBack',
      subject: subjectOf(kind, validFrom),
      before: { amount: before.amount },
    })
    return true
  })

export type KeptSettings = { settings: ValueSettings; revision: number; personName: string | null }

/** What the company chose over the defaults; revision 0 while it chose nothing. */
export const currentSettings = async (db: Db): Promise<KeptSettings> => {
  const row = await on(db)
    .selectFrom('value_setting')
    .leftJoin('person', 'person.id', 'value_setting.person_id')
    .select(['settings', 'value_setting.revision', 'person.name as personName'])
    .executeTakeFirst()
  // A setting that came with a later version of the program holds its default until it is chosen.
  return {
    settings: { ...defaultSettings, ...row?.settings },
    revision: row?.revision ?? 0,
    personName: row?.personName ?? null,
  }
}

/** Refused when somebody else was faster. */
export const saveSettings = (
  db: Db,
  actor: Actor,
  settings: ValueSettings,
  seen: number | null,
): Promise<void> =>
  atomically(db, async (transaction) => {
    const before = await currentSettings(transaction)
    if (seen !== null && seen !== before.revision) throw new Refusal('stale', 'web.stale')
    const row = {
      settings: sql`${JSON.stringify(settings)}::jsonb` as never,
      person_id: actor.personId,
      updated_at: actor.now,
      revision: before.revision + 1,
    }
    const done = await on(transaction)
      .insertInto('value_setting')
      .values({ id: 1, ...row })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(row).where('value_setting.revision', '=', before.revision),
      )
      .executeTakeFirst()
    if (done.numInsertedOrUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'value.settingsChanged',
      subject: { kind: 'valueSettings', id: '1' },
      before: { ...before.settings },
      after: { ...settings },
    })
  })
