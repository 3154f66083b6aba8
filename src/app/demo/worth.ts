// What people at the demo company know of customers beyond the books: whom one brought, what is learnt from it, how our
// people grow with it; and what a visit and an hour have cost over the years.
import { addDays, addMonths, type Day, type Month } from '#base/calendar.ts'
import type { RateKind } from '#rooms/value/settling/rates.ts'
import type { DemoAccount } from './accounts.ts'
import { streamOf } from './random.ts'

export type DemoReferral = {
  accountCode: string
  referredCode: string | null
  referredName: string
  referredOn: Day
  note: string
  personKey: string
}
export type DemoJudgement = {
  accountCode: string
  kind: 'learning' | 'skill'
  level: number
  evidence: string
  judgedOn: Day
  personKey: string
}

/** Places by sales of those who brought somebody, and of whom they brought; none for who is no customer yet. */
const brought: readonly (readonly [from: number, to: number | null, note: string])[] = [
  [0, 71, '集团设备部推荐给下属新厂。'],
  [0, 118, '年会上介绍的，同一家设计院的项目。'],
  [2, 94, '采购总监跳槽过去，带了我们进去。'],
  [5, 133, '工艺部把我们的选型表转给同行。'],
  [8, null, '老厂长介绍，还在谈样机。'],
  [11, 86, '同一园区，参观过现场后来问价。'],
  [17, 152, '检修队长推荐备件。'],
  [21, null, '对方正在扩建，约了下月技术交流。'],
  [26, 109, '行业协会论坛上替我们说了话。'],
  [38, 167, '供货商大会介绍认识。'],
  [44, null, '设备经理给了联系人，已发样本。'],
  [59, 141, '共用一家安装公司。'],
]
const newcomers = ['常熟启衡装备有限公司', '宁国合垣水务有限公司', '余姚铭澄化工有限公司']

const learning = [
  '用新介质试我们的密封，半年给了三轮数据。',
  '提出远程诊断的要求，产品部据此改了方案。',
  '现场工况极端，是耐磨件的试验场。',
  '标准严，帮我们补齐了焊接工艺文件。',
  '一起做了能耗改造，数据可以拿去讲。',
] as const
const skill = [
  '评审严格，年轻工程师在这里学会了做方案。',
  '采购谈判规范，商务团队练出了报价纪律。',
  '跨国项目流程，学会了按节点交付。',
  '驻厂服务半年，两名服务工程师独立上岗。',
] as const
const judgers = ['luo.qiming', 'du.qingyan', 'zhou.yanqiu'] as const

/** `bySales` in the order of how much they buy; the same seed and day give the same. */
export function knownOf(
  bySales: readonly DemoAccount[],
  today: Day,
  seed: number,
): { referrals: DemoReferral[]; judgements: DemoJudgement[] } {
  const random = streamOf(seed, 'worth')
  let met = 0
  const referrals = brought.flatMap(([from, to, note]) => {
    const account = bySales[from]
    const referred = to === null ? null : bySales[to]
    if (!account || referred === undefined) return []
    return [
      {
        accountCode: account.code,
        referredCode: referred?.code ?? null,
        referredName: referred?.name ?? newcomers[met++ % newcomers.length]!,
        referredOn: addDays(today, -random.whole(40, 900)),
        note,
        personKey: account.ownerKey,
      },
    ]
  })
  const judgements = bySales.slice(0, judged).flatMap((account, place) => {
    const own = streamOf(seed, `${account.code} worth`)
    if (place >= always && !own.chance(0.5)) return []
    const kinds = own.chance(0.6) ? (['learning', 'skill'] as const) : (['learning'] as const)
    return kinds.map((kind) => ({
      accountCode: account.code,
      kind,
      level: Math.max(1, Math.min(5, Math.round(own.between(1.4, 5.2)))),
      evidence: own.pick(kind === 'learning' ? learning : skill),
      judgedOn: addDays(today, -own.whole(20, 500)),
      personKey: own.pick(judgers),
    }))
  })
  return { referrals, judgements }
}
const judged = 60
const always = 15

/** What holds today is what the program begins with; it was cheaper before. In minor units, capital a share a year. */
export function ratesSince(asOfMonth: Month): { kind: RateKind; validFrom: Day; amount: number }[] {
  const thisYear = `${addMonths(asOfMonth, -1).slice(0, 4)}-01-01`
  const first = addMonths(thisYear, -36)
  return [
    { kind: 'visit', validFrom: first, amount: 260_000 },
    { kind: 'visit', validFrom: thisYear, amount: 300_000 },
    { kind: 'serviceHour', validFrom: first, amount: 18_000 },
    { kind: 'serviceHour', validFrom: addMonths(thisYear, -12), amount: 20_000 },
    { kind: 'capital', validFrom: first, amount: 0.065 },
    { kind: 'capital', validFrom: addMonths(thisYear, -12), amount: 0.06 },
  ]
}
