// The past of the demo company, whatever the day it is loaded on.
import { describe, expect, it } from 'vitest'
import { monthOf } from '#base/calendar.ts'
import { checkScorecard } from '#rooms/identify/scoring/scorecard-check.ts'
import { type Choice, chosenBy, halfYearName, halfYearsUpTo, pastOf } from './past.ts'
import { people } from './people.ts'
import { besides, ruled } from './scorecards.ts'

const days = ['2026-11-22', '2026-07-01', '2026-06-30', '2027-01-01', '2026-12-31', '2028-02-29']

describe.each(days)('the past seen from %s', (today) => {
  const past = pastOf(today, monthOf(today))
  it('lies in order and not ahead', () => {
    const on = past.map((one) => one.on)
    expect(on).toEqual([...on].sort())
    expect(on.every((day) => day <= today)).toBe(true)
  })
  it('evaluates at the last four half-years, and asks for approval of the last only', () => {
    const runs = past.filter((one) => one.what === 'evaluation' && one.sets === 'everything')
    expect(runs.map((one) => one.on)).toEqual(halfYearsUpTo(monthOf(today)))
    const chain = past.findIndex((one) => one.what === 'chain')
    expect(past.slice(chain).filter((one) => runs.includes(one))).toHaveLength(1)
    const decisions = past.flatMap((one, at) => (one.what === 'decision' ? [at] : []))
    expect(Math.min(...decisions)).toBeGreaterThan(past.indexOf(runs.at(-1)!))
  })
  it('pins for at most twelve months, and three pins still hold', () => {
    const pins = past.flatMap((one) => (one.what === 'pin' ? [one] : []))
    for (const { on, until } of pins) {
      expect(until > on).toBe(true)
      expect(until <= `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`).toBe(true)
    }
    expect(pins.filter((pin) => pin.until >= today)).toHaveLength(3)
  })
  it('is the work of people who are there', () => {
    const keys = people.map((person) => person.key)
    for (const one of past) if ('by' in one) expect(keys).toContain(one.by)
  })
})

describe('half-years', () => {
  it.each([
    ['2026-11-01', '2026-07-01', '2026 年上半年定级'],
    ['2026-07-01', '2026-07-01', '2026 年上半年定级'],
    ['2026-06-01', '2026-01-01', '2025 年下半年定级'],
  ])('of %s close with %s', (month, last, name) => {
    expect(halfYearsUpTo(month).at(-1)).toBe(last)
    expect(halfYearName(last)).toBe(name)
  })
})

describe('what a person decides about', () => {
  const move = (accountId: string, from: number, to: number, reason = 'SCORE', step = 0) => ({
    accountId,
    from,
    to,
    reason,
    step,
    netMinor: 0,
  })
  const waiting = [
    move('up', 2, 1),
    move('down', 1, 2),
    move('vetoed', 0, 3, 'VETO'),
    move('new', -1, 3),
    move('later', 2, 1, 'SCORE', 1),
  ]
  it.each<[Choice, number, string[]]>([
    ['all', 0, ['up', 'down', 'vetoed', 'new']],
    ['risingAndVetoed', 0, ['up', 'vetoed', 'new']],
    ['largestFalling', 0, ['down']],
    ['everyOther', 0, ['up', 'vetoed']],
    ['all', 1, ['later']],
  ])('%s at step %i is %j', (choice, step, ids) => {
    expect(chosenBy(choice, step, waiting)).toEqual(ids)
  })
})

describe('the scorecards of the demo', () => {
  it('have nothing wrong with them', () => {
    expect([ruled, ...besides].flatMap(({ definition }) => checkScorecard(definition))).toEqual([])
  })
})
