// The doors of the value room over the named world, one of whose accounts is the worked example of methods.md 3.1.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAgreements } from '#records/ledger/agreement.store.ts'
import { insertCharges } from '#records/ledger/charge.store.ts'
import { insertReceivables } from '#records/ledger/receivable.store.ts'
import { insertInteractions } from '#records/timeline/interaction.store.ts'
import { newId } from '#server/id.ts'
import { runNow } from '#server/jobs.ts'
import { book, makeProduct } from '../../../test/booked.ts'
import { type Ask, actor, openDoors, openWorld, today, type World } from '../../../test/world.ts'
import { type RunInput, valueJob } from './run/computing.store.ts'
import { startDueRun } from './run/due.store.ts'
import { writeValues } from './run/run.store.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let asDirector: Ask
let asEast: Ask
let asWest: Ask
let asReader: Ask
let pump: string
let valve: string

/** 万元 in minor units. */
const wan = (value: number) => Math.round(value * 1_000_000)

const compute = async (more: Partial<RunInput> = {}) => {
  const input: RunInput = {
    runId: newId(world.house.now()),
    scope: 'all',
    reason: '月度',
    subject: '月度',
    ...more,
  }
  const job = await runNow(world.house, valueJob, input)
  if (job.state !== 'done') throw new Error(JSON.stringify(job.failure))
  return input.runId
}
const foundOf = async (ask: Ask, accountId: string) => (await ask('GET', `/accounts/${accountId}/value`)).body
const ask = async (text: string) => (await world.database.run(text)).rows

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  await world.database.run(
    `update person set roles = '{salesDirector,executive}' where id = '${world.people.director}'`,
  )
  asDirector = await doors.signIn('director')
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
  asReader = await doors.signIn('reader')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

describe('before anything was computed', () => {
  it('there is nothing to see, and nothing to compute from', async () => {
    const { body } = await asAdmin('GET', '/value')
    expect(body).toMatchObject({
      run: null,
      whale: [],
      losing: [],
      windowMonths: 12,
      may: ['compute', 'propose', 'settle'],
    })
    expect((await asAdmin('GET', '/value/accounts')).body).toMatchObject({ rows: [], next: null, run: null })
    expect((await foundOf(asAdmin, world.accounts.harbour)).value).toBeNull()
    const refused = await asAdmin('POST', '/value/runs', { body: { reason: '试' } })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'value.noOrders'])
    expect((await asReader('POST', '/value/runs', { body: { reason: '试' } })).status).toBe(403)
    expect((await asAdmin('GET', `/accounts/${world.accounts.harbour}/forecast`)).body).toMatchObject({
      past: [],
      expected: [],
      by: 'none',
    })
    expect((await asAdmin('GET', `/accounts/${world.accounts.harbour}/financial-pack`)).body).toMatchObject({
      asOf: null,
      window: null,
      value: null,
    })
  })
})

describe('a computation', () => {
  let first: string
  beforeAll(async () => {
    const { db } = world.database
    const { harbour, harbourSteel, plateau } = world.accounts
    pump = await makeProduct(db, 'PUMP', { list: 60_000, category: '泵' })
    valve = await makeProduct(db, 'VALVE', { category: '阀' })
    // 500 in ten orders, each tenth of which cost 34.4; twelve lines came back for 5, whose cost was 4.
    const months = [
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-08',
      '2026-10',
    ]
    await book(db, [
      ...months.map((month) => ({
        accountId: harbour,
        on: `${month}-10`,
        productId: pump,
        quantity: 1000,
        amountMinor: wan(50),
        costMinor: wan(34.4),
      })),
      ...months.concat(months.slice(0, 2)).map((month, place) => ({
        accountId: harbour,
        on: `${month}-2${place % 8}`,
        productId: pump,
        quantity: -10,
        amountMinor: place < 11 ? -Math.floor(wan(5) / 12) : -(wan(5) - 11 * Math.floor(wan(5) / 12)),
        costMinor: place < 11 ? -Math.floor(wan(4) / 12) : -(wan(4) - 11 * Math.floor(wan(4) / 12)),
      })),
      // Nobody knows what these cost.
      ...['2026-02-03', '2026-06-03'].map((on) => ({
        accountId: harbourSteel,
        on,
        productId: valve,
        quantity: 10,
        amountMinor: wan(20),
        costMinor: null,
      })),
      // Sold below its cost.
      ...['2026-01-05', '2026-07-05'].map((on) => ({
        accountId: plateau,
        on,
        productId: pump,
        quantity: 100,
        amountMinor: wan(5),
        costMinor: wan(6),
      })),
    ])
    const month = '2026-03-01'
    const money = (kind: 'discount' | 'rebate' | 'logistics' | 'promotion', amount: number) => ({
      accountId: harbour,
      kind,
      month,
      amountMinor: wan(amount),
      quantityMilli: null,
      note: null,
    })
    const hours = (kind: 'serviceHour' | 'managerHour', count: number) => ({
      accountId: harbour,
      kind,
      month,
      amountMinor: null,
      quantityMilli: count * 1000,
      note: null,
    })
    await insertCharges(db, actor, [
      money('discount', 15),
      money('rebate', 10),
      money('logistics', 6),
      money('promotion', 4),
      hours('serviceHour', 160),
      hours('managerHour', 250),
      // Before the window.
      {
        accountId: harbour,
        kind: 'discount',
        month: '2025-10-01',
        amountMinor: wan(99),
        quantityMilli: null,
        note: null,
      },
    ])
    const visit = (happenedAt: string, kind: 'visit' | 'call' = 'visit') => ({
      accountId: harbour,
      kind,
      happenedAt: new Date(happenedAt),
      body: '现场',
      contactIds: [],
      followUpOn: null,
      mentions: [],
    })
    await insertInteractions(db, actor, [
      ...Array.from({ length: 23 }, (_, place) => visit(`2026-0${1 + (place % 9)}-14T03:00:00Z`)),
      // The first hour of the window, by the clock of the company.
      visit('2025-10-31T16:30:00Z'),
      visit('2025-10-31T15:30:00Z'),
      visit('2026-03-03T03:00:00Z', 'call'),
    ])
    const receivable = { accountId: harbour, currency: 'CNY', asOf: '2026-11-01' }
    await insertReceivables(db, actor, [
      {
        ...receivable,
        document: 'F1',
        invoicedOn: '2025-09-01',
        dueOn: '2027-01-01',
        amountMinor: wan(80),
        openMinor: wan(80),
      },
      {
        ...receivable,
        document: 'F2',
        invoicedOn: '2026-01-01',
        dueOn: '2026-01-01',
        amountMinor: wan(7),
        openMinor: 0,
      },
      {
        ...receivable,
        document: 'F3',
        invoicedOn: '2026-01-01',
        dueOn: '2027-01-01',
        amountMinor: wan(7),
        openMinor: wan(7),
        currency: 'USD',
      },
    ])
    await insertAgreements(db, actor, [
      {
        accountId: harbourSteel,
        number: 'HT-1',
        name: '年度维保',
        startsOn: '2026-06-01',
        termMonths: 12,
        yearlyMinor: wan(10),
        currency: 'CNY',
        endedOn: null,
        endReason: null,
      },
    ])
    first = await compute()
  })

  it('finds net 470, profit 130, cost to serve 36.4 and contribution 93.6 (methods.md 3.1)', async () => {
    const { value, run, may } = await foundOf(asEast, world.accounts.harbour)
    expect(run).toMatchObject({ id: first, scope: 'all', asOf: '2026-11-01', accounts: 3 })
    expect(value).toMatchObject({
      netMinor: wan(470),
      profitMinor: wan(130),
      costToServeMinor: wan(36.4),
      contributionMinor: wan(93.6),
      totalMinor: wan(93.6),
      // Too few for a model.
      lifetimeBy: 'simple',
      alive: null,
      atRiskMinor: null,
    })
    expect(value.parts.service.find((part: { kind: string }) => part.kind === 'capital')).toEqual({
      kind: 'capital',
      quantity: wan(80),
      rate: 0.06,
      minor: wan(4.8),
    })
    expect(value.parts.service.find((part: { kind: string }) => part.kind === 'visit')).toMatchObject({
      quantity: 24,
    })
    const ratio = 0.85 / 1.15
    expect(value.lifetimeMinor).toBe(Math.round(wan(130) * (ratio + ratio ** 2 + ratio ** 3)))
    expect(may).toEqual(['refer', 'judge', 'propose'])
  })

  it('knows no profit where no cost is known, and values contracts beside the orders', async () => {
    const { value } = await foundOf(asEast, world.accounts.harbourSteel)
    expect(value).toMatchObject({
      netMinor: wan(40),
      profitMinor: null,
      contributionMinor: null,
      totalMinor: null,
    })
    expect(value.parts.lifetime).toMatchObject({
      marginFrom: 'company',
      agreements: { count: 1, yearlyMinor: wan(10) },
    })
    expect(value.lifetimeMinor).toBe(value.parts.lifetime.ordersMinor + value.parts.lifetime.agreements.minor)
    expect(value.parts.lifetime.agreements.minor).toBeGreaterThan(0)
  })

  it('rolls a group up, every account once', async () => {
    const { group } = await foundOf(asEast, world.accounts.harbour)
    expect(group).toMatchObject({
      accounts: 2,
      hidden: 0,
      netMinor: wan(510),
      profitMinor: wan(130),
      contributionMinor: wan(93.6),
    })
    expect((await foundOf(asEast, world.accounts.harbourSteel)).group).toBeNull()
  })

  it('counts in totals, curves and lists only what one may see', async () => {
    const totals = async (who: Ask) => (await who('GET', '/value')).body
    expect((await totals(asAdmin)).totals).toMatchObject({
      accounts: 3,
      netMinor: wan(520),
      profitMinor: wan(128),
      lossMakers: 1,
      lossMinor: wan(2),
    })
    const east = await totals(asEast)
    expect(east.totals).toMatchObject({ accounts: 2, netMinor: wan(510), lossMakers: 0 })
    expect([east.whale, east.uncosted, east.losing]).toEqual([[{ accounts: 1, minor: wan(93.6) }], 1, []])
    const west = await totals(asWest)
    expect(west.losing[0]).toMatchObject({
      row: { accountId: world.accounts.plateau },
      kind: 'reprice',
      because: 'thinMargin',
      proposal: null,
    })
    expect(west.peak).toEqual({ accounts: 1, minor: -wan(2) })
    expect((await asReader('GET', '/value')).body).toMatchObject({ totals: { accounts: 2 }, may: [] })
    const future = (await asWest('GET', '/value/future')).body
    expect([future.totals.accounts, future.ways]).toMatchObject([1, [{ by: 'simple', accounts: 1 }]])
    expect(
      (await asAdmin('GET', '/value/future')).body.spread.reduce(
        (sum: number, one: { accounts: number }) => sum + one.accounts,
        0,
      ),
    ).toBe(3)
    expect((await asAdmin('GET', '/value/model')).body).toMatchObject({
      model: { chosen: 'simple', because: 'tooFew', check: null },
    })
  })

  it('lists by every figure, page by page, those without it last', async () => {
    const codes = async (query: string) => {
      const found: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: { rows: { code: string }[]; next: string | null } } = await asAdmin(
          'GET',
          `/value/accounts?limit=1&${query}${cursor ? `&cursor=${cursor}` : ''}`,
        )
        found.push(...body.rows.map((row) => row.code))
        cursor = body.next
      }
      return found
    }
    expect(await codes('sort=net')).toEqual(['K001', 'K002', 'K003'])
    expect(await codes('sort=contribution')).toEqual(['K001', 'K003', 'K002'])
    expect(await codes('sort=-contribution')).toEqual(['K003', 'K001', 'K002'])
    expect(await codes('sort=atRisk')).toHaveLength(3)
    expect(await codes('flag=lossMaker')).toEqual(['K003'])
    expect(await codes('costs=unknown')).toEqual(['K002'])
    expect(await codes('repeatsFrom=2&repeatsBelow=20')).toEqual(['K001'])
    expect(await codes('weeksFrom=13')).toEqual(['K002', 'K003'])
    expect(await codes('search=K003')).toEqual(['K003'])
    expect((await asWest('GET', '/value/accounts')).body.rows).toHaveLength(1)
  })

  it('shows on one page what a negotiation needs, list to pocket to left', async () => {
    const { body } = await asEast('GET', `/accounts/${world.accounts.harbour}/financial-pack`)
    expect(body.pocket).toMatchObject({
      listMinor: wan(600),
      onInvoiceMinor: wan(100),
      listedShare: 1,
      invoicedMinor: wan(500),
      pocketMinor: wan(470 - 4.8 - 6 - 4),
      goodsMinor: wan(340),
      leftMinor: wan(93.6),
    })
    expect(body.margins).toMatchObject({ own: 130 / 470, company: 128 / 480 })
    expect(body.products[0]).toMatchObject({
      code: 'PUMP',
      listMinor: 60_000,
      priceMinor: 50_000,
      costMinor: 34_400,
      averageMinor: 50_000,
    })
    expect(body.receivables).toMatchObject({ openMinor: wan(80), overdueMinor: 0 })
    expect(body.concessions.map((one: { yearMinor: number }) => one.yearMinor)).toEqual(
      [4.7, 9.4, 14.1, 23.5].map(wan),
    )
    expect(body.before).toBeNull()
    const steel = (await asEast('GET', `/accounts/${world.accounts.harbourSteel}/financial-pack`)).body
    expect(steel.pocket).toMatchObject({
      listMinor: null,
      goodsMinor: null,
      leftMinor: null,
      invoicedMinor: wan(40),
    })
  })

  it('forecasts by the money of the year where no model holds', async () => {
    const { body } = await asEast('GET', `/accounts/${world.accounts.harbour}/forecast`)
    expect([body.by, body.past.length, body.expected.length]).toEqual(['simple', 12, 12])
    expect(body.expected[0]).toMatchObject({ month: '2026-11-01' })
    expect(body.expected[0].netMinor).toBeCloseTo((wan(470) / 12) * 0.85 ** (0.5 / 12), -2)
  })

  it('hands signals down, which scorecards find by their names', async () => {
    const { rows } = (await asAdmin('GET', '/signals')).body
    expect(rows.map((row: { metric: string }) => row.metric)).toEqual([
      'contribution',
      'costToServe',
      'lifetimeValue',
      'lossImpact',
      'profit',
    ])
    const own = (await asEast('GET', `/accounts/${world.accounts.harbour}/signals?limit=20`)).body.rows
    expect(own.find((row: { metric: string }) => row.metric === 'contribution')).toMatchObject({
      value: 936_000,
      measuredOn: '2026-11-01',
    })
  })

  it('run again with the same input writes the same run, and what a run that died left is not seen', async () => {
    const before = await ask('select count(*)::int as count from account_value')
    await compute({ runId: first })
    expect(await ask('select count(*)::int as count from account_value')).toEqual(before)
    const dead = newId(today)
    const { parts } = (await foundOf(asAdmin, world.accounts.plateau)).value
    await writeValues(world.database.db, dead, [
      {
        accountId: world.accounts.plateau,
        netMinor: 1,
        profitMinor: 1,
        costToServeMinor: 0,
        contributionMinor: 1,
        intangibleMinor: 0,
        totalMinor: 1,
        lifetimeMinor: 1,
        lifetimeLowMinor: null,
        lifetimeHighMinor: null,
        lifetimeBy: 'none',
        alive: null,
        atRiskMinor: null,
        repeats: null,
        quietWeeks: null,
        flags: [],
        parts,
      },
    ])
    const seen = await foundOf(asAdmin, world.accounts.plateau)
    expect([seen.value.netMinor, seen.history.length]).toEqual([wan(10), 1])
  })

  it('by rates of another day changes later runs only; nothing that was found is written over', async () => {
    const rates = '/value/rates/visit/2026-06-01'
    const put = (amount: number, seen: number) =>
      asAdmin('PUT', rates, { body: { amount }, headers: { 'if-match': `"${seen}"` } })
    expect((await put(500_000, 0)).status).toBe(200)
    const second = await compute()
    const { value, history, run } = await foundOf(asEast, world.accounts.harbour)
    expect([run.id, value.costToServeMinor]).toEqual([second, wan(36.4 + 24 * 0.2)])
    expect(history.map((one: { contributionMinor: number }) => one.contributionMinor)).toEqual([
      wan(88.8),
      wan(93.6),
    ])
    // As of a day on which it did not hold yet, and without pushing the newer one aside.
    await compute({ asOf: '2026-05-01' })
    const after = await foundOf(asEast, world.accounts.harbour)
    expect([after.run.id, after.history.length]).toEqual([second, 3])
    expect(after.history[2]).toMatchObject({ asOf: '2026-05-01' })
    expect(
      (
        await ask(`select parts -> 'service' -> 0 ->> 'rate' as rate from account_value join value_run on id = run_id
      where as_of = '2026-05-01' and account_id = '${world.accounts.harbour}'`)
      )[0]?.rate,
    ).toBe('300000')
    expect((await asAdmin('DELETE', rates, { headers: { 'if-match': '"1"' } })).status).toBe(204)
    expect(
      (await asAdmin('POST', '/value/runs', { body: { reason: '早了', asOf: '2099-01-01' } })).body.error
        .problems[0].code,
    ).toBe('value.asOfTooLate')
  })
})

describe('what people add', () => {
  it('referrals: of a customer in sight, not of itself, taken back with a trace', async () => {
    const path = `/accounts/${world.accounts.harbour}/referrals`
    const body = {
      referredId: world.accounts.harbourSteel,
      referredName: '临港特钢',
      referredOn: '2026-08-01',
      note: null,
    }
    const problem = async (referredId: string) =>
      (await asEast('POST', path, { body: { ...body, referredId } })).body.error.problems[0]
    expect(await problem(world.accounts.harbour)).toMatchObject({
      field: 'referredId',
      code: 'value.refersToItself',
    })
    expect(await problem(world.accounts.plateau)).toMatchObject({
      field: 'referredId',
      code: 'accounts.notFound',
    })
    const added = await asEast('POST', path, { body })
    expect(added.body).toMatchObject({ ...body, personName: '东方晓' })
    expect((await foundOf(asEast, world.accounts.harbourSteel)).referredBy).toMatchObject([
      { accountId: world.accounts.harbour },
    ])
    await compute()
    const { value } = await foundOf(asEast, world.accounts.harbour)
    const steel = (await foundOf(asEast, world.accounts.harbourSteel)).value.lifetimeMinor
    expect(value.parts.intangible.referrals).toMatchObject([
      { probability: 1, lifetimeMinor: steel, minor: Math.round(steel * 0.15) },
    ])
    const gone = () => asEast('DELETE', `${path}/${added.body.id}`)
    expect([(await gone()).status, (await gone()).status]).toEqual([204, 404])
  })

  it('judgements: the newest of a kind counts, capped beside the profit', async () => {
    const path = `/accounts/${world.accounts.harbour}/value-judgements`
    for (const [kind, level] of [
      ['learning', 1],
      ['learning', 4],
      ['skill', 3],
    ] as const)
      expect((await asEast('POST', path, { body: { kind, level, evidence: '共同开发' } })).status).toBe(200)
    expect((await asReader('POST', path, { body: { kind: 'skill', level: 3, evidence: 'x' } })).status).toBe(
      403,
    )
    // Judged today, so that a run as of the first of the month does not know it yet.
    await world.database.run(`update value_judgement set judged_on = '2026-10-01'`)
    await compute()
    const { value, judgements } = await foundOf(asEast, world.accounts.harbour)
    expect(judgements).toHaveLength(3)
    expect(value.parts.intangible).toMatchObject({
      learningMinor: wan(4.8),
      skillMinor: wan(2.4),
      capMinor: wan(26),
    })
    expect(value.totalMinor - value.contributionMinor).toBe(wan(7.2))
    expect(value.profitMinor).toBe(wan(130))
  })

  it('proposals: one open at a time, and nothing of it holds before both have approved', async () => {
    const { plateau } = world.accounts
    const path = `/accounts/${plateau}/value-proposals`
    const body = { kind: 'reprice', note: '明年一月起提价 4%' }
    const first = await asWest('POST', path, { body })
    expect([first.status, first.body]).toMatchObject([
      200,
      { kind: 'reprice', state: 'open', personName: '西门川' },
    ])
    expect((await asWest('POST', path, { body })).body.error.code).toBe('value.proposalOpen')
    expect((await foundOf(asWest, plateau)).may).not.toContain('propose')

    const withdrawn = await asWest('DELETE', `${path}/${first.body.id}`)
    expect(withdrawn.body.state).toBe('withdrawn')
    expect((await asWest('DELETE', `${path}/${first.body.id}`)).body.error.code).toBe('value.proposalDecided')
    expect((await ask(`select state from approval where id = '${first.body.approvalId}'`))[0]?.state).toBe(
      'lapsed',
    )

    const second = await asWest('POST', path, { body: { kind: 'exit', note: '两年亏损' } })
    const approve = (who: Ask, verdict: string, comment: string | null = null) =>
      who('POST', `/approvals/${second.body.approvalId}/decisions`, { body: { verdict, comment } })
    expect((await approve(asDirector, 'approved')).status).toBe(200)
    expect((await foundOf(asWest, plateau)).proposals[0].state).toBe('open')
    // The same person holds the role of the second step, and is asked again.
    expect((await approve(asDirector, 'approved')).status).toBe(200)
    expect((await foundOf(asWest, plateau)).proposals[0]).toMatchObject({ kind: 'exit', state: 'approved' })

    const third = await asWest('POST', path, { body })
    const refused = await asDirector('POST', `/approvals/${third.body.approvalId}/decisions`, {
      body: { verdict: 'refused', comment: '再谈一轮' },
    })
    expect(refused.status).toBe(200)
    expect((await foundOf(asWest, plateau)).proposals.map((one: { state: string }) => one.state)).toEqual([
      'refused',
      'approved',
      'withdrawn',
    ])
    expect(
      (await ask(`select action from audit where action like 'value.proposal%' order by id`))
        .map((row) => row.action)
        .sort(),
    ).toEqual(['value.proposalApproved', 'value.proposalRefused', 'value.proposalWithdrawn'])
  })
})

describe('by itself', () => {
  it('value is computed once a month, however long the program was away, and never for what lay before', async () => {
    const { db } = world.database
    await world.database.run('delete from value_setting')
    const started: { reason: string; subject: string }[] = []
    const jobs = { start: async (_: unknown, input: unknown) => started.push(input as never) && 'job' }
    const look = (day: string) => startDueRun(db, jobs as never, new Date(`${day}T02:00:00Z`))
    expect(await look('2026-11-20')).toBeNull()
    expect(await look('2026-11-30')).toBeNull()
    expect(await look('2027-02-17')).toBe('job')
    expect(await look('2027-02-17')).toBeNull()
    expect(await look('2027-03-01')).toBe('job')
    expect(started.map((one) => [one.reason, one.subject])).toEqual([
      ['@monthly', '2027-02'],
      ['@monthly', '2027-03'],
    ])
    const settings = (await asAdmin('GET', '/value/settings')).body
    expect(settings.revision).toBe(0)
    const never = await asAdmin('PUT', '/value/settings', {
      body: { ...settings.settings, computeOn: null },
      headers: { 'if-match': '"0"' },
    })
    expect(never.status).toBe(200)
    expect(await look('2027-05-01')).toBeNull()
  })
})
