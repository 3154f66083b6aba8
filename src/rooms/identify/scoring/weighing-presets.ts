// More weighted scorecards to start from: value by contribution and attributes, six questions, and our own strength.
import type { Preset } from './presets.ts'
import type { Bilingual, Criterion, WeightedScorecard } from './scorecard.ts'

/** A criterion that people rate, on the topic of the same key. */
function rated(key: string, dimension: string, zh: string, en: string, weight: number): Criterion {
  return {
    key,
    dimension,
    name: { zh, en },
    source: { from: 'rating', topic: key },
    direction: 'higher',
    normaliser: { by: 'rating5' },
    weight,
  }
}

/** A criterion that is counted, by rank unless said otherwise. */
function counted(
  key: string,
  dimension: string,
  name: Bilingual,
  source: Criterion['source'],
  weight: number,
  normaliser: Criterion['normaliser'] = { by: 'percentile' },
): Criterion {
  return { key, dimension, name, source, direction: 'higher', normaliser, weight }
}

const points: Criterion['normaliser'] = { by: 'target', target: 100 }

/** Industries a company puts first, by their names in GB/T 4754; any other has no points and is left out. */
const industryPoints = {
  国家机构: 100,
  货币金融服务: 100,
  保险业: 100,
  '电力、热力生产和供应业': 100,
  '电信、广播电视和卫星传输服务': 100,
  '石油、煤炭及其他燃料加工业': 80,
  '计算机、通信和其他电子设备制造业': 80,
  教育: 80,
  卫生: 80,
  医药制造业: 60,
  化学原料和化学制品制造业: 60,
  批发业: 20,
}

/**
 * Value = 0.5 contribution + 0.3 attributes + 0.2 influence. Within a class, those who already give more than their
 * size suggests part from those who could give more. Source: the five grades of group customers at a Chinese
 * mobile carrier; parts and rates are a beginning.
 */
export const contributionAttributeInfluence: Preset<WeightedScorecard> = {
  key: 'contributionAttributeInfluence',
  name: { zh: '贡献、属性与影响', en: 'Contribution, attributes, influence' },
  about: {
    zh: '按贡献、属性和影响力评出价值，再看贡献与属性之比：A1、B1 已在贡献，A2、B2 潜力更大。',
    en: 'Value from contribution, attributes and influence; the ratio of the first two parts those who give (A1, B1) from those who could (A2, B2).',
  },
  definition: {
    kind: 'weighted',
    tiers: [
      { key: 'A1', layer: 'key' },
      { key: 'A2', layer: 'key' },
      { key: 'B1', layer: 'important' },
      { key: 'B2', layer: 'important' },
      { key: 'C', layer: 'general' },
    ],
    criteria: [
      counted(
        'revenue',
        'contribution',
        { zh: '月均收入', en: 'Monthly revenue' },
        { from: 'ledger', metric: 'sales' },
        22.5,
      ),
      counted(
        'strategicRevenue',
        'contribution',
        { zh: '战略产品月均收入', en: 'Monthly revenue of strategic products' },
        { from: 'signal', metric: 'strategicRevenue' },
        12.5,
      ),
      counted(
        'breadth',
        'contribution',
        { zh: '使用产品数', en: 'Products in use' },
        { from: 'ledger', metric: 'breadth' },
        7.5,
      ),
      counted(
        'stability',
        'contribution',
        { zh: '收入稳定性', en: 'Stability of revenue' },
        { from: 'ledger', metric: 'stability' },
        7.5,
      ),
      counted(
        'employees',
        'attribute',
        { zh: '员工人数', en: 'Employees' },
        { from: 'attribute', field: 'employees' },
        12,
      ),
      counted(
        'organisationLevel',
        'attribute',
        { zh: '组织层级', en: 'Organisation level' },
        {
          from: 'attribute',
          field: 'organisationLevel',
          points: { headquarters: 100, province: 80, city: 60, county: 40, site: 20 },
        },
        9,
        points,
      ),
      counted(
        'industryPriority',
        'attribute',
        { zh: '行业优先级', en: 'Industry priority' },
        { from: 'attribute', field: 'industry', points: industryPoints },
        9,
        points,
      ),
      rated('socialInfluence', 'influence', '社会影响力', 'Social influence', 10),
      rated('industryInfluence', 'influence', '行业影响力', 'Influence in its industry', 10),
    ],
    missing: 'reweight',
    minimumCoverage: 0.6,
    grading: {
      by: 'ratio',
      cuts: [
        { from: 70, above: 'A1', below: 'A2' },
        { from: 45, above: 'B1', below: 'B2' },
      ],
      over: 'contribution',
      under: 'attribute',
      at: 1,
    },
    basis: 'net',
    rules: {
      vetoes: [],
      lists: [
        {
          name: '大型集团总部',
          when: [
            { field: 'organisationLevel', in: ['headquarters'] },
            { field: 'sizeClass', in: ['large'] },
          ],
          tier: 'A1',
          atLeast: false,
        },
        { name: '纳税百强', when: [{ field: 'tags', in: ['纳税百强'] }], tier: 'A1', atLeast: false },
        {
          name: '省市级党政机关',
          when: [
            { field: 'industry', in: ['S91', 'S92', 'S93'] },
            { field: 'organisationLevel', in: ['headquarters', 'province', 'city'] },
          ],
          tier: 'A2',
          atLeast: false,
        },
        {
          name: '新闻媒体',
          when: [{ field: 'industry', in: ['R86', 'R87'] }],
          tier: 'A2',
          atLeast: false,
        },
        { name: '战略客户', when: [{ field: 'tags', in: ['战略客户'] }], tier: 'A2', atLeast: false },
      ],
      hysteresis: { tolerance: 3, consecutive: 2, cooling: 2 },
      observationMonths: 6,
    },
  },
}

/**
 * What people ask when they wonder who is key: is it large, must we never lose it, does it bring the most profit,
 * would we do anything for it, does extra effort pay, does it lead us where we want to go.
 */
export const sixQuestions: Preset<WeightedScorecard> = {
  key: 'sixQuestions',
  name: { zh: '六问筛选', en: 'Six questions' },
  about: {
    zh: '六个问题问出谁是大客户：规模、不能失去、利润、关照、回报、方向，再看关系、潜力和对目标的影响。投入时间只占很少，以免奖励低效。',
    en: 'Six questions tell who is key: size, loss, profit, care, reward and direction; then the relationship, the potential and our goals. Time spent weighs little, lest it reward inefficiency.',
  },
  definition: {
    kind: 'weighted',
    tiers: [
      { key: 'A', layer: 'key' },
      { key: 'B', layer: 'important' },
      { key: 'C', layer: 'general' },
    ],
    criteria: [
      counted(
        'size',
        'volume',
        { zh: '规模是否够大', en: 'Is it large?' },
        { from: 'ledger', metric: 'sales' },
        12,
      ),
      // Rank says size already; what a loss would do is a matter of its share of the whole.
      counted(
        'lossImpact',
        'loss',
        { zh: '是否一定不能失去', en: 'Must we never lose it?' },
        { from: 'ledger', metric: 'lossImpact' },
        15,
        {
          by: 'bands',
          bands: [
            { from: null, points: 0 },
            { from: 0.001, points: 20 },
            { from: 0.005, points: 40 },
            { from: 0.01, points: 60 },
            { from: 0.03, points: 80 },
            { from: 0.1, points: 100 },
          ],
        },
      ),
      counted(
        'profitShare',
        'profit',
        { zh: '是否带来最多利润', en: 'Does it bring the most profit?' },
        { from: 'ledger', metric: 'profit' },
        20,
      ),
      rated('extraAttention', 'attention', '是否值得尽可能关照', 'Does it deserve every care?', 6),
      rated('extraReward', 'reward', '额外付出是否有额外收益', 'Does extra effort pay?', 8),
      rated('direction', 'direction', '是否把我们引向期望的方向', 'Does it lead us where we want to go?', 8),
      rated('goalImpact', 'goals', '对公司目标的影响', 'Bearing on our goals', 12),
      counted(
        'tenure',
        'relationship',
        { zh: '合作年限', en: 'Length of relationship' },
        { from: 'ledger', metric: 'tenure' },
        5,
      ),
      counted(
        'stability',
        'relationship',
        { zh: '订货稳定性', en: 'Order stability' },
        { from: 'ledger', metric: 'stability' },
        5,
      ),
      counted(
        'growth',
        'potential',
        { zh: '业务拓展潜力', en: 'Potential to grow' },
        { from: 'ledger', metric: 'growth' },
        7,
      ),
      counted(
        'timeShare',
        'time',
        { zh: '投入时间占比', en: 'Share of our time' },
        { from: 'signal', metric: 'timeShare' },
        2,
      ),
    ],
    missing: 'reweight',
    minimumCoverage: 0.6,
    grading: {
      by: 'quantile',
      shares: [
        { tier: 'A', share: 0.05 },
        { tier: 'B', share: 0.15 },
      ],
    },
    basis: 'net',
  },
}

/** How the customer sees us beside the best of our rivals: the strength side of the selection matrix. */
export const relativeStrength: Preset<WeightedScorecard> = {
  key: 'relativeStrength',
  name: { zh: '相对优势', en: 'Relative strength' },
  about: {
    zh: '从客户的角度，和最强的对手比：方案、价格、服务、关系。与客户吸引力一起，决定该在谁身上投入。',
    en: 'As the customer sees us beside the best rival: offer, price, service, relationship. With attractiveness it tells where to invest.',
  },
  definition: {
    kind: 'weighted',
    tiers: [
      { key: 'strong', layer: 'key' },
      { key: 'even', layer: 'important' },
      { key: 'weak', layer: 'general' },
    ],
    criteria: [
      rated('offerFit', 'offer', '产品方案匹配度', 'Fit of our offer', 30),
      rated('priceStanding', 'price', '价格竞争力', 'Standing on price', 20),
      rated('serviceStanding', 'service', '服务口碑', 'Standing on service', 25),
      rated('relationshipStanding', 'relationship', '关系深度', 'Depth of the relationship', 25),
    ],
    missing: 'reweight',
    minimumCoverage: 0.6,
    // An even account rates 3 all round and scores 50, the middle of the matrix.
    grading: {
      by: 'cutoff',
      cuts: [
        { tier: 'strong', from: 62.5 },
        { tier: 'even', from: 37.5 },
      ],
    },
    basis: 'net',
  },
}

/** The names of the dimensions that these presets add to those of `presets.ts`. */
export const moreDimensionNames: Record<string, Bilingual> = {
  contribution: { zh: '贡献', en: 'Contribution' },
  attribute: { zh: '属性', en: 'Attributes' },
  attention: { zh: '额外关照', en: 'Care' },
  reward: { zh: '额外回报', en: 'Reward' },
  direction: { zh: '发展方向', en: 'Direction' },
  goals: { zh: '公司目标', en: 'Our goals' },
  time: { zh: '投入时间', en: 'Time spent' },
  offer: { zh: '产品方案', en: 'Offer' },
  price: { zh: '价格', en: 'Price' },
  service: { zh: '服务', en: 'Service' },
}
