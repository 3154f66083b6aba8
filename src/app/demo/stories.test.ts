// Each story of the demo shows in the figures, whatever the seed and month.
import { describe, expect, it } from 'vitest'
import { addMonths, monthOf, monthsBetween } from '#base/calendar.ts'
import { demoCompany } from './company.ts'
import { groups } from './groups.ts'
import { readRoster } from './roster.ts'
import { singles } from './singles.ts'
import type { StoryKey } from './stories.ts'

const roster = readRoster(groups + singles)
const codeOf = (story: StoryKey): string => roster.find((entry) => entry.story === story)!.code

/** Net sales and cost of every account in each of the 36 months. */
function ledgerOf(given: { seed: number; asOfMonth: string }) {
  const demo = demoCompany(given)
  const first = addMonths(given.asOfMonth, -36)
  const net = new Map<string, number[]>()
  const cost = new Map<string, number[]>()
  const lines = [...demo.orderLines()]
  for (const line of lines) {
    const t = monthsBetween(first, monthOf(line.orderedOn))
    for (const [column, value] of [
      [net, line.amountMinor],
      [cost, line.costMinor],
    ] as const) {
      const months = column.get(line.accountCode) ?? new Array<number>(36).fill(0)
      months[t]! += value
      column.set(line.accountCode, months)
    }
  }
  const of = (column: Map<string, number[]>, code: string) =>
    column.get(code) ?? new Array<number>(36).fill(0)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const year = (code: string, k: number) => sum(of(net, code).slice(12 * k, 12 * k + 12))
  const margin = (code: string, k: number) =>
    1 - sum(of(cost, code).slice(12 * k, 12 * k + 12)) / year(code, k)
  const ranking = demo.accounts
    .map(({ code }) => ({ code, net: year(code, 2) }))
    .sort((a, b) => b.net - a.net)
  const rank = (code: string) => ranking.findIndex((entry) => entry.code === code) + 1
  const months = (story: StoryKey) => of(net, codeOf(story))
  return {
    demo,
    lines,
    first,
    year,
    margin,
    rank,
    ranking,
    months,
    sum,
    all: (code: string) => of(net, code),
  }
}

const samples = [
  { seed: 20_261, asOfMonth: '2026-03-01' },
  { seed: 2, asOfMonth: '2026-11-01' },
  { seed: 99, asOfMonth: '2028-06-01' },
].map((given) => ({ ...given, ledger: ledgerOf(given) }))

describe.each(samples)('the stories of seed $seed as of $asOfMonth', ({ asOfMonth, ledger }) => {
  const { demo, lines, first, year, margin, rank, ranking, months, sum, all } = ledger

  it('lets five giants bring a quarter to two fifths of sales', () => {
    const total = sum(ranking.map((entry) => entry.net))
    const five = sum(ranking.slice(0, 5).map((entry) => entry.net)) / total
    expect(five).toBeGreaterThan(0.25)
    expect(five).toBeLessThan(0.4)
    expect(rank(codeOf('central'))).toBeLessThanOrEqual(2)
  })

  it('loses money with its second largest customer and earns most on a small one', () => {
    expect(rank(codeOf('thin'))).toBeLessThanOrEqual(3)
    expect(margin(codeOf('thin'), 0)).toBeGreaterThan(0.08)
    expect(margin(codeOf('thin'), 2)).toBeLessThan(0)
    expect(margin(codeOf('thin'), 2)).toBeGreaterThan(-0.1)
    expect(rank(codeOf('gem'))).toBeGreaterThan(90)
    expect(margin(codeOf('gem'), 2)).toBeGreaterThan(0.48)
  })

  it('has an account that triples, in no key account hands', () => {
    const rocket = codeOf('rocket')
    expect(year(rocket, 2)).toBeGreaterThan(2 * year(rocket, 1))
    expect(year(rocket, 1)).toBeGreaterThan(2 * year(rocket, 0))
    const owner = demo.accounts.find((account) => account.code === rocket)!.ownerKey
    expect(demo.people.find((person) => person.key === owner)!.departmentKey).toBe('west')
  })

  it('has a former giant in decline and a faithful buyer that fell silent eight months ago', () => {
    const fading = codeOf('fading')
    expect(year(fading, 1)).toBeLessThan(0.75 * year(fading, 0))
    expect(year(fading, 2)).toBeLessThan(0.5 * year(fading, 1))
    const silent = months('silent')
    expect(silent.slice(0, 28).every((net) => net > 0)).toBe(true)
    // Credit notes may still come in.
    expect(silent.slice(28).every((net) => net <= 0)).toBe(true)
    expect(demo.accounts.find((account) => account.code === codeOf('silent'))!.status).toBe('active')
  })

  it('has customers with seasons: projects, the end of the year, heating, sugar', () => {
    const project = [...months('project')].sort((a, b) => b - a)
    expect(sum(project.slice(0, 12))).toBeGreaterThan(0.75 * sum(project))
    const share = (story: StoryKey, wanted: readonly string[]) =>
      sum(months(story).filter((_, t) => wanted.includes(addMonths(first, t).slice(5, 7)))) /
      sum(months(story))
    expect(share('yearEnd', ['11', '12'])).toBeGreaterThan(0.35)
    expect(share('heating', ['06', '07', '08', '09'])).toBeGreaterThan(0.45)
    expect(share('sugar', ['07', '08', '09', '10'])).toBeGreaterThan(0.45)
  })

  it('has an account that sent back one whole big order', () => {
    const code = codeOf('returned')
    const big = lines.filter(
      (line) =>
        line.accountCode === code && Math.abs(line.quantityMilli) === 22_000 && line.productCode === 'HG-103',
    )
    expect(big.map((line) => Math.sign(line.amountMinor))).toEqual([1, -1])
    const documents = big.map(({ document }) =>
      lines.filter((line) => line.document === document).map((line) => line.amountMinor),
    )
    expect(documents[1]).toEqual(documents[0]!.map((amount) => -amount))
  })

  it('has a newcomer of three months, one that came back, one that bought once', () => {
    const newcomer = months('newcomer')
    expect(newcomer.slice(0, 33).every((net) => net === 0)).toBe(true)
    expect(newcomer[33]).toBeGreaterThan(0)
    const back = months('back')
    expect(sum(back.slice(0, 10))).toBeGreaterThan(0)
    expect(back.slice(13, 24).every((net) => net === 0)).toBe(true)
    expect(sum(back.slice(24))).toBeGreaterThan(3e8)
    expect(months('once').filter((net) => net > 0)).toHaveLength(1)
  })

  it('has a group of small subsidiaries that together would stand among the largest', () => {
    const head = roster.find((entry) => entry.story === 'holding' && entry.name.includes('中澍'))!
    const members = roster.filter((entry) => entry.headCode === head.code)
    expect(members.length).toBe(14)
    expect(Math.min(...members.map((entry) => rank(entry.code)))).toBeGreaterThan(45)
    const together = sum(members.map((entry) => year(entry.code, 2)))
    expect(ranking.filter((entry) => entry.net > together).length).toBeLessThan(15)
  })

  it('orders as the status says: prospects never, dormant and lost no longer', () => {
    for (const { code, status, createdOn } of demo.accounts) {
      const net = all(code)
      if (status === 'prospect') {
        expect(net.every((value) => value === 0)).toBe(true)
        expect(createdOn > addMonths(asOfMonth, -16)).toBe(true)
      }
      if (status === 'dormant') expect(net.slice(29).every((value) => value <= 0)).toBe(true)
      if (status === 'lost') expect(net.slice(20).every((value) => value <= 0)).toBe(true)
      if (status !== 'prospect' && roster.find((entry) => entry.code === code)!.story !== 'holding')
        expect(net.some((value) => value > 0)).toBe(true)
    }
    expect(demo.accounts.filter((account) => account.status === 'prospect').length).toBeGreaterThan(10)
  })
})
