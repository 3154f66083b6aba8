// A company's half-year evaluation through its doors, as a script would run it: scorecard, run, approval, effect, why.
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveFile, runImport } from '#records/ledger/importing.store.ts'
import type { Jobs } from '#server/jobs.ts'
import { type Ask, actor, openDoors, openWorld, type Reply, type World } from '../../../../test/world.ts'
import { startDue } from './due.store.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asAdmin: Ask
let asDirector: Ask
let asEast: Ask
let asReader: Ask
let scorecardId: string
let first: string

const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)
const orders = (amounts: Record<string, number>, year = '2025') =>
  [
    'document,line,date,customer code,product code,quantity,amount,cost',
    ...Object.entries(amounts).flatMap(([code, amount]) =>
      months.map((month) => {
        const day = `${month.replace('2025', year)}-10`
        return `${code}-${day},1,${day},${code},P1,1,${amount},${amount / 2}`
      }),
    ),
  ].join('\n')

const bring = async (text: string) => {
  const place = world.house
  const { id, mapping } = await receiveFile(place, actor, 'orders.csv', Readable.from([Buffer.from(text)]))
  const choice = { mapping, unknownAccounts: 'create' as const, unknownProducts: 'create' as const }
  await runImport(place, actor, id, choice)
}

const done = async (ask: Ask, started: Reply): Promise<void> => {
  expect([started.status, started.body]).toEqual([200, { jobId: expect.any(String) }])
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await ask('GET', `/jobs/${started.body.jobId}`)
    if (body.state === 'done') return
    if (body.state === 'failed') throw new Error(JSON.stringify(body.failure))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the job did not end')
}
const evaluate = async (asOf: string, reason = '半年评估'): Promise<string> => {
  await done(
    asDirector,
    await asDirector('POST', '/identify/evaluations', { body: { scorecardId, asOf, window: 12, reason } }),
  )
  const { body } = await asDirector('GET', `/identify/evaluations?scorecardId=${scorecardId}&limit=1`)
  return body.rows[0].id
}
const tierOf = async (account: keyof World['accounts']): Promise<string | null> =>
  (await asAdmin('GET', `/accounts/${world.accounts[account]}`)).body.tier
const setChain = async (chain: string[]) => {
  const { body } = await asDirector('GET', '/identify/plan')
  return asDirector('PUT', '/identify/plan', {
    body: { days: ['06-30', '12-31'], active: true, chain },
    headers: { 'if-match': `"${body.revision}"` },
  })
}
const approvalOf = async (evaluationId: string): Promise<string> =>
  (await asDirector('GET', `/identify/evaluations/${evaluationId}`)).body.approvalId

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asAdmin = await doors.signIn('admin')
  asDirector = await doors.signIn('director')
  asEast = await doors.signIn('eastManager')
  asReader = await doors.signIn('reader')
  await bring(orders({ K001: 900, K002: 400, K003: 100 }))
  const { body } = await asDirector('GET', '/identify/scorecards')
  const card = body.rows.find((row: { sets: string }) => row.sets === 'tier')
  scorecardId = card.id
  const definition = {
    ...card.definition,
    tiers: [
      { key: 'A', layer: 'key' },
      { key: 'B', layer: 'important' },
      { key: 'C', layer: 'general' },
    ],
    criteria: card.definition.criteria.slice(0, 2),
    grading: {
      by: 'cutoff',
      cuts: [
        { tier: 'A', from: 70 },
        { tier: 'B', from: 40 },
      ],
    },
  }
  const saved = await asDirector('PUT', `/identify/scorecards/${scorecardId}`, {
    body: { definition, note: '三级' },
    headers: { 'if-match': `"${card.version}"` },
  })
  expect([saved.status, saved.body.version]).toEqual([200, 2])
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

describe('nothing takes effect before it is approved', () => {
  it('a chain makes a run wait, and the accounts keep what they had', async () => {
    expect((await setChain(['salesDirector', 'administrator'])).status).toBe(200)
    first = await evaluate('2026-01-01')
    const { body } = await asDirector('GET', `/identify/evaluations/${first}`)
    expect(body).toMatchObject({ state: 'waiting', effectiveAt: null, may: ['withdraw'] })
    expect(body.moved).toEqual({ up: 0, down: 0, same: 0, entered: 3, left: 0 })
    expect(await tierOf('harbour')).toBeNull()
  })

  it('who is not in the chain, or not at this step, decides nothing', async () => {
    const path = `/approvals/${await approvalOf(first)}/decisions`
    const body = { verdict: 'approved' }
    expect((await asEast('POST', path, { body })).status).toBe(403)
    expect((await asReader('POST', path, { body })).status).toBe(403)
    expect((await asAdmin('POST', path, { body })).status).toBe(403)
    expect(await tierOf('harbour')).toBeNull()
  })

  it('one by one, step by step: an account moves when the last has approved, and the others wait', async () => {
    const path = `/approvals/${await approvalOf(first)}/decisions`
    const accountIds = [world.accounts.harbour]
    expect(
      (await asDirector('POST', path, { body: { verdict: 'approved', comment: '同意', accountIds } })).status,
    ).toBe(200)
    expect(await tierOf('harbour')).toBeNull()
    expect((await asAdmin('POST', path, { body: { verdict: 'approved', accountIds } })).status).toBe(200)
    expect(await tierOf('harbour')).toBe('A')
    expect(await tierOf('harbourSteel')).toBeNull()
    expect((await asDirector('GET', `/identify/evaluations/${first}`)).body.state).toBe('waiting')
    const moves = await asDirector('GET', `/identify/evaluations/${first}/moves?verdict=approved`)
    expect(moves.body.rows).toEqual([
      expect.objectContaining({
        accountId: world.accounts.harbour,
        kind: 'entered',
        to: 'A',
        approval: { step: 1, verdict: 'approved' },
      }),
    ])
  })

  it('refusing needs a comment, and leaves the account where it was; the rest is approved in bulk', async () => {
    const path = `/approvals/${await approvalOf(first)}/decisions`
    const accountIds = [world.accounts.plateau]
    expect((await asDirector('POST', path, { body: { verdict: 'refused', accountIds } })).status).toBe(400)
    await asDirector('POST', path, { body: { verdict: 'refused', comment: '等新矿投产', accountIds } })
    await asDirector('POST', path, { body: { verdict: 'approved' } })
    await asAdmin('POST', path, { body: { verdict: 'approved' } })
    expect([await tierOf('harbour'), await tierOf('harbourSteel'), await tierOf('plateau')]).toEqual([
      'A',
      'B',
      null,
    ])
    const { body } = await asDirector('GET', `/identify/evaluations/${first}`)
    expect(body).toMatchObject({ state: 'effective', may: [] })
    expect(body.effectiveAt).not.toBeNull()
  })

  it('a newer run overtakes one that waits, and what was undecided falls away', async () => {
    const older = await evaluate('2026-01-01')
    expect((await asDirector('GET', `/identify/evaluations/${older}`)).body.state).toBe('waiting')
    const newer = await evaluate('2026-01-01')
    expect((await asDirector('GET', `/identify/evaluations/${older}`)).body.state).toBe('lapsed')
    const late = await asDirector('POST', `/approvals/${await approvalOf(older)}/decisions`, {
      body: { verdict: 'approved' },
    })
    expect([late.status, late.body.error.code]).toEqual([409, 'desk.approvalOver'])
    const gone = await asDirector('POST', `/identify/evaluations/${newer}/withdrawal`, {
      body: { reason: '数据有误' },
    })
    expect(gone.body.state).toBe('lapsed')
    expect(
      (
        await asDirector('POST', `/identify/evaluations/${newer}/withdrawal`, {
          body: { reason: '再试' },
        })
      ).status,
    ).toBe(409)
    expect(await tierOf('plateau')).toBeNull()
  })

  it('without a chain a run takes effect at once', async () => {
    await setChain([])
    const run = await evaluate('2026-01-01')
    expect((await asDirector('GET', `/identify/evaluations/${run}`)).body.state).toBe('effective')
    expect(await tierOf('plateau')).toBe('C')
  })
})

describe('a year later', () => {
  it('an old tier is still explained by its own version, inputs and window', async () => {
    await bring(orders({ K001: 50, K002: 1200, K003: 300 }, '2026'))
    const { body: card } = await asDirector('GET', '/identify/scorecards')
    const now = card.rows.find((row: { id: string }) => row.id === scorecardId)
    const definition = { ...now.definition, criteria: now.definition.criteria.slice(0, 1) }
    await asDirector('PUT', `/identify/scorecards/${scorecardId}`, {
      body: { definition, note: '只看采购量' },
      headers: { 'if-match': `"${now.version}"` },
    })
    const run = await evaluate('2027-01-01')
    const then = await asEast('GET', `/accounts/${world.accounts.harbour}/scores/${first}`)
    expect(then.body).toMatchObject({
      version: 2,
      asOf: '2026-01-01',
      windowMonths: 12,
      grade: 'A',
      reason: 'SCORE',
      state: 'effective',
    })
    expect(then.body.inputs.map((one: { value: number }) => one.value)).toEqual([1_080_000, 540_000])
    const contributed = then.body.inputs.reduce(
      (sum: number, one: { contribution: number }) => sum + one.contribution,
      0,
    )
    // Stored in single precision: enough for every digit that is shown.
    expect(contributed).toBeCloseTo(then.body.score, 3)

    const history = await asEast('GET', `/accounts/${world.accounts.harbourSteel}/tiers`)
    expect(
      history.body.changes.map((one: { tier: string; reason: string }) => [one.tier, one.reason]),
    ).toEqual([
      ['A', 'SCORE'],
      ['B', 'SCORE'],
    ])
    expect(history.body.rows[0].evaluationId).toBe(run)
    const moved = await asDirector('GET', `/identify/evaluations/${run}/moves?kind=up`)
    expect(moved.body.rows[0]).toMatchObject({ accountId: world.accounts.harbourSteel, from: 'B', to: 'A' })
    expect(moved.body.rows[0].because[0].key).toBe('volume')
  })

  it('two runs are compared, and the money of every flow adds up', async () => {
    const { body: list } = await asDirector('GET', `/identify/evaluations?scorecardId=${scorecardId}`)
    const newest = list.rows[0].id
    const { body } = await asDirector('GET', `/identify/evaluations/${newest}/movement?against=${first}`)
    expect(body).toMatchObject({ againstId: first, sameVersion: false })
    const sum = (rows: { accounts: number; netMinor: number }[]) =>
      rows.reduce((total, row) => total + row.netMinor, 0)
    expect(sum(Object.values(body.totals))).toBe(sum(body.flows))
    expect(
      body.grades.map((one: { grade: string; after: { accounts: number } }) => one.after.accounts),
    ).toEqual(list.rows[0].grades.map((one: { accounts: number }) => one.accounts))
  })

  it('a person with a narrow scope sees only the moves of accounts in sight', async () => {
    const { body } = await asEast('GET', `/identify/evaluations/${first}/movement`)
    expect(body.totals.entered.accounts).toBe(2)
    const rows = (await asEast('GET', `/identify/evaluations/${first}/moves`)).body.rows
    expect(rows.map((row: { accountId: string }) => row.accountId)).not.toContain(world.accounts.plateau)
  })
})

describe('a pin', () => {
  const pins = () => `/accounts/${world.accounts.plateau}/pins`

  it('is made by deciders only, for a tier there is, and for a year at most', async () => {
    const body = { tier: 'A', reason: '战略合作伙伴', expiresOn: '2027-06-30' }
    expect((await asEast('POST', pins(), { body })).status).toBe(404)
    expect((await asEast('POST', `/accounts/${world.accounts.harbour}/pins`, { body })).status).toBe(403)
    const long = await asDirector('POST', pins(), { body: { ...body, expiresOn: '2099-01-01' } })
    expect(long.body.error.problems).toEqual([expect.objectContaining({ code: 'identify.pinTooLong' })])
    const wrong = await asDirector('POST', pins(), { body: { ...body, tier: 'Z' } })
    expect(wrong.body.error.problems).toEqual([expect.objectContaining({ code: 'identify.noSuchTier' })])
  })

  it('holds at once, against the next run, and until it is ended', async () => {
    const inMonths = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
    const body = { tier: 'A', reason: '战略合作伙伴', expiresOn: inMonths }
    const pin = await asDirector('POST', pins(), { body })
    expect(pin.status).toBe(200)
    expect(await tierOf('plateau')).toBe('A')
    const before = await asDirector('GET', '/identify/pins')
    expect(before.body.rows.map((row: { accountId: string }) => row.accountId)).toEqual([
      world.accounts.plateau,
    ])
    const today = new Date().toISOString().slice(0, 10)
    await evaluate(today)
    const { body: why } = await asDirector('GET', `/accounts/${world.accounts.plateau}/scores`)
    expect(why.rows.find((row: { scorecardId: string }) => row.scorecardId === scorecardId)).toMatchObject({
      grade: 'A',
      reason: 'PIN',
      rule: '战略合作伙伴',
    })
    expect((await asDirector('DELETE', `${pins()}/${pin.body.id}`)).status).toBe(204)
    expect((await asDirector('DELETE', `${pins()}/${pin.body.id}`)).status).toBe(404)
    const { body: history } = await asDirector('GET', `/accounts/${world.accounts.plateau}/tiers`)
    expect(history.pins[0].endedAt).not.toBeNull()
  })
})

describe('several scorecards', () => {
  it('come from presets or copies and set nothing; two that set tiers may not hold on one day', async () => {
    const made = await asDirector('POST', '/identify/scorecards', {
      body: { name: '业务积分', preset: 'businessPoints' },
    })
    expect(made.body).toMatchObject({ sets: 'nothing', definition: { kind: 'points' } })
    const standing = { name: '业务积分', sets: 'tier', validFrom: '2028-01-01', validUntil: null }
    const path = `/identify/scorecards/${made.body.id}/standing`
    const seen = { headers: { 'if-match': '"1"' } }
    const clash = await asDirector('PUT', path, { body: standing, ...seen })
    expect(clash.body.error.problems).toEqual([expect.objectContaining({ code: 'identify.twoSetTiers' })])
    const ended = await asDirector('PUT', `/identify/scorecards/${scorecardId}/standing`, {
      body: { name: '五维评分', sets: 'tier', validFrom: null, validUntil: '2027-12-31' },
      ...seen,
    })
    expect(ended.status).toBe(200)
    expect((await asDirector('PUT', path, { body: standing, ...seen })).status).toBe(200)
    expect((await asAdmin('PUT', path, { body: standing, ...seen })).status).toBe(412)
    expect((await asDirector('DELETE', `/identify/scorecards/${made.body.id}`, seen)).status).toBe(409)
    const late = await asDirector('POST', '/identify/evaluations', {
      body: { scorecardId, asOf: '2028-01-01', reason: '过期' },
    })
    expect([late.status, late.body.error.code]).toEqual([409, 'identify.notValidThen'])
  })

  it('a what-if is kept as a draft for others, and changes nothing', async () => {
    const { body: cards } = await asDirector('GET', '/identify/scorecards')
    const card = cards.rows.find((row: { id: string }) => row.id === scorecardId)
    const path = `/identify/scorecards/${scorecardId}/drafts`
    const kept = await asDirector('POST', path, { body: { name: '更看重利润', definition: card.definition } })
    expect(kept.status).toBe(200)
    expect((await asAdmin('GET', path)).body.rows).toHaveLength(1)
    expect((await asEast('GET', path)).status).toBe(403)
    const change = { body: { name: '新名', definition: card.definition }, headers: { 'if-match': '"1"' } }
    expect((await asAdmin('PUT', `/identify/drafts/${kept.body.id}`, change)).status).toBe(200)
    expect((await asDirector('PUT', `/identify/drafts/${kept.body.id}`, change)).status).toBe(412)
    const drop = (revision: number) =>
      asDirector('DELETE', `/identify/drafts/${kept.body.id}`, { headers: { 'if-match': `"${revision}"` } })
    expect((await drop(1)).status).toBe(412)
    expect((await drop(2)).status).toBe(204)
    const after = await asDirector('GET', '/identify/scorecards')
    expect(after.body.rows.find((row: { id: string }) => row.id === scorecardId).version).toBe(card.version)
  })
})

describe('judgement', () => {
  const path = () => `/accounts/${world.accounts.harbour}/ratings`
  const rating = (level: number) => ({ topic: 'strategicFit', level, evidence: '年度沟通会纪要' })
  const topicOf = (body: { topics: { key: string }[] }) =>
    body.topics.find((topic) => topic.key === 'strategicFit')

  it('two raters who lie two levels apart are averaged, and wait for a moderation', async () => {
    await asEast('POST', path(), { body: rating(5) })
    await asDirector('POST', path(), { body: rating(2) })
    const { body } = await asEast('GET', path())
    expect(topicOf(body)).toMatchObject({ value: 3.5, raters: 2, differ: true })
    const waiting = await asDirector('GET', '/identify/moderations')
    expect(waiting.body.rows).toEqual([
      expect.objectContaining({ accountId: world.accounts.harbour, topic: 'strategicFit' }),
    ])
  })

  it('a decider settles it, once', async () => {
    const settle = `/accounts/${world.accounts.harbour}/moderations`
    expect((await asEast('POST', settle, { body: rating(4) })).status).toBe(403)
    expect((await asDirector('POST', settle, { body: rating(4) })).body).toMatchObject({ moderates: true })
    expect(topicOf((await asEast('GET', path())).body)).toMatchObject({ value: 4, raters: 1, differ: false })
    expect((await asDirector('GET', '/identify/moderations')).body.rows).toEqual([])
    expect((await asDirector('POST', settle, { body: rating(4) })).status).toBe(409)
  })

  it('topics can be added and described anew', async () => {
    const level = { zh: '一般', en: 'fair' }
    const body = { name: { zh: '支付信用', en: 'Payment' }, levels: [level, level, level, level, level] }
    const added = await asDirector('POST', '/identify/topics', { body })
    expect(added.status).toBe(200)
    const renamed = await asDirector('PUT', `/identify/topics/${added.body.key}`, {
      body: { ...body, name: { zh: '回款信用', en: 'Payment' } },
      headers: { 'if-match': `"${added.body.revision}"` },
    })
    expect(renamed.body.name.zh).toBe('回款信用')
    expect((await asEast('POST', '/identify/topics', { body })).status).toBe(403)
  })
})

describe('evaluations that are due', () => {
  const started: unknown[] = []
  const jobs: Jobs = {
    start: async (_kind, input) => {
      started.push(input)
      return 'a job'
    },
  }
  const look = (day: string) => startDue(world.database.db, jobs, new Date(`${day}T02:00:00Z`))

  it('start once, when the day is over, and look at everything up to and with it', async () => {
    expect(await look('2026-11-20')).toBeNull()
    expect(await look('2026-12-31')).toBeNull()
    expect(await look('2027-01-01')).toBe('a job')
    expect(await look('2027-01-01')).toBeNull()
    expect(await look('2027-03-01')).toBeNull()
    expect(started).toEqual([expect.objectContaining({ asOf: '2027-01-01', windowMonths: 12 })])
  })

  it('start late where the program was not running on the day', async () => {
    expect(await look('2027-08-09')).toBe('a job')
    expect(started.at(-1)).toMatchObject({ asOf: '2027-07-01' })
  })
})
