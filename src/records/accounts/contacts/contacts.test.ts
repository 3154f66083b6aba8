// Contacts over their doors: the main one, masks that never let a value out or over another, forgetting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masksFor } from '#records/staff/mask.store.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import { type Ask, actor, openDoors, openWorld, type World } from '../../../../test/world.ts'
import { pinyin } from '../pinyin.store.ts'
import { contactsOf, insertContacts } from './contact.store.ts'
import { contactText, keepHidden, maskContact, noContactFacts, withoutParts } from './contact.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asEast: Ask
let asWest: Ask
let asDirector: Ask
let asReader: Ask
beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
  asEast = await doors.signIn('eastManager')
  asWest = await doors.signIn('westManager')
  asDirector = await doors.signIn('director')
  asReader = await doors.signIn('reader')
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

const at = () => `/accounts/${world.accounts.harbour}/contacts`
const wang = {
  name: '王海燕',
  title: '采购总监',
  mobile: '138 1234 5678',
  email: 'wang.hy@lingang.example',
  wechat: 'whY_88',
  birthday: '1980-02-03',
  note: '喜欢龙井',
}
const add = async (facts: object) => (await asEast('POST', at(), { body: facts })).body

describe('a contact', () => {
  it('that is the first of an account is its main one, until another is', async () => {
    const first = await add(wang)
    expect(first).toMatchObject({ main: true, hidden: [], revision: 1, addedByName: '东方晓' })
    const second = await add({ name: '李建国' })
    expect(second.main).toBe(false)
    const changed = await asEast('PATCH', `${at()}/${second.id}`, {
      body: { main: true },
      headers: { 'if-match': '"1"' },
    })
    expect(changed.body).toMatchObject({ main: true, revision: 2 })
    expect(changed.headers.get('etag')).toBe('"2"')
    const { rows } = (await asEast('GET', at())).body
    expect(rows.map((row: { name: string; main: boolean }) => [row.name, row.main])).toEqual([
      ['李建国', true],
      ['王海燕', false],
    ])
  })

  it('is not written over by who saw an older revision', async () => {
    const [one] = (await asEast('GET', at())).body.rows
    const late = await asEast('PATCH', `${at()}/${one.id}`, {
      body: { title: '总经理' },
      headers: { 'if-match': `"${one.revision - 1}"` },
    })
    expect([late.status, late.body.error.code]).toEqual([412, 'web.stale'])
  })

  it('of another account is not there under this one', async () => {
    const [one] = (await asEast('GET', at())).body.rows
    const elsewhere = `/accounts/${world.accounts.harbourSteel}/contacts/${one.id}`
    for (const [method, path] of [
      ['GET', elsewhere],
      ['PUT', `${elsewhere}/archive`],
    ] as const)
      expect((await asEast(method, path)).status).toBe(404)
  })

  it('is found by name, sound, initials, number and address, and only by who sees the account', async () => {
    const found = async (ask: Ask, search: string) =>
      (await ask('GET', `/contacts?search=${encodeURIComponent(search)}`)).body.rows.map(
        (row: { name: string }) => row.name,
      )
    for (const search of ['海燕', 'wanghaiyan', 'why', '12345', 'wang.hy@'])
      expect([search, await found(asEast, search)]).toEqual([search, ['王海燕']])
    expect(await found(asWest, '海燕')).toEqual([])
  })

  it('goes out of sight when put away and comes back', async () => {
    const { id } = await add({ name: '赵敏' })
    expect((await asReader('PUT', `${at()}/${id}/archive`)).status).toBe(403)
    await asEast('PUT', `${at()}/${id}/archive`)
    const names = async (query = '') =>
      (await asEast('GET', `${at()}${query}`)).body.rows.map((row: { name: string }) => row.name)
    expect(await names()).not.toContain('赵敏')
    expect(await names('?archived=true')).toEqual(['赵敏'])
    await asEast('DELETE', `${at()}/${id}/archive`)
    expect(await names()).toContain('赵敏')
  })

  it('takes no own field that the company does not have', async () => {
    const { status, body } = await asEast('POST', at(), { body: { name: '某人', custom: { shoes: 42 } } })
    expect([status, body.error.problems]).toEqual([
      400,
      [{ field: 'custom.shoes', code: 'web.unknownField' }],
    ])
  })

  it('keeps the company’s own fields: required ones asked for, people and accounts looked up and named', async () => {
    const asAdmin = await doors.signIn('admin')
    const define = (key: string, kind: string, required: boolean) =>
      asAdmin('POST', '/fields', {
        body: { entity: 'contact', key, kind, name: { zh: key, en: key }, required },
      })
    await define('introducer', 'person', false)
    await define('formerly', 'account', false)
    const needed = (await define('grade', 'text', true)).body
    try {
      const problemsOf = async (custom: object) =>
        (await asEast('POST', at(), { body: { name: '孙立', custom } })).body.error.problems
      expect(await problemsOf({})).toEqual([{ field: 'custom.grade', code: 'web.required' }])
      const nobody = '01a20000-0000-7000-8000-0000000000ff'
      // One may name no account that one does not see.
      expect(await problemsOf({ grade: 'A', introducer: nobody, formerly: world.accounts.plateau })).toEqual([
        { field: 'custom.introducer', code: 'accounts.fieldNoPerson' },
        { field: 'custom.formerly', code: 'accounts.fieldNoAccount' },
      ])
      const { admin } = world.people
      const formerly = world.accounts.harbourSteel
      const custom = { grade: 'A', introducer: admin, formerly }
      const made = (await asEast('POST', at(), { body: { name: '孙立', custom } })).body
      expect(made.custom).toEqual(custom)
      expect(made.names[admin]).toBe('安宁')
      expect(Object.keys(made.names).sort()).toEqual([admin, formerly].sort())
      const change = (body: object, revision: number) =>
        asEast('PATCH', `${at()}/${made.id}`, { body, headers: { 'if-match': `"${revision}"` } })
      expect((await change({ custom: { grade: null } }, 1)).body.error.problems).toEqual([
        { field: 'custom.grade', code: 'web.required' },
      ])
      expect((await change({ custom: { introducer: nobody } }, 1)).status).toBe(400)
      const kept = (await change({ title: '主任', custom: { introducer: null } }, 1)).body
      expect(kept).toMatchObject({ title: '主任', custom: { grade: 'A', formerly } })
      const { rows } = (await asEast('GET', at())).body
      expect(rows.find((row: { id: string }) => row.id === made.id).names).toEqual(kept.names)
      // A field made required later locks nothing: who has none may be changed.
      const [first] = rows.filter((row: { name: string }) => row.name === '王海燕')
      const titled = await asEast('PATCH', `${at()}/${first.id}`, {
        body: { title: '采购总监' },
        headers: { 'if-match': `"${first.revision}"` },
      })
      expect(titled.status).toBe(200)
    } finally {
      await asAdmin('PUT', `/fields/${needed.id}/archiving`)
    }
  })

  it.each([
    ['birthday', '1980-02-30'],
    ['mobile', 'call me'],
    ['email', 'nobody'],
    ['name', '   '],
  ])('refuses a %s of “%s”', async (field, value) => {
    const { status, body } = await asEast('POST', at(), { body: { name: '某人', [field]: value } })
    expect([status, body.error.problems[0].field]).toEqual([400, field])
  })
})

describe('what is hidden from a role', () => {
  it('never leaves the server, does not find, and is not written over when it comes back', async () => {
    await world.database.run(
      `insert into field_mask (kind, role) values ('phone', 'keyAccountManager'), ('email', 'keyAccountManager'), ('personal', 'keyAccountManager')`,
    )
    try {
      const { rows } = (await asEast('GET', at())).body
      const shown = rows.find((row: { name: string }) => row.name === '王海燕')
      expect(shown).toMatchObject({
        mobile: '138****5678',
        email: 'w***@lingang.example',
        wechat: null,
        birthday: null,
        note: null,
        hidden: ['mobile', 'email', 'wechat', 'birthday', 'note'],
      })
      const text = JSON.stringify([rows, (await asEast('GET', '/contacts')).body])
      for (const secret of ['1234 5678', 'wang.hy', 'whY_88', '1980-02-03', '龙井'])
        expect(text).not.toContain(secret)
      for (const search of ['12345678', 'wang.hy'])
        expect((await asEast('GET', `/contacts?search=${search}`)).body.rows).toEqual([])
      expect((await asEast('GET', '/contacts?search=haiyan')).body.rows).toHaveLength(1)

      const { id, name, title, mobile, email, wechat, birthday, note } = shown
      const saved = await asEast('PATCH', `${at()}/${id}`, {
        body: { name, title: '采购副总', mobile, email, wechat, birthday, note },
        headers: { 'if-match': `"${shown.revision}"` },
      })
      expect([saved.status, title]).toEqual([200, '采购总监'])
      const kept = (await asDirector('GET', `${at()}/${id}`)).body
      expect(kept).toMatchObject({ ...wang, title: '采购副总', hidden: [] })

      const wrong = await asEast('PATCH', `${at()}/${id}`, {
        body: { mobile: '139****0000' },
        headers: { 'if-match': `"${kept.revision}"` },
      })
      expect([wrong.status, wrong.body.error.problems]).toEqual([
        400,
        [{ field: 'mobile', code: 'contacts.masked' }],
      ])
      const anew = await asEast('PATCH', `${at()}/${id}`, {
        body: { mobile: '13900000000' },
        headers: { 'if-match': `"${kept.revision}"` },
      })
      expect(anew.body.mobile).toBe('139****0000')
    } finally {
      await world.database.run('delete from field_mask')
    }
  })

  it('leaves alone what nobody hid', () => {
    const facts = { ...noContactFacts, name: '王', mobile: '13812345678', note: '备注' }
    expect(maskContact(facts, new Set()).hidden).toEqual([])
    expect(keepHidden(facts, { mobile: null }, new Set()).mobile).toBeNull()
    expect(keepHidden(facts, { mobile: null }, new Set(['phone'])).mobile).toBe('13812345678')
    expect(withoutParts(contactText(facts, pinyin))).toBe('王\nwang\nw\n13812345678')
  })
})

describe('a person’s data', () => {
  it('is given out whole as a file, and told to the audit', async () => {
    const { id } = (await asDirector('GET', `${at()}?`)).body.rows.find(
      (row: { name: string }) => row.name === '王海燕',
    )
    expect((await asEast('GET', `${at()}/${id}/held`)).status).toBe(403)
    const file = await asDirector('GET', `${at()}/${id}/held`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.body.contact).toMatchObject({ name: '王海燕', birthday: '1980-02-03' })
    expect(file.body.changes.map((change: { action: string }) => change.action)).toContain('contacts.added')
    const told = await world.database.run(
      `select 1 from audit where action = 'contacts.givenOut' and subject_id = $1`,
      [id],
    )
    expect(told.rows).toHaveLength(1)
  })

  it('is forgotten for good, in the audit too, while what was said stays', async () => {
    const { id } = await add({ name: '钱多多', mobile: '13711112222' })
    const said = (
      await asEast('POST', `/accounts/${world.accounts.harbour}/interactions`, {
        body: { kind: 'call', body: '报价已收到', contactIds: [id] },
      })
    ).body
    expect(said.contacts).toEqual([{ id, name: '钱多多' }])
    expect((await asEast('DELETE', `${at()}/${id}`)).status).toBe(403)
    expect((await asDirector('DELETE', `${at()}/${id}`)).status).toBe(204)
    expect((await asDirector('GET', `${at()}/${id}`)).status).toBe(404)
    const after = (await asEast('GET', `/accounts/${world.accounts.harbour}/interactions/${said.id}`)).body
    expect([after.body, after.contacts]).toEqual(['报价已收到', []])
    const left = await world.database.run(
      `select (select count(*)::int from contact where search_text like '%1371111%' or name = '钱多多') as contacts,
        (select count(*)::int from audit where after::text like '%13711112222%') as audit`,
    )
    expect(left.rows).toEqual([{ contacts: 0, audit: 0 }])
  })
})

describe('contacts that come many at once', () => {
  it('keep who added them and when, and give each account one main contact', async () => {
    const { db } = world.database
    const accountId = world.accounts.plateau
    const made = {
      ...noContactFacts,
      accountId,
      createdAt: new Date('2020-01-02T00:00:00Z'),
      personId: world.people.admin,
    }
    await insertContacts(db, actor, [
      { ...made, name: '甲' },
      { ...made, name: '乙', main: true },
      { ...made, name: '丙' },
    ])
    await insertContacts(db, actor, [{ ...made, name: '丁', main: true }])
    const viewer = await findViewer(db, world.people.westManager)
    if (!viewer) throw new Error('nobody')
    const rows = await contactsOf(db, viewer, accountId)
    expect(rows.filter((row) => row.main).map((row) => row.name)).toEqual(['乙'])
    expect(rows.map((row) => row.added_by_name)).toEqual(['安宁', '安宁', '安宁', '安宁'])
    expect(rows[0]?.created_at.toISOString()).toBe('2020-01-02T00:00:00.000Z')
    expect((await masksFor(db, viewer)).size).toBe(0)
  })
})
