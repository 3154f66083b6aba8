// Concentration month by month: who was key when, what they brought, and where a target wants the share to be.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, monthsFrom } from '#base/calendar.ts'
import { type Book, monthNumber, sharesByMonth, wayTo } from './over-time.ts'

const first = '2025-01-01'
const all = monthsFrom(first, '2026-06-01')
const book = (name: string, net: number, standings: Book['standings'] = [], months = all): Book => ({
  accountId: name,
  name,
  months: months.map(monthNumber),
  net: months.map(() => net),
  profit: months.map(() => net / 10),
  standings,
})

describe('concentration month by month', () => {
  const books = [
    book('大', 60, [{ since: '2026-03-15', layer: 'key' }]),
    book('中', 30, [
      { since: '2026-03-15', layer: 'key' },
      { since: '2026-05-01', layer: 'important' },
    ]),
    book('小', 10, [{ since: '2026-03-15', layer: 'general' }]),
  ]
  const months = monthsFrom('2026-01-01', '2026-06-01')
  const found = sharesByMonth(books, months, first)

  it('takes tiers as they stood on the last day of the month, and nothing before anyone had one', () => {
    expect(found.map((one) => one.keyAccounts)).toEqual([null, null, 2, 2, 1, 1])
    expect(found.map((one) => one.keyNetShare)).toEqual([null, null, 0.9, 0.9, 0.6, 0.6])
    expect(found[5]?.keyProfitShare12).toBeCloseTo(0.6, 12)
  })

  it('counts who entered and who left, from the second month with tiers on', () => {
    expect(found.map((one) => one.entered)).toEqual([null, null, null, 0, 0, 0])
    expect(found.map((one) => one.left)).toEqual([null, null, null, 0, 1, 0])
  })

  it('knows the largest and the largest five without any tier', () => {
    expect(found[0]).toMatchObject({ largestShare12: 0.6, topFiveShare12: 1, largest: { name: '大' } })
  })

  it('says nothing of twelve months before there were twelve', () => {
    const early = sharesByMonth(books, monthsFrom('2025-10-01', '2025-12-01'), first)
    expect(early.map((one) => one.largestShare12)).toEqual([null, null, 0.6])
    expect(early.map((one) => one.largestShare)).toEqual([0.6, 0.6, 0.6])
  })

  it('weighs the twelve months of whoever is key now, whenever they were bought', () => {
    const late = book('新', 120, [{ since: '2026-06-10', layer: 'key' }], ['2026-06-01'])
    const [june] = sharesByMonth([...books, late], ['2026-06-01'], first)
    expect(june?.keyNetShare).toBeCloseTo((60 + 120) / 220, 12)
    expect(june?.keyNetShare12).toBeCloseTo((60 * 12 + 120) / (100 * 12 + 120), 12)
  })

  it('has no share of nothing, and no profit without a cost', () => {
    const empty = { ...book('空', 0), profit: all.map(() => null) }
    expect(sharesByMonth([empty], ['2026-01-01'], first)[0]).toMatchObject({
      largestShare: null,
      keyProfitShare: null,
      largest: null,
    })
    expect(sharesByMonth([], ['2026-01-01'], first)[0]).toMatchObject({ netMinor: 0, keyAccounts: null })
    expect(sharesByMonth(books, [], first)).toEqual([])
  })

  it('keeps every share between 0 and 1 while nothing is below zero, and all key is everything', () => {
    const anyBook = fc.record({
      net: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: all.length, maxLength: all.length }),
      key: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyBook, { minLength: 1, maxLength: 8 }), (given) => {
        const made = given.map(
          ({ net, key }, index): Book => ({
            ...book(`k${index}`, 0, [{ since: '2024-01-01', layer: key ? 'key' : 'general' }]),
            net,
            profit: net,
          }),
        )
        for (const one of sharesByMonth(made, months, first)) {
          for (const share of [one.keyNetShare, one.keyNetShare12, one.largestShare12, one.topFiveShare])
            if (share !== null) {
              expect(share).toBeGreaterThanOrEqual(0)
              expect(share).toBeLessThanOrEqual(1 + 1e-12)
            }
          expect(one.keyAccounts).toBe(given.filter((each) => each.key).length)
          if (given.every((each) => each.key) && one.netMinor > 0) expect(one.keyNetShare).toBeCloseTo(1, 12)
        }
      }),
    )
  })
})

describe('the way to a target', () => {
  const target = { value: 0.65, dueOn: '2027-01-15', startValue: 0.6, startOn: '2026-01-20' }
  it.each([
    ['2025-12-01', null],
    ['2026-01-01', 0.6],
    ['2026-07-01', 0.625],
    ['2027-01-01', 0.65],
    ['2027-02-01', null],
  ])('stands in %s at %s', (month, share) => {
    const found = wayTo(target, month)
    if (share === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(share, 12)
  })
  it('is the target itself where no start is known', () =>
    expect(wayTo({ ...target, startValue: null }, addMonths('2026-01-01', 3))).toBe(0.65))
})
