// Duplicates found, told apart, merged and parted again, at the doors.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertContacts } from '#records/accounts/contacts/contact.store.ts'
import { fillMatchNames, findDuplicates } from '#records/accounts/duplicates/duplicate.store.ts'
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { newId } from '#server/id.ts'
import { type Ask, actor, openDoors, openWorld, today, type World } from './world.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asDirector: Ask
let asEast: Ask
let asWest: Ask
let asReader: Ask
const twin = newId(today)
const child = newId(today)

beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asDirector = await doors.signIn('director')
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
  asReader = await doors.signIn('reader')
  const { db } = world.database
  const facts = { ...noFacts, createdAt: today, parentId: null, departmentId: world.departments.west }
  await insertAccounts(
    db,
    [
      {
        ...facts,
        id: twin,
        name: '上海臨港重工',
        code: 'T001',
        website: 'https://www.lingang.example/home',
        taxNumber: '91310000TWIN',
        tags: ['展会'],
        ownerId: world.people.westManager,
      },
      {
        ...facts,
        id: child,
        name: '临港重工运输队',
        code: 'T002',
        parentId: twin,
        ownerId: world.people.westManager,
      },
    ],
    today,
  )
  const contact = {
    title: null,
    department: null,
    email: null,
    wechat: null,
    birthday: null,
    note: null,
    custom: {},
  }
  await insertContacts(db, actor, [
    { ...contact, accountId: twin, name: '王强', phone: null, mobile: '+86 138 1234 5678' },
    { ...contact, accountId: world.accounts.plateau, name: '王强', phone: '13812345678', mobile: null },
  ])
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

const check = async (ask: Ask, query: Record<string, string>) =>
  (await ask('GET', `/duplicates/check?${new URLSearchParams(query)}`)).body

describe('while a name is typed', () => {
  it('tells who may be the same, and why', async () => {
    const { rows, hidden } = await check(asDirector, { name: '临港重工股份公司' })
    expect(rows.map((row: { name: string; why: string[] }) => [row.name, row.why])).toEqual([
      ['上海臨港重工', ['name']],
      ['临港重工集团有限公司', ['name']],
    ])
    expect(hidden).toEqual([])
  })

  it('tells of what is out of sight only why and whose department has it', async () => {
    const answer = await check(asEast, { name: '临港重工有限公司', website: 'lingang.example' })
    expect(answer.rows.map((row: { accountId: string }) => row.accountId)).toEqual([world.accounts.harbour])
    expect(answer.hidden).toEqual([{ why: ['name', 'domain'], departmentName: '西部大区' }])
    expect(JSON.stringify(answer)).not.toContain('臨港')
    expect(JSON.stringify(answer)).not.toContain('T001')
  })

  it('finds by tax number, by telephone and by a slip of the pen', async () => {
    expect((await check(asDirector, { name: '别的名字', taxNumber: '91310000twin' })).rows[0].why).toEqual([
      'taxNumber',
    ])
    const byPhone = await check(asDirector, { name: '新客户', phone: '0086 13812345678' })
    expect(byPhone.rows.map((row: { accountId: string }) => row.accountId).sort()).toEqual(
      [twin, world.accounts.plateau].sort(),
    )
    const slip = await check(asDirector, { name: '高源锂业股份有限公司' })
    expect(slip.rows.map((row: { why: string[] }) => row.why)).toEqual([['similarName']])
    expect(
      (await check(asDirector, { name: '临港重工集团有限公司', exceptId: world.accounts.harbour })).rows
        .length,
    ).toBe(1)
  })

  it('neither finds nor tells by a telephone number that is hidden from who asks', async () => {
    await world.database.run("insert into field_mask (kind, role) values ('phone', 'salesDirector')")
    expect((await check(asDirector, { name: '新客户', phone: '13812345678' })).rows).toEqual([])
    expect((await asDirector('GET', '/duplicates?by=phone')).body).toEqual({ rows: [], next: null })
    await world.database.run('delete from field_mask')
    expect((await asDirector('GET', '/duplicates?by=phone')).body.rows).toHaveLength(1)
  })

  it('asks the owner of what is out of sight, who then knows', async () => {
    const asked = await asEast('POST', '/duplicates/questions', { body: { name: '临港重工有限公司' } })
    expect(asked.body).toEqual({ people: 1 })
    const { rows } = await world.database.run(
      `select person_id, account_id from notice where kind = 'accounts.duplicateAsked'`,
    )
    expect(rows).toEqual([{ person_id: world.people.westManager, account_id: twin }])
  })

  it('looks a whole list up in a few statements', async () => {
    const found = await findDuplicates(world.database.db, [
      { name: '临港重工' },
      { name: '没有这家' },
      { phones: ['13812345678'] },
    ])
    expect(found.map((list) => list.length)).toEqual([2, 0, 2])
  })

  it('works out the keys of accounts of before', async () => {
    await world.database.run(`update account set match_name = null`)
    await fillMatchNames(world.database.db)
    const { rows } = await world.database.run(
      `select match_name, match_domain from account where id = '${twin}'`,
    )
    expect(rows).toEqual([{ match_name: '临港重工', match_domain: 'lingang.example' }])
  })
})

describe('the page of duplicates', () => {
  it('shows groups of what one sees, and who may merge them', async () => {
    const { rows } = (await asDirector('GET', '/duplicates?by=name')).body
    expect(rows).toHaveLength(1)
    expect(rows[0].members.map((one: { accountId: string }) => one.accountId).sort()).toEqual(
      [world.accounts.harbour, twin].sort(),
    )
    expect(rows[0].may).toEqual(['merge', 'tellApart'])
    expect((await asEast('GET', '/duplicates?by=name')).body.rows).toEqual([])
    expect((await asDirector('GET', '/duplicates?by=phone')).body.rows[0].members).toHaveLength(2)
  })

  it('remembers that two are not one, until that is taken back', async () => {
    const path = `/accounts/${world.accounts.harbour}/distinct/${twin}`
    expect((await asDirector('PUT', path)).status).toBe(204)
    expect((await asDirector('GET', '/duplicates?by=name')).body.rows).toEqual([])
    await asDirector('DELETE', path)
    expect((await asDirector('GET', '/duplicates?by=name')).body.rows).toHaveLength(1)
    expect((await asEast('PUT', path)).status).toBe(404)
  })
})

describe('merging at the doors', () => {
  const path = () => `/accounts/${world.accounts.harbour}/merges`
  const preview = async () => (await asDirector('GET', `${path()}/preview?absorbedId=${twin}`)).body

  it('is for deciders and for whoever owns both', async () => {
    const body = { absorbedId: twin, revision: 1, absorbedRevision: 1 }
    expect((await asEast('POST', path(), { body })).status).toBe(404)
    expect((await asReader('POST', path(), { body })).status).toBe(403)
    const own = await asWest('POST', `/accounts/${twin}/merges`, {
      body: { absorbedId: world.accounts.plateau, revision: 1, absorbedRevision: 99 },
    })
    expect([own.status, own.body.error.code]).toEqual([412, 'web.stale'])
  })

  let mergeId = ''
  it('shows both sides with what is proposed, then makes one of two', async () => {
    const seen = await preview()
    const proposed = Object.fromEntries(
      seen.fields.map((one: { field: string; choice: string }) => [one.field, one.choice]),
    )
    expect(proposed).toMatchObject({
      name: 'survivor',
      website: 'absorbed',
      taxNumber: 'absorbed',
      tags: 'absorbed',
    })
    expect(seen.counts.contact).toEqual({ own: 0, theirs: 1 })
    const merged = await asDirector('POST', path(), {
      body: {
        absorbedId: twin,
        choices: proposed,
        revision: seen.survivor.revision,
        absorbedRevision: seen.absorbed.revision,
      },
    })
    expect(merged.status).toBe(200)
    mergeId = merged.body.mergeId
    const one = (await asDirector('GET', `/accounts/${world.accounts.harbour}`)).body
    expect([one.website, one.taxNumber, one.tags]).toEqual([
      'https://www.lingang.example/home',
      '91310000TWIN',
      ['展会'],
    ])
    expect((await asDirector('GET', `/accounts/${child}`)).body.parent.id).toBe(world.accounts.harbour)
    expect((await asDirector('GET', `/accounts/${world.accounts.harbour}/contacts`)).body.rows).toHaveLength(
      1,
    )
  })

  it('leads from the old address and the old code to the one that is left', async () => {
    expect((await asDirector('GET', `/accounts/${twin}`)).status).toBe(404)
    expect((await asDirector('GET', `/merged-accounts/${twin}`)).body.id).toBe(world.accounts.harbour)
    expect((await asWest('GET', `/merged-accounts/${twin}`)).status).toBe(404)
    const held = await sql<{
      id: string
    }>`select account_id as id from account_code where code = 'T001'`.execute(world.database.db)
    expect(held.rows[0]?.id).toBe(world.accounts.harbour)
    const again = await asDirector('POST', '/accounts', { body: { name: '第三家', code: 'T001' } })
    expect(again.status).toBe(409)
  })

  it('is undone with what came since told and left where it is', async () => {
    const { db } = world.database
    await sql`insert into rating (account_id, id, topic, level, evidence, rated_on, created_at)
      values (${world.accounts.harbour}, ${newId(today)}, 'innovation', 4, 'x', '2026-11-20', now())`.execute(
      db,
    )
    const before = (await asDirector('GET', `/accounts/${world.accounts.harbour}`)).body
    await asDirector('PATCH', `/accounts/${world.accounts.harbour}`, {
      body: { website: 'new.example' },
      headers: { 'if-match': `"${before.revision}"` },
    })
    const { rows } = (await asDirector('GET', path())).body
    expect(rows[0]).toMatchObject({ id: mergeId, name: '上海臨港重工', code: 'T001', may: ['undo'] })
    const undone = await asDirector('DELETE', `${path()}/${mergeId}`)
    expect(undone.body).toEqual({ absorbedId: twin, keptFields: ['website'], since: { rating: 1 } })
    const one = (await asDirector('GET', `/accounts/${world.accounts.harbour}`)).body
    expect([one.website, one.taxNumber]).toEqual(['new.example', null])
    const other = (await asDirector('GET', `/accounts/${twin}`)).body
    expect([other.name, other.taxNumber, other.owner.id]).toEqual([
      '上海臨港重工',
      '91310000TWIN',
      world.people.westManager,
    ])
    expect((await asDirector('GET', `/accounts/${child}`)).body.parent.id).toBe(twin)
    expect((await asDirector('DELETE', `${path()}/${mergeId}`)).body.error.code).toBe(
      'accounts.mergeUndoneAlready',
    )
  })

  it('is undone only as long as neither was merged again', async () => {
    const merge = async (survivorId: string, absorbedId: string) => {
      const seen = (
        await asDirector('GET', `/accounts/${survivorId}/merges/preview?absorbedId=${absorbedId}`)
      ).body
      const body = { absorbedId, revision: seen.survivor.revision, absorbedRevision: seen.absorbed.revision }
      return (await asDirector('POST', `/accounts/${survivorId}/merges`, { body })).body.mergeId
    }
    const { harbour, plateau } = world.accounts
    const first = await merge(harbour, twin)
    const second = await merge(plateau, harbour)
    expect((await asDirector('GET', `/merged-accounts/${twin}`)).body.id).toBe(plateau)
    expect((await asDirector('DELETE', `/accounts/${harbour}/merges/${first}`)).status).toBe(404)
    expect((await asDirector('DELETE', `/accounts/${plateau}/merges/${second}`)).status).toBe(200)
    expect((await asDirector('GET', `/merged-accounts/${twin}`)).body.id).toBe(harbour)
    expect((await asDirector('DELETE', `/accounts/${harbour}/merges/${first}`)).status).toBe(200)
    expect((await asDirector('GET', `/accounts/${twin}`)).status).toBe(200)
  })

  it('writes both into the log', async () => {
    const { rows } = await world.database.run(
      `select action, count(*)::int as rows from audit where action in ('accounts.merged', 'accounts.unmerged') group by action order by 1`,
    )
    expect(rows).toEqual([
      { action: 'accounts.merged', rows: 6 },
      { action: 'accounts.unmerged', rows: 6 },
    ])
  })
})

describe('a group with its money', () => {
  it('counts what one sees, and hangs it under the nearest above in sight', async () => {
    const { harbour, harbourSteel } = world.accounts
    await world.database.run(`insert into account_year (account_id, as_of_month, net_minor, previous_net_minor, profit_minor, first_month)
      values ('${harbour}', '2026-11-01', 500, 0, null, '2026-01-01'), ('${harbourSteel}', '2026-11-01', 70, 0, 20, '2026-01-01')`)
    const whole = (await asDirector('GET', `/accounts/${harbourSteel}/group/figures`)).body
    expect(
      whole.branches.map(
        (one: {
          id: string
          level: number
          netMinor: number
          all: { netMinor: number; accounts: number }
        }) => [one.id, one.level, one.netMinor, one.all.netMinor, one.all.accounts],
      ),
    ).toEqual([
      [harbour, 0, 500, 570, 2],
      [harbourSteel, 1, 70, 70, 1],
    ])
    // Out of sight: neither a line nor a share of a sum.
    await world.database.run(
      `update account set department_id = '${world.departments.west}', owner_id = '${world.people.westManager}' where id = '${harbour}'`,
    )
    const part = (await asEast('GET', `/accounts/${harbourSteel}/group/figures`)).body
    expect(part.branches).toHaveLength(1)
    expect([part.branches[0].parentId, part.branches[0].all.netMinor]).toEqual([null, 70])
    expect(JSON.stringify(part)).not.toContain(harbour)
  })
})
