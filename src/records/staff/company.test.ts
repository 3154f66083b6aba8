// What the company settles, through its doors.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cutDaysIn, dayIn } from '#base/calendar.ts'
import { type Ask, openDoors, openWorld, type World } from '../../../test/world.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let asReader: Ask

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  asReader = await doors.signIn('reader')
})
afterAll(async () => {
  cutDaysIn('Asia/Shanghai')
  await doors?.stop()
  await world?.close()
})

const company = async () => {
  const { body } = await asAdmin('GET', '/company')
  const { revision, isDemo: _, currencyFixed: __, ...settled } = body
  return { revision, settled }
}
const put = async (change: Record<string, unknown>, revision?: number) => {
  const now = await company()
  return asAdmin('PUT', '/company', {
    body: { ...now.settled, ...change },
    headers: { 'if-match': `"${revision ?? now.revision}"` },
  })
}

describe('the company', () => {
  it('begins with the calendar year, five days and the browser’s language', async () => {
    const { settled } = await company()
    expect(settled).toEqual({
      name: '长风机电',
      currency: 'CNY',
      fiscalMonth: 1,
      workDays: [1, 2, 3, 4, 5],
      timeZone: 'Asia/Shanghai',
      language: null,
      tierNames: {},
    })
  })

  it('keeps what an administrator settles, and tells everybody', async () => {
    const change = {
      fiscalMonth: 4,
      workDays: [6, 1, 2, 3],
      language: 'en',
      tierNames: { A1: { zh: '战略客户', en: 'Strategic' } },
    }
    const { status, headers, body } = await put(change)
    expect([status, headers.get('etag')]).toEqual([200, `"${body.revision}"`])
    const kept = { ...change, workDays: [1, 2, 3, 6] }
    expect((await company()).settled).toMatchObject(kept)
    expect((await asReader('GET', '/me')).body.company).toMatchObject(kept)
  })

  it('tells the second of two who change at once', async () => {
    const { revision } = await company()
    expect((await put({ name: '甲' }, revision)).status).toBe(200)
    const second = await put({ name: '乙' }, revision)
    expect([second.status, second.body.error.code]).toEqual([412, 'web.stale'])
    expect((await company()).settled.name).toBe('甲')
  })

  it.each([
    [{ timeZone: 'Asia/Nowhere' }, 'timeZone'],
    [{ fiscalMonth: 13 }, 'fiscalMonth'],
    [{ workDays: [] }, 'workDays'],
    [{ workDays: [1, 1] }, 'workDays'],
    [{ workDays: [8] }, 'workDays.0'],
    [{ isDemo: true }, 'isDemo'],
  ])('refuses %j', async (change, field) => {
    const { status, body } = await put(change)
    expect([status, body.error.problems[0].field]).toEqual([400, field])
  })

  it('cuts days in its time zone from then on', async () => {
    const instant = new Date('2026-11-20T20:00:00Z')
    expect(dayIn(instant)).toBe('2026-11-21')
    await put({ timeZone: 'America/New_York' })
    expect(dayIn(instant)).toBe('2026-11-20')
  })
})

describe('rates', () => {
  const usd = { currency: 'USD', validFrom: '2026-01-01', rate: '7.1234567' }
  afterEach(() => world.database.run('delete from currency_rate'))
  const add = (rate: Record<string, string>) => asAdmin('POST', '/rates', { body: rate })

  it('are kept exactly as they were written', async () => {
    expect((await add(usd)).status).toBe(200)
    await add({ ...usd, validFrom: '2026-07-01', rate: '123456789.0123456789' })
    const { body } = await asAdmin('GET', '/rates')
    expect(body).toEqual({
      currency: 'CNY',
      rows: [
        { ...usd, validFrom: '2026-07-01', rate: '123456789.0123456789', revision: 1 },
        { ...usd, revision: 1 },
      ],
    })
  })

  it('of one day are there once', async () => {
    await add(usd)
    expect((await add(usd)).body.error.code).toBe('staff.rateTaken')
  })

  it('of the own currency make no sense', async () => {
    const { body } = await add({ ...usd, currency: 'CNY' })
    expect(body.error.problems).toEqual([
      { field: 'currency', code: 'staff.ownCurrency', params: { currency: 'CNY' } },
    ])
  })

  it.each(['0', '-7', '7,1', '1e3', ''])('written as %j is refused', async (rate) =>
    expect((await add({ ...usd, rate })).status).toBe(400),
  )

  it('change for who has seen the last ones, and go', async () => {
    await add(usd)
    const path = '/rates/USD/2026-01-01'
    const change = (rate: string, revision: number) =>
      asAdmin('PUT', path, { body: { rate }, headers: { 'if-match': `"${revision}"` } })
    expect((await change('7.2', 1)).body).toEqual({ ...usd, rate: '7.2', revision: 2 })
    expect((await change('7.3', 1)).status).toBe(412)
    const drop = (revision: number) => asAdmin('DELETE', path, { headers: { 'if-match': `"${revision}"` } })
    expect((await drop(1)).status).toBe(412)
    expect((await drop(2)).status).toBe(204)
    expect((await change('7.3', 2)).status).toBe(404)
  })

  it('hold the currency of the ledger', async () => {
    await add(usd)
    expect((await put({ currency: 'EUR' })).body.error.code).toBe('staff.currencyHasRates')
  })

  it('wait for the currency of the ledger', async () => {
    await put({ currency: null })
    expect((await add(usd)).body.error.code).toBe('staff.currencyFirst')
    await put({ currency: 'CNY' })
  })
})
