// Metrics that the program itself knows by name: what their keys are called.

const known: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  annualPotential: ['年采购潜力', 'Annual potential'],
  overdueDays: ['逾期天数', 'Days overdue'],
  timeShare: ['占用时间比例', 'Share of time'],
  strategicRevenue: ['战略产品收入', 'Strategic product revenue'],
  referrals: ['转介绍客户数', 'Referrals'],
  caseStudy: ['同意做案例', 'Case study consent'],
  onTimePayment: ['按期付款金额', 'Paid on time'],
  investment: ['投资理财', 'Investment'],
  cardSpend: ['卡消费', 'Card spend'],
  settlement: ['结算', 'Settlement'],
  profit: ['利润贡献', 'Profit contribution'],
  costToServe: ['服务成本', 'Cost to serve'],
  contribution: ['服务后贡献', 'Contribution after service'],
  lifetimeValue: ['终身价值', 'Lifetime value'],
  aliveProbability: ['存续概率', 'Probability alive'],
  lossImpact: ['流失影响（年销售额）', 'Loss impact (sales of a year)'],
}

/** A metric as people read it; one that a company has named is called what they named it. */
export const metricName = (metric: string, language: 'zh' | 'en'): string =>
  (Object.hasOwn(known, metric) ? known[metric]?.[language === 'zh' ? 0 : 1] : undefined) ?? metric
