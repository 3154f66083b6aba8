// Rates as they are kept: read as text, since the driver would make a binary fraction of them.
import { sql } from 'kysely'
import type { Day } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { writeAudit } from './audit.store.ts'
import type { Rate } from './rate.ts'
import { on } from './tables.store.ts'

export type KeptRate = Rate & { revision: number }

const exact = sql<string>`trim_scale(rate)::text`

/** By currency, newest first. */
export const allRates = (db: Db): Promise<KeptRate[]> =>
  on(db)
    .selectFrom('currency_rate')
    .select(['currency', 'valid_from as validFrom', exact.as('rate'), 'revision'])
    .orderBy('currency')
    .orderBy('valid_from', 'desc')
    .execute()

export const anyRates = async (db: Db): Promise<boolean> =>
  (await on(db).selectFrom('currency_rate').select('currency').limit(1).executeTakeFirst()) !== undefined

const findRate = (db: Db, currency: string, validFrom: Day): Promise<KeptRate | undefined> =>
  on(db)
    .selectFrom('currency_rate')
    .select(['currency', 'valid_from as validFrom', exact.as('rate'), 'revision'])
    .where('currency', '=', currency)
    .where('valid_from', '=', validFrom)
    .executeTakeFirst()

const subject = ({ currency, validFrom }: Rate) => ({ kind: 'rate', id: `${currency} ${validFrom}` })

export const addRate = (db: Db, actor: Actor, rate: Rate): Promise<KeptRate> =>
  atomically(db, async (transaction) => {
    if (await findRate(transaction, rate.currency, rate.validFrom))
      throw new Refusal('conflict', 'staff.rateTaken', { currency: rate.currency, day: rate.validFrom })
    await on(transaction)
      .insertInto('currency_rate')
      .values({
        currency: rate.currency,
        valid_from: rate.validFrom,
        rate: rate.rate,
        revision: 1,
        updated_at: actor.now,
      })
      .execute()
    await writeAudit(transaction, actor, { action: 'staff.rateAdded', subject: subject(rate), after: rate })
    return { ...rate, revision: 1 }
  })

export const changeRate = (db: Db, actor: Actor, seen: number | null, rate: Rate): Promise<KeptRate> =>
  atomically(db, async (transaction) => {
    const before = await findRate(transaction, rate.currency, rate.validFrom)
    if (!before) throw new Refusal('notFound', 'staff.noSuchRate')
    const done = await on(transaction)
      .updateTable('currency_rate')
      .set({ rate: rate.rate, revision: before.revision + 1, updated_at: actor.now })
      .where('currency', '=', rate.currency)
      .where('valid_from', '=', rate.validFrom)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, {
      action: 'staff.rateChanged',
      subject: subject(rate),
      before: { rate: before.rate },
      after: { rate: rate.rate },
    })
    return { ...rate, revision: before.revision + 1 }
  })

/** Lines that were converted by it stay as they are. */
export const dropRate = (
  db: Db,
  actor: Actor,
  seen: number | null,
  currency: string,
  validFrom: Day,
): Promise<void> =>
  atomically(db, async (transaction) => {
    const before = await findRate(transaction, currency, validFrom)
    if (!before) throw new Refusal('notFound', 'staff.noSuchRate')
    const done = await on(transaction)
      .deleteFrom('currency_rate')
      .where('currency', '=', currency)
      .where('valid_from', '=', validFrom)
      .where('revision', '=', seen ?? 0)
      .executeTakeFirst()
    if (done.numDeletedRows === 0n) throw new Refusal('stale', 'web.stale')
    await writeAudit(transaction, actor, { action: 'staff.rateRemoved', subject: subject(before), before })
  })
