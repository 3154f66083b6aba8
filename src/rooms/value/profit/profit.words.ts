// The words of the profit page: who makes money, who loses it, and what to do about it.
import { words } from '#base/words.ts'

export const profitWords = words({
  question: ['哪些客户让我们赚钱，哪些让我们亏钱？', 'Which accounts make us money, and which lose it?'],
  answer: [
    '最赚钱的 {earners} 家创造了全部服务后贡献的 {share}；其余 {takers} 家又吃掉 {taken}。',
    'The best {earners} accounts make {share} of all contribution; the other {takers} take {taken} of it away.',
  ],
  answerLost: [
    '最赚钱的 {earners} 家挣了 {earned}；其余 {takers} 家全吃掉，还倒亏 {left}。',
    'The best {earners} accounts earn {earned}; the other {takers} eat it all and {left} more.',
  ],
  answerNone: [
    '{earners} 家没有一家亏钱，一共贡献 {earned}。',
    'None of {earners} accounts loses money; together they bring {earned}.',
  ],

  lossMakers: ['亏钱的客户', 'Loss makers'],
  lossTotal: ['一共亏 {money}', 'losing {money}'],
  lossFormula: [
    '服务后贡献小于 0 的客户。成本未知的不算在内。',
    'Accounts whose contribution is below 0. Those without known costs are not counted.',
  ],
  ofNet: ['占净销售额 {share}', '{share} of net sales'],
  accountsCounted: ['有价值的客户', 'Accounts with a value'],
  uncosted: ['成本未知', 'Costs not known'],
  seenOnly: ['只算你能看到的客户。', 'Only accounts you may see.'],

  whale: ['赚钱的赚了多少，亏钱的又吃掉多少？', 'How much is earned, and how much is lost again?'],
  whaleLabel: [
    '鲸鱼曲线：从最赚钱的客户加起，加到第 {earners} 家最高，{earned}；加完全部剩 {left}。',
    'Whale curve: adding from the best account, the top is at {earners} with {earned}; all together leave {left}.',
  ],
  whaleWhy: ['鲸鱼曲线', 'The whale curve'],
  whaleFormula: [
    '客户按服务后贡献从高到低排，逐家累加。升到最高点之前都在赚，之后每加一家都在亏。',
    'Accounts by contribution, best first, added up one by one. Up to the top each earns; after it each loses.',
  ],
  axisAccounts: ['客户（从最赚钱到最亏钱）', 'Accounts, best first'],
  axisMoney: ['累计服务后贡献', 'Contribution so far'],
  peakPoint: ['{count} 家 · {money}', '{count} accounts · {money}'],
  leftPoint: ['最后剩 {money}', '{money} left'],
  whaleTip: ['前 {count} 家 · 累计 {money}', 'first {count} · {money}'],
  soFar: ['累计服务后贡献', 'Contribution so far'],
  ofPeak: ['占最终', 'Of the end'],

  uncostedTitle: ['{count} 家的成本未知，没算进曲线', '{count} accounts without known costs are left out'],
  uncostedText: [
    '给产品填上标准成本，或在订单里带上成本，它们就会出现在这里。',
    'Give products a standard cost, or orders their cost, and they appear here.',
  ],
  seeUncosted: ['看是哪几家', 'See which'],
  toProducts: ['填标准成本', 'Set standard costs'],

  losing: ['最亏钱的十家客户', 'The ten accounts that lose most'],
  losingFewer: ['亏钱的 {count} 家客户', 'The {count} accounts that lose money'],
  losingHint: [
    '为什么亏、怎么办。建议要审批通过才算数，系统不会自己改价或停供。',
    'Why, and what to do. A proposal holds only once approved; nothing changes by itself.',
  ],
  losingLabel: ['最亏钱的客户', 'Accounts that lose most'],
  noneLosingTitle: ['没有客户在亏钱', 'No account loses money'],
  noneLosingText: ['成本已知的客户都至少不亏。', 'All accounts with known costs at least break even.'],
  seeAllLosing: ['看全部 {count} 家', 'See all {count}'],
  why: ['为什么亏', 'Why'],
  advice: ['建议', 'What to do'],
  serviceShare: ['服务占比', 'Service share'],
  'because.thinMargin': [
    '利润率只有 {margin}（全体 {company}）',
    'A margin of only {margin} (all: {company})',
  ],
  'because.thinMarginAlone': ['利润率只有 {margin}', 'A margin of only {margin}'],
  'because.noMargin': ['卖得比成本还低，利润率 {margin}', 'Sold below cost: a margin of {margin}'],
  'because.costlyService': ['服务成本占净销售额 {service}', 'Cost to serve is {service} of net sales'],
  'because.costlyServiceNoSales': [
    '没有净销售额，服务成本却有 {money}',
    'No net sales, but {money} of cost to serve',
  ],
  'because.bothAndNoFuture': [
    '利润率 {margin}、服务占 {service}，往后也不赚',
    'Margin {margin}, service {service}, and nothing to come',
  ],
  largest: ['最多的是{kind} {money}', 'mostly {kind} {money}'],
  breakPrice: ['提价 {share} 可打平', 'prices up {share} would break even'],
  breakBoth: [
    '提价 {price} 或服务成本降 {service} 可打平',
    'prices up {price} or service down {service} would break even',
  ],
  breakService: ['服务成本降 {share} 可打平', 'service down {share} would break even'],
  goods: ['销货成本', 'Cost of goods'],
  propose: ['提议{kind}', 'Propose {kind}'],
  'propose.reprice': ['提议调价', 'Propose repricing'],
  'propose.channel': ['提议换渠道', 'Propose cheaper channel'],
  'propose.exit': ['提议退出', 'Propose an exit'],
  proposed: ['{kind} · {state}', '{kind} · {state}'],

  proposeTitle: ['{name}：怎么办', '{name}: what to do'],
  proposeKind: ['建议', 'Proposal'],
  'hint.reprice': [
    '谈一次价：提价、减折扣或改返利',
    'Negotiate: a higher price, less discount, another rebate',
  ],
  'hint.channel': [
    '少跑现场，改电话、线上或经销商来服务',
    'Fewer visits: serve by phone, online or through a dealer',
  ],
  'hint.exit': ['不再主动做，按约定收尾', 'Stop seeking its business and end it as agreed'],
  advised: ['系统建议', 'Advised'],
  proposeNote: ['理由和做法', 'Reason and how'],
  proposeNotePlace: [
    '比如：下季度续约时提价 5%，拜访从每周改为每月',
    'For example: raise prices by 5% at the renewal, visit monthly instead of weekly',
  ],
  proposeChain: [
    '提交后由销售总监、再由高管审批。批准之前什么都不会变。',
    'It goes to the sales director, then to the executive. Nothing changes before both approve.',
  ],
  submitProposal: ['提交审批', 'Submit for approval'],
  proposedToast: ['已提交：{name}', 'Submitted: {name}'],
  seeApproval: ['看审批', 'See approvals'],

  mattering: ['未来 {years} 年最重要的十家客户', 'The ten that matter most in {years} years'],
  matteringHint: [
    '按终身价值排：为什么是它们、把握多大。',
    'By lifetime value: why them, and how sure that is.',
  ],
  matteringLabel: ['未来最重要的客户', 'Accounts that matter most'],
  noneMatteringTitle: ['还看不出谁最重要', 'Nobody stands out yet'],
  noneMatteringText: [
    '订单再多一些，终身价值就能算出来。',
    'With some more orders lifetime value can be found.',
  ],
  whyMatters: ['为什么', 'Why'],
  seeAllMattering: ['按终身价值看全部', 'See all by lifetime value'],
  followUp: ['安排跟进', 'Follow up'],

  gems: ['小而美：利润率高、量还小', 'Small, but with a high margin'],
  gemsHint: [
    '多卖一点就多赚一点。看看还能供什么，值得就提名为大客户储备。',
    'Every order more pays. See what else they could buy, and nominate those worth it.',
  ],
  seeAllGems: ['看全部', 'See all'],
  gemsLabel: ['利润率高、量还小的客户', 'Accounts with a high margin and a low volume'],
  nominate: ['去提名', 'Nominate'],
  next: ['下一步', 'Next step'],
})
