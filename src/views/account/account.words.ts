// The words of an account's page.
import { words } from '#base/words.ts'
import { accountWords } from '#records/accounts/words.ts'

export const pageWords = words({
  ...accountWords,
  'tab.overview': ['概览', 'Overview'],
  'tab.value': ['价值', 'Value'],
  'tab.group': ['集团', 'Group'],
  'tab.timeline': ['跟进', 'Interactions'],
  'tab.contacts': ['联系人', 'Contacts'],
  'tab.team': ['团队', 'Team'],
  'tab.receivables': ['回款', 'Receivables'],
  'tab.commercial': ['合同与费用', 'Contracts & costs'],
  'tab.files': ['附件', 'Files'],
  'tab.ratings': ['评分', 'Ratings'],
  'tab.tiers': ['定级历史', 'Tier history'],
  'tab.signals': ['指标', 'Signals'],
  'tab.facts': ['资料', 'Facts'],
  'tab.changes': ['变更记录', 'Changes'],

  merge: ['与另一家合并', 'Merge with another'],
  net: ['近 12 个月净额', 'Net, 12 months'],
  netThan: ['较前 12 个月', 'on the 12 before'],
  netFirst: ['前 12 个月没有订单', 'no orders in the 12 before'],
  netFormula: [
    '最近 12 个完整月的订单金额之和，退货已减；再与之前 12 个月相比。',
    'Orders of the last 12 complete months summed, returns taken off, against the 12 before.',
  ],
  netNow: ['最近 12 个月', 'Last 12 months'],
  netBefore: ['之前 12 个月', 'The 12 before'],
  profit: ['近 12 个月毛利', 'Profit, 12 months'],
  profitShare: ['占净额 {share}', '{share} of net'],
  profitFormula: [
    '有成本的订单行：净额 − 成本。没有成本的行不计入。',
    'Lines with a cost: net less cost. Lines without a cost are left out.',
  ],
  importCosts: ['导入成本', 'Import costs'],
  score: ['得分', 'Score'],
  rankOf: ['第 {rank} / {of} 名', 'rank {rank} of {of}'],
  unscored: ['数据不足', 'too little known'],
  noScore: ['还没有评估', 'not evaluated'],
  lastOrder: ['最近订货', 'Last order'],
  noOrder: ['还没有订单', 'no orders yet'],
  daysSince: ['{days} 天前', '{days} days ago'],

  ownedBy: ['负责人 {name}', 'Owner {name}'],
  ownerless: ['没有负责人', 'No owner'],

  stepAssign: ['指派负责人', 'Assign an owner'],
  stepRate: ['补 {count} 项评分', 'Rate {count} topics'],
  stepApproval: ['看待批的结果', 'See what waits'],
  stepEvaluate: ['重新评估', 'Evaluate'],
  stepRateAgain: ['评分', 'Rate'],
  write: ['写跟进', 'Write it down'],
  edit: ['修改资料', 'Edit facts'],
  handOver: ['移交', 'Hand over'],
  changeParent: ['调整上级', 'Change parent'],
  measure: ['记录数值', 'Record a value'],
  evaluate: ['重新评估', 'Evaluate'],
  more: ['更多操作', 'More actions'],

  goneTitle: ['找不到这个客户', 'This account is not here'],
  goneText: [
    '它可能不在你的可见范围内，或者地址有误。按名称、拼音或编号再找一下。',
    'It may be outside what you may see, or the address is wrong. Look for it by name or code.',
  ],
  toList: ['看全部客户', 'All accounts'],
})
