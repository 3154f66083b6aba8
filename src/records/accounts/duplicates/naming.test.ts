import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, groupsOf, likenessOf, sameName, similarName } from './likeness.ts'
import { domainOf, matchName, phoneKey, plainName } from './naming.ts'

describe('what a name comes down to', () => {
  it.each([
    ['临港重工集团有限公司', '临港重工'],
    ['临港重工（集团）股份有限公司', '临港重工'],
    ['临港重工', '临港重工'],
    ['上海临港重工有限责任公司', '临港重工'],
    ['上海市临港重工有限公司', '临港重工'],
    ['临港重工（上海）有限公司', '临港重工'],
    ['臨港重工集團有限公司', '临港重工'],
    ['临 港·重工　有限公司', '临港重工'],
    ['临港重工股份有限公司南京分公司', '临港重工'],
    ['Baker & Sons Co., Ltd.', 'bakersons'],
    ['ＢＡＫＥＲ ＆ Ｓｏｎｓ ＧｍｂＨ', 'bakersons'],
    ['Baker & Sons, Inc', 'bakersons'],
    ['Dupont S.A.', 'dupont'],
    ['Rio Tinto PLC', 'riotinto'],
    ['ABB（中国）有限公司', 'abb中国'],
  ])('%s is %s', (name, core) => expect(plainName(name).core).toBe(core))

  it('is empty where nothing tells', () => {
    expect(matchName('有限公司')).toBe('有限公司')
    expect(matchName('A')).toBe('')
    expect(matchName('')).toBe('')
  })

  it.each([
    ['临港重工集团有限公司', '上海临港重工', true],
    ['南京恒远水务有限公司', '苏州恒远水务有限公司', false],
    ['南京恒远水务有限公司', '恒远水务集团', true],
    ['江苏南京恒远水务有限公司', '南京恒远水务', true],
    ['银川恒远水务有限公司', '宁夏恒远水务有限公司', true],
    ['北京银行', '上海银行', false],
    ['北京银行', '银行', false],
  ])('%s and %s: the same is %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same)
    expect(sameName(b, a)).toBe(same)
  })

  it('does not change when forms, brackets, spaces and width do', () => {
    const core = fc.stringMatching(/^[锐岚沛棠澄崧筠砚]{3,6}$/)
    const form = fc.constantFrom(
      '有限公司',
      '集团有限公司',
      '股份有限公司',
      '（集团）有限公司',
      '有限责任公司',
      '',
    )
    const region = fc.constantFrom('', '江苏', '江苏省', '无锡市')
    fc.assert(
      fc.property(core, form, form, region, (name, a, b, place) => {
        expect(matchName(`${place}${name}${a}`)).toBe(matchName(` ${name}　${b}`))
      }),
    )
  })

  it('comes down no further the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        expect(typeof matchName(name)).toBe('string')
        expect([...matchName(name)].length).toBeLessThanOrEqual(120)
      }),
    )
  })
})

describe('a slip of the pen', () => {
  it.each([
    ['临港重工集团有限公司', '临港重功有限公司', true],
    ['苏州沐筠生物制药有限公司', '苏州沐均生物制药有限公司', true],
    ['临港重工', '临海重化', false],
    ['恒远', '恒达', false],
  ])('%s, %s: %s', (a, b, alike) => expect(similarName(a, b)).toBe(alike))

  it('is counted the same both ways, and never more than the longer name', () => {
    const text = fc.string({ maxLength: 8 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const steps = editDistance(a, b, 99)
        expect(steps).toBe(editDistance(b, a, 99))
        expect(steps).toBeLessThanOrEqual(Math.max([...a].length, [...b].length))
        expect(steps === 0).toBe(a === b)
      }),
    )
  })
})

describe('numbers and addresses', () => {
  it.each([
    ['+86 138 1234 5678', '13812345678'],
    ['0086-13812345678', '13812345678'],
    ['(0515) 8812-3456', '51588123456'],
    ['+86 515 88123456', '51588123456'],
    ['12345', null],
    [null, null],
  ])('the number %s is %s', (text, key) => expect(phoneKey(text)).toBe(key))

  it.each([
    ['https://www.lingang.example/about?x=1', 'lingang.example'],
    ['WWW.LinGang.example', 'lingang.example'],
    ['wang@mail.lingang.example', 'mail.lingang.example'],
    ['wang@qq.com', null],
    ['没有', null],
    ['', null],
  ])('the domain of %s is %s', (text, domain) => expect(domainOf(text)).toBe(domain))
})

describe('two accounts', () => {
  const signs = { name: '', taxNumber: null, website: null, phones: [], emails: [] }
  it('are alike by every sign they share, the surest first', () => {
    const one = {
      name: '临港重工有限公司',
      taxNumber: '9131000012345678xa',
      website: 'lingang.example',
      phones: ['138 1234 5678'],
      emails: [],
    }
    const other = {
      name: '上海临港重工',
      taxNumber: '9131 0000 1234 5678 XA',
      website: null,
      phones: ['+8613812345678'],
      emails: ['wang@lingang.example'],
    }
    expect(likenessOf(one, other)).toEqual(['taxNumber', 'name', 'domain', 'phone'])
    expect(likenessOf({ ...signs, name: '甲' }, { ...signs, name: '乙' })).toEqual([])
  })

  it('make groups of what hangs together', () => {
    expect(
      groupsOf([
        ['a', 'b'],
        ['c', 'd'],
        ['b', 'e'],
        ['f', 'd'],
      ]),
    ).toEqual([
      ['a', 'b', 'e'],
      ['c', 'd', 'f'],
    ])
  })
})
