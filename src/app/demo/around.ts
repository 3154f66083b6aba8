// What hangs around the demo's customers: whom one knows there, who works for them, what was said, what is owed.
import { addDays, type Day, daysBetween } from '#base/calendar.ts'
import type { TeamRole } from '#records/accounts/team/team.ts'
import type { InteractionKind } from '#records/timeline/interaction.ts'
import type { DemoAccount } from './accounts.ts'
import { type Random, streamOf } from './random.ts'

type DemoContact = {
  name: string
  title: string
  department: string
  mobile: string
  phone: string | null
  email: string
  wechat: string | null
  birthday: Day | null
  note: string | null
}
type DemoInteraction = {
  kind: InteractionKind
  on: Day
  /** Minutes after nine in the morning. */
  minute: number
  body: string
  /** The places of contacts in the account's list. */
  contacts: number[]
  followUpOn: Day | null
}
type DemoReceivable = {
  document: string
  invoicedOn: Day
  dueOn: Day
  amountMinor: number
  openMinor: number
}
export type DemoAround = {
  accountCode: string
  ownerKey: string
  contacts: DemoContact[]
  team: { personKey: string; role: TeamRole }[]
  interactions: DemoInteraction[]
  credit: { creditDays: number; creditLimitMinor: number } | null
  receivables: DemoReceivable[]
}

const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const given = [
  '建国',
  '志强',
  '海燕',
  '丽华',
  '明远',
  '晓东',
  '国栋',
  '雪梅',
  '永刚',
  '思远',
  '文斌',
  '佳琪',
  '宏伟',
  '秀英',
  '振华',
  '玉兰',
  '立新',
  '春燕',
  '少华',
  '俊杰',
  '慧敏',
  '德明',
  '晓峰',
  '静怡',
  '洪涛',
  '婷婷',
  '光明',
  '红霞',
  '大鹏',
  '莉娜',
  '卫东',
  '晨曦',
] as const
const posts = [
  ['采购部', '采购经理'],
  ['设备部', '设备主管'],
  ['生产部', '生产副总'],
  ['财务部', '应付会计'],
  ['技术部', '工艺工程师'],
  ['采购部', '采购总监'],
  ['仓储部', '备件管理员'],
  ['总经办', '总经理'],
] as const
const notes = [
  '说话直，喜欢先看数据',
  '周三上午例会，别打电话',
  '和质量部的老领导很熟',
  '关心交期胜过价格',
  '爱喝茶，孩子今年高考',
]

const said: Record<'call' | 'visit' | 'meeting' | 'wechat' | 'email', readonly string[]> = {
  call: [
    '确认下月备件计划，量和上月持平。',
    '催问样机测试结果，对方说本周给结论。',
    '问交期，密封件急用，已协调加急。',
    '核对上季度对账单，差一张退货单。',
  ],
  visit: [
    '现场看了泵房，两台泵振动偏大，建议换机封。客户同意先试一台。',
    '和设备部走了一遍备件清单，有三种型号可以合并。',
    '拜访采购，竞争对手报价低 6%，客户更看重服务响应。',
  ],
  meeting: [
    '年度框架会：明年量预计增加一成，要求季度对账。',
    '技术交流会，工艺部对新仪表感兴趣，要一份选型表。',
    '质量回顾会，两起投诉已关闭，客户认可处理速度。',
  ],
  wechat: ['发了新样本和价格表。', '客户发来现场照片，请服务部判断型号。', '节日问候，顺便约了下周见面。'],
  email: ['发送正式报价，有效期 30 天。', '回复技术澄清，附图纸。', '发送验收资料，等盖章。'],
}
const plans = [7, 10, 14, 21, 30]

const kinds = ['call', 'call', 'visit', 'wechat', 'wechat', 'meeting', 'email'] as const

/** How many of the largest are worked with closely, and what the rest get. */
const close = 60

const worksClosely = (account: DemoAccount, place: number): boolean =>
  place < close && account.status === 'active'
/** One in seven of those whose receivables are kept. */
export const paysLate = (account: DemoAccount, place: number): boolean =>
  worksClosely(account, place) && place % 7 === 3

/** `accounts` in the order of how much they buy; the same seed and day give the same. */
export function aroundOf(accounts: readonly DemoAccount[], today: Day, seed: number): DemoAround[] {
  return accounts.map((account, place) => {
    const random = streamOf(seed, `${account.code} around`)
    const isClose = worksClosely(account, place)
    const contacts = contactsOf(random, account, isClose ? random.whole(3, 5) : random.whole(1, 2))
    return {
      accountCode: account.code,
      ownerKey: account.ownerKey,
      contacts,
      team: isClose ? teamFor(random, place) : [],
      interactions: interactionsFor(random, account, contacts.length, isClose, today),
      ...owedBy(random, account, place, isClose, today),
    }
  })
}

function contactsOf(random: Random, account: DemoAccount, count: number): DemoContact[] {
  return Array.from({ length: count }, (_, place) => {
    const [department, title] = posts[(place + random.whole(0, 2)) % posts.length]!
    const digits = (length: number) => Array.from({ length }, () => random.whole(0, 9)).join('')
    const number = digits(6)
    return {
      name: `${random.pick([...families])}${random.pick(given)}`,
      title,
      department,
      // Numbers of a range that no operator gives out.
      mobile: `1000${number.slice(0, 3)}${number.slice(2)}`.slice(0, 11).padEnd(11, '0'),
      phone: random.chance(0.3) ? `0000-${digits(7)}` : null,
      email: `${account.code.toLowerCase()}.${place + 1}@customer.example`,
      wechat: random.chance(0.4) ? `wx_${digits(6)}` : null,
      birthday: random.chance(0.35) ? addDays('1966-01-01', random.whole(0, 11_000)) : null,
      note: random.chance(0.15) ? random.pick(notes) : null,
    }
  })
}

const helpers: readonly (readonly [TeamRole, readonly string[]])[] = [
  ['marketing', ['luo.qiming', 'ye.zhiwei']],
  ['service', ['du.qingyan', 'yao.jincheng']],
  ['finance', ['song.yaning', 'qian.xu']],
  ['sponsor', ['gu.qinghe', 'shen.yueheng']],
]

function teamFor(random: Random, place: number): { personKey: string; role: TeamRole }[] {
  return helpers.flatMap(([role, keys]) => {
    if (role === 'sponsor' ? place >= 20 : !random.chance(0.6)) return []
    return [{ role, personKey: random.pick(keys) }]
  })
}

function interactionsFor(
  random: Random,
  account: DemoAccount,
  contacts: number,
  isClose: boolean,
  today: Day,
): DemoInteraction[] {
  const first = account.createdOn > addDays(today, -365) ? account.createdOn : addDays(today, -365)
  const span = Math.max(1, daysBetween(first, today) - 1)
  const count = account.status === 'lost' ? 1 : isClose ? random.whole(8, 18) : random.whole(0, 3)
  const days = Array.from({ length: count }, () => random.whole(1, span)).sort((a, b) => b - a)
  return days.map((ago, place) => {
    const kind = random.pick(kinds)
    const on = addDays(today, -ago)
    const isLast = place === days.length - 1
    const followUpOn = isLast && isClose && random.chance(0.6) ? addDays(on, random.pick(plans)) : null
    return {
      kind,
      on,
      minute: random.whole(0, 480),
      body: random.pick(said[kind]),
      contacts: contacts ? [random.whole(0, contacts - 1)] : [],
      // A promise that is very old would have been kept or forgotten.
      followUpOn: followUpOn && followUpOn >= addDays(today, -12) ? followUpOn : null,
    }
  })
}

function owedBy(
  random: Random,
  account: DemoAccount,
  place: number,
  isClose: boolean,
  today: Day,
): Pick<DemoAround, 'credit' | 'receivables'> {
  if (!isClose) return { credit: null, receivables: [] }
  const creditDays = random.pick([30, 45, 60, 90])
  const isLate = paysLate(account, place)
  const receivables = Array.from({ length: random.whole(2, 5) }, (_, number) => {
    const ago = random.whole(5, creditDays) + (isLate && number < 2 ? random.whole(15, 130) : 0)
    const invoicedOn = addDays(today, -ago)
    const amountMinor =
      Math.round((2_000_000 + (close - place) * random.between(100_000, 400_000)) / 100) * 100
    return {
      document: `FP${invoicedOn.slice(2, 7).replace('-', '')}${account.code.slice(-4)}${number + 1}`,
      invoicedOn,
      dueOn: addDays(invoicedOn, creditDays),
      amountMinor,
      openMinor: random.chance(0.2) ? Math.round(amountMinor / 200) * 100 : amountMinor,
    }
  })
  const open = receivables.reduce((sum, one) => sum + one.openMinor, 0)
  const limit =
    Math.ceil((open * (isLate && place % 2 ? 0.8 : random.between(1.3, 2.2))) / 10_000_000) * 10_000_000
  return { credit: { creditDays, creditLimitMinor: limit }, receivables }
}
