// Points scorecards to start from: the stars of a bank, and the same idea among businesses.
import type { PointsScorecard } from './points.ts'
import type { Preset } from './presets.ts'

const tiers: PointsScorecard['tiers'] = [
  { key: 'A', layer: 'key' },
  { key: 'B', layer: 'important' },
  { key: 'C', layer: 'general' },
]

/** Rates and bands as a large Chinese bank published them; the excluded products are left out when recording. */
export const starPoints: Preset<PointsScorecard> = {
  key: 'starPoints',
  name: { zh: '星点值', en: 'Star points' },
  about: {
    zh: '近六个月的投资理财、刷卡消费和结算按每万元折成星点值，累计定三到七星；星级不会因一时回落马上下调。',
    en: 'Investment, card spending and settlement of six months become points per ¥10,000, which add up to stars; a passing dip costs none.',
  },
  definition: {
    kind: 'points',
    months: 6,
    rules: [
      {
        key: 'investment',
        name: {
          zh: '投资理财（不含货币基金、灵通快线）',
          en: 'Investment, without money-market and cash products',
        },
        event: { from: 'signal', metric: 'investment' },
        unit: 10_000,
        pointsPerUnit: 200,
        rounding: 'none',
      },
      {
        key: 'cardSpend',
        name: { zh: '刷卡消费', en: 'Card spending' },
        event: { from: 'signal', metric: 'cardSpend' },
        unit: 10_000,
        pointsPerUnit: 400,
        rounding: 'none',
      },
      {
        key: 'settlement',
        name: { zh: '结算（异地存取款、汇款）', en: 'Settlement: remote deposits and transfers' },
        event: { from: 'signal', metric: 'settlement' },
        unit: 10_000,
        pointsPerUnit: 200,
        rounding: 'none',
      },
    ],
    bands: [
      { star: 7, from: 80_000 },
      { star: 6, from: 10_000 },
      { star: 5, from: 2_000 },
      { star: 4, from: 500 },
      { star: 3, from: 50 },
      { star: 1, from: 0, exclusive: true },
    ],
    tiers,
    tierOfStar: { 7: 'A', 6: 'A', 5: 'B', 4: 'C', 3: 'C' },
    buffer: { maxDrop: 1, grace: 1 },
  },
}

/** What a supplier thanks a business customer for, beside its profit. */
export const businessPoints: Preset<PointsScorecard> = {
  key: 'businessPoints',
  name: { zh: '合作积分', en: 'Partnership points' },
  about: {
    zh: '一年里的订单毛利、转介绍、同意做案例和按时付款都计分，看得出订单以外谁在帮我们。',
    en: 'A year of order profit, referrals, agreed case studies and payments on time: it shows who helps beyond ordering.',
  },
  definition: {
    kind: 'points',
    months: 12,
    rules: [
      {
        key: 'orderProfit',
        name: { zh: '订单毛利（每万元）', en: 'Order profit, per ¥10,000' },
        event: { from: 'ledger', metric: 'profit' },
        unit: 10_000,
        pointsPerUnit: 100,
        rounding: 'floorUnit',
      },
      {
        key: 'referrals',
        name: { zh: '转介绍新客户', en: 'Customers referred to us' },
        event: { from: 'signal', metric: 'referrals' },
        unit: 1,
        pointsPerUnit: 500,
        rounding: 'floorUnit',
        cap: 2_500,
      },
      {
        key: 'caseStudy',
        name: { zh: '同意做成案例', en: 'Case studies agreed to' },
        event: { from: 'signal', metric: 'caseStudy' },
        unit: 1,
        pointsPerUnit: 1_000,
        rounding: 'floorUnit',
        cap: 2_000,
      },
      {
        key: 'onTimePayment',
        name: { zh: '按时付款（每笔）', en: 'Payments on time, each' },
        event: { from: 'signal', metric: 'onTimePayment' },
        unit: 1,
        pointsPerUnit: 50,
        rounding: 'floorUnit',
        cap: 600,
      },
    ],
    bands: [
      { star: 5, from: 20_000 },
      { star: 4, from: 8_000 },
      { star: 3, from: 3_000 },
      { star: 2, from: 1_000 },
      { star: 1, from: 0, exclusive: true },
    ],
    tiers,
    tierOfStar: { 5: 'A', 4: 'B', 3: 'B', 2: 'C', 1: 'C' },
    buffer: { maxDrop: 1, grace: 1 },
  },
}
