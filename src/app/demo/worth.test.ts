// What people at the demo company know of customers is believable, whatever the day it is loaded on.
import { describe, expect, it } from 'vitest'
import { monthOf } from '#base/calendar.ts'
import { ratesOn } from '#rooms/value/settling/rates.ts'
import { demoCompany } from './company.ts'
import { people } from './people.ts'
import { knownOf, ratesSince } from './worth.ts'

describe.each(['2026-12-01', '2024-02-29', '2030-07-15'])('seen from %s', (today) => {
  const demo = demoCompany({ seed: 20_261, asOfMonth: monthOf(today) })
  const { referrals, judgements } = knownOf(demo.bySales, today, 20_261)
  const codes = new Set(demo.accounts.map((one) => one.code))

  it('customers bring others, known and not yet known, never themselves', () => {
    expect(referrals.length).toBeGreaterThan(10)
    expect(referrals.filter((one) => one.referredCode === null)).toHaveLength(3)
    for (const one of referrals) {
      expect(one.referredCode).not.toBe(one.accountCode)
      expect(one.referredCode === null || codes.has(one.referredCode)).toBe(true)
      expect(one.referredOn < today).toBe(true)
    }
  })
  it('judgements have levels, evidence and people who are there', () => {
    expect(judgements.length).toBeGreaterThan(40)
    const keys = people.map((person) => person.key)
    for (const one of judgements) {
      expect([1, 2, 3, 4, 5]).toContain(one.level)
      expect(one.judgedOn < today).toBe(true)
      expect(keys).toContain(one.personKey)
    }
  })
  it('rates begin with what the program takes where nothing is settled, and were others before', () => {
    const dated = ratesSince(monthOf(today))
    expect(ratesOn(dated, today, 100)).toEqual(ratesOn([], today, 100))
    expect(ratesOn(dated, `${Number(today.slice(0, 4)) - 3}-06-01`, 100)).not.toEqual(ratesOn([], today, 100))
  })
})
