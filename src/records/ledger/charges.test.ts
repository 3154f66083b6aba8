// Charges: who may book which kind, figures by month, sums for runs, two hands on one figure.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, dayIn, monthOf } from '#base/calendar.ts'
import { roles } from '#base/viewer.ts'
import { type Ask, actor, openDoors, openWorld, type World } from '../../../test/world.ts'
import { chargers } from './charge.contract.ts'
import { chargesBetween, chargesOf, insertCharges } from './charge.store.ts'
import { chargeId, chargeKinds, chargeOfId, figureOf, isHours, kindsFor, suits } from './charge.ts'

describe('the kinds of charges', () => {
  it('are booked by finance and directors; who works with the account books hours and promotion', () => {
    expect(kindsFor(['finance'])).toEqual(chargeKinds)
    expect(kindsFor(['keyAccountManager'])).toEqual(['promotion', 'serviceHour', 'managerHour'])
    expect(kindsFor(['keyAccountManager', 'finance'])).toEqual(chargeKinds)
    for (const role of roles)
      expect([role, kindsFor([role]).length > 0]).toEqual([role, chargers.includes(role)])
  })

  it.each(chargeKinds)('%s is counted one way only, and is known again by its written place', (kind) => {
    expect(suits(kind, figureOf(kind, 5))).toBe(true)
    expect(suits(kind, { amountMinor: 5, quantityMilli: 5 })).toBe(false)
    expect(suits(kind, { amountMinor: null, quantityMilli: null })).toBe(false)
    expect(figureOf(kind, 5).quantityMilli).toBe(isHours(kind) ? 5 : null)
    expect(chargeOfId(chargeId(kind, '2026-11-01'))).toEqual({ kind, month: '2026-11-01' })
  })

  it('are no other ids', () => expect(chargeOfId('01a20000-0000-7000-8000-000000000000')).toBeNull())
})

describe('charges of an account', () => {
  let world: World
  let doors: Awaited<ReturnType<typeof openDoors>>
  let asEast: Ask
  let asDirector: Ask
  let asReader: Ask
  const month = monthOf(dayIn(new Date()))
  beforeAll(async () => {
    world = await openWorld()
    doors = await openDoors(world)
    asEast = await doors.signIn('eastManager')
    asDirector = await doors.signIn('director')
    asReader = await doors.signIn('reader')
  })
  afterAll(async () => {
    await doors?.stop()
    await world?.close()
  })
  const at = () => `/accounts/${world.accounts.harbour}/charges`
  const money = (amountMinor: number | null, note: string | null = null) => ({
    amountMinor,
    quantityMilli: null,
    note,
  })
  const hours = (quantityMilli: number) => ({ amountMinor: null, quantityMilli, note: null })
  const put = (ask: Ask, kind: string, body: object, revision: number, when = month) =>
    ask('PUT', `${at()}/${kind}/${when}`, { body, headers: { 'if-match': `"${revision}"` } })
  const audits = async () =>
    (
      await world.database.run(
        `select action, before, after from audit where action like 'ledger.charge%' order by at, id`,
      )
    ).rows

  it('are booked, booked again and taken out, each with its row in the log', async () => {
    expect((await put(asDirector, 'rebate', money(1_200_000, '三季度'), 1)).status).toBe(412)
    const first = await put(asDirector, 'rebate', money(1_200_000, '三季度'), 0)
    expect([first.status, first.body.revision, first.headers.get('etag')]).toEqual([200, 1, '"1"'])
    expect((await put(asDirector, 'rebate', money(1_500_000), 0)).status).toBe(412)
    expect((await put(asDirector, 'rebate', money(1_500_000), 1)).body).toMatchObject({
      kind: 'rebate',
      month,
      amountMinor: 1_500_000,
      note: null,
      personName: '狄远',
      revision: 2,
    })
    const drop = (revision: number) =>
      asDirector('DELETE', `${at()}/rebate/${month}`, { headers: { 'if-match': `"${revision}"` } })
    expect((await drop(1)).status).toBe(412)
    expect((await drop(2)).status).toBe(204)
    expect((await drop(2)).status).toBe(404)
    expect(await audits()).toMatchObject([
      { action: 'ledger.chargeBooked', before: null, after: { amountMinor: 1_200_000, note: '三季度' } },
      {
        action: 'ledger.chargeBooked',
        before: { amountMinor: 1_200_000 },
        after: { kind: 'rebate', month, amountMinor: 1_500_000 },
      },
      { action: 'ledger.chargeRemoved', before: { amountMinor: 1_500_000 }, after: null },
    ])
  })

  it('are for the manager hours and promotion, and not the money of the books', async () => {
    expect((await put(asEast, 'serviceHour', hours(7_500), 0)).status).toBe(200)
    expect((await put(asEast, 'promotion', money(30_000), 0)).status).toBe(200)
    const refused = await put(asEast, 'rebate', money(1), 0)
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ledger.chargeByFinance'])
    expect((await put(asReader, 'serviceHour', hours(1), 0)).status).toBe(403)
    expect((await asReader('GET', at())).body.may).toEqual([])
    const { body } = await asEast('GET', at())
    expect(body.may).toEqual(['promotion', 'serviceHour', 'managerHour'])
    expect(body).toMatchObject({ currency: 'CNY', to: month, from: addMonths(month, -11), lastMonth: month })
    expect(body.rows).toMatchObject([
      { kind: 'promotion', amountMinor: 30_000, quantityMilli: null },
      { kind: 'serviceHour', amountMinor: null, quantityMilli: 7_500 },
    ])
  })

  it.each([
    ['rebate', { amountMinor: null, quantityMilli: 5, note: null }, 'ledger.wrongMeasure'],
    ['serviceHour', { amountMinor: 5, quantityMilli: null, note: null }, 'ledger.wrongMeasure'],
    ['rebate', { amountMinor: null, quantityMilli: null, note: null }, 'ledger.wrongMeasure'],
    ['rebate', { amountMinor: -1, quantityMilli: null, note: null }, 'web.tooSmall'],
  ])('refuse a %s of %j', async (kind, body, code) => {
    const answer = await put(asDirector, kind, body, 0, addMonths(month, -3))
    expect([answer.status, answer.body.error.problems[0].code]).toEqual([400, code])
  })

  it('refuse a month that is ahead, and a day that is no month', async () => {
    const ahead = await put(asDirector, 'rebate', money(1), 0, addMonths(month, 1))
    expect([ahead.status, ahead.body.error.problems[0].code]).toEqual([400, 'ledger.monthAhead'])
    expect((await put(asDirector, 'rebate', money(1), 0, '2026-01-15')).status).toBe(404)
    expect((await put(asDirector, 'gift', money(1), 0)).status).toBe(404)
  })

  it('are summed for a run over all accounts, from a month until before another', async () => {
    const { harbour, plateau } = world.accounts
    const charge = (accountId: string, kind: 'rebate' | 'managerHour', when: string, value: number) => ({
      accountId,
      kind,
      month: when,
      ...figureOf(kind, value),
      note: null,
    })
    const { db } = world.database
    await insertCharges(db, actor, [
      charge(plateau, 'rebate', '2024-12-01', 1),
      charge(plateau, 'rebate', '2025-01-01', 10),
      charge(plateau, 'rebate', '2025-02-01', 99),
      charge(plateau, 'rebate', '2025-02-01', 20),
      charge(plateau, 'rebate', '2025-03-01', 1000),
      charge(harbour, 'managerHour', '2025-02-01', 4_000),
    ])
    const sums = await chargesBetween(db, '2025-01-01', '2025-03-01')
    expect(sums).toHaveLength(2)
    expect(sums).toEqual(
      expect.arrayContaining([
        { accountId: plateau, kind: 'rebate', amountMinor: 30, quantityMilli: null, months: 2 },
        { accountId: harbour, kind: 'managerHour', amountMinor: null, quantityMilli: 4_000, months: 1 },
      ]),
    )
    expect(
      (await chargesOf(db, plateau, '2025-01-01', '2025-03-01')).map((one) => [one.month, one.amountMinor]),
    ).toEqual([
      ['2025-02-01', 20],
      ['2025-01-01', 10],
    ])
    expect((await asEast('GET', `/accounts/${plateau}/charges`)).status).toBe(404)
  })

  it('are shown with the month of the last one where it lies further back', async () => {
    const asWest = await doors.signIn('westManager')
    const { body } = await asWest('GET', `/accounts/${world.accounts.plateau}/charges?months=3`)
    expect(body).toMatchObject({ rows: [], lastMonth: '2025-03-01' })
  })
})
