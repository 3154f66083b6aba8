// How the larger customers see us beside the best rival: four topics, each with what was said on the spot.
import { addDays, type Day, type Month } from '#base/calendar.ts'
import type { DemoAccount } from './accounts.ts'
import { type Course, storyOf } from './course.ts'
import { streamOf } from './random.ts'
import { type DemoRating, dayAfter, placesBySales, within } from './ratings.ts'
import type { Entry } from './roster.ts'

export const strengthTopics = [
  'offerFit',
  'priceStanding',
  'serviceStanding',
  'relationshipStanding',
] as const
export type StrengthTopic = (typeof strengthTopics)[number]

/** Lowest level first. */
const said: Record<StrengthTopic, readonly (readonly string[])[]> = {
  offerFit: [
    ['主装置用的是双相钢高温泵，我们没有对应型号。', '新线选型书里指定了对手的专有结构。'],
    ['三个关键工位要靠改型才能满足，对手有现货。', '调节阀口径够用，泄漏等级比对手低一档。'],
    ['和对手同在短名单，技术评分每次相差两三分。', '常规工位都能配，特殊工况各有长短。'],
    ['技术标连续两次第一，设计院按我们的样本布管。', '流程泵整线由我们配，改造时先来问我们。'],
    ['客户技术部写明只认我们的磁力泵系列。', '三套装置全部采用我们的方案，备件也统一了。'],
  ],
  priceStanding: [
    ['今年两次开标都因报价高出一成五落选。', '同规格离心泵比对手贵两成，采购不再询价。'],
    ['每单都要申请特价，采购说贵在品牌上。', '年框谈了三轮，最后让了四个点才签下。'],
    ['报价与主要对手相差不到三个点。', '单价略高，算上寿命和能耗大致持平。'],
    ['按五年总成本测算，我们比对手省一成。', '备件包定价被客户当作标杆。'],
    ['客户不再比价，框架内按我们的价目表直接下单。', '能耗考核后客户认定我们的总成本最低。'],
  ],
  serviceStanding: [
    ['半年内三次投诉，机封反复泄漏没有根治。', '大修期间两次缺件停工，客户书面警告。'],
    ['响应要等两天，现场人员换了三拨。', '交期两次延误，客户在例会上点名。'],
    ['按合同响应，和其他供应商差不多。', '巡检按时，问题关闭偏慢。'],
    ['夜间抢修两小时到场，设备科发来感谢信。', '检修季驻场保运，问题不过夜。'],
    ['客户拿我们的服务标准写进供应商考核办法。', '连续两年评为最佳服务供应商。'],
  ],
  relationshipStanding: [
    ['原联系人调离后一直没有约到接替的人。', '设备副总与对手有多年往来，不愿单独见面。'],
    ['只和采购科一个人打交道，使用车间没进去过。', '招标信息都是公告之后才知道。'],
    ['采购和设备科关系不错，够不到分管副总。', '能提前看到检修计划，投资计划看不到。'],
    ['设备、工艺、采购三个部门都有人支持我们。', '分管副总每季度听一次我们的汇报。'],
    ['两家总经理每年互访，共同排三年改造计划。', '客户邀请我们参加供应链年度规划会。'],
  ],
}

/** The largest buyers are judged; late enough that nothing stood when the first half-years were evaluated. */
const judged = 90

/** What we sell them of all they buy tells most of where we stand with them. */
export function strengthOf(
  entries: readonly Entry[],
  accounts: readonly DemoAccount[],
  courses: ReadonlyMap<string, Course>,
  asOfMonth: Month,
  seed: number,
): DemoRating[] {
  const place = placesBySales(courses)
  return entries.flatMap((entry, i) => {
    const account = accounts[i]!
    const story = storyOf(entry)
    if ((place.get(entry.code) ?? judged) >= judged) return []
    const random = streamOf(seed, `${entry.code} strength`)
    const wallet = story?.wallet?.at(-1)
    const base = wallet === undefined ? 3.05 + 0.9 * random.normal() : 1.6 + wallet / 22
    const ratedOn: Day = dayAfter(account.createdOn, addDays(asOfMonth, -random.whole(170, 420)), asOfMonth)
    return strengthTopics.map((topic): DemoRating => {
      const price = topic === 'priceStanding' ? -0.3 : 0
      const level = within(base + price + 0.55 * random.normal())
      return {
        accountCode: entry.code,
        topic,
        level,
        evidence: random.pick(said[topic][level - 1]!),
        ratedOn,
        raterKey: account.ownerKey,
        moderates: false,
      }
    })
  })
}
