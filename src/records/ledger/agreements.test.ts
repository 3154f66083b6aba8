// Contracts: added, changed, ended, going on again; what runs over all accounts are told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#base/calendar.ts'
import { type Ask, actor, openDoors, openWorld, type World } from '../../../test/world.ts'
import { agreementsUpTo, insertAgreements } from './agreement.store.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asEast: Ask
let asWest: Ask
let asReader: Ask
const today = dayIn(new Date())
beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
  asReader = await doors.signIn('reader')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})
const at = () => `/accounts/${world.accounts.harbour}/agreements`
const facts = {
  number: 'HT-2023-001',
  name: '泵房年度维保',
  startsOn: '2023-03-01',
  termMonths: 12,
  yearlyMinor: 12_000_000,
}
const seen = (revision: number) => ({ headers: { 'if-match': `"${revision}"` } })

describe('contracts of an account', () => {
  let id = ''
  it('are added and go on term by term', async () => {
    expect((await asReader('POST', at(), { body: facts })).status).toBe(403)
    const added = await asEast('POST', at(), { body: facts })
    expect(added.status).toBe(200)
    expect(added.body).toMatchObject({ ...facts, currency: 'CNY', endedOn: null, revision: 1 })
    expect(added.body.renewals).toBeGreaterThanOrEqual(3)
    expect(added.body.nextRenewalOn > today).toBe(true)
    id = added.body.id
    const list = await asEast('GET', at())
    expect(list.body).toMatchObject({ today, currency: 'CNY', may: ['add', 'change', 'end', 'remove'] })
    expect(list.body.rows.map((row: { id: string }) => row.id)).toEqual([id])
    expect((await asReader('GET', at())).body.may).toEqual([])
  })

  it('have a number of their own', async () => {
    const twin = await asEast('POST', at(), { body: { ...facts, name: '别的' } })
    expect([twin.status, twin.body.error.problems]).toMatchObject([
      400,
      [{ field: 'number', code: 'ledger.numberTaken' }],
    ])
    const other = await asEast('POST', `/accounts/${world.accounts.harbourSteel}/agreements`, { body: facts })
    expect(other.status).toBe(200)
  })

  it('are changed by who has seen them as they are', async () => {
    const path = `${at()}/${id}`
    expect((await asEast('PATCH', path, { body: { termMonths: 24 }, ...seen(3) })).status).toBe(412)
    const changed = await asEast('PATCH', path, {
      body: { termMonths: 24, number: facts.number },
      ...seen(1),
    })
    expect(changed.body).toMatchObject({ ...facts, termMonths: 24, revision: 2 })
    expect((await asWest('PATCH', path, { body: { termMonths: 6 }, ...seen(2) })).status).toBe(404)
    expect((await asEast('PATCH', path, { body: { termMonths: 0 }, ...seen(2) })).status).toBe(400)
  })

  it('are ended with a day and a reason, and go on again', async () => {
    const path = `${at()}/${id}/ending`
    const early = await asEast('PUT', path, { body: { endedOn: '2023-02-28', reason: null }, ...seen(2) })
    expect([early.status, early.body.error.problems[0].code]).toEqual([400, 'ledger.endsBefore'])
    const ended = await asEast('PUT', path, { body: { endedOn: '2025-02-28', reason: '价格' }, ...seen(2) })
    expect(ended.body).toMatchObject({
      endedOn: '2025-02-28',
      endReason: '价格',
      state: 'ended',
      renewals: 0,
      nextRenewalOn: null,
      leftMinor: 0,
      revision: 3,
    })
    const startsLater = await asEast('PATCH', `${at()}/${id}`, {
      body: { startsOn: '2025-03-01' },
      ...seen(3),
    })
    expect(startsLater.body.error.problems).toMatchObject([{ field: 'startsOn', code: 'ledger.endsBefore' }])
    const back = await asEast('DELETE', path, seen(3))
    expect(back.body).toMatchObject({ endedOn: null, endReason: null, revision: 4 })
    const ahead = await asEast('PUT', path, {
      body: { endedOn: addDays(today, 30), reason: null },
      ...seen(4),
    })
    expect(ahead.body).toMatchObject({ state: 'endsSoon', nextRenewalOn: null, endReason: null })
  })

  it('that never were are taken out', async () => {
    const wrong = await asEast('POST', at(), { body: { ...facts, number: '录错' } })
    const path = `${at()}/${wrong.body.id}`
    expect((await asEast('DELETE', path, seen(9))).status).toBe(412)
    expect((await asEast('DELETE', path, seen(1))).status).toBe(204)
    expect((await asEast('DELETE', path, seen(1))).status).toBe(404)
  })

  it('leave a row in the log for all that was done', async () => {
    const { rows } = await world.database.run(
      `select action from audit where account_id = '${world.accounts.harbour}' and action like 'ledger.agreement%' order by at, id`,
    )
    expect(rows.map((row) => (row.action as string).replace('ledger.agreement', ''))).toEqual([
      'Added',
      'Changed',
      'Ended',
      'Reopened',
      'Ended',
      'Added',
      'Removed',
    ])
  })
})

describe('contracts of all accounts', () => {
  it('are those that had begun by a day, each with its end wherever that lies', async () => {
    const { db } = world.database
    const { plateau } = world.accounts
    const one = {
      accountId: plateau,
      name: '仪表服务',
      termMonths: 12,
      yearlyMinor: 5_000_000,
      currency: 'CNY',
      endReason: null,
    }
    await insertAgreements(db, actor, [
      { ...one, number: 'A', startsOn: '2021-05-01', endedOn: '2022-04-30' },
      { ...one, number: 'B', startsOn: '2021-06-01', endedOn: null },
      { ...one, number: 'C', startsOn: '2022-01-01', endedOn: null },
      // The same again, with what has become of it.
      { ...one, number: 'B', startsOn: '2021-06-01', endedOn: '2023-05-31' },
    ])
    const known = (await agreementsUpTo(db, '2021-12-31')).filter((row) => row.accountId === plateau)
    expect(known.map((row) => [row.number, row.startsOn, row.endedOn]).sort()).toEqual([
      ['A', '2021-05-01', '2022-04-30'],
      ['B', '2021-06-01', '2023-05-31'],
    ])
    expect(await agreementsUpTo(db, '2020-12-31')).toEqual([])
  })
})
