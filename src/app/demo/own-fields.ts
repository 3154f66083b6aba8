// What the demo company keeps of its customers in fields of its own: what they buy, how long they take to pay, contracts.
import { addDays, type Day, type Month } from '#base/calendar.ts'
import type { CustomValues, FieldFacts, FieldKind } from '#records/accounts/fields/field.ts'
import type { DemoAccount } from './accounts.ts'
import type { Course } from './course.ts'
import { categories } from './products.ts'
import { streamOf } from './random.ts'

type Definition = { key: string; kind: FieldKind; facts: FieldFacts }

const englishCategories = [
  'Centrifugal pumps',
  'Process pumps',
  'Displacement and metering pumps',
  'Shut-off valves',
  'Control valves and actuators',
  'Flow and pressure instruments',
  'Packaged units',
  'Spare parts and service',
]
const choice = (key: string, zh: string, en: string) => ({ key, zh, en, archived: false })
const plain = { choices: [], required: false, inList: false }

export const ownFields: readonly Definition[] = [
  {
    key: 'mainCategories',
    kind: 'choices',
    facts: {
      ...plain,
      name: { zh: '主要采购品类', en: 'Main categories' },
      choices: categories.map((zh, place) => choice(`c${place + 1}`, zh, englishCategories[place] ?? zh)),
    },
  },
  {
    key: 'paymentDays',
    kind: 'number',
    facts: { ...plain, name: { zh: '账期（天）', en: 'Payment terms (days)' }, inList: true },
  },
  {
    key: 'contractEndsOn',
    kind: 'date',
    facts: { ...plain, name: { zh: '合同到期日', en: 'Contract ends on' }, inList: true },
  },
  {
    key: 'framework',
    kind: 'choice',
    facts: {
      ...plain,
      name: { zh: '是否签署框架协议', en: 'Framework agreement' },
      choices: [
        choice('signed', '已签', 'Signed'),
        choice('talking', '在谈', 'In talks'),
        choice('none', '未签', 'None'),
      ],
    },
  },
]

const usualDays = { large: [60, 90, 120], medium: [45, 60, 90], small: [0, 30, 45], micro: [0, 0, 30] }

/** The larger a customer, the longer its terms and the likelier a framework; contracts end at the end of a quarter. */
export function ownValuesOf(
  account: DemoAccount,
  course: Course | undefined,
  asOfMonth: Month,
  seed: number,
): CustomValues {
  const random = streamOf(seed, `${account.code} own fields`)
  const bought = course
    ? [...Map.groupBy(course.basket, ({ product }) => product.category)]
        .map(([category, list]) => ({ category, weight: list.reduce((sum, one) => sum + one.weight, 0) }))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 1 + Math.floor(random.unit() * 3))
        .map(({ category }) => `c${categories.indexOf(category) + 1}`)
        .sort()
    : []
  const days = usualDays[account.sizeClass][Math.floor(random.unit() * 3)] ?? 30
  const likely = { large: 0.7, medium: 0.35, small: 0.1, micro: 0.02 }[account.sizeClass]
  const signed = account.status === 'active' && random.chance(likely)
  const talking = !signed && account.status !== 'lost' && random.chance(0.12)
  return {
    ...(bought.length ? { mainCategories: bought } : {}),
    // Nobody has agreed on terms with those who have not bought yet.
    ...(course ? { paymentDays: days } : {}),
    ...(signed ? { contractEndsOn: quarterEnd(asOfMonth, 1 + Math.floor(random.unit() * 10)) } : {}),
    ...(course ? { framework: signed ? 'signed' : talking ? 'talking' : 'none' } : {}),
  }
}

/** The last day of the quarter so many quarters from a month. */
const quarterEnd = (month: Month, quarters: number): Day => {
  const index =
    Number(month.slice(0, 4)) * 12 + Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + quarters * 3
  const next = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}
