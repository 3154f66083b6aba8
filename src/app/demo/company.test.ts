// The demo company holds together: codes, trees, dates, documents, concentration.
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, isDay, monthOf, monthsFrom } from '#base/calendar.ts'
import { roles, scopes } from '#base/viewer.ts'
import { shareOfTop } from '#numbers/concentration.ts'
import { organisationLevels, ownerships, sizeClasses, statuses } from '#records/accounts/account.ts'
import { type DemoCompany, demoCompany } from './company.ts'
import { topics } from './evidence.ts'
import type { DemoOrderLine } from './orders.ts'
import { strengthTopics } from './strength.ts'
import { creditCheck, organisationCheck } from './tax-number.ts'
import { thanks } from './thanks.ts'

const samples = [
  { seed: 20_261, asOfMonth: '2026-03-01' },
  { seed: 2, asOfMonth: '2024-01-01' },
  { seed: 77, asOfMonth: '2031-08-01' },
].map((given) => {
  const demo = demoCompany(given)
  return { ...given, demo, lines: [...demo.orderLines()] }
})

const everything = (demo: DemoCompany) => JSON.stringify([demo, [...demo.orderLines()]])
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const netBy = (lines: readonly DemoOrderLine[], key: (line: DemoOrderLine) => string) => {
  const net = new Map<string, number>()
  for (const line of lines) net.set(key(line), (net.get(key(line)) ?? 0) + line.amountMinor)
  return net
}

describe('the demo company', () => {
  it('is the same to the byte for the same seed and month, also when its lines are read twice', () => {
    const given = { seed: 5, asOfMonth: '2026-03-01' }
    const demo = demoCompany(given)
    const first = everything(demo)
    expect(everything(demo) === first).toBe(true)
    expect(everything(demoCompany(given)) === first).toBe(true)
    expect(everything(demoCompany({ ...given, seed: 6 })) === first).toBe(false)
  })
})

describe.each(samples)('the demo company of seed $seed as of $asOfMonth', ({ asOfMonth, demo, lines }) => {
  const accountCodes = new Set(demo.accounts.map((account) => account.code))
  const personKeys = new Set(demo.people.map((person) => person.key))
  const departmentKeys = new Set(demo.departments.map((department) => department.key))

  it('has the size of a real one', () => {
    expect(demo.accounts.length).toBeGreaterThanOrEqual(290)
    expect(demo.accounts.length).toBeLessThanOrEqual(320)
    expect(demo.products).toHaveLength(60)
    expect(new Set(demo.products.map((product) => product.category)).size).toBe(8)
    expect(demo.people.length).toBeGreaterThanOrEqual(25)
    expect(demo.people.length).toBeLessThanOrEqual(30)
    expect(lines.length).toBeGreaterThan(60_000)
    expect(lines.length).toBeLessThan(80_000)
    const heads = demo.accounts.filter((account) => account.parentCode === null)
    const parents = new Set(demo.accounts.map((account) => account.parentCode))
    expect(heads.filter((head) => parents.has(head.code)).length).toBeGreaterThanOrEqual(40)
  })

  it('uses each code, name, number and address once', () => {
    const once = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length)
    once(demo.accounts.map((account) => account.code))
    once(demo.accounts.map((account) => account.name))
    once(demo.accounts.map((account) => account.shortName))
    once(demo.accounts.map((account) => account.taxNumber))
    once(demo.products.map((product) => product.code))
    once(demo.products.map((product) => product.name))
    once(demo.people.map((person) => person.email))
    once(demo.departments.map((department) => department.key))
    once(demo.signals.map((signal) => `${signal.accountCode} ${signal.metric} ${signal.measuredOn}`))
  })

  it('puts parents before children, accounts and departments alike, and goes three levels deep', () => {
    const depth = new Map<string | null, number>([[null, -1]])
    for (const { code, parentCode } of demo.accounts) {
      expect(depth.has(parentCode)).toBe(true)
      depth.set(code, depth.get(parentCode)! + 1)
    }
    expect(Math.max(...depth.values())).toBe(2)
    const seen = new Set<string | null>([null])
    for (const { key, parentKey } of demo.departments) {
      expect(seen.has(parentKey)).toBe(true)
      seen.add(key)
    }
  })

  it('refers only to what there is', () => {
    const productCodes = new Set(demo.products.map((product) => product.code))
    expect(lines.filter((line) => !accountCodes.has(line.accountCode))).toEqual([])
    expect(lines.filter((line) => !productCodes.has(line.productCode))).toEqual([])
    expect(
      demo.ratings.filter(
        ({ accountCode, raterKey }) => !accountCodes.has(accountCode) || !personKeys.has(raterKey),
      ),
    ).toEqual([])
    expect(
      demo.signals.filter(
        ({ accountCode, personKey }) => !accountCodes.has(accountCode) || !personKeys.has(personKey),
      ),
    ).toEqual([])
    expect(demo.accounts.filter((account) => !personKeys.has(account.ownerKey))).toEqual([])
    for (const person of demo.people)
      for (const key of [person.departmentKey, ...person.chosenDepartmentKeys])
        expect(departmentKeys.has(key)).toBe(true)
  })

  it('chooses facts from the closed lists', () => {
    for (const account of demo.accounts) {
      expect(statuses).toContain(account.status)
      expect(sizeClasses).toContain(account.sizeClass)
      expect(organisationLevels).toContain(account.organisationLevel)
      expect(ownerships).toContain(account.ownership)
      expect(account.employees).toBeGreaterThan(0)
      expect(account.shortName).not.toMatch(/(?<!分)公司|集团|（/)
      expect(organisationCheck(account.taxNumber.slice(8, 16))).toBe(account.taxNumber[16])
      expect(creditCheck(account.taxNumber.slice(0, 17))).toBe(account.taxNumber[17])
    }
    for (const person of demo.people) {
      expect(scopes).toContain(person.scope)
      expect(person.roles.length).toBeGreaterThan(0)
      expect(person.roles.every((role) => roles.includes(role))).toBe(true)
      expect(person.chosenDepartmentKeys.length > 0).toBe(person.scope === 'chosen')
      expect(person.email).toMatch(/^[a-z.]+@landi-flow\.example$/)
    }
    expect(new Set(demo.people.flatMap((person) => person.roles))).toEqual(new Set(roles))
    expect(new Set(demo.people.map((person) => person.scope))).toEqual(new Set(scopes))
  })

  it('lies in the 36 months before the month, in the order of days', () => {
    const first = addMonths(asOfMonth, -36)
    const created = new Map(demo.accounts.map((account) => [account.code, account.createdOn]))
    const misplaced = lines.filter(
      (line, i) =>
        line.orderedOn < (lines[i - 1]?.orderedOn ?? first) ||
        line.orderedOn < created.get(line.accountCode)!,
    )
    expect(misplaced).toEqual([])
    expect(lines.at(-1)!.orderedOn < asOfMonth).toBe(true)
    expect(new Set(lines.map((line) => monthOf(line.orderedOn)))).toEqual(
      new Set(monthsFrom(first, addMonths(asOfMonth, -1))),
    )
    for (const { createdOn } of demo.accounts) expect(isDay(createdOn) && createdOn < asOfMonth).toBe(true)
    for (const { ratedOn, accountCode } of demo.ratings)
      expect(isDay(ratedOn) && ratedOn < asOfMonth && ratedOn >= created.get(accountCode)!).toBe(true)
    for (const { measuredOn } of demo.signals)
      expect(measuredOn >= first && measuredOn < asOfMonth).toBe(true)
  })

  it('keeps the Spring Festival and National Day free of orders', () => {
    expect(lines.filter((line) => /-10-0[1-7]$/.test(line.orderedOn))).toEqual([])
    for (const [from, to] of [
      ['2023-01-21', '2023-01-28'],
      ['2024-02-09', '2024-02-16'],
      ['2025-01-28', '2025-02-04'],
      ['2026-02-16', '2026-02-23'],
      ['2030-02-02', '2030-02-09'],
    ] as const)
      expect(lines.filter((line) => line.orderedOn >= from && line.orderedOn <= to)).toEqual([])
  })

  it('gives each document one account, one day and lines counted from 1', () => {
    const newest = new Map<string, DemoOrderLine>()
    const odd = lines.filter((line) => {
      const previous = newest.get(line.document)
      newest.set(line.document, line)
      return previous
        ? line.line !== previous.line + 1 ||
            line.accountCode !== previous.accountCode ||
            line.orderedOn !== previous.orderedOn
        : line.line !== 1
    })
    expect(odd).toEqual([])
    expect(newest.size).toBeGreaterThan(20_000)
  })

  it('counts in whole minor units and thousandths, with one sign in a line', () => {
    const odd = lines.filter(
      ({ quantityMilli, amountMinor, costMinor }) =>
        ![quantityMilli, amountMinor, costMinor].every(Number.isSafeInteger) ||
        new Set([quantityMilli, amountMinor, costMinor].map(Math.sign)).size !== 1,
    )
    expect(odd).toEqual([])
  })

  it('takes back two to three lines in a hundred, each of something sold before', () => {
    const returned = lines.filter((line) => line.amountMinor < 0)
    expect(returned.length / lines.length).toBeGreaterThan(0.018)
    expect(returned.length / lines.length).toBeLessThan(0.032)
    const sold = new Set<string>()
    for (const line of lines) {
      const key = `${line.accountCode} ${line.productCode}`
      if (line.amountMinor < 0) expect(sold.has(key)).toBe(true)
      else sold.add(key)
    }
  })

  it('hangs on a fifth of its customers', () => {
    const lastYear = lines.filter((line) => line.orderedOn >= addMonths(asOfMonth, -12))
    for (const part of [lines, lastYear]) {
      const net = netBy(part, (line) => line.accountCode)
      const buyers = [...net.values()].filter((value) => value > 0)
      const all = demo.accounts.map((account) => net.get(account.code) ?? 0)
      for (const values of [buyers, all]) {
        const share = shareOfTop(values, Math.ceil(values.length / 5))!
        expect(share).toBeGreaterThan(0.72)
        expect(share).toBeLessThan(0.85)
      }
    }
  })

  it('is quiet in February', () => {
    const byMonth = netBy(lines, (line) => monthOf(line.orderedOn))
    for (let year = 0; year < 3; year++) {
      const months = monthsFrom(addMonths(asOfMonth, 12 * year - 36), addMonths(asOfMonth, 12 * year - 25))
      const mean = sum(months.map((month) => byMonth.get(month)!)) / 12
      const february = months.find((month) => month.slice(5, 7) === '02')!
      expect(byMonth.get(february)!).toBeLessThan(0.85 * mean)
    }
  })

  it('rates about two hundred accounts, the larger ones nearly all, with evidence', () => {
    const rated = new Set(demo.ratings.map((rating) => rating.accountCode))
    expect(rated.size).toBeGreaterThan(170)
    expect(rated.size).toBeLessThan(240)
    const bySales = [...netBy(lines, (line) => line.accountCode)].sort((a, b) => b[1] - a[1])
    expect(bySales.slice(0, 60).filter(([code]) => rated.has(code)).length).toBeGreaterThan(56)
    expect(new Set(demo.ratings.map((rating) => rating.topic))).toEqual(
      new Set([...topics, ...strengthTopics]),
    )
    for (const { level, evidence } of demo.ratings) {
      expect([1, 2, 3, 4, 5]).toContain(level)
      expect(evidence).toMatch(/^[^{}]{10,60}。$/)
    }
  })

  it('measures satisfaction in percent and overdue days from 0', () => {
    for (const { metric, value } of demo.signals) {
      expect(['满意度', '逾期天数', '钱包份额', 'annualPotential', ...Object.values(thanks)]).toContain(
        metric,
      )
      expect(value >= 0 && (metric === '逾期天数' || metric === 'annualPotential' || value <= 100)).toBe(true)
    }
    const ends = demo.signals.filter((signal) => signal.metric === '逾期天数')
    expect(ends.every(({ measuredOn }) => addDays(measuredOn, 1).endsWith('-01'))).toBe(true)
  })
})
