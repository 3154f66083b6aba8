// The words of the matrix: which accounts to invest in, and what moving one would take.
import { words } from '#base/words.ts'
import { runWords } from '../run/run.words.ts'

export const matrixWords = words({
  ...runWords,
  question: [
    '精力投给谁：对我们的吸引力 × 我们的实力',
    'Where to invest: how attractive they are × how strong we are with them',
  ],
  title: ['哪些客户值得投入？', 'Which accounts deserve investment?'],
  'quadrant.invest': ['投资发展', 'Invest to grow'],
  'quadrant.investSelectively': ['选择性投入', 'Invest selectively'],
  'quadrant.maintain': ['维持', 'Maintain'],
  'quadrant.manageForCash': ['收割或退出', 'Manage for cash, or withdraw'],
  'advice.invest': [
    '配最好的团队和资源，一起做长期规划，定共同目标。',
    'Give them the best team and means; plan for years and agree shared aims.',
  ],
  'advice.investSelectively': [
    '挑最有把握的一两处突破，先补短板，再决定要不要加码。',
    'Pick one or two openings with the best odds, mend what is weak, then decide on more.',
  ],
  'advice.maintain': [
    '关系好、潜力小：守住份额，按标准服务，不追加投入。',
    'Good standing, little to gain: hold the share, serve by the standard, add nothing.',
  ],
  'advice.manageForCash': [
    '压低服务成本，要现款、要毛利；长期不赚钱就交给渠道或退出。',
    'Cut the cost to serve, ask for cash and margin; if it never pays, hand over to a dealer or withdraw.',
  ],
  quadrantCount: ['{count} 家', '{count}'],
  quadrantShare: ['占净额 {share}', '{share} of net'],
  across: ['横轴：吸引力', 'Across: attractiveness'],
  up: ['纵轴：相对实力', 'Up: relative strength'],
  axisHigh: ['高', 'high'],
  acrossAxis: ['{name} →', '{name} →'],
  upAxis: ['↑ {name}', '↑ {name}'],
  bubble: ['圆的大小是净额，颜色是级别', 'Size is net sales, colour is the tier'],
  colour: ['颜色', 'Colours'],
  asOfBoth: ['{name}截至 {day}', '{name} as of {day}'],
  thresholdAcross: ['吸引力分界线', 'Bound of attractiveness'],
  thresholdUp: ['相对实力分界线', 'Bound of strength'],
  resetBounds: ['分界线回到 50', 'Bounds back to 50'],
  dragHint: [
    '拖动分界线改变划分；拖动圆点试算要提高多少分。什么都不会保存。',
    'Drag a bound to part them elsewhere; drag a circle to see what it would take. Nothing is stored.',
  ],
  pointTitle: ['{name}：{across} / {up}，净额 {money}', '{name}: {across} / {up}, net {money}'],
  picture: [
    '{total} 家客户：{invest} 家投资发展，{selectively} 家选择性投入，{maintain} 家维持，{cash} 家收割或退出',
    '{total} accounts: {invest} to invest in, {selectively} selectively, {maintain} to maintain, {cash} for cash',
  ],
  'view.picture': ['图', 'Picture'],
  'view.table': ['表', 'Table'],
  view: ['图或表', 'Picture or table'],
  without: [
    '{count} 家客户没有“{name}”得分，没有画出来。',
    '{count} accounts have no score for “{name}” and are not in the picture.',
  ],
  rateThem: ['去评分', 'Rate them'],
  onlyLargest: ['只画净额最高的 {count} 家。', 'Only the {count} with most net sales are drawn.'],
  tableLabel: ['客户与象限', 'Accounts and quadrants'],
  quadrant: ['象限', 'Quadrant'],

  simulate: ['试算', 'What if'],
  chooseAccount: ['选一家客户试算', 'Choose an account to try'],
  simulateEmpty: [
    '点或拖一个圆，看它要提高多少分才能换象限、换级别。',
    'Click or drag a circle to see how many points it takes to reach another quadrant or tier.',
  ],
  now: ['现在', 'Now'],
  tried: ['试算', 'Tried'],
  change: ['差', 'Change'],
  tierByScore: ['按分数线', 'By the cuts'],
  tierByPlace: ['按名次（图中第 {place} 名）', 'By place ({place} of those shown)'],
  toNextTier: ['离 {tier} 还差 {points} 分', '{points} points short of {tier}'],
  atTop: ['已到最高一级的分数线', 'Reaches the cut of the best tier'],
  toInvest: ['进“投资发展”还要：', 'To reach “Invest to grow”:'],
  needsAcross: ['{name} +{points} 分', '{name} +{points} points'],
  inInvest: ['已在“投资发展”', 'In “Invest to grow” already'],
  notStored: ['只是试算，没有保存任何东西。', 'Only tried; nothing is stored.'],
  reset: ['还原', 'Reset'],
  seeAccount: ['看客户', 'See the account'],
  rateAccount: ['去评分', 'Rate it'],
  noChangeByRules: [
    '名单、锁定、否决、缓冲等规则不在试算里。',
    'Lists, pins, vetoes and patience are left out of this.',
  ],

  noStrengthTitle: ['还没有“相对实力”评分卡', 'There is no scorecard of relative strength yet'],
  noStrengthText: [
    '它从客户的角度评我们比对手强多少：产品、服务、价格、关系、响应。建好、评分、评估一次，客户就会出现在图上。',
    'It rates from the customer’s side how far ahead of competitors we are: product, service, price, relations, response. Make it, rate, evaluate once, and accounts appear here.',
  ],
  makeStrength: ['新建“相对实力”', 'Make “Relative strength”'],
  noRunTitle: ['“{name}”还没有生效的评估', '“{name}” has no evaluation in effect yet'],
  noRunText: [
    '两张评分卡都评估过，客户才有横纵两个得分。',
    'Both scorecards must have been evaluated for an account to have two scores.',
  ],
  nobodyTitle: ['没有客户同时有两个得分', 'No account has both scores'],
  nobodyText: [
    '先按两张评分卡给客户评分，再评估一次。',
    'Rate accounts for both scorecards, then evaluate again.',
  ],
  sameTwice: ['横轴和纵轴选了同一张评分卡', 'Both axes use the same scorecard'],
  nobodyHere: ['没有客户', 'nobody'],
})
