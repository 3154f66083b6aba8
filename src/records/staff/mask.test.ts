// Hidden fields: how they look, and from whom they are hidden.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, openWorld, type World } from '../../../test/world.ts'
import { findMasks, masksFor, saveMasks } from './mask.store.ts'
import { hiddenFrom, maskEmail, maskFields, maskPhone } from './mask.ts'
import { findViewer } from './viewer.store.ts'

describe('a hidden value', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '+86****5678'],
    ['021-62345678', '021****5678'],
    ['62345678', '623****5678'],
    ['12345', '****'],
    ['', '****'],
  ])('phone %s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  it.each([
    ['wang.wei@changfeng.example', 'w***@changfeng.example'],
    ['王@changfeng.example', '王***@changfeng.example'],
    ['no address', '***'],
    ['@x.example', '***'],
  ])('e-mail %s is shown as %s', (email, shown) => expect(maskEmail(email)).toBe(shown))

  it('of a contact leaves names alone and drops what is personal', () => {
    const contact = {
      name: '王伟',
      mobile: '13812345678',
      email: 'w@x.example',
      birthday: '1980-01-02',
      phone: null,
    }
    expect(maskFields(contact, new Set(['phone', 'personal']))).toEqual({
      name: '王伟',
      mobile: '138****5678',
      email: 'w@x.example',
      phone: null,
    })
    expect(maskFields(contact, new Set())).toBe(contact)
  })
})

describe('who a field is hidden from', () => {
  const masks = [
    { kind: 'phone', role: 'reader' },
    { kind: 'personal', role: 'reader' },
    { kind: 'personal', role: 'finance' },
    { kind: 'phone', role: 'administrator' },
  ]
  it.each([
    [['reader'], ['phone', 'personal']],
    [['finance'], ['personal']],
    [['reader', 'finance'], ['personal']],
    [['reader', 'keyAccountManager'], []],
    [['administrator'], []],
  ])('%j: %j', (roles, hidden) => expect([...hiddenFrom(roles, masks)]).toEqual(hidden))
})

describe('masks in the database', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world?.close())

  it('hide from a reader at first, change together, and refuse whoever is late', async () => {
    const { db } = world.database
    const reader = await findViewer(db, world.people.reader)
    const manager = await findViewer(db, world.people.eastManager)
    if (!reader || !manager) throw new Error('nobody')
    expect([...(await masksFor(db, reader))]).toEqual(['phone', 'email', 'personal'])
    expect([...(await masksFor(db, manager))]).toEqual([])
    const { revision } = await findMasks(db)
    await saveMasks(db, actor, revision, [{ kind: 'phone', role: 'keyAccountManager' }])
    expect([...(await masksFor(db, reader))]).toEqual([])
    expect([...(await masksFor(db, manager))]).toEqual(['phone'])
    await expect(saveMasks(db, actor, revision, [])).rejects.toMatchObject({ code: 'web.stale' })
    expect([...(await masksFor(db, manager))]).toEqual(['phone'])
  })
})
