import { describe, expect, it } from 'vitest'
import { changesOf, checkFacts, type Facts, factsFrom, mergeFacts, typedOf } from './facts.ts'

const before: Facts = {
  name: '华东电气',
  shortName: null,
  code: 'KH-0001',
  taxNumber: null,
  website: null,
  status: 'active',
  industry: '电气',
  sizeClass: 'large',
  region: '上海',
  organisationLevel: null,
  ownership: null,
  employees: 1200,
  attitude: 'favourable',
  tags: ['战略', '样板'],
}

describe('facts of an account', () => {
  it('come back from the form as they went in', () => {
    expect(factsFrom(typedOf(before))).toEqual(before)
  })

  it('take tags in one line, each once, whatever parts them', () => {
    expect(factsFrom({ ...typedOf(before), tags: '战略，样板; 战略,, 集团 ' }).tags).toEqual([
      '战略',
      '样板',
      '集团',
    ])
  })

  it('send only what changed, with null for what was emptied', () => {
    const typed = { ...typedOf(before), region: ' ', employees: 1300 }
    expect(changesOf(before, factsFrom(typed))).toEqual({ region: null, employees: 1300 })
  })

  it('keep what one typed and follow the other person elsewhere', () => {
    const latest: Facts = { ...before, region: '苏州', industry: '装备' }
    const merged = mergeFacts(before, latest, { ...typedOf(before), region: '昆山' })
    expect(merged.theirs).toEqual(['industry', 'region'])
    expect(merged.typed).toMatchObject({ region: '昆山', industry: '装备' })
  })

  it('tell a tax number with spaces or signs in it', () => {
    expect(checkFacts({ ...typedOf(before), taxNumber: '91 310' })).toEqual([
      { field: 'taxNumber', code: 'accounts.taxNumberForm' },
    ])
    expect(checkFacts({ ...typedOf(before), taxNumber: '91310000MA1FL0XX0X' })).toEqual([])
  })
})
