// The team of an account: whoever joins sees it everywhere, whoever leaves no longer; and who owned it before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, openDoors, openWorld, type World } from '../../../../test/world.ts'
import { whoSees } from '../seers.store.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asEast: Ask
let asWest: Ask
let asDirector: Ask
beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
  asDirector = await doors.signIn('director')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

const names = async (ask: Ask, path: string) =>
  (await ask('GET', path)).body.rows.map((row: { name: string }) => row.name)
const seers = async () =>
  (await whoSees(world.database.db, world.accounts.harbour, { limit: 50 })).map((one) => one.name).sort()

describe('a member of the team', () => {
  it('sees the account wherever accounts are seen, and only that one', async () => {
    const { harbour, harbourSteel } = world.accounts
    expect((await asWest('GET', `/accounts/${harbour}`)).status).toBe(404)
    expect(await seers()).toEqual(['东方晓', '安宁', '狄远', '阅文'].sort())
    const joined = await asEast('PUT', `/accounts/${harbour}/team/${world.people.westManager}`, {
      body: { roles: ['solution', 'support'] },
    })
    expect(joined.body.rows).toMatchObject([
      { name: '西门川', roles: ['solution', 'support'], hasLeft: false },
    ])
    expect((await asWest('GET', `/accounts/${harbour}`)).status).toBe(200)
    expect((await asWest('GET', `/accounts/${harbourSteel}`)).status).toBe(404)
    for (const sort of ['name', 'net', 'score', 'created'])
      expect([sort, (await names(asWest, `/accounts?sort=${sort}`)).sort()]).toEqual([
        sort,
        ['临港重工集团有限公司', '高原锂业股份有限公司'].sort(),
      ])
    expect(await names(asWest, `/search?text=${encodeURIComponent('临港')}`)).toEqual([
      '临港重工集团有限公司',
    ])
    expect(await names(asWest, `/accounts?search=lgzg`)).toEqual(['临港重工集团有限公司'])
    expect(await seers()).toContain('西门川')
    const told = (await asWest('GET', '/notices')).body
    expect(told.rows).toMatchObject([{ kind: 'accounts.joined', accountName: '临港重工集团有限公司' }])
  })

  it('who leaves it sees nothing of it any more, notices included', async () => {
    const { harbour } = world.accounts
    await asEast('PUT', `/accounts/${harbour}/team/${world.people.westManager}`, {
      body: { roles: ['sponsor'] },
    })
    expect((await asEast('DELETE', `/accounts/${harbour}/team/${world.people.westManager}`)).status).toBe(204)
    expect((await asWest('GET', `/accounts/${harbour}`)).status).toBe(404)
    expect(await names(asWest, `/search?text=${encodeURIComponent('临港')}`)).toEqual([])
    expect((await asWest('GET', '/notices')).body).toMatchObject({ rows: [], unread: 0 })
    expect((await asEast('GET', `/accounts/${harbour}/team`)).body.rows).toEqual([])
    const told = await world.database.run(
      `select action from audit where subject_kind = 'member' order by at, id`,
    )
    expect(told.rows.map((row) => row.action)).toEqual(['team.joined', 'team.changed', 'team.left'])
  })

  it('is somebody who works here', async () => {
    const nobody = '01a20000-0000-7000-8000-000000000000'
    const answer = await asEast('PUT', `/accounts/${world.accounts.harbour}/team/${nobody}`, {
      body: { roles: ['sales'] },
    })
    expect(answer.status).toBe(404)
  })
})

describe('the history of the owner', () => {
  it('says who had the account, who handed it over and why; the new owner is told', async () => {
    const { harbour } = world.accounts
    const before = (await asDirector('GET', `/accounts/${harbour}`)).body
    const handed = await asDirector('PUT', `/accounts/${harbour}/owner`, {
      body: { personId: world.people.westManager, reason: '区域调整' },
      headers: { 'if-match': `"${before.revision}"` },
    })
    expect(handed.status).toBe(200)
    expect((await asDirector('GET', `/accounts/${harbour}/owners`)).body.rows).toMatchObject([
      {
        ownerName: '西门川',
        previousOwnerName: '东方晓',
        departmentName: '西部大区',
        personName: '狄远',
        reason: '区域调整',
      },
    ])
    expect((await asWest('GET', '/notices?unread=true')).body.rows[0]).toMatchObject({
      kind: 'accounts.handedOver',
      params: { text: '区域调整' },
      path: `/accounts/${harbour}`,
    })
  })
})
