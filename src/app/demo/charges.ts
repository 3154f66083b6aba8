// What the demo company grants its customers and spends on them beside their orders, month by month.
import type { Month } from '#base/calendar.ts'
import { type ChargeKind, isHours } from '#records/ledger/charge.ts'
import type { DemoAccount } from './accounts.ts'
import type { Cause } from './losing.ts'
import { type Random, streamOf } from './random.ts'
import { lastYear, type Takings } from './takings.ts'

export type DemoCharge = {
  accountCode: string
  kind: ChargeKind
  month: Month
  /** Minor units, or thousandths of an hour. */
  value: number
  note: string | null
}

/** Of the accounts in the order of how much they buy, so many have their costs kept. */
const kept = 150

/** Freight in parts of what is sold: the works lie in Jiangsu. */
const near = ['江苏', '上海', '浙江', '安徽']
const far = ['内蒙古', '吉林', '黑龙江', '广西', '海南', '贵州', '云南', '甘肃', '青海', '宁夏', '新疆']
const freightOf = (region: string): number =>
  near.includes(region) ? 0.008 : far.includes(region) ? 0.032 : 0.016

/** Yuan an hour, as the company reckons with them. */
const hourly: Partial<Record<ChargeKind, number>> = { serviceHour: 200, managerHour: 400 }

/** How the cost of a customer that loses money is made up. */
const mixes: Record<Cause, Partial<Record<ChargeKind, number>>> = {
  margin: { rebate: 0.45, promotion: 0.2, logistics: 0.2, managerHour: 0.15 },
  returns: { logistics: 0.45, serviceHour: 0.4, managerHour: 0.15 },
  service: { serviceHour: 0.7, logistics: 0.15, managerHour: 0.15 },
  late: { managerHour: 0.25, discount: 0.3, rebate: 0.3, logistics: 0.15 },
}
/** It has come to this over three years: what is spent of the profit. */
const worse = [0.45, 0.8, 1.18]

const samples = ['样品', '联合推广', '展会样机', '技术交流会', '试用机']

export function chargesOf(
  accounts: readonly DemoAccount[],
  takings: ReadonlyMap<string, Takings>,
  losing: ReadonlyMap<string, Cause>,
  months: readonly Month[],
  seed: number,
): DemoCharge[] {
  const buying = accounts.filter(({ code }) => takings.has(code))
  return buying.flatMap((account, place) => {
    if (place >= kept && !losing.has(account.code)) return []
    const random = streamOf(seed, `${account.code} charges`)
    const own = takings.get(account.code)!
    const cause = losing.get(account.code)
    return cause
      ? heavyOn(account, own, mixes[cause], months, random)
      : ordinaryOn(account, own, place, months, random)
  })
}

const yuan = (minor: number): number => Math.max(0, Math.round(minor / 100) * 100)
const halfHours = (hours: number): number => Math.max(0, Math.round(hours * 2) * 500)

/** In so many months of a year that a kind is booked in, all of it. */
const isBooked = (kind: ChargeKind, month: Month, dealer: boolean): boolean =>
  kind !== 'rebate' || (dealer ? month.slice(5, 7) === '12' : Number(month.slice(5, 7)) % 3 === 0)

function ordinaryOn(
  account: DemoAccount,
  { net, profit }: Takings,
  place: number,
  months: readonly Month[],
  random: Random,
): DemoCharge[] {
  const dealer = account.tags.includes('代理商')
  const rebate = dealer ? 0.03 : place < 12 ? 0.02 : place < 30 ? 0.014 : place < 45 ? 0.008 : 0
  const freight = freightOf(account.region) * random.factor(0.25)
  const discount = random.chance(0.14) ? random.between(0.008, 0.02) : 0
  const tries = random.chance(0.22)
  const service = random.between(0.4, 2.4)
  const manager = place < 60 ? 4 + 26 * (1 - place / 60) : random.chance(0.5) ? random.between(1, 5) : 0
  // What costs more than it leaves is not done for long.
  const most = 0.8 * Math.max(0, lastYear(profit))
  return months.flatMap((month, t) => {
    const sold = Math.max(0, net[t]!)
    if (net.slice(0, t + 1).every((value) => value === 0)) return []
    const figures: Partial<Record<ChargeKind, number>> = {
      logistics: random.chance(0.95) ? yuan(sold * freight * random.factor(0.2)) : 0,
      discount: discount && random.chance(0.35) ? yuan(sold * discount) : 0,
      promotion:
        tries && random.chance(0.2) ? yuan(random.whole(15, Math.min(200, 15 + most / 1e6)) * 1e4) : 0,
      serviceHour: sold ? halfHours(service * (sold / 4e6) ** 0.6 * random.factor(0.4)) : 0,
      managerHour: halfHours(manager * warmth(net, t) * random.factor(0.25)),
      rebate: rebate && isBooked('rebate', month, dealer) ? yuan(rebate * since(net, t, dealer ? 12 : 3)) : 0,
    }
    return booked(account.code, month, figures, random, dealer)
  })
}

/** What was sold in the months that a rebate is for. */
const since = (net: readonly number[], t: number, months: number): number =>
  net.slice(Math.max(0, t + 1 - months), t + 1).reduce((sum, value) => sum + value, 0)

/** Who has not bought for half a year is hardly called any more, and after a year not at all. */
const warmth = (net: readonly number[], t: number): number =>
  since(net, t, 6) > 0 ? 1 : since(net, t, 12) > 0 ? 0.3 : 0

/** A year’s worth is spread by what is sold, hours evenly. */
function heavyOn(
  account: DemoAccount,
  { net, profit }: Takings,
  mix: Partial<Record<ChargeKind, number>>,
  months: readonly Month[],
  random: Random,
): DemoCharge[] {
  const base = lastYear(profit)
  const sold = (year: number) => since(net, 12 * year + 11, 12)
  return months.flatMap((month, t) => {
    const year = Math.floor(t / 12)
    if (net.slice(0, t + 1).every((value) => value === 0)) return []
    const spent = base * worse[year]!
    const figures: Partial<Record<ChargeKind, number>> = {}
    for (const [kind, share] of Object.entries(mix) as [ChargeKind, number][]) {
      const whole = spent * share
      const even = (whole / 12) * random.factor(0.15)
      const bySales = sold(year) > 0 ? whole * (Math.max(0, net[t]!) / sold(year)) : 0
      if (isHours(kind)) figures[kind] = halfHours(even / 100 / hourly[kind]!)
      else if (kind === 'rebate') figures[kind] = isBooked(kind, month, false) ? yuan(whole / 4) : 0
      else figures[kind] = yuan(kind === 'promotion' ? even : bySales)
    }
    return booked(account.code, month, figures, random, false)
  })
}

const booked = (
  accountCode: string,
  month: Month,
  figures: Partial<Record<ChargeKind, number>>,
  random: Random,
  dealer: boolean,
): DemoCharge[] =>
  (Object.entries(figures) as [ChargeKind, number][]).flatMap(([kind, value]) =>
    value > 0 ? [{ accountCode, kind, month, value, note: noteOf(kind, month, random, dealer) }] : [],
  )

const noteOf = (kind: ChargeKind, month: Month, random: Random, dealer: boolean): string | null =>
  kind === 'rebate'
    ? dealer
      ? `${month.slice(0, 4)} 年度返利`
      : `${Number(month.slice(5, 7)) / 3} 季度返利`
    : kind === 'promotion'
      ? random.pick(samples)
      : null
