// Approvals on a real database, through their doors: embedded, or PostgreSQL where TEST_DATABASE_URL names one.
import type { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#base/viewer.ts'
import { guardAccount } from '#records/accounts/visible.store.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import type { Db } from '#server/database.ts'
import { mountDesks } from '#server/http.ts'
import { newId } from '#server/id.ts'
import { fingerprint } from '../../../test/fingerprint.ts'
import { actor, openWorld, type World } from '../../../test/world.ts'
import { askApproval, decide, lapseApproval, openApproval, type Reaction } from './approval.store.ts'
import { deskDesk } from './routes.ts'

type Who = 'east' | 'west' | 'director' | 'executive' | 'admin' | 'reader'
type Reacted = Parameters<Reaction['decided']>

let world: World
let db: Db
let app: Hono
let viewers: Record<Who, Viewer>
let reacted: Reacted[] = []
let breaks = false
// Every request a second after the one before, so that what is newest is certain.
let clock = actor.now.getTime()

/** Leaves a trace in the decision's own transaction, and fails on demand. */
const reaction: Reaction = {
  async decided(transaction, ...rest) {
    reacted.push([transaction, ...rest])
    const [, approval, { approved }] = rest
    if (approved.length)
      await transaction
        .updateTable('account')
        .set({ region: approval.kind })
        .where('id', 'in', approved)
        .execute()
    if (breaks) throw new Error('the reaction broke')
  },
}

beforeAll(async () => {
  world = await openWorld()
  db = world.database.db
  const viewer = async (key: keyof World['people']) => (await findViewer(db, world.people[key])) as Viewer
  const director = await viewer('director')
  viewers = {
    east: await viewer('eastManager'),
    west: await viewer('westManager'),
    director,
    // Sees all, holds another role than the chain's last.
    executive: { ...director, roles: ['executive'], all: true },
    admin: await viewer('admin'),
    reader: await viewer('reader'),
  }
  app = mountDesks(
    {
      db,
      files: world.house.files,
      jobs: { start: () => Promise.reject(new Error('no jobs here')) },
      log: world.house.log,
      now: () => {
        clock += 1000
        return new Date(clock)
      },
      viewerOf: async (headers) => viewers[headers.get('x-who') as Who] ?? null,
      guardAccount,
    },
    [deskDesk({ 'test.matter': reaction })],
  )
})
afterAll(() => world?.close())
beforeEach(() => {
  reacted = []
  breaks = false
})
afterEach(() =>
  world.database.run(
    'truncate approval, approval_item, approval_decision, audit, answered_request; update account set region = null',
  ),
)

const say = async (who: Who, method: string, path: string, body?: unknown, key?: string) => {
  const response = await app.request(path, {
    method,
    headers: {
      'x-who': who,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
  return { status: response.status, body: (await response.json()) as any }
}
const read = async (who: Who, path: string) => (await say(who, 'GET', path)).body
const judge = (who: Who, id: string, verdict: string, more: Record<string, unknown> = {}) =>
  say(who, 'POST', `/approvals/${id}/decisions`, { verdict, ...more })
const code = (answer: { status: number; body: { error?: { code: string } } }) => [
  answer.status,
  answer.body.error?.code,
]

const two: Role[] = ['keyAccountManager', 'salesDirector']
const ask = (change: { chain?: Role[]; accountIds?: string[]; kind?: string; at?: Date } = {}) =>
  askApproval(
    db,
    { ...actor, personId: null, now: change.at ?? actor.now },
    {
      kind: change.kind ?? 'test.matter',
      subjectId: newId(),
      path: '/somewhere/else',
      title: { zh: '十一月定级', en: 'Tiers of November' },
      chain: change.chain ?? two,
      accountIds: change.accountIds ?? Object.values(world.accounts),
    },
  )

describe('an approval of two roles', () => {
  it('goes through one by one: each role decides what is in its sight, the last settles it', async () => {
    const { harbour, harbourSteel, plateau } = world.accounts
    const id = await ask()
    const first = await judge('east', id, 'approved', { accountIds: [harbour], comment: ' 同意 ' })
    expect(first).toMatchObject({
      status: 200,
      body: { approved: 0, refused: 0, passed: 1, closed: false },
    })
    // The director sees all three; one of them has come to their step.
    expect((await read('director', `/approvals/${id}`)).counts).toEqual({
      undecided: 3,
      approved: 0,
      refused: 0,
      mine: 1,
      waiting: [2, 1],
    })
    expect((await judge('director', id, 'approved')).body).toMatchObject({ approved: 1, closed: false })
    expect((await judge('east', id, 'refused', { comment: '证据不足' })).body).toMatchObject({ refused: 1 })
    expect((await judge('west', id, 'approved')).body).toMatchObject({ passed: 1 })
    const last = await judge('director', id, 'approved')
    expect(last.body).toMatchObject({
      approved: 1,
      closed: true,
      approval: { state: 'closed', mySteps: [], may: [], counts: { approved: 2, refused: 1, undecided: 0 } },
    })
    expect(reacted.map(([, , approval, outcome]) => [approval.id, outcome])).toEqual([
      [id, { approved: [harbour], refused: [], closed: false }],
      [id, { approved: [], refused: [harbourSteel], closed: false }],
      [id, { approved: [plateau], refused: [], closed: true }],
    ])
    const shown = await read('director', `/approvals/${id}`)
    expect(
      shown.decisions.map((one: Record<string, unknown>) => [
        one.personName,
        one.step,
        one.role,
        one.verdict,
        one.comment,
        one.accounts,
      ]),
    ).toEqual([
      ['狄远', 1, 'salesDirector', 'approved', null, 1],
      ['西门川', 0, 'keyAccountManager', 'approved', null, 1],
      ['东方晓', 0, 'keyAccountManager', 'refused', '证据不足', 1],
      ['狄远', 1, 'salesDirector', 'approved', null, 1],
      ['东方晓', 0, 'keyAccountManager', 'approved', '同意', 1],
    ])
    expect((await openApproval(db, 'test.matter', shown.subjectId))?.id).toBeUndefined()
  })

  it('goes through in bulk', async () => {
    const id = await ask({ chain: ['salesDirector', 'executive'] })
    expect((await judge('director', id, 'approved')).body).toMatchObject({ passed: 3, closed: false })
    expect((await judge('executive', id, 'approved')).body).toMatchObject({ approved: 3, closed: true })
    expect(reacted.length).toBe(1)
    expect([...(reacted[0]?.[3].approved ?? [])].sort()).toEqual(Object.values(world.accounts).sort())
  })

  it('takes who holds both roles one step at a time', async () => {
    const id = await ask({ chain: ['salesDirector', 'salesDirector'] })
    expect((await judge('director', id, 'approved')).body).toMatchObject({ passed: 3, approved: 0 })
    expect((await judge('director', id, 'approved')).body).toMatchObject({ approved: 3, closed: true })
  })

  it('writes an audit row for asking and for each decision', async () => {
    const id = await ask()
    await judge('east', id, 'approved')
    const rows = (
      await world.database.run('select action, subject_id, person_id, after from audit order by id')
    ).rows
    expect(rows).toMatchObject([
      { action: 'desk.approvalAsked', subject_id: id, after: { kind: 'test.matter', accounts: 3 } },
      {
        action: 'desk.decided',
        subject_id: id,
        person_id: world.people.eastManager,
        after: { verdict: 'approved', accounts: 2, passed: 2, closed: false },
      },
    ])
  })
})

describe('a decision is refused', () => {
  const unchanged = async (work: () => Promise<void>) => {
    const before = await fingerprint(world.database)
    await work()
    expect(await fingerprint(world.database)).toEqual(before)
  }

  it('when it refuses without a comment', async () => {
    const id = await ask()
    await unchanged(async () => {
      for (const more of [{}, { comment: null }, { comment: '   ' }]) {
        const answer = await judge('east', id, 'refused', more)
        expect([answer.status, answer.body.error.problems]).toEqual([
          400,
          [{ field: 'comment', code: 'desk.commentNeeded' }],
        ])
      }
    })
  })

  it('to who holds no role of an open step, an administrator too, and to a reader at the door', async () => {
    const id = await ask()
    await unchanged(async () => {
      expect(code(await judge('director', id, 'approved'))).toEqual([403, 'desk.notYourTurn'])
      expect(code(await judge('admin', id, 'approved'))).toEqual([403, 'desk.notYourTurn'])
      expect(code(await judge('reader', id, 'approved'))).toEqual([403, 'web.forbidden'])
    })
    await judge('east', id, 'approved')
    await unchanged(async () =>
      expect(code(await judge('east', id, 'approved'))).toEqual([403, 'desk.notYourTurn']),
    )
  })

  it('when what was chosen is decided already', async () => {
    const { harbour } = world.accounts
    const id = await ask()
    await judge('east', id, 'approved', { accountIds: [harbour] })
    await unchanged(async () =>
      expect(code(await judge('east', id, 'approved', { accountIds: [harbour] }))).toEqual([
        409,
        'desk.alreadyDecided',
      ]),
    )
  })

  it('when the approval is closed or has lapsed', async () => {
    const closed = await ask({ chain: ['salesDirector'] })
    await judge('director', closed, 'approved')
    const lapsed = await ask()
    await judge('east', lapsed, 'approved')
    await lapseApproval(db, actor, lapsed)
    await unchanged(async () => {
      expect(code(await judge('director', closed, 'approved'))).toEqual([409, 'desk.approvalOver'])
      expect(code(await judge('director', lapsed, 'approved'))).toEqual([409, 'desk.approvalOver'])
      // Both are over, so neither lapses again.
      await lapseApproval(db, actor, closed)
      await lapseApproval(db, actor, lapsed)
    })
    expect(await read('director', `/approvals/${lapsed}`)).toMatchObject({
      state: 'lapsed',
      may: [],
      counts: { undecided: 3, mine: 0, approved: 0 },
    })
  })

  it('to the second of two people at once, and each account is decided once', async () => {
    const id = await ask({ chain: ['salesDirector'] })
    const answers = await Promise.all([
      judge('director', id, 'approved'),
      judge('director', id, 'refused', { comment: '再议' }),
      judge('director', id, 'approved'),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409])
    expect(reacted.length).toBe(1)
    const rows = await world.database.run('select count(*)::int as decisions from approval_decision')
    expect(rows.rows).toEqual([{ decisions: 1 }])
  })

  it('to the second of two who chose overlapping accounts, who decides only what was left', async () => {
    const { harbour, harbourSteel, plateau } = world.accounts
    const id = await ask({ chain: ['salesDirector'] })
    const answers = await Promise.all([
      judge('director', id, 'approved', { accountIds: [harbour, harbourSteel] }),
      judge('director', id, 'approved', { accountIds: [harbourSteel, plateau] }),
    ])
    expect(answers.map((one) => one.body.approved).sort()).toEqual([1, 2])
    const settled = reacted.flatMap(([, , , outcome]) => outcome.approved)
    expect(settled.sort()).toEqual([harbour, harbourSteel, plateau].sort())
  })

  it('not when it is the same request again', async () => {
    const id = await ask({ chain: ['salesDirector'] })
    const path = `/approvals/${id}/decisions`
    const first = await say('director', 'POST', path, { verdict: 'approved' }, 'k-1')
    const second = await say('director', 'POST', path, { verdict: 'approved' }, 'k-1')
    expect(first.body).toMatchObject({ approved: 3 })
    expect(second).toEqual(first)
    expect(reacted.length).toBe(1)
  })
})

describe('out of sight', () => {
  it('accounts are as if they were not there', async () => {
    const { harbour, plateau } = world.accounts
    const id = await ask()
    expect((await read('east', `/approvals/${id}`)).counts).toMatchObject({ undecided: 2, mine: 2 })
    const items = (await read('east', `/approvals/${id}/items`)).rows
    expect(items.map((one: { code: string }) => one.code).sort()).toEqual(['K001', 'K002'])
    expect(code(await judge('east', id, 'approved', { accountIds: [plateau] }))).toEqual([
      409,
      'desk.alreadyDecided',
    ])
    const { body } = await judge('east', id, 'approved', { accountIds: [plateau, harbour] })
    expect(body).toMatchObject({ passed: 1 })
  })

  it('an approval without any account in sight does not exist', async () => {
    const id = await ask({ accountIds: [world.accounts.plateau] })
    expect(code(await say('east', 'GET', `/approvals/${id}`))).toEqual([404, 'desk.noSuchApproval'])
    expect(code(await say('east', 'GET', `/approvals/${id}/items`))).toEqual([404, 'desk.noSuchApproval'])
    expect(code(await judge('east', id, 'approved'))).toEqual([404, 'desk.noSuchApproval'])
    expect((await read('east', '/approvals')).rows).toEqual([])
    expect((await read('east', '/approvals?mine=true')).rows).toEqual([])
    expect((await read('west', '/approvals?mine=true')).rows.length).toBe(1)
  })

  it('decisions and their comments are not read, at no step', async () => {
    const id = await ask()
    await judge('west', id, 'approved', { comment: '高原的事' })
    await judge('east', id, 'approved')
    await judge('director', id, 'approved', { accountIds: [world.accounts.plateau], comment: '高原可以' })
    await judge('director', id, 'approved', { comment: '都可以' })
    const decisions = async (who: Who) =>
      (await read(who, `/approvals/${id}`)).decisions.map((one: Record<string, unknown>) => [
        one.comment,
        one.accounts,
      ])
    expect(await decisions('director')).toEqual([
      ['都可以', 2],
      ['高原可以', 1],
      [null, 2],
      ['高原的事', 1],
    ])
    expect(await decisions('east')).toEqual([
      ['都可以', 2],
      [null, 2],
    ])
    expect(await decisions('west')).toEqual([
      ['高原可以', 1],
      ['高原的事', 1],
    ])
  })

  it('who asked still sees what they asked for', async () => {
    const id = await askApproval(
      db,
      { ...actor, personId: world.people.eastManager },
      {
        kind: 'test.matter',
        subjectId: newId(),
        path: '/x',
        title: { zh: '甲', en: 'A' },
        chain: two,
        accountIds: [world.accounts.plateau],
      },
    )
    expect(await read('east', `/approvals/${id}`)).toMatchObject({
      askedByName: '东方晓',
      counts: { undecided: 0, mine: 0 },
      may: [],
    })
  })
})

describe('the reaction', () => {
  it('runs in the transaction of the decision', async () => {
    const id = await ask({ chain: ['salesDirector'] })
    await judge('director', id, 'approved')
    expect(reacted[0]?.[0].isTransaction).toBe(true)
    const rows = await world.database.run('select distinct region from account')
    expect(rows.rows).toEqual([{ region: 'test.matter' }])
  })

  it('takes everything back with it when it fails', async () => {
    const id = await ask({ chain: ['salesDirector'] })
    breaks = true
    const before = await fingerprint(world.database)
    expect((await judge('director', id, 'approved')).status).toBe(500)
    expect(reacted.length).toBe(1)
    expect(await fingerprint(world.database)).toEqual(before)
    breaks = false
    expect((await judge('director', id, 'approved')).body).toMatchObject({ approved: 3, closed: true })
  })

  it('is not needed, and not called for what only goes on', async () => {
    await judge('east', await ask(), 'approved')
    const other = await ask({ kind: 'test.other', chain: ['salesDirector'] })
    expect((await judge('director', other, 'approved')).body).toMatchObject({ approved: 3 })
    expect(reacted).toEqual([])
  })
})

describe('asking', () => {
  it('needs a chain of roles that may decide, and accounts', async () => {
    await expect(ask({ chain: [] })).rejects.toThrow('chain')
    await expect(ask({ chain: ['reader'] })).rejects.toThrow('chain')
    await expect(ask({ accountIds: [] })).rejects.toThrow('accounts')
    expect((await world.database.run('select id from approval')).rows).toEqual([])
  })

  it('takes part in the transaction it is called in', async () => {
    await db
      .transaction()
      .execute(async (transaction) => {
        await askApproval(transaction, actor, {
          kind: 'test.matter',
          subjectId: newId(),
          path: '/x',
          title: { zh: '甲', en: 'A' },
          chain: two,
          accountIds: [world.accounts.harbour],
        })
        throw new Error('something else failed')
      })
      .catch(() => {})
    expect((await world.database.run('select id from approval')).rows).toEqual([])
  })

  it('is found by its matter while it is open', async () => {
    const id = await ask()
    const { subject_id } = (await world.database.run('select subject_id from approval')).rows[0] as {
      subject_id: string
    }
    expect((await openApproval(db, 'test.matter', subject_id))?.id).toBe(id)
    expect(await openApproval(db, 'test.other', subject_id)).toBeUndefined()
    await lapseApproval(db, actor, id)
    expect(await openApproval(db, 'test.matter', subject_id)).toBeUndefined()
  })
})

describe('many', () => {
  const counting = () => {
    let queries = 0
    const watched = db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    return { watched, count: () => queries }
  }

  it('accounts are asked about and decided in as many statements as few', async () => {
    const thousands = Array.from({ length: 20_000 }, () => newId())
    const run = async (accountIds: string[]) => {
      const { watched, count } = counting()
      const id = await askApproval(watched, actor, {
        kind: 'test.matter',
        subjectId: newId(),
        path: '/x',
        title: { zh: '甲', en: 'A' },
        chain: ['executive'],
        accountIds,
      })
      await decide(watched, actor, viewers.executive, id, {
        verdict: 'approved',
        comment: null,
        accountIds: null,
      })
      return { id, statements: count() }
    }
    const few = await run([world.accounts.harbour, newId()])
    const many = await run([...Object.values(world.accounts), ...thousands])
    expect(many.statements).toBe(few.statements)
    // What nobody sees waits on.
    expect(await read('executive', `/approvals/${many.id}`)).toMatchObject({
      state: 'open',
      counts: { approved: 3, undecided: 0 },
    })
  })

  it('are listed newest first, a page at a time, each once', async () => {
    for (let minute = 0; minute < 12; minute += 1)
      await ask({ at: new Date(actor.now.getTime() + Math.floor(minute / 3) * 60_000) })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor ? `&cursor=${cursor}` : ''
      const page: { rows: { id: string; askedAt: string }[]; next: string | null } = await read(
        'east',
        `/approvals?mine=true&limit=5${query}`,
      )
      seen.push(...page.rows.map((row) => `${row.askedAt} ${row.id}`))
      cursor = page.next
    } while (cursor)
    expect(seen.length).toBe(12)
    expect(seen).toEqual([...new Set(seen)].sort().reverse())
  })

  it('are told apart by state and by whose turn it is', async () => {
    const waiting = await ask()
    const gone = await ask()
    await judge('east', gone, 'approved')
    const closed = await ask({ chain: ['keyAccountManager'], accountIds: [world.accounts.harbour] })
    await judge('east', closed, 'approved')
    const lapsed = await ask()
    await lapseApproval(db, actor, lapsed)
    const ids = async (who: Who, query: string) =>
      (await read(who, `/approvals?${query}`)).rows.map((row: { id: string }) => row.id).sort()
    expect(await ids('east', 'mine=true')).toEqual([waiting])
    expect(await ids('east', 'mine=true&state=closed')).toEqual([])
    expect(await ids('director', 'mine=true')).toEqual([gone])
    expect(await ids('east', 'state=open')).toEqual([waiting, gone].sort())
    expect(await ids('east', 'state=closed')).toEqual([closed, lapsed].sort())
    expect(await ids('reader', 'state=all')).toEqual([waiting, gone, closed, lapsed].sort())
    expect(await ids('reader', 'mine=true')).toEqual([])
  })

  it('items are listed by name with what was said last, filtered and a page at a time', async () => {
    const { harbour } = world.accounts
    const id = await ask()
    await judge('east', id, 'refused', { accountIds: [harbour], comment: '证据不足' })
    const items = async (who: Who, query = '') => (await read(who, `/approvals/${id}/items${query}`)).rows
    expect(await items('director', '?verdict=refused')).toMatchObject([
      { accountId: harbour, code: 'K001', step: 0, verdict: 'refused', comment: '证据不足' },
    ])
    expect((await items('director', '?verdict=undecided')).length).toBe(2)
    expect(await items('director', '?mine=true')).toEqual([])
    expect((await items('east', '?mine=true')).map((one: { code: string }) => one.code)).toEqual(['K002'])
    const first = await read('director', `/approvals/${id}/items?limit=2`)
    const second = await read('director', `/approvals/${id}/items?limit=2&cursor=${first.next}`)
    const names = [...first.rows, ...second.rows].map((one: { name: string }) => one.name)
    expect(names).toEqual((await items('director')).map((one: { name: string }) => one.name))
    expect([names.length, second.next]).toEqual([3, null])
  })
})
