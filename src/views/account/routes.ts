// The doors of the account list.
import { Refusal } from '#base/refusal.ts'
import { segmentById } from '#records/accounts/segment.store.ts'
import { asOfMonthOf } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { latestEvaluation } from '#rooms/identify/run/evaluation.store.ts'
import { gradeName } from '#rooms/identify/scoring/explain.ts'
import { serve } from '#server/call.ts'
import { cutPage, readCursor } from '#server/cursor.ts'
import { accountListDoors } from './contract.ts'
import { accountPage, choices, yearOf } from './store.ts'

export const accountListDesk = serve(accountListDoors, {
  'GET /accounts': async (call, { query }) => {
    const up = (query.direction ?? (query.sort === 'name' ? 'up' : 'down')) === 'up'
    const segment = query.within ? await segmentById(call.db, query.within) : null
    if (query.within && !segment) throw new Refusal('notFound', 'accounts.noSuchSegment')
    const rows = await accountPage(call.db, call.viewer, {
      ...query,
      tiers: query.tier === undefined ? [] : Array.isArray(query.tier) ? query.tier : [query.tier],
      lacks: [query.lacks ?? []].flat(),
      conditions: segment?.conditions ?? [],
      ownerId: query.mine ? call.viewer.personId : query.ownerId,
      up,
      after: readCursor(query.cursor, 2),
    })
    const sortedBy = (row: (typeof rows)[number]) =>
      ({ name: row.name, net: row.netMinor, score: row.score, created: row.createdAt.toISOString() })[
        query.sort
      ]
    const page = cutPage(rows, query.limit, (row) => [sortedBy(row), row.id])
    return {
      rows: page.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
      next: page.next,
    }
  },

  'GET /accounts/choices': async (call) => {
    const { segments, ...found } = await choices(call.db, call.viewer)
    const definition = (await latestEvaluation(call.db, 'segment'))?.definition
    return {
      ...found,
      segments: segments.map((key) => ({
        key,
        ...((definition && gradeName(definition, key)) ?? { zh: key, en: key }),
      })),
      asOfMonth: await asOfMonthOf(call.db),
      currency: (await findCompany(call.db)).currency,
    }
  },

  'GET /accounts/:accountId/year': async (call, { path }) => ({
    asOfMonth: await asOfMonthOf(call.db),
    currency: (await findCompany(call.db)).currency,
    netMinor: null,
    previousNetMinor: null,
    profitMinor: null,
    lastOrderedOn: null,
    ...(await yearOf(call.db, call.viewer, path.accountId)),
  }),
})
