// Interactions, follow-ups, notices and files, over their doors.
import { existsSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#base/calendar.ts'
import { type Ask, openDoors, openWorld, type World } from '../../../test/world.ts'
import { dropRemoved } from './attachment.store.ts'
import { cleanName, fileTypeOf } from './file-type.ts'
import { excerptOf } from './interaction.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
let asEast: Ask
let asWest: Ask
let asDirector: Ask
let asReader: Ask
const today = dayIn(new Date())
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

const at = () => `/accounts/${world.accounts.harbour}/interactions`
const write = async (body: object, ask = asEast) => await ask('POST', at(), { body })

describe('an interaction', () => {
  it('needs three things, of which one is now', async () => {
    const { status, body } = await write({ kind: 'call', body: '问了年度框架的进度' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ personName: '东方晓', contacts: [], followUpOn: null, may: ['edit'] })
    expect(Math.abs(Date.parse(body.happenedAt) - Date.now())).toBeLessThan(60_000)
  })

  it('names contacts of its own account and colleagues who may see it', async () => {
    const strange = await asWest('POST', `/accounts/${world.accounts.plateau}/contacts`, {
      body: { name: '外人' },
    })
    const refused = await write({
      kind: 'visit',
      body: '拜访',
      contactIds: [strange.body.id],
      mentions: [world.people.westManager],
    })
    expect(refused.body.error.problems).toEqual([
      { field: 'contactIds', code: 'timeline.strangeContact' },
      { field: 'mentions', code: 'timeline.cannotSee' },
    ])
    const { rows } = (
      await asEast('GET', `/accounts/${world.accounts.harbour}/colleagues?search=${encodeURIComponent('狄')}`)
    ).body
    expect(rows).toMatchObject([{ id: world.people.director, name: '狄远' }])
    const told = await write({ kind: 'visit', body: '客户想见\n 领导', mentions: [world.people.director] })
    expect(told.body.mentions).toEqual([{ id: world.people.director, name: '狄远' }])
    const notices = (await asDirector('GET', '/notices')).body
    expect(notices).toMatchObject({
      unread: 1,
      rows: [{ kind: 'timeline.mentioned', params: { text: '客户想见 领导', by: '东方晓' }, readAt: null }],
    })
    const read = await asDirector('PUT', '/notices/reading', {
      body: { ids: [notices.rows[0].id], read: true },
    })
    expect(read.body).toEqual({ unread: 0 })
    const again = await asDirector('PUT', '/notices/reading', { body: { ids: null, read: false } })
    expect(again.body).toEqual({ unread: 1 })
  })

  it('lies neither ahead nor plans into the past', async () => {
    const refused = await write({
      kind: 'call',
      body: '…',
      happenedAt: new Date(Date.now() + 86_400_000).toISOString(),
      followUpOn: addDays(today, -1),
    })
    expect(refused.body.error.problems.map((one: { code: string }) => one.code)).toEqual([
      'timeline.inTheFuture',
      'timeline.inThePast',
    ])
  })

  it('is listed newest first, a page at a time, and counted by kind', async () => {
    for (let day = 1; day <= 5; day += 1)
      await write({ kind: 'wechat', body: `第 ${day} 天前`, happenedAt: `${addDays(today, -day)}T01:00:00Z` })
    const bodies: string[] = []
    let cursor = ''
    do {
      const { body } = await asEast('GET', `${at()}?kind=wechat&limit=2${cursor && `&cursor=${cursor}`}`)
      if (!cursor)
        expect(body.counts.find((one: { kind: string }) => one.kind === 'wechat')).toEqual({
          kind: 'wechat',
          all: 5,
          recent: 5,
        })
      bodies.push(...body.rows.map((row: { body: string }) => row.body))
      cursor = body.next
    } while (cursor)
    expect(bodies).toEqual([1, 2, 3, 4, 5].map((day) => `第 ${day} 天前`))
  })

  it('is changed and taken away by who wrote it or those who decide, and comes back', async () => {
    const { body: mine } = await write({ kind: 'note', body: '备忘' }, asDirector)
    const path = `${at()}/${mine.id}`
    const change = { body: { body: '改过' }, headers: { 'if-match': '"1"' } }
    expect((await asEast('PATCH', path, change)).body.error.code).toBe('timeline.notYours')
    expect((await asReader('PATCH', path, change)).status).toBe(403)
    expect((await asEast('PUT', `${path}/removal`)).status).toBe(403)
    expect((await asDirector('PATCH', path, change)).body).toMatchObject({ body: '改过', revision: 2 })
    expect((await asDirector('PATCH', path, change)).status).toBe(412)
    expect((await asDirector('PUT', `${path}/removal`)).status).toBe(204)
    const ids = async () =>
      (await asEast('GET', `${at()}?kind=note`)).body.rows.map((row: { id: string }) => row.id)
    expect(await ids()).not.toContain(mine.id)
    expect((await asDirector('DELETE', `${path}/removal`)).status).toBe(204)
    expect(await ids()).toContain(mine.id)
  })
})

describe('a follow-up', () => {
  const due = async () => (await asEast('GET', '/follow-ups')).body
  const dueNotices = async () =>
    (await world.database.run(`select at from notice where kind = 'timeline.followUpDue' order by at`)).rows

  it('falls due on its day, is told then, and is kept by the next interaction', async () => {
    await write({ kind: 'call', body: '月底再问', followUpOn: addDays(today, 20) })
    const { body: first } = await write({ kind: 'call', body: '今天再问', followUpOn: today })
    expect(await due()).toMatchObject({ due: 1, rows: [{ body: '今天再问' }, { body: '月底再问' }] })
    expect((await asEast('GET', '/follow-ups?due=true')).body.rows).toHaveLength(1)
    expect(await dueNotices()).toHaveLength(2)
    await write({ kind: 'call', body: '问过了' })
    expect(await due()).toMatchObject({ due: 0, rows: [{ body: '月底再问' }] })
    expect(await dueNotices()).toHaveLength(1)
    expect((await asEast('GET', `${at()}/${first.id}`)).body.followedUpAt).not.toBeNull()
  })

  it('can be ticked off, opened again and moved', async () => {
    const [{ id }] = (await due()).rows
    const ticked = await asEast('PUT', `${at()}/${id}/followed-up`)
    expect(ticked.body.followedUpAt).not.toBeNull()
    expect([(await due()).rows, await dueNotices()]).toEqual([[], []])
    const { body: open } = await asEast('DELETE', `${at()}/${id}/followed-up`)
    await asEast('PATCH', `${at()}/${id}`, {
      body: { followUpOn: addDays(today, 3) },
      headers: { 'if-match': `"${open.revision}"` },
    })
    expect((await due()).rows).toMatchObject([{ followUpOn: addDays(today, 3) }])
    expect(await dueNotices()).toHaveLength(1)
    await asEast('PUT', `${at()}/${id}/removal`)
    expect([(await due()).rows, await dueNotices()]).toEqual([[], []])
  })
})

describe('a file beside an account', () => {
  const folder = () => world.house.files.folder
  const kept = () => readdirSync(folder()).filter((name) => name.startsWith('attachment-'))
  const put = (name: string, content: Uint8Array, ask = asEast) =>
    ask('POST', `/accounts/${world.accounts.harbour}/attachments?name=${encodeURIComponent(name)}`, {
      body: content,
    })
  const pdf = new TextEncoder().encode('%PDF-1.7\nhello')

  it('comes back as a download under its own name, whatever that is', async () => {
    const name = '"><script>alert(1)</script>\r\nset-cookie: a=b\u202Egnp.pdf'
    const { status, body } = await put(name, pdf)
    expect(status).toBe(200)
    expect(body).toMatchObject({ type: 'application/pdf', bytes: pdf.length, personName: '东方晓' })
    expect(body.name).not.toMatch(/[<>"\r\n/\u202e]/)
    const answer = await asEast('GET', `/accounts/${world.accounts.harbour}/attachments/${body.id}`)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.body).toBe('%PDF-1.7\nhello')
    expect((await asWest('GET', `/accounts/${world.accounts.harbour}/attachments/${body.id}`)).status).toBe(
      404,
    )
    const elsewhere = `/accounts/${world.accounts.harbourSteel}/attachments/${body.id}`
    expect((await asEast('GET', elsewhere)).status).toBe(404)
  })

  it('that is not what it is called, is of no kind that is kept, is empty or too large leaves nothing', async () => {
    const before = kept()
    const html = new TextEncoder().encode('<html><script>alert(1)</script>')
    const refused = [
      await put('page.pdf', html),
      await put('page.html', html),
      await put('image.svg', new TextEncoder().encode('<svg onload="alert(1)"/>')),
      await put('run.exe', new Uint8Array([0x4d, 0x5a, 0x90])),
      await put('noname', pdf),
      await put('empty.txt', new Uint8Array(0)),
      await put('nul.txt', new Uint8Array([65, 0, 66])),
      await put('large.pdf', new Uint8Array(25 * 1024 * 1024 + 1)),
    ].map((answer) => answer.status)
    expect(refused).toEqual([400, 400, 400, 400, 400, 400, 400, 413])
    expect(kept()).toEqual(before)
  })

  it('is taken away, comes back, and is dropped for good a month later', async () => {
    const { body } = await put('会议纪要.txt', new TextEncoder().encode('已签'))
    const path = `/accounts/${world.accounts.harbour}/attachments/${body.id}`
    expect((await asReader('PUT', `${path}/removal`)).status).toBe(403)
    await asEast('PUT', `${path}/removal`)
    expect((await asEast('GET', path)).status).toBe(404)
    await asEast('DELETE', `${path}/removal`)
    expect((await asEast('GET', path)).status).toBe(200)
    await asEast('PUT', `${path}/removal`)
    const { db } = world.database
    expect(await dropRemoved(db, world.house.files, new Date())).toBe(0)
    expect(await dropRemoved(db, world.house.files, new Date(Date.now() + 31 * 86_400_000))).toBe(1)
    expect(existsSync(`${folder()}/attachment-${body.id}`)).toBe(false)
    expect((await asEast('DELETE', `${path}/removal`)).status).toBe(404)
  })

  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\temp\\报价 单.xlsx', '报价 单.xlsx'],
    ['.pdf', 'file.pdf'],
    ['a\u200bb\u0000.PDF', 'ab.pdf'],
    ['\ud800.txt', 'file.txt'],
  ])('called %j is kept as %s', (name, clean) => expect(cleanName(name)).toBe(clean))

  it('is told by its first bytes', () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect(fileTypeOf('a.docx', bytes('PK\u0003\u0004....word/document.xml'))).toContain('wordprocessingml')
    expect(fileTypeOf('a.docx', bytes('PK\u0003\u0004....other'))).toBeNull()
    expect(fileTypeOf('a.zip', bytes('PK\u0003\u0004....other'))).toBe('application/zip')
    expect(fileTypeOf('a.csv', bytes('编号,名称'))).toBe('text/csv')
    expect(fileTypeOf('a.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
      'application/vnd.ms-excel',
    )
  })
})

it('an excerpt ends where there is no more room', () => {
  expect(excerptOf(' 一\n二  三 ')).toBe('一 二 三')
  expect(excerptOf('字'.repeat(100), 10)).toBe(`${'字'.repeat(9)}…`)
})
