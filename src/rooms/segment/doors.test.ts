// The doors of the segment room over the named world: what is counted, for whom, and what is decided once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#server/id.ts'
import { type Ask, actor, openDoors, openWorld, today, type World } from '../../../test/world.ts'
import { blankAnswers } from './screening.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let asDirector: Ask
let asEast: Ask
let asReader: Ask

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  asDirector = await doors.signIn('director')
  asEast = await doors.signIn('eastManager')
  asReader = await doors.signIn('reader')
  const { db } = world.database
  const { harbour, harbourSteel, plateau } = world.accounts
  await db
    .updateTable('account')
    .set({ size_class: 'large', industry: 'C35' })
    .where('id', '=', harbour)
    .execute()
  await db
    .updateTable('account')
    .set({ size_class: 'medium', industry: '黑色金属冶炼和压延加工业', attitude: 'reserved' })
    .where('id', '=', harbourSteel)
    .execute()
  await db.updateTable('account').set({ industry: '有色' }).where('id', '=', plateau).execute()
  const months = Array.from(
    { length: 14 },
    (_, index) =>
      `${2025 + Math.floor((index + 8) / 12)}-${String(((index + 8) % 12) + 1).padStart(2, '0')}-01`,
  )
  for (const [account_id, net] of [
    [harbour, 60_000],
    [harbourSteel, 30_000],
    [plateau, 10_000],
  ] as const) {
    await db
      .insertInto('account_year')
      .values({
        account_id,
        as_of_month: '2026-11-01',
        net_minor: net * 12,
        previous_net_minor: net * 10,
        profit_minor: net,
        first_month: '2025-09-01',
        last_ordered_on: '2026-10-20',
      })
      .execute()
    for (const month of months)
      await db
        .insertInto('account_month')
        .values({
          account_id,
          month,
          gross_minor: net + 500,
          returned_minor: -500,
          costed_minor: net,
          cost_minor: net - 1000,
          orders: 2,
          lines: 4,
          first_ordered_on: month,
          last_ordered_on: month,
          last_line_on: month,
        })
        .execute()
  }
  for (const [account_id, tier, layer] of [
    [harbour, 'A1', 'key'],
    [plateau, 'C', 'general'],
  ] as const) {
    await db.insertInto('account_tier').values({ account_id, tier, layer, since: '2026-06-01' }).execute()
    await db
      .insertInto('tier_change')
      .values({
        account_id,
        id: newId(today),
        tier,
        layer,
        reason: 'SCORE',
        since: '2026-06-01',
        changed_at: actor.now,
      })
      .execute()
  }
  for (const [measured_on, value] of [
    ['2026-01-05', 9_000],
    ['2026-08-05', 5_000],
  ])
    await db
      .insertInto('signal')
      .values({ account_id: harbourSteel, metric: 'annualPotential', measured_on, value, recorded_at: today })
      .execute()
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

describe('the grid', () => {
  const path = '/segmentation/grid?rows=industrySection&columns=sizeClass'
  it('lays out every account one may see, with sales, growth and the newest potential', async () => {
    const { body } = await asAdmin('GET', path)
    expect(body.rows.map((row: { key: string; accounts: number }) => [row.key, row.accounts])).toEqual([
      ['C', 2],
      [null, 1],
    ])
    expect(body.columns.map((column: { key: string }) => column.key)).toEqual(['large', 'medium', null])
    expect(body.total).toMatchObject({ accounts: 3, netMinor: 1_200_000, previousNetMinor: 1_000_000 })
    expect(body.total).toMatchObject({ potentialMinor: 500_000, estimated: 1, profitMinor: 100_000 })
  })

  it('leaves out what one may not see', async () => {
    const { body } = await asEast('GET', path)
    expect(body.total).toMatchObject({ accounts: 2, netMinor: 1_080_000 })
    expect(body.rows).toHaveLength(1)
  })

  it('names departments', async () => {
    const { body } = await asAdmin('GET', '/segmentation/grid?rows=department&columns=tier')
    expect(body.rows.map((row: { name: string }) => row.name)).toEqual(['华东大区', '西部大区'])
    expect(body.columns.map((column: { key: string }) => column.key)).toEqual(['A1', 'C', null])
  })

  it('lists the accounts of a cell, of an unknown place, and of a whole row', async () => {
    const names = async (ask: Ask, query: string) =>
      (await ask('GET', `/segmentation/accounts?${query}`)).body.rows.map((row: { name: string }) => row.name)
    expect(await names(asAdmin, 'at=industrySection:C&at=sizeClass:medium')).toEqual(['临港特钢有限公司'])
    expect(await names(asAdmin, 'at=industrySection:')).toEqual(['高原锂业股份有限公司'])
    expect(await names(asAdmin, 'at=industryDivision:C35')).toEqual(['临港重工集团有限公司'])
    expect(await names(asEast, 'at=status:active')).toEqual(['临港重工集团有限公司', '临港特钢有限公司'])
    expect((await asAdmin('GET', '/segmentation/accounts?at=colour:red')).status).toBe(400)
  })
})

describe('saved segments', () => {
  const conditions = [{ field: 'industry', in: ['C'] }]
  it('are counted over what one may see, open in the list, change with If-Match and are put away', async () => {
    const added = await asDirector('POST', '/segments', { body: { name: '制造', conditions } })
    expect([added.status, added.body.accounts, added.body.may]).toEqual([200, 2, ['edit']])
    const id = added.body.id as string
    const inList = await asReader('GET', `/accounts?within=${id}`)
    expect(inList.body.rows.map((row: { code: string }) => row.code)).toEqual(['K002', 'K001'])
    expect((await asReader('GET', '/segments')).body).toMatchObject({
      may: [],
      rows: [{ accounts: 2, may: [] }],
    })

    const narrower = { name: '制造', conditions: [...conditions, { field: 'attitude', in: ['reserved'] }] }
    const stale = await asDirector('PUT', `/segments/${id}`, {
      body: narrower,
      headers: { 'if-match': '"7"' },
    })
    expect(stale.status).toBe(412)
    const saved = await asDirector('PUT', `/segments/${id}`, {
      body: narrower,
      headers: { 'if-match': '"1"' },
    })
    expect(saved.body).toMatchObject({ accounts: 1, revision: 2 })

    expect((await asReader('DELETE', `/segments/${id}`)).status).toBe(403)
    const drop = (seen: number) =>
      asDirector('DELETE', `/segments/${id}`, { headers: { 'if-match': `"${seen}"` } })
    expect((await drop(1)).status).toBe(412)
    expect((await drop(2)).status).toBe(204)
    expect((await asAdmin('GET', '/segments')).body.rows).toEqual([])
    expect((await asAdmin('GET', `/accounts?within=${id}`)).status).toBe(404)
  })

  it('refuse conditions that say nothing, and count those not saved yet', async () => {
    const bad = await asDirector('POST', '/segments', {
      body: { name: '空', conditions: [{ field: 'employees' }] },
    })
    expect([bad.status, bad.body.error.problems[0]]).toMatchObject([
      400,
      { field: 'conditions.0.from', code: 'accounts.noBound' },
    ])
    const count = (text: string) => asEast('GET', `/segments/count?conditions=${encodeURIComponent(text)}`)
    expect((await count('[{"field":"tier","in":["A1"]}]')).body).toEqual({ accounts: 1 })
    expect((await count('[{"field":"signal","metric":"annualPotential","to":6000}]')).body.accounts).toBe(1)
    expect((await count('nonsense')).status).toBe(400)
  })

  it('the list takes the facts of the grid, and what an account lacks', async () => {
    const codes = async (query: string) =>
      (await asAdmin('GET', `/accounts?${query}`)).body.rows.map((row: { code: string }) => row.code)
    expect(await codes('industrySection=C')).toEqual(['K002', 'K001'])
    expect(await codes('industryDivision=C31')).toEqual(['K002'])
    expect(await codes('lacks=industrySection')).toEqual(['K003'])
    expect(await codes('lacks=sizeClass&lacks=attitude')).toEqual(['K003'])
    expect(await codes('attitude=reserved&sizeClass=medium')).toEqual(['K002'])
    expect(await codes('lacks=ungraded')).toEqual(['K002'])
  })
})

describe('nominations', () => {
  const answers = { ...blankAnswers(), effortPays: { yes: true, evidence: '仪表还没做进去' } }
  it('are open once for an account, refused for who is key, and decided once', async () => {
    const { harbour, harbourSteel } = world.accounts
    const path = `/accounts/${harbourSteel}/nominations`
    const key = await asEast('POST', `/accounts/${harbour}/nominations`, { body: { answers } })
    expect([key.status, key.body.error.code]).toEqual([409, 'segment.isKeyAlready'])
    const first = await asEast('POST', path, { body: { answers, note: '年内拜访' } })
    expect([first.status, first.body]).toMatchObject([
      200,
      { state: 'open', yes: 1, personName: '东方晓', may: [] },
    ])
    const again = await asEast('POST', path, { body: { answers } })
    expect([again.status, again.body.error.code]).toEqual([409, 'segment.alreadyNominated'])
    const nothing = await asEast('POST', path, { body: { answers: blankAnswers() } })
    expect(nothing.body.error.problems[0].code).toBe('segment.noYes')

    const decision = `${path}/${first.body.id}/decision`
    const silent = await asDirector('POST', decision, { body: { verdict: 'declined' } })
    expect(silent.body.error.problems[0].code).toBe('segment.commentMissing')
    const accepted = await asDirector('POST', decision, { body: { verdict: 'accepted', comment: '同意' } })
    expect(accepted.body).toMatchObject({ state: 'accepted', decidedByName: '狄远', comment: '同意' })
    const late = await asAdmin('POST', decision, { body: { verdict: 'declined', comment: '不' } })
    expect([late.status, late.body.error.code]).toEqual([409, 'segment.alreadyDecided'])

    expect((await asReader('GET', '/nominations?state=accepted')).body.rows).toHaveLength(1)
    expect((await asReader('GET', '/nominations/totals')).body).toMatchObject({
      states: [{ state: 'accepted', nominations: 1, yes: 1, netMinor: 360_000 }],
      may: [],
    })
    const audit = await world.database.run(
      `select action from audit where account_id = '${harbourSteel}' and action like 'segment.%' order by id`,
    )
    expect(audit.rows.map((row) => row.action)).toEqual(['segment.nominated', 'segment.nominationDecided'])
  })

  it('let one of two who nominate at once through', async () => {
    const path = `/accounts/${world.accounts.plateau}/nominations`
    const both = await Promise.all([
      asAdmin('POST', path, { body: { answers } }),
      asDirector('POST', path, { body: { answers } }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    // Whoever does not see the account does not see its nomination.
    expect((await asEast('GET', '/nominations?state=open')).body.rows).toEqual([])
  })
})

describe('concentration', () => {
  it('month by month follows the tiers as they stood, over what one may see', async () => {
    const { body } = await asAdmin('GET', '/concentration/months?months=12')
    const last = body.months.at(-1)
    expect(last).toMatchObject({ month: '2026-10-01', keyAccounts: 1, entered: 0, left: 0 })
    expect(last.keyNetShare).toBeCloseTo(0.6, 12)
    expect(last.largest.name).toBe('临港重工集团有限公司')
    expect(last.keyProfitShare12).toBeCloseTo(1 / 3, 12)
    expect(body.months.map((one: { keyAccounts: number | null }) => one.keyAccounts)).toEqual([
      ...Array(7).fill(null),
      ...Array(5).fill(1),
    ])
    const own = (await asEast('GET', '/concentration/months?months=12')).body.months.at(-1)
    expect(own.keyNetShare).toBeCloseTo(2 / 3, 12)
  })

  it('has targets that deciders set, write over and drop', async () => {
    const path = '/concentration/targets/keyNetShare'
    const body = { value: 0.65, dueOn: '2027-06-01', startValue: 0.6, startOn: '2026-06-01' }
    expect((await asEast('PUT', path, { body })).status).toBe(403)
    const seen = (revision: number) => ({ headers: { 'if-match': `"${revision}"` } })
    const first = await asDirector('PUT', path, { body, ...seen(0) })
    expect(first.body).toMatchObject({ value: 0.65, personName: '狄远', revision: 1 })
    expect((await asAdmin('PUT', path, { body, ...seen(0) })).status).toBe(412)
    const second = { ...body, value: 0.7 }
    expect((await asDirector('PUT', path, { body: second, ...seen(1) })).status).toBe(200)
    const backwards = { ...body, dueOn: '2026-01-01' }
    expect((await asDirector('PUT', path, { body: backwards, ...seen(2) })).status).toBe(400)
    expect((await asDirector('PUT', '/concentration/targets/colour', { body, ...seen(0) })).status).toBe(404)
    const shown = (await asReader('GET', '/concentration/months')).body
    expect([shown.targets.length, shown.targets[0].value, shown.may]).toEqual([1, 0.7, []])
    expect((await asDirector('DELETE', path, seen(1))).status).toBe(412)
    expect((await asDirector('DELETE', path, seen(2))).status).toBe(204)
    expect((await asDirector('DELETE', path, seen(2))).status).toBe(404)
  })

  it('of a window lists whom one may see', async () => {
    const { body } = await asEast('GET', '/concentration?window=12')
    expect(body).toMatchObject({ accounts: 2, basis: 'net' })
    expect(body.top[0]).toMatchObject({ accountId: world.accounts.harbour })
    expect((await asAdmin('GET', '/identify/concentration')).status).toBe(404)
  })
})
