// The words of the page about the years to come: where value will come from, on how many it hangs, what is at risk.
import { words } from '#base/words.ts'

export const futureWords = words({
  question: [
    '未来 {years} 年的价值从哪里来，系于几家？',
    'Where will value come from in the next {years} years, and on how many does it hang?',
  ],
  answer: [
    '未来 {years} 年预计值 {money}；前 20% 的客户占 {share}，{few} 家就占到 80%。',
    'The next {years} years are worth {money}; the top 20% of accounts make {share}, and {few} of them 80%.',
  ],
  lifetimeSum: ['终身价值合计', 'Lifetime value of all'],
  horizon: ['未来 {years} 年', 'next {years} years'],
  topFifth: ['前 20% 客户占', 'Top 20% make'],
  topFifthFormula: [
    '客户按终身价值从大到小排，前五分之一之和 ÷ 合计。',
    'Accounts by lifetime value, largest first: what the first fifth make ÷ the whole.',
  ],
  reaching80: ['占到 80% 的客户', 'Make 80%'],
  reaching80Formula: [
    '从终身价值最大的往下加，加到合计的 80% 要几家。',
    'Adding from the largest lifetime value down: how many it takes to reach 80% of the whole.',
  ],
  gini: ['基尼系数', 'Gini'],
  giniFormula: ['0 是每家一样多，1 是全在一家。', '0 when all are worth the same, 1 when one is worth all.'],
  atRiskShare: ['占净销售额 {share}', '{share} of net sales'],

  spread: ['终身价值怎么分布？', 'How does lifetime value spread?'],
  spreadLabel: [
    '终身价值分布：{accounts} 家；最高一档有 {top} 家，占 {share}。',
    'Spread of lifetime value: {accounts} accounts; the highest class has {top} of them and {share} of the value.',
  ],
  spreadBy: ['看家数还是金额', 'Count or money'],
  byAccounts: ['家数', 'Accounts'],
  byMoney: ['金额', 'Money'],
  class: ['终身价值', 'Lifetime value'],
  below: ['不到 {below}', 'below {below}'],
  from: ['{from} 以上', '{from}+'],
  between: ['{from}–{below}', '{from}–{below}'],
  axisClass: ['终身价值（各档从这里起）', 'Lifetime value, each class from here'],
  shareOfValue: ['占价值', 'Share of value'],
  axisAccounts: ['客户数', 'Accounts'],
  axisMoney: ['终身价值', 'Lifetime value'],

  curve: ['未来系于几家？', 'On how many does the future hang?'],
  curveLabel: [
    '终身价值的集中曲线：前 20% 占 {share}，{few} 家占 80%。',
    'Concentration of lifetime value: the top 20% make {share}, {few} accounts 80%.',
  ],
  axisRank: ['客户占比（从大到小）', 'Share of accounts, largest first'],
  axisShare: ['累计占比', 'Cumulative share'],
  curveTip: ['前 {count} 家（{part}）· {share}', 'first {count} ({part}) · {share}'],
  topFifthPoint: ['前 20% 占 {share}', 'top 20%: {share}'],
  reachPoint: ['{count} 家占 80%', '{count} make 80%'],
  accountsShare: ['客户占比', 'Share of accounts'],

  map: ['谁还在，谁可能已经走了？', 'Who is still with us, and who may have left?'],
  mapHint: [
    '行是下过几次单，列是多久没下单。颜色越浓，越可能还在；淡的一角该去看看。点一格看名单。',
    'Rows: how often they ordered again; columns: how long ago the last order was. The stronger the colour, the likelier they are with us; the faint corner needs a look. A cell opens its list.',
  ],
  mapLabel: [
    '存续概率：复购次数 × 距上次下单',
    'Probability of being alive: repeats × weeks since the last order',
  ],
  repeats: ['复购', 'Repeats'],
  weeksSince: ['距上次下单', 'Since the last order'],
  weeksCell: ['{from}–{to} 周', '{from}–{to} weeks'],
  weeksUnder: ['{to} 周内', 'under {to} weeks'],
  weeksOver: ['{from} 周以上', '{from}+ weeks'],
  repeatsCell: ['{from}–{to} 次', '{from}–{to}'],
  repeatsOne: ['{from} 次', '{from}'],
  repeatsOver: ['{from} 次以上', '{from}+'],
  cellLabel: [
    '{repeats}，{weeks}：{count} 家，存续概率 {alive}，终身价值 {money}',
    '{repeats} repeats, {weeks}: {count} accounts, alive {alive}, lifetime value {money}',
  ],
  cellNone: ['没有', 'none'],
  countOf: ['{count} 家', '{count}'],
  legendLow: ['多半走了', 'likely gone'],
  legendHigh: ['多半还在', 'likely alive'],

  risk: ['风险收入最大的客户', 'Where most revenue is at risk'],
  riskHint: [
    '一年的净销售额里，可能跟着客户一起走掉的部分。先去这几家。',
    "The part of a year's net sales that may leave with the account. Go to these first.",
  ],
  riskLabel: ['风险收入最大的客户', 'Accounts with most revenue at risk'],
  noneRiskTitle: ['没有看到明显的流失风险', 'No revenue seems at risk'],
  noneRiskText: ['客户都按自己的节奏在下单。', 'Accounts order in their own rhythm.'],
  seeAllRisk: ['按风险收入看全部', 'See all by revenue at risk'],
  whyRisk: ['为什么', 'Why'],
  spanDays: ['{days} 天', '{days} days'],
  spanWeeks: ['{weeks} 周', '{weeks} weeks'],
  riskReason: [
    '上次下单 {last}，已过 {ago}；以前平均 {rhythm}一次',
    'last order {last} ({ago} ago), usually every {rhythm}',
  ],
  riskReasonOnce: ['只下过一次单，{last}，已过 {ago}', 'ordered once, {last}, {ago} ago'],
  impact: ['一年净销售额', 'Net sales of a year'],
  loss: ['流失概率', 'Probability of loss'],
  next: ['下一步', 'Next step'],
  followUp: ['安排跟进', 'Follow up'],

  ways: ['终身价值是怎么算出来的？', 'How was lifetime value found?'],
  waysHint: [
    '订单够多的用模型，新客户用同类均值，实在少的用简化公式。',
    'A model where there are orders enough, the mean of its like for the new, a simple formula where there is little.',
  ],
  waysLabel: ['算法、家数和终身价值', 'Ways, accounts and lifetime value'],
  seeModel: ['看模型准不准', 'See how the model did'],
})
