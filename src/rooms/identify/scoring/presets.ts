// Scorecards and rating rubrics to start from. A company copies one and makes it its own.
import type { Bilingual, RfmScorecard, WeightedScorecard } from './scorecard.ts'

export type Preset<Definition> = { key: string; name: Bilingual; about: Bilingual; definition: Definition }

/** Five dimensions of a key account, and beside them the length of the relationship and what its loss would cost. */
export const fiveDimensions: Preset<WeightedScorecard> = {
  key: 'fiveDimensions',
  name: { zh: '五维评分', en: 'Five dimensions' },
  about: {
    zh: '采购量、利润贡献、市场影响力、合作潜力、战略契合度，兼顾关系稳定与离去影响。',
    en: 'Volume, profit, influence, potential and strategic fit, with an eye to stability and the impact of a loss.',
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
      {
        key: 'volume',
        dimension: 'volume',
        name: { zh: '采购量', en: 'Purchase volume' },
        source: { from: 'ledger', metric: 'sales' },
        direction: 'higher',
        normaliser: { by: 'percentile' },
        weight: 20,
      },
      {
        key: 'profit',
        dimension: 'profit',
        name: { zh: '利润贡献', en: 'Profit contribution' },
        source: { from: 'ledger', metric: 'profit' },
        direction: 'higher',
        normaliser: { by: 'percentile' },
        weight: 25,
      },
      {
        key: 'marketInfluence',
        dimension: 'influence',
        name: { zh: '市场影响力', en: 'Market influence' },
        source: { from: 'rating', topic: 'marketInfluence' },
        direction: 'higher',
        normaliser: { by: 'rating5' },
        weight: 10,
      },
      {
        key: 'businessTrend',
        dimension: 'potential',
        name: { zh: '业务发展趋势', en: 'Business trend' },
        source: { from: 'ledger', metric: 'growth' },
        direction: 'higher',
        normaliser: { by: 'percentile' },
        weight: 8,
      },
      {
        key: 'industryOutlook',
        dimension: 'potential',
        name: { zh: '行业前景', en: 'Industry outlook' },
        source: { from: 'rating', topic: 'industryOutlook' },
        direction: 'higher',
        normaliser: { by: 'rating5' },
        weight: 6,
      },
      {
        key: 'innovation',
        dimension: 'potential',
        name: { zh: '创新能力', en: 'Innovation' },
        source: { from: 'rating', topic: 'innovation' },
        direction: 'higher',
        normaliser: { by: 'rating5' },
        weight: 6,
      },
      {
        key: 'strategicFit',
        dimension: 'fit',
        name: { zh: '战略契合度', en: 'Strategic fit' },
        source: { from: 'rating', topic: 'strategicFit' },
        direction: 'higher',
        normaliser: { by: 'rating5' },
        weight: 10,
      },
      {
        key: 'tenure',
        dimension: 'relationship',
        name: { zh: '合作年限', en: 'Length of relationship' },
        source: { from: 'ledger', metric: 'tenure' },
        direction: 'higher',
        normaliser: { by: 'percentile' },
        weight: 5,
      },
      {
        key: 'orderStability',
        dimension: 'relationship',
        name: { zh: '订货稳定性', en: 'Order stability' },
        source: { from: 'ledger', metric: 'stability' },
        direction: 'higher',
        normaliser: { by: 'percentile' },
        weight: 5,
      },
      {
        key: 'lossImpact',
        dimension: 'loss',
        name: { zh: '离去影响', en: 'Impact of a loss' },
        source: { from: 'ledger', metric: 'lossImpact' },
        direction: 'higher',
        normaliser: { by: 'percentile' },
        weight: 5,
      },
    ],
    missing: 'reweight',
    minimumCoverage: 0.6,
    grading: {
      by: 'quantile',
      shares: [
        { tier: 'A1', share: 0.03 },
        { tier: 'A2', share: 0.07 },
        { tier: 'B1', share: 0.15 },
        { tier: 'B2', share: 0.25 },
      ],
    },
    basis: 'net',
    pool: { by: 'all' },
    rules: {
      vetoes: [],
      lists: [],
      hysteresis: { tolerance: 3, consecutive: 2, cooling: 2 },
      observationMonths: 6,
    },
    weighing: { by: 'hand' },
  },
}

/** The names of the dimensions that the preset's criteria are grouped by. */
export const dimensionNames: Record<string, Bilingual> = {
  volume: { zh: '采购量', en: 'Volume' },
  profit: { zh: '利润贡献', en: 'Profit' },
  influence: { zh: '市场影响力', en: 'Influence' },
  potential: { zh: '合作潜力', en: 'Potential' },
  fit: { zh: '战略契合度', en: 'Strategic fit' },
  relationship: { zh: '关系稳定', en: 'Stability' },
  loss: { zh: '离去影响', en: 'Impact of a loss' },
}

/** The seven segments published for the UCI Online Retail data, in their order. */
export const rfmSegments: Preset<RfmScorecard> = {
  key: 'rfmSegments',
  name: { zh: 'RFM 客户分群', en: 'RFM segments' },
  about: {
    zh: '按最近一次订货、订货次数和订货金额各打 1–5 分，再归入七类客户。',
    en: 'Scores of 1–5 for how recently, how often and for how much an account buys, gathered into seven segments.',
  },
  definition: {
    kind: 'rfm',
    bounds: { by: 'quantile' },
    weights: { recency: 0.3, frequency: 0.3, monetary: 0.4 },
    segments: [
      {
        key: 'champions',
        name: { zh: '冠军客户', en: 'Champions' },
        when: [{ r: { min: 4 }, f: { min: 4 }, m: { min: 4 } }],
      },
      {
        key: 'atRisk',
        name: { zh: '流失风险客户', en: 'At risk' },
        when: [
          { r: { max: 2 }, f: { min: 3 } },
          { r: { max: 2 }, m: { min: 4 } },
        ],
      },
      {
        key: 'loyal',
        name: { zh: '忠诚客户', en: 'Loyal customers' },
        when: [{ f: { min: 4 }, m: { min: 3 } }],
      },
      {
        key: 'potentialLoyalists',
        name: { zh: '潜在忠诚客户', en: 'Potential loyalists' },
        when: [{ r: { min: 4 }, f: { min: 2, max: 3 } }],
      },
      {
        key: 'new',
        name: { zh: '新客户', en: 'New customers' },
        when: [{ r: { min: 4 }, f: { max: 1 } }],
      },
      {
        key: 'hibernating',
        name: { zh: '沉睡客户', en: 'Hibernating' },
        when: [{ r: { max: 2 }, f: { max: 2 }, m: { max: 3 } }],
      },
      { key: 'others', name: { zh: '其他客户', en: 'Others' }, when: [] },
    ],
  },
}

/** A topic people rate from 1 to 5; the levels are described from 5 down to 1, so that a 4 means the same to all. */
export type RatingTopic = { key: string; name: Bilingual; levels: { level: number; means: Bilingual }[] }

export const ratingTopics: RatingTopic[] = [
  {
    key: 'marketInfluence',
    name: { zh: '市场影响力', en: 'Market influence' },
    levels: [
      {
        level: 5,
        means: {
          zh: '全国或行业前三，参与制定行业标准',
          en: 'Top three nationally or in its industry; sets standards',
        },
      },
      { level: 4, means: { zh: '全省或细分行业前十', en: 'Top ten in its province or sector' } },
      { level: 3, means: { zh: '在所在区域有一定知名度', en: 'Known in its region' } },
      { level: 2, means: { zh: '只在当地有影响', en: 'Known locally only' } },
      {
        level: 1,
        means: { zh: '几乎没有影响，或口碑不佳', en: 'No influence to speak of, or a poor reputation' },
      },
    ],
  },
  {
    key: 'industryOutlook',
    name: { zh: '行业前景', en: 'Industry outlook' },
    levels: [
      {
        level: 5,
        means: {
          zh: '行业年增长 20% 以上，政策鼓励',
          en: 'Industry grows more than 20% a year, with policy behind it',
        },
      },
      { level: 4, means: { zh: '行业年增长 10%–20%', en: 'Industry grows 10–20% a year' } },
      {
        level: 3,
        means: { zh: '行业平稳，年增长不超过 10%', en: 'Steady industry, growing up to 10% a year' },
      },
      { level: 2, means: { zh: '行业停滞，竞争加剧', en: 'Industry stands still and competition sharpens' } },
      { level: 1, means: { zh: '行业萎缩，或受政策限制', en: 'Industry shrinks, or policy restricts it' } },
    ],
  },
  {
    key: 'innovation',
    name: { zh: '创新能力', en: 'Innovation' },
    levels: [
      {
        level: 5,
        means: {
          zh: '不断推出新产品、新产线，并与我们联合开发',
          en: 'Keeps launching products and lines, and develops them with us',
        },
      },
      {
        level: 4,
        means: {
          zh: '每年都有新产品用到我们的品类',
          en: 'Brings out products that use our category every year',
        },
      },
      {
        level: 3,
        means: {
          zh: '偶尔推出新产品，愿意了解我们的方案',
          en: 'Brings out a product now and then, and hears our proposals',
        },
      },
      {
        level: 2,
        means: {
          zh: '产品多年不变，很少尝试新方案',
          en: 'Products unchanged for years; seldom tries anything new',
        },
      },
      {
        level: 1,
        means: { zh: '没有创新投入，抵触改变', en: 'Invests nothing in innovation and resists change' },
      },
    ],
  },
  {
    key: 'strategicFit',
    name: { zh: '战略契合度', en: 'Strategic fit' },
    levels: [
      {
        level: 5,
        means: {
          zh: '已写入我们的战略规划，双方有共同的路线图',
          en: 'Named in our strategy; a joint roadmap exists',
        },
      },
      {
        level: 4,
        means: { zh: '属于目标行业，采购我们的核心产品', en: 'Target industry, buys our core products' },
      },
      {
        level: 3,
        means: { zh: '属于目标行业，采购的不是核心产品', en: 'Target industry, buys other products' },
      },
      {
        level: 2,
        means: {
          zh: '机会型合作，与战略关系不大',
          en: 'Business of opportunity, of little bearing on our strategy',
        },
      },
      { level: 1, means: { zh: '与我们的发展方向相冲突', en: 'Runs against the direction we are taking' } },
    ],
  },
]
