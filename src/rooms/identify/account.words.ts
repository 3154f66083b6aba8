// The words of one account's score, ratings and tier history.
import { words } from '#base/words.ts'
import { identifyWords } from './words.ts'

export const whyWords = words({
  ...identifyWords,
  // the score
  whyTier: ['为什么是', 'Why'],
  whyNoTier: ['为什么没有级别', 'Why there is no tier'],
  scoreOf: ['{score} 分，第 {rank} / {of} 名', '{score} points, rank {rank} of {of}'],
  points: ['分', 'points'],
  ofPoints: ['/ {most}', '/ {most}'],
  addsUp: ['各项相加', 'Adds up to'],
  worth: ['{normalised} × {weight}', '{normalised} × {weight}'],
  worthSaid: [
    '归一后 {normalised} 分（满分 100），权重 {weight}',
    'normalised to {normalised} of 100, weight {weight}',
  ],
  missingInput: ['没有数据', 'No data'],
  evaluateNow: ['现在评估', 'Evaluate now'],
  missingOut: ['占权重 {weight}，没有计入', '{weight} of the weight, left out'],
  missingAsZero: ['没有数据，按 0 分计', 'No data, counted as 0'],
  missingAsNeutral: ['没有数据，按 50 分计', 'No data, counted as 50'],
  missingAsMedian: ['没有数据，按中位数计', 'No data, counted as the median'],
  mendRating: ['去评分', 'Rate it'],
  mendCosts: ['导入成本', 'Import costs'],
  mendOrders: ['导入订单', 'Import orders'],
  mendFact: ['补资料', 'Fill it in'],
  mendSignal: ['记录数值', 'Record a value'],
  needsYear: ['上一年有订单后才能算', 'Needs orders in the year before'],
  needsHalfYear: ['满 6 个月订单后才能算', 'Needs six months of orders'],
  known: ['已知权重', 'Known weight'],
  knownOf: ['{coverage}，评分卡要求至少 {minimum}', '{coverage}, the scorecard asks for {minimum}'],
  formulaReweight: [
    '每项指标归一到 0–100 分，乘以它在已知权重里的占比，相加就是得分。没有数据的指标不计入。',
    'Each criterion is brought to 0–100 points and multiplied by its share of the known weight; the sum is the score. Criteria without data are left out.',
  ],
  formulaWhole: [
    '每项指标归一到 0–100 分，乘以它的权重占比，相加就是得分。没有数据的指标按评分卡的约定计分。',
    'Each criterion is brought to 0–100 points and multiplied by its share of the weight; the sum is the score. Criteria without data count as the scorecard says.',
  ],
  gradedBy: [
    '级别按得分在全部客户里的位置确定。',
    'The tier follows from where the score stands among all accounts.',
  ],
  provisionalNote: [
    '级别是暂定的：只知道 {coverage} 的权重，评分卡要求 {minimum}。补上下面标出的数据，下次评估就能定下来。',
    'The tier is provisional: {coverage} of the weight is known, the scorecard asks for {minimum}. Fill what is marked below and the next evaluation settles it.',
  ],
  insufficientNote: [
    '这次评估数据不足（已知 {coverage}，要求 {minimum}），沿用原来的级别 {tier}；按现有数据会是 {raw}。',
    'Too little was known this time ({coverage}, {minimum} asked for), so {tier} stands; by what is known it would be {raw}.',
  ],
  insufficientNoTier: [
    '这次评估数据不足（已知 {coverage}，要求 {minimum}），没有定级。',
    'Too little was known this time ({coverage}, {minimum} asked for) for a tier.',
  ],
  notEvaluatedTitle: ['还没有评估过这个客户', 'This account has not been evaluated'],
  notEvaluatedText: [
    '有了订单并评估之后，这里显示它的级别、得分和每一项的来历。',
    'Once it has orders and is evaluated, its tier, its score and where every part comes from show here.',
  ],
  sinceBefore: ['比上次（{day}）', 'Since {day}'],
  sincePoints: ['{score} 分', '{score} points'],
  openScorecard: ['看评分卡', 'Scorecard'],
  openEvaluation: ['看这次评估', 'The evaluation'],
  basedOn: ['{scorecard} 第 {version} 版 · {window}', '{scorecard}, version {version} · {window}'],

  // inputs in their own unit
  levelOf: ['{level} 级', 'level {level}'],
  pointsValue: ['{points} 分', '{points} points'],
  monthsUnit: ['个月', 'months'],
  daysUnit: ['天前', 'days ago'],
  ordersUnit: ['单', 'orders'],
  productsUnit: ['种产品', 'products'],
  peopleUnit: ['人', 'people'],

  // the segment
  segmentTitle: ['客户分群', 'Segment'],
  recency: ['近度', 'Recency'],
  frequency: ['频度', 'Frequency'],
  monetary: ['额度', 'Monetary'],
  recencyHint: ['最近一次订货', 'Last order'],
  frequencyHint: ['订货次数', 'Orders'],
  monetaryHint: ['订货金额', 'Order value'],
  ofFive: ['{score} 分，满分 5', '{score} of 5'],
  noSegment: ['还没有分群', 'No segment yet'],
  noSegmentText: [
    '按最近一次订货、次数和金额归类，要先有订单并评估。',
    'It follows from how recently, how often and for how much it orders; that needs orders and an evaluation.',
  ],
  segmentMates: ['看同群客户', 'Others in this segment'],
  segmentFormula: [
    '近度、频度、额度各按全部客户的五等分得 1–5 分，合成一个三位数，再归入评分卡里第一个符合的分群。',
    'Recency, frequency and money each score 1–5 by fifths of all accounts; together they make a cell, and the first segment of the scorecard that fits takes it.',
  ],

  // ratings
  ratingsTitle: ['评分', 'Ratings'],
  ratingsHint: [
    '订单里看不出来的，由人按描述打分，附上依据',
    'What orders cannot tell, people rate by described levels, with evidence',
  ],
  rate: ['评分', 'Rate'],
  rateAgain: ['重新评分', 'Rate again'],
  rateTitle: ['{topic}：评分', 'Rate: {topic}'],
  notRated: ['还没有评分', 'Not rated yet'],
  level: ['选最符合的一级', 'Pick the level that fits best'],
  evidence: ['依据', 'Evidence'],
  evidenceHint: ['写清楚从哪里看出来的，至少 5 个字', 'Say where you see it, at least 5 characters'],
  evidencePlace: [
    '如：2026 年行业协会排名第 2，参与起草团体标准',
    'Such as: second in the 2026 trade ranking, co-wrote the standard',
  ],
  link: ['链接', 'Link'],
  linkHint: ['选填，http 或 https 开头', 'Optional, beginning with http or https'],
  saveRating: ['保存评分', 'Save rating'],
  rated: ['已评分。下次评估时计入得分。', 'Rated. It counts from the next evaluation.'],
  nextTopic: ['接着评：{topic}', 'Next: {topic}'],
  source: ['来源', 'Source'],
  history: ['以往 {count} 次', '{count} earlier'],
  ratedCount: ['已评 {rated} / {topics} 项', '{rated} of {topics} rated'],
  unsettled: ['下次评估计入', 'Counts from the next evaluation'],
  'identify.evidenceShort': ['至少写 5 个字', 'Write at least 5 characters'],
  'identify.levelMissing': ['先选一级', 'Pick a level first'],
  'identify.badLink': ['链接要以 http:// 或 https:// 开头', 'A link begins with http:// or https://'],

  // tier history
  historyTitle: ['定级历史', 'Tier history'],
  historyHint: ['点一次评估，看当时为什么是这一级', 'Pick an evaluation to see why it was that tier then'],
  historyLabel: ['历次评估的级别', 'Tier over the evaluations'],
  historyAt: ['{day} 定级：{tier}', '{day}: {tier}'],
  noHistoryTitle: ['还没有定级记录', 'No tier has been given yet'],
  noHistoryText: [
    '每次评估都会在这里留下级别、得分和原因。',
    'Every evaluation leaves its tier, score and reason here.',
  ],
  day: ['截至', 'As of'],
  why: ['原因', 'Reason'],
  first: ['首次', 'first'],
})
