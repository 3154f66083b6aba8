// Puts what is known of the worth of the demo's customers in, and computes it as of the half-years gone by and today.
import type { Day, Month } from '#base/calendar.ts'
import { insertJudgements } from '#rooms/value/judging/judging.store.ts'
import { insertReferrals } from '#rooms/value/judging/referral.store.ts'
import type { RunSign } from '#rooms/value/run/by-itself.ts'
import { valueJob } from '#rooms/value/run/computing.store.ts'
import { saveRate } from '#rooms/value/settling/settling.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { runNow } from '#server/jobs.ts'
import type { Opened } from '../house.ts'
import type { DemoCompany } from './company.ts'
import { halfYearsUpTo } from './past.ts'
import { knownOf, ratesSince } from './worth.ts'

type Ids = { accountId: (code: string) => string; personId: (key: string) => string }

export const loadWorth = (
  db: Db,
  actor: Actor,
  demo: DemoCompany,
  ids: Ids,
  { today, asOfMonth, seed }: { today: Day; asOfMonth: Month; seed: number },
): Promise<void> =>
  atomically(db, async (transaction) => {
    const finance: Actor = { ...actor, personId: ids.personId('song.yaning') }
    for (const { kind, validFrom, amount } of ratesSince(asOfMonth))
      await saveRate(transaction, finance, kind, validFrom, amount, null)
    const { referrals, judgements } = knownOf(demo.bySales, today, seed)
    await insertReferrals(
      transaction,
      actor.now,
      referrals.map(({ accountCode, referredCode, personKey, ...one }) => ({
        ...one,
        accountId: ids.accountId(accountCode),
        referredId: referredCode === null ? null : ids.accountId(referredCode),
        personId: ids.personId(personKey),
      })),
    )
    await insertJudgements(
      transaction,
      actor.now,
      judgements.map(({ accountCode, personKey, ...one }) => ({
        ...one,
        accountId: ids.accountId(accountCode),
        personId: ids.personId(personKey),
      })),
    )
  })

/** The last half-years, oldest first, and the month it is now. */
const daysOf = (asOfMonth: Month): Month[] => [...new Set([...halfYearsUpTo(asOfMonth).slice(-2), asOfMonth])]

export const playWorth = async (house: Opened, asOfMonth: Month): Promise<void> => {
  for (const asOf of daysOf(asOfMonth)) {
    const wanted = Math.min(Date.parse(`${asOf}T03:00:00Z`), house.now().getTime())
    const now = new Date(wanted)
    const reason: RunSign = asOf === asOfMonth ? '@monthly' : '@halfYear'
    const job = await runNow({ ...house, now: () => now }, valueJob, {
      runId: newId(now),
      scope: 'all',
      asOf,
      reason,
      subject: '',
      ...(asOf === asOfMonth ? {} : { unchecked: true }),
    })
    if (job.state !== 'done') throw new Error(`the demo was not valued: ${job.failure?.code ?? job.state}`)
  }
}
