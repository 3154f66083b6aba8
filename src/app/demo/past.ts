// What happened at the demo company in the last two years, day by day: evaluations, pins, rules, approvals.
import { addDays, addMonths, type Day, type Month } from '#base/calendar.ts'
import type { StoryKey } from './stories.ts'

/** Which of the moves that wait a person decides about. */
export type Choice =
  | 'all'
  /** Who rises or enters, and whom a veto stops. */
  | 'risingAndVetoed'
  /** The largest that falls. */
  | 'largestFalling'
  /** Every other one, and whom a veto stops. */
  | 'everyOther'

export type Happening = { on: Day } & (
  | { what: 'evaluation'; asOf: Month; sets: 'everything' | 'segment'; reason: string }
  /** The tier rules are written down, and scores to look at beside them. */
  | { what: 'rules'; by: string }
  | { what: 'chain'; by: string }
  | { what: 'pin'; story: StoryKey; tier: string; reason: string; until: Day; by: string }
  | {
      what: 'decision'
      by: string
      step: number
      choice: Choice
      verdict: 'approved' | 'refused'
      comment: string
    }
)

/** The first days of the last four half-years, oldest first: each closes the half-year before it. */
export function halfYearsUpTo(month: Month): Month[] {
  const newest = addMonths(month, -((Number(month.slice(5, 7)) - 1) % 6))
  return [-18, -12, -6, 0].map((months) => addMonths(newest, months))
}

/** What closed on the day before. */
export function halfYearName(asOf: Month): string {
  const before = addMonths(asOf, -6)
  const year = before.slice(0, 4)
  return before.slice(5, 7) === '01' ? `${year} 年上半年定级` : `${year} 年下半年定级`
}

/** In the order of days; nothing lies after today. */
export function pastOf(today: Day, asOfMonth: Month): Happening[] {
  const [first, second, third, last] = halfYearsUpTo(asOfMonth) as [Month, Month, Month, Month]
  const upToToday = (day: Day): Day => (day < today ? day : today)
  const evaluation = (asOf: Month): Happening => ({
    on: asOf,
    what: 'evaluation',
    asOf,
    sets: 'everything',
    reason: halfYearName(asOf),
  })
  const decision = (
    days: number,
    by: string,
    step: number,
    choice: Choice,
    verdict: 'approved' | 'refused',
    comment: string,
  ): Happening => ({
    on: upToToday(addDays(last, days)),
    what: 'decision',
    by,
    step,
    choice,
    verdict,
    comment,
  })
  const happenings: Happening[] = [
    evaluation(first),
    evaluation(second),
    {
      on: addDays(second, 20),
      what: 'pin',
      story: 'fading',
      tier: 'A2',
      reason: '采购总监换人，两个老项目还在执行，先保大客户待遇半年再看。',
      until: addDays(third, 100),
      by: 'zhou.yanqiu',
    },
    { on: addDays(third, -12), what: 'rules', by: 'gu.qinghe' },
    evaluation(third),
    {
      on: addDays(third, 15),
      what: 'pin',
      story: 'rocket',
      tier: 'A2',
      reason: '三年采购额翻了十倍，国产替代样板，先按大客户配团队。',
      until: addDays(today, 12),
      by: 'ma.chengyuan',
    },
    { on: addDays(last, -20), what: 'chain', by: 'gu.qinghe' },
    {
      on: addDays(last, -16),
      what: 'pin',
      story: 'silent',
      tier: 'A2',
      reason: '几个月没有下单，副总已约见两次正在挽回，谈完之前不降级。',
      until: addDays(today, 140),
      by: 'zhou.yanqiu',
    },
    evaluation(last),
    decision(2, 'han.mingche', 0, 'all', 'approved', '华东各户核对过，同意升降级。'),
    decision(
      3,
      'zhou.yanqiu',
      0,
      'risingAndVetoed',
      'approved',
      '升级的都见过对方负责人；逾期超过 180 天的按规则降，财务同步跟进。',
    ),
    decision(
      4,
      'lu.yuanzheng',
      0,
      'largestFalling',
      'refused',
      '上月刚签三年框架，量在下半年，下次评估再看。',
    ),
    decision(6, 'shen.yueheng', 1, 'everyOther', 'approved', '同意这一批，其余等回访完再定。'),
    {
      on: addDays(today, -40),
      what: 'pin',
      story: 'back',
      tier: 'A2',
      reason: '赢回来满一年，份额还在恢复，先按大客户盯紧，别再丢第二次。',
      until: addDays(today, 300),
      by: 'lu.yuanzheng',
    },
  ]
  if (asOfMonth > last)
    happenings.push({
      on: asOfMonth,
      what: 'evaluation',
      asOf: asOfMonth,
      sets: 'segment',
      reason: `${asOfMonth.slice(0, 7)} 月度分群`,
    })
  return happenings
    .map((one, order) => ({ one, order }))
    .sort((a, b) => (a.one.on === b.one.on ? a.order - b.order : a.one.on < b.one.on ? -1 : 1))
    .map(({ one }) => one)
}

type Move = {
  accountId: string
  step: number | null
  reason: string
  netMinor: number
  /** Places on the ladder, 0 the best; −1 is none. */
  from: number
  to: number
}

/** The accounts a decision is about, of the moves that wait, most money first. */
export function chosenBy(choice: Choice, step: number, waiting: readonly Move[]): string[] {
  const mine = waiting.filter((one) => one.step === step)
  const falls = ({ from, to }: Move) => from >= 0 && to > from
  const chosen = {
    all: () => mine,
    risingAndVetoed: () => mine.filter((one) => !falls(one) || one.reason === 'VETO'),
    largestFalling: () => mine.filter(falls).slice(0, 1),
    everyOther: () => mine.filter((one, place) => place % 2 === 0 || one.reason === 'VETO'),
  }[choice]()
  return chosen.map((one) => one.accountId)
}
