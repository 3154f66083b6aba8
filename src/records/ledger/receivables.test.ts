// What is owed: bands by age, the limit, terms by those who may agree them, documents that come again.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#base/calendar.ts'
import { type Ask, actor, openDoors, openWorld, type World } from '../../../test/world.ts'
import { insertReceivables } from './receivable.store.ts'
import { ageBands, ageingOf, bandOf, creditWarningOf } from './receivable.ts'

const day = '2026-11-20'
describe('how long something has been due', () => {
  it.each([
    [0, 'notDue'],
    [-5, 'notDue'],
    [1, 'upTo30'],
    [30, 'upTo30'],
    [31, 'upTo60'],
    [60, 'upTo60'],
    [61, 'upTo90'],
    [90, 'upTo90'],
    [91, 'over90'],
  ])('%i days is %s', (days, band) => expect(bandOf(addDays(day, -days), day)).toBe(band))

  it('adds up: bands to what is open, all but what is not due to what is overdue', () => {
    const owed = fc.array(
      fc.record({
        dueOn: fc.integer({ min: -200, max: 200 }).map((days) => addDays(day, days)),
        openMinor: fc.integer({ min: -1e9, max: 1e9 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(owed, (list) => {
        const { openMinor, overdueMinor, bands } = ageingOf(list, day)
        expect(ageBands.reduce((sum, band) => sum + bands[band], 0)).toBe(openMinor)
        expect(overdueMinor + bands.notDue).toBe(openMinor)
      }),
    )
  })

  it.each([
    [{ dueOn: addDays(day, 5), openMinor: 100 }, null, null],
    [{ dueOn: addDays(day, 5), openMinor: 101 }, 100, 'overLimit'],
    [{ dueOn: addDays(day, -5), openMinor: 100 }, 100, 'overdue'],
    [{ dueOn: addDays(day, -91), openMinor: 100 }, null, 'longOverdue'],
    [{ dueOn: addDays(day, -91), openMinor: 101 }, 100, 'overLimit'],
  ])('%j under a limit of %s warns of %s', (owed, creditLimitMinor, warning) =>
    expect(creditWarningOf(ageingOf([owed], day), { creditDays: null, creditLimitMinor })).toBe(warning),
  )
})

describe('receivables of an account', () => {
  let world: World
  let doors: Awaited<ReturnType<typeof openDoors>>
  let asEast: Ask
  let asDirector: Ask
  beforeAll(async () => {
    world = await openWorld()
    doors = await openDoors(world)
    asEast = await doors.signIn('eastManager')
    asDirector = await doors.signIn('director')
  })
  afterAll(async () => {
    await doors?.stop()
    await world?.close()
  })
  const at = () => `/accounts/${world.accounts.harbour}`

  it('are shown by band, and a document that comes again takes the new figures', async () => {
    const today = dayIn(new Date())
    const document = {
      accountId: world.accounts.harbour,
      invoicedOn: addDays(today, -60),
      currency: 'CNY',
      asOf: today,
    }
    const owed = [
      { ...document, document: 'F1', dueOn: addDays(today, -30), amountMinor: 50_000, openMinor: 40_000 },
      { ...document, document: 'F2', dueOn: today, amountMinor: 20_000, openMinor: 20_000 },
      { ...document, document: 'F3', dueOn: addDays(today, -100), amountMinor: 9_000, openMinor: 9_000 },
    ]
    await insertReceivables(world.database.db, actor, owed)
    await insertReceivables(world.database.db, actor, [
      { ...owed[2], openMinor: 0 } as never,
      { ...owed[0], openMinor: 30_000 } as never,
    ])
    const { body } = await asEast('GET', `${at()}/receivables`)
    expect(body).toMatchObject({
      asOf: today,
      more: false,
      may: [],
      credit: { revision: 0, currency: 'CNY' },
    })
    expect(body.sums).toMatchObject([
      {
        openMinor: 50_000,
        overdueMinor: 30_000,
        documents: 2,
        overdueDocuments: 1,
        oldestDays: 30,
        bands: { notDue: 20_000, upTo30: 30_000, over90: 0 },
        warning: 'overdue',
      },
    ])
    expect(body.rows.map((row: { document: string }) => row.document)).toEqual(['F1', 'F2'])
  })

  it('warn when they are over the limit that was agreed', async () => {
    const terms = { creditDays: 45, creditLimitMinor: 40_000 }
    const put = (ask: Ask, revision: number) =>
      ask('PUT', `${at()}/credit`, { body: terms, headers: { 'if-match': `"${revision}"` } })
    expect((await put(asEast, 0)).status).toBe(403)
    expect((await put(asDirector, 1)).status).toBe(412)
    const saved = await put(asDirector, 0)
    expect([saved.body.revision, saved.headers.get('etag')]).toEqual([1, '"1"'])
    expect((await put(asDirector, 0)).status).toBe(412)
    expect((await asEast('GET', `${at()}/receivables`)).body.sums[0].warning).toBe('overLimit')
    expect((await asEast('GET', `${at()}/credit`)).body).toMatchObject({ ...terms, personName: '狄远' })
  })
})
