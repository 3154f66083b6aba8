import { describe, expect, it } from 'vitest'
import { type Backup, isDue, isName, nameOf, outlived } from './backup.ts'

const at = (text: string) => new Date(text)
const made = (day: number, more: Partial<Backup> = {}): Backup => ({
  name: `b${day}`,
  bytes: 1,
  createdAt: `2026-11-${String(day).padStart(2, '0')}T02:00:00Z`,
  reason: 'plan',
  rows: 1,
  files: 0,
  checkedAt: '2026-11-30T00:00:00Z',
  broken: null,
  ...more,
})

describe('a planned backup', () => {
  it.each([
    ['is due once the hour has struck', 2, '2026-11-22T02:00:00', '2026-11-21T02:00:10', true],
    ['is not due before', 2, '2026-11-22T01:59:00', '2026-11-21T02:00:10', false],
    ['is not due twice a day', 2, '2026-11-22T23:00:00', '2026-11-22T02:00:10', false],
    ['is made up for after a night switched off', 2, '2026-11-22T09:00:00', '2026-11-20T02:00:00', true],
    ['is never due without an hour', null, '2026-11-22T09:00:00', '2026-01-01T00:00:00', false],
  ])('%s', (_, hour, now, last, due) => {
    expect(isDue({ hour, keep: 3 }, at(now), at(last))).toBe(due)
  })

  it('waits for an installation that has begun', () => {
    expect(isDue({ hour: 2, keep: 3 }, at('2026-11-22T09:00:00'), null)).toBe(false)
  })
})

describe('what is kept', () => {
  it('is the newest ones, and everything somebody asked for', () => {
    const all = [made(1, { reason: 'asked' }), made(2), made(3), made(4), made(5)]
    expect(outlived(all, { hour: 2, keep: 2 })).toEqual(['b2', 'b3'])
  })

  it('always holds one that was found whole', () => {
    const broken = { broken: 'rows of account' }
    const all = [made(1), made(2), made(3, broken), made(4, broken)]
    expect(outlived(all, { hour: 2, keep: 2 })).toEqual(['b1'])
  })
})

it('names sort by time and are told from other files', () => {
  const name = nameOf(at('2026-11-22T02:03:04'), 'plan')
  expect(name).toBe('mainstay-2026-11-22-020304-plan.tar.gz')
  expect(isName(name)).toBe(true)
  expect(isName('../secret')).toBe(false)
})
