// A believable company to try the product with: a maker of pumps, valves and instruments and its 300 customers.
import { addMonths, type Month, monthsFrom } from '#base/calendar.ts'
import type { CustomValues } from '#records/accounts/fields/field.ts'
import { accountsOf, type DemoAccount } from './accounts.ts'
import { agreementsOf, type DemoAgreement } from './agreements.ts'
import { paysLate } from './around.ts'
import { chargesOf, type DemoCharge } from './charges.ts'
import { coursesOf } from './course.ts'
import { groups } from './groups.ts'
import { type Cause, losingOf } from './losing.ts'
import { opinionsOf } from './opinions.ts'
import { type DemoOrderLine, orderLinesOf } from './orders.ts'
import { ownValuesOf } from './own-fields.ts'
import { type DemoDepartment, type DemoPerson, departments, people } from './people.ts'
import { type Product, products } from './products.ts'
import { type DemoRating, ratingsOf } from './ratings.ts'
import { readRoster } from './roster.ts'
import { type DemoSignal, signalsOf } from './signals.ts'
import { singles } from './singles.ts'
import type { StoryKey } from './stories.ts'
import { strengthOf } from './strength.ts'
import { takingsOf } from './takings.ts'
import { thanksOf } from './thanks.ts'

export type DemoCompany = {
  company: { name: string; currency: 'CNY' }
  departments: readonly DemoDepartment[]
  people: readonly DemoPerson[]
  products: readonly Product[]
  accounts: DemoAccount[]
  ratings: DemoRating[]
  signals: DemoSignal[]
  orderLines: () => Generator<DemoOrderLine>
  /** What is granted and spent beside the orders, and which accounts lose money by it: reckoned from all lines. */
  beside: () => { charges: DemoCharge[]; losing: ReadonlyMap<string, Cause> }
  agreements: DemoAgreement[]
  /** The accounts again, those that buy most first. */
  bySales: DemoAccount[]
  /** What stands in the company’s own fields of an account, by its code. */
  ownValuesOf: (code: string) => CustomValues
  /** The code of the first account with a story. */
  codeOf: (story: StoryKey) => string
}

/**
 * The demo company as of a month: 36 complete months of orders up to the day before `asOfMonth` ('YYYY-MM-01').
 * Names, codes and products are always the same; the seed moves sums, days, ratings and signals. The same seed and
 * month give the same company to the byte. `orderLines` may be called again and starts over.
 */
export function demoCompany({ seed, asOfMonth }: { seed: number; asOfMonth: Month }): DemoCompany {
  const months = monthsFrom(addMonths(asOfMonth, -36), addMonths(asOfMonth, -1))
  const entries = readRoster(groups + singles)
  const courses = coursesOf(entries, months, seed)
  const accounts = accountsOf(entries, courses, asOfMonth, seed)
  const ratings = ratingsOf(entries, accounts, courses, asOfMonth, seed)
  const salesOf = ({ code }: DemoAccount) => courses.get(code)?.yearly[2] ?? 0
  const byCode = new Map(accounts.map((account) => [account.code, account]))
  const bySales = [...accounts].sort((a, b) => salesOf(b) - salesOf(a) || (a.code < b.code ? -1 : 1))
  const orderLines = () => orderLinesOf([...courses.values()], months, seed)
  return {
    company: { name: '江苏澜砥流体控制股份有限公司', currency: 'CNY' },
    departments,
    people,
    products,
    accounts,
    bySales,
    ratings: [
      ...ratings,
      ...opinionsOf(ratings, entries, courses, asOfMonth, seed),
      ...strengthOf(entries, accounts, courses, asOfMonth, seed),
    ],
    signals: [
      ...signalsOf(entries, accounts, courses, months, seed),
      ...thanksOf(entries, accounts, courses, months, seed),
    ],
    orderLines,
    beside: () => {
      const takings = takingsOf(orderLines(), months)
      const stories = new Set(entries.flatMap(({ code, story }) => (story ? [code] : [])))
      const others = bySales.filter(({ code }) => !stories.has(code))
      const losing = losingOf(others, takings, (account) => paysLate(account, bySales.indexOf(account)), seed)
      return { charges: chargesOf(bySales, takings, losing, months, seed), losing }
    },
    agreements: agreementsOf(bySales, courses, asOfMonth, seed),
    ownValuesOf: (code) => {
      const account = byCode.get(code)
      return account ? ownValuesOf(account, courses.get(code), asOfMonth, seed) : {}
    },
    codeOf: (story) => entries.find((entry) => entry.story === story)!.code,
  }
}
