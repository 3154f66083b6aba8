// A company large enough for a model: what is foreseen of every account, checked against what it did, in a thread.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#base/calendar.ts'
import { bgNbd } from '#numbers/bg-nbd.ts'
import { mulberry32 } from '#numbers/prng.ts'
import { countEqual } from '#numbers/repeat-histories.ts'
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { newId } from '#server/id.ts'
import { runNow } from '#server/jobs.ts'
import { book, type Line, makeProduct } from '../../../../test/booked.ts'
import { gammaDraw, lifeOf } from '../../../../test/simulated.ts'
import { type Ask, openDoors, openWorld, today, type World } from '../../../../test/world.ts'
import { valueJob } from '../run/computing.store.ts'
import { fitAside } from '../run/fitting-aside.store.ts'
import { dayNumber, dayOf, observedUntil, readHistories } from '../run/histories.store.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
const first = '2024-11-01'
const until = '2026-10-31'
const weeks = 104
const truth = { r: 1.5, alpha: 7, a: 1, b: 6 }
const accounts = 160
const ids: string[] = []

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  const { db } = world.database
  const product = await makeProduct(db, 'P', {})
  const draw = mulberry32(11)
  for (let place = 0; place < accounts; place += 1) ids.push(newId(new Date(today.getTime() + place)))
  await insertAccounts(
    db,
    ids.map((id, place) => ({
      ...noFacts,
      id,
      name: `客户${place}`,
      code: `M${place}`,
      sizeClass: place % 2 ? ('large' as const) : ('small' as const),
      createdAt: today,
      parentId: null,
      ownerId: place % 4 ? world.people.eastManager : world.people.westManager,
      departmentId: null,
    })),
    today,
  )
  const lines: Line[] = ids.flatMap((accountId, place) => {
    const came = place === 0 ? 0 : Math.floor((draw() * weeks * 7) / 2)
    const usual = gammaDraw(4, draw) * 100_000
    const days = [0, ...lifeOf(truth, weeks - came / 7, draw).times.map((time) => Math.ceil(time * 7))]
    return [...new Set(days)].flatMap((day) => {
      const on = addDays(first, came + day)
      const amountMinor = Math.max(1, Math.round((usual * gammaDraw(6, draw)) / 6))
      return on > until
        ? []
        : [
            {
              accountId,
              on,
              productId: product,
              quantity: 10,
              amountMinor,
              costMinor: Math.round(amountMinor * 0.7),
            },
          ]
    })
  })
  // Came back, given away: neither is an order.
  lines.push(
    {
      accountId: ids[0] as string,
      on: '2026-10-30',
      productId: product,
      quantity: -1,
      amountMinor: -500,
      costMinor: -300,
    },
    {
      accountId: ids[0] as string,
      on: '2026-10-29',
      productId: product,
      quantity: 1,
      amountMinor: 0,
      costMinor: 300,
    },
    {
      accountId: ids[1] as string,
      on: until,
      productId: product,
      quantity: 1,
      amountMinor: 90_000,
      costMinor: 60_000,
    },
    // One who has just come.
    {
      accountId: world.accounts.harbour,
      on: '2026-10-20',
      productId: product,
      quantity: 10,
      amountMinor: 300_000,
      costMinor: 210_000,
    },
  )
  await book(db, lines)
  const job = await runNow(world.house, valueJob, {
    runId: newId(today),
    scope: 'all',
    asOf: '2026-11-01',
    reason: '月度',
    subject: '月度',
  })
  if (job.state !== 'done') throw new Error(JSON.stringify(job.failure))
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

describe('histories', () => {
  it('are read in slices, day by day, without what came back or was given away', async () => {
    const { db } = world.database
    const { histories } = await readHistories(db, { until })
    expect(histories.places.size).toBe(accounts + 1)
    const own = await sql<{
      days: number
      last: string
    }>`select count(distinct ordered_on)::int as days, max(ordered_on)::text as last
      from order_line where account_id = ${ids[0]} and quantity_milli > 0 and amount_minor > 0`.execute(db)
    const place = histories.places.get(ids[0] as string) as number
    expect(histories.observed.x[place]).toBe((own.rows[0]?.days ?? 0) - 1)
    expect(histories.lastOn(place)).toBe(own.rows[0]?.last)
    expect(histories.firstOn(place)).toBe(first)
    const some = await readHistories(db, { until, accountIds: [ids[0] as string, world.accounts.plateau] })
    expect(some.histories.observed.x[0]).toBe(histories.observed.x[place])
    expect(some.histories.places.size).toBe(1)
  })
  it('are parted at the holdout, and nothing is lost between the parts', async () => {
    const { held, histories } = await readHistories(world.database.db, {
      until,
      holdout: { calibratedUntil: '2026-05-02', first },
    })
    if (!held) throw new Error('no holdout')
    let before = 0
    let after = 0
    for (let i = 0; i < held.x.length; i += 1) {
      before += held.x[i] ?? 0
      after += held.counts[i] ?? 0
    }
    expect(held.seen.at(-1)).toBe(before + after)
    expect([held.weeks, held.weeksBefore, held.ends.at(-1)]).toEqual([
      26,
      78 + 2 / 7,
      (dayNumber(until) - dayNumber(first)) / 7,
    ])
    expect(histories.observed.x.length).toBeGreaterThanOrEqual(held.x.length)
  })
  it('end with the last day the ledger knows of', () => {
    expect(observedUntil('2027-01-01', '2026-12-09')).toBe('2026-12-09')
    expect(observedUntil('2026-11-01', '2026-12-09')).toBe('2026-10-31')
    expect(dayOf(dayNumber('2026-02-28') + 1)).toBe('2026-03-01')
  })
})

describe('the model', () => {
  it('is chosen by the data, told with its doubts, and checked on what it had not seen', async () => {
    const { model, run } = (await asAdmin('GET', '/value/model')).body
    expect(run.accounts).toBe(accounts + 1)
    expect(['bgNbd', 'mbgNbd']).toContain(model.chosen)
    expect(model.because).toBe('bestFit')
    expect(model.candidates.map((one: { model: string }) => one.model)).toEqual([
      'bgNbd',
      'mbgNbd',
      'paretoNbd',
    ])
    expect(model.candidates[0].holdoutRatio).toBeGreaterThan(0.6)
    expect(model.candidates[0].holdoutRatio).toBeLessThan(1.6)
    expect(model.spend).toMatchObject({ p: expect.any(Number), q: expect.any(Number) })
    const { check } = model
    expect([check.calibrationEnd, check.holdoutEnd]).toEqual(['2026-05-02', until])
    expect(check.weeks.at(-1).day).toBe(until)
    expect(check.weeks.at(-1).expected / check.weeks.at(-1).seen).toBeGreaterThan(0.7)
    expect(
      check.bins.reduce((sum: number, one: { accounts: number }) => sum + one.accounts, 0),
    ).toBeGreaterThan(100)
  })

  it('fitted in the thread is the one fitted here', async () => {
    const { histories } = await readHistories(world.database.db, { until })
    const { fitted } = await fitAside({
      observed: histories.observed,
      fit: { held: null, renewals: null, choice: 'bgNbd' },
      known: null,
      ahead: null,
    })
    const here = bgNbd.fit(countEqual(histories.observed))
    expect(fitted?.told).toMatchObject({ chosen: 'bgNbd', because: 'asSet', check: null })
    expect(fitted?.told.candidates[0]?.logLikelihood).toBeCloseTo(here.logLikelihood, 9)
  })

  it('can be given up while it works', async () => {
    const { histories } = await readHistories(world.database.db, { until })
    const asked = {
      observed: histories.observed,
      fit: { held: null, renewals: null, choice: 'auto' as const },
      known: null,
      ahead: { weeks: 156, delta: 0.0027 },
    }
    let looks = 0
    const look = async () => {
      looks += 1
      throw new Error('enough')
    }
    // However quick it is: either it is done before anyone looks, or it is given up.
    await fitAside(asked, look).then(
      (answer) => expect(answer.foresight?.alive.length).toBe(accounts + 1),
      (error: Error) => expect([error.message, looks]).toEqual(['enough', 1]),
    )
  })
})

describe('what is foreseen', () => {
  it('lies within its interval, alive between 0 and 1, worth the less the longer an account is silent', async () => {
    const { rows } = (await asAdmin('GET', '/value/accounts?limit=200')).body
    expect(rows).toHaveLength(accounts + 1)
    for (const row of rows) {
      expect(row.lifetimeLowMinor).toBeLessThanOrEqual(row.lifetimeMinor)
      expect(row.lifetimeHighMinor).toBeGreaterThanOrEqual(row.lifetimeMinor)
      if (row.lifetimeBy === 'prior') continue
      expect(row.alive).toBeGreaterThanOrEqual(0)
      expect(row.alive).toBeLessThanOrEqual(1)
      expect(row.flags.includes('lapsing')).toBe(row.alive < 0.5)
      expect(row.atRiskMinor).toBe(Math.round(Math.max(0, row.netMinor) * (1 - row.alive)))
    }
  })
  it('of a new account is what those like it are worth', async () => {
    const { value } = (await asAdmin('GET', `/accounts/${world.accounts.harbour}/value`)).body
    expect(value).toMatchObject({ lifetimeBy: 'prior', alive: null, flags: ['new'] })
    expect(value.parts.lifetime.confidence).toBe('low')
    expect(value.lifetimeMinor).toBeGreaterThan(0)
  })
  it('month by month adds up to the year', async () => {
    const { rows } = (await asAdmin('GET', '/value/accounts?limit=1&sort=lifetime')).body
    const { accountId } = rows[0]
    const { value } = (await asAdmin('GET', `/accounts/${accountId}/value`)).body
    const { expected, by } = (await asAdmin('GET', `/accounts/${accountId}/forecast`)).body
    expect(by).toBe(value.lifetimeBy)
    const year = expected.reduce((sum: number, one: { netMinor: number }) => sum + one.netMinor, 0)
    const { yearOrders, perOrderMinor } = value.parts.lifetime
    expect(year / (yearOrders * perOrderMinor)).toBeGreaterThan(0.9)
    expect(year / (yearOrders * perOrderMinor)).toBeLessThan(1.1)
  })
  it('is mapped, spread and concentrated over those in sight', async () => {
    const { alive, spread, concentration, totals, ways } = (await asAdmin('GET', '/value/future')).body
    const count = (list: { accounts: number }[]) => list.reduce((sum, one) => sum + one.accounts, 0)
    expect([count(alive), count(spread), count(ways)]).toEqual([accounts, accounts + 1, accounts + 1])
    expect(totals.accounts).toBe(accounts + 1)
    expect(concentration.curve.at(-1)).toEqual({ accounts: accounts + 1, share: 1 })
    const cell = alive.find((one: { weeksBelow: number | null }) => one.weeksBelow !== null)
    const within = await asAdmin(
      'GET',
      `/value/accounts?limit=200&weeksFrom=${cell.weeksFrom}&weeksBelow=${cell.weeksBelow}&repeatsFrom=${cell.repeatsFrom}${cell.repeatsBelow === null ? '' : `&repeatsBelow=${cell.repeatsBelow}`}`,
    )
    const modelled = within.body.rows.filter((row: { alive: number | null }) => row.alive !== null)
    expect(modelled).toHaveLength(cell.accounts)
    const east = await doors.signIn('eastManager')
    expect((await east('GET', '/value/future')).body.totals.accounts).toBe((accounts * 3) / 4 + 1)
  })
})
