import { describe, expect, it } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { words } from '#base/words.ts'
import { explain, explainProblem } from './explain.ts'
import { languageOf } from './language.tsx'
import { placeOf } from './places.ts'
import { sortNext } from './table-types.ts'
import { readSearch, writeSearch } from './url.ts'

describe('the first language', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr-FR', 'en-GB'], 'en'],
    [['de-DE'], 'zh'],
    [[], 'zh'],
  ] as const)('of a browser that prefers %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language)
  })
})

describe('explaining a refusal', () => {
  const room = words({ 'plan.full': ['最多 {most} 个目标', 'At most {most} goals'] })
  it('takes the words of the room first', () => {
    expect(explain(new Refusal('conflict', 'plan.full', { most: 3 }), 'zh', room)).toBe('最多 3 个目标')
  })
  it('falls back to what its kind says', () => {
    expect(explain(new Refusal('stale', 'plan.unheard'), 'en', room)).toContain('Someone else')
  })
  it('never hides a problem that it has no words for', () => {
    expect(explainProblem({ code: 'plan.unheard' }, 'zh', room)).toBe('plan.unheard')
  })
})

describe('the search of an address', () => {
  it('goes there and back as plain strings', () => {
    expect(writeSearch({ tier: 'A1,A2', q: '', owner: undefined, page: 2 })).toBe('?tier=A1%2CA2&page=2')
    expect(readSearch('?tier=A1%2CA2&page=2')).toEqual({ tier: 'A1,A2', page: '2' })
  })
})

describe('the place one is in', () => {
  const place = (to: string) => ({ to, icon: 'home' as const, label: to })
  const groups = [{ key: 'a', places: [place('/'), place('/accounts'), place('/accounts/groups')] }]
  it.each([
    ['/', '/'],
    ['/accounts/7', '/accounts'],
    ['/accounts/groups/1', '/accounts/groups'],
    ['/accountants', undefined],
  ])('%s is %s', (path, expected) => expect(placeOf(path, groups)).toBe(expected))
})

describe('clicking the head of a column', () => {
  it('goes from its natural way to the other and then to none', () => {
    const first = sortNext(null, 'revenue', 'down')
    const second = sortNext(first, 'revenue', 'down')
    expect([first, second, sortNext(second, 'revenue', 'down')]).toEqual([
      { key: 'revenue', way: 'down' },
      { key: 'revenue', way: 'up' },
      null,
    ])
  })
})
