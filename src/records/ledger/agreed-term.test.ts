// Terms and renewals of a contract, by its start, its term and its end.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween } from '#base/calendar.ts'
import {
  type Agreed,
  agreedStateOf,
  leftOfTermMinor,
  nextRenewalOn,
  renewalDay,
  renewals,
  soonDays,
  termOf,
  termsCompleted,
} from './agreed-term.ts'

const yearly = (endedOn: Day | null = null): Agreed => ({ startsOn: '2023-01-01', termMonths: 12, endedOn })

describe('a contract for a year', () => {
  it.each([
    // as of, ended on, terms lived through, renewals, next renewal, state
    ['2022-12-31', null, 0, 0, '2024-01-01', 'upcoming'],
    ['2023-01-01', null, 0, 0, '2024-01-01', 'running'],
    ['2023-11-01', null, 0, 0, '2024-01-01', 'running'],
    ['2023-11-02', null, 0, 0, '2024-01-01', 'endsSoon'],
    ['2023-12-31', null, 1, 0, '2024-01-01', 'endsSoon'],
    ['2024-01-01', null, 1, 1, '2025-01-01', 'running'],
    ['2026-06-30', null, 3, 3, '2027-01-01', 'running'],
    // Ended on the last day of its second term, or on the very day of the renewal: it did not go on.
    ['2026-06-30', '2024-12-31', 2, 1, null, 'ended'],
    ['2026-06-30', '2025-01-01', 2, 1, null, 'ended'],
    ['2026-06-30', '2025-01-02', 2, 2, null, 'ended'],
    // Ended within its first term.
    ['2026-06-30', '2023-08-15', 0, 0, null, 'ended'],
    // An end that is still ahead is known, and not yet there.
    ['2024-08-01', '2024-12-31', 1, 1, null, 'running'],
    ['2024-12-01', '2024-12-31', 1, 1, null, 'endsSoon'],
    ['2024-12-31', '2024-12-31', 2, 1, null, 'endsSoon'],
    ['2025-01-01', '2024-12-31', 2, 1, null, 'ended'],
  ] as const)('as of %s, ended %s', (asOf, endedOn, terms, times, next, state) => {
    const agreed = yearly(endedOn)
    expect([
      termsCompleted(agreed, asOf),
      renewals(agreed, asOf),
      nextRenewalOn(agreed, asOf),
      agreedStateOf(agreed, asOf),
    ]).toEqual([terms, times, next, state])
  })

  it('that starts at the end of a long month renews at the end of a short one, and comes back', () => {
    const monthly: Agreed = { startsOn: '2023-01-31', termMonths: 1, endedOn: null }
    expect([1, 2, 3, 13].map((terms) => renewalDay(monthly, terms))).toEqual([
      '2023-02-28',
      '2023-03-31',
      '2023-04-30',
      '2024-02-29',
    ])
    expect(renewals(monthly, '2023-02-27')).toBe(0)
    expect(renewals(monthly, '2023-02-28')).toBe(1)
  })

  it.each([
    // The whole year before it starts, none of it on its last day, half of it in between.
    ['2022-06-01', null, 36_500],
    ['2022-12-31', null, 36_500],
    ['2023-12-31', null, 0],
    ['2023-07-02', null, 18_200],
    // What is ended brings nothing behind its end.
    ['2023-07-02', '2023-07-12', 1_000],
    ['2026-07-02', '2023-07-12', 0],
  ] as const)('has left, as of %s and ended %s, %i', (asOf, endedOn, left) =>
    expect(leftOfTermMinor({ ...yearly(endedOn), yearlyMinor: 36_500 }, asOf)).toBe(left),
  )

  it.each([
    ['2023-01-01', '2023-12-31', 12],
    ['2023-01-01', '2024-01-01', 12],
    ['2023-03-15', '2026-03-14', 36],
    ['2023-01-31', '2023-02-28', 1],
    ['2023-01-01', '2023-06-30', 6],
    ['2023-01-01', '2023-01-02', 1],
    ['2023-01-01', '2022-12-31', 0],
  ])('from %s to %s is agreed for %i months', (from, to, months) => expect(termOf(from, to)).toBe(months))
})

describe('any contract', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days))
  const agreed = fc.record({
    startsOn: day,
    termMonths: fc.integer({ min: 1, max: 60 }),
    endedOn: fc.option(day, { nil: null }),
  })
  const sound = agreed.filter((one) => one.endedOn === null || one.endedOn >= one.startsOn)

  it('never goes back, and has never been renewed more often than terms were lived through', () => {
    fc.assert(
      fc.property(sound, day, day, (one, a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a]
        expect(renewals(one, second)).toBeGreaterThanOrEqual(renewals(one, first))
        expect(termsCompleted(one, second)).toBeGreaterThanOrEqual(termsCompleted(one, first))
        const ahead = termsCompleted(one, second) - renewals(one, second)
        expect(ahead === 0 || ahead === 1).toBe(true)
      }),
    )
  })

  it('renews next behind the day and within a term of it, and is up for it when that is near', () => {
    fc.assert(
      fc.property(sound, day, (one, asOf) => {
        const next = nextRenewalOn(one, asOf)
        expect(next === null).toBe(one.endedOn !== null)
        if (next === null || one.startsOn > asOf) return
        expect(next > asOf).toBe(true)
        expect(renewalDay(one, renewals(one, asOf)) <= asOf).toBe(true)
        expect(agreedStateOf(one, asOf) === 'endsSoon').toBe(daysBetween(asOf, next) <= soonDays)
      }),
    )
  })

  it('has between nothing and a whole term left', () => {
    fc.assert(
      fc.property(sound, day, fc.nat(1e9), (one, asOf, yearlyMinor) => {
        const left = leftOfTermMinor({ ...one, yearlyMinor }, asOf)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(Math.round((yearlyMinor * one.termMonths) / 12))
        if (agreedStateOf(one, asOf) === 'ended') expect(left).toBe(0)
      }),
    )
  })
})
