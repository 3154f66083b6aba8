// The service contracts of the demo company: begun in different years, gone on term by term, some of them ended.
import { addDays, addMonths, type Day, type Month } from '#base/calendar.ts'
import { renewalDay } from '#records/ledger/agreed-term.ts'
import type { DemoAccount } from './accounts.ts'
import type { Course } from './course.ts'
import { type Random, streamOf } from './random.ts'

export type DemoAgreement = {
  accountCode: string
  number: string
  name: string
  startsOn: Day
  termMonths: number
  yearlyMinor: number
  endedOn: Day | null
  endReason: string | null
}

const names = ['泵房年度维保', '阀门检修框架', '仪表校准服务', '备件包年供应', '机组托管运维']
const reasons = ['价格', '转给当地服务商', '客户自建检修队', '装置停产', '服务响应慢']
/** So many of the larger ones have a contract, or had one. */
const wanted = 36
const among = 120

/** `accounts` in the order of how much they buy. */
export function agreementsOf(
  accounts: readonly DemoAccount[],
  courses: ReadonlyMap<string, Course>,
  asOfMonth: Month,
  seed: number,
): DemoAgreement[] {
  const today = addDays(asOfMonth, -1)
  const drawn = accounts
    .slice(0, among)
    .filter(({ code }) => courses.has(code))
    .map((account) => ({ account, chance: streamOf(seed, `${account.code} agreement?`).unit() }))
    .sort((a, b) => a.chance - b.chance)
    .slice(0, wanted)
  const counts = new Map<string, number>()
  return drawn
    .flatMap(({ account }, place) =>
      // The first few have two.
      (place < 3 ? [1, 2] : [1]).map((which) => {
        const random = streamOf(seed, `${account.code} agreement ${which}`)
        return oneWith(account, courses.get(account.code)!, today, random)
      }),
    )
    .sort((a, b) =>
      a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.accountCode < b.accountCode ? -1 : 1,
    )
    .map((one) => {
      const year = one.startsOn.slice(0, 4)
      const count = (counts.get(year) ?? 0) + 1
      counts.set(year, count)
      return { ...one, number: `WB${year}-${String(count).padStart(3, '0')}` }
    })
}

function oneWith(
  account: DemoAccount,
  course: Course,
  today: Day,
  random: Random,
): Omit<DemoAgreement, 'number'> & { number: string } {
  const termMonths = random.pick([12, 12, 12, 12, 12, 24, 36])
  const begun = addMonths(`${today.slice(0, 7)}-01`, -random.whole(2, 84))
  const startsOn = addDays(begun < account.createdOn ? account.createdOn : begun, random.whole(0, 20))
  const agreed = { startsOn, termMonths, endedOn: null }
  // Some leave at the first chance, some never: each has a chance of its own, about one in four at the mean.
  const leaves = Math.min(0.75, 0.08 + 0.5 * random.unit() ** 2)
  // Who has stopped buying lets the contract run out.
  const stops = course.lastMonth < 35 ? addMonths(`${today.slice(0, 7)}-01`, course.lastMonth - 34) : null
  let endedOn: Day | null = null
  for (let term = 1; endedOn === null && renewalDay(agreed, term) <= today; term += 1) {
    const turn = renewalDay(agreed, term)
    if (random.chance(leaves) || (stops !== null && turn >= stops)) endedOn = addDays(turn, -1)
  }
  const share = random.between(0.02, 0.07)
  return {
    accountCode: account.code,
    number: '',
    name: random.pick(names),
    startsOn,
    termMonths,
    // In whole thousand yuan.
    yearlyMinor: Math.round(Math.min(600, Math.max(18, (course.yearly[1] * share) / 1000))) * 100_000,
    endedOn,
    endReason: endedOn && (stops !== null ? '不再采购' : random.pick(reasons)),
  }
}
