// The words of one account's score and segment. Ratings, and how the tier went, have files of their own.
import { words } from '#base/words.ts'
import { identifyWords } from '../words.ts'

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
  dayUnit: ['天前', 'day ago'],
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
})
