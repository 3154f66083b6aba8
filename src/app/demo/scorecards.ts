// The demo's own scorecards: five dimensions with rules of the house, business points, and our relative strength.

import type { NewScorecard } from '#rooms/identify/scorecard/scorecard.store.ts'
import type { PointsScorecard } from '#rooms/identify/scoring/points.ts'
import { businessPoints } from '#rooms/identify/scoring/points-presets.ts'
import { fiveDimensions } from '#rooms/identify/scoring/presets.ts'
import { noRules, type WeightedScorecard } from '#rooms/identify/scoring/scorecard.ts'
import { relativeStrength } from '#rooms/identify/scoring/weighing-presets.ts'
import { thanks } from './thanks.ts'

const firm = fiveDimensions.definition

/** What the company added to its scorecard before the third half-year: a veto and two lists. */
export const ruled: { definition: WeightedScorecard; note: string } = {
  note: '加一票否决：逾期超过 180 天最高 B2；战略客户至少 A2，技术样板客户至少 B1。',
  definition: {
    ...firm,
    rules: {
      ...(firm.rules ?? noRules),
      vetoes: [
        {
          name: '逾期超过 180 天',
          when: [{ field: 'signal', metric: '逾期天数', from: 181 }],
          tier: 'B2',
        },
      ],
      lists: [
        { name: '战略客户名单', when: [{ field: 'tags', in: ['战略客户'] }], tier: 'A2', atLeast: true },
        { name: '技术样板名单', when: [{ field: 'tags', in: ['技术型客户'] }], tier: 'B1', atLeast: true },
      ],
    },
  },
}

const metrics: Record<string, string> = {
  referrals: thanks.referral,
  caseStudy: thanks.caseStudy,
  onTimePayment: thanks.onTime,
}

/** The preset with the metrics that this company measures by. */
const points: PointsScorecard = {
  ...businessPoints.definition,
  rules: businessPoints.definition.rules.map((rule) =>
    rule.event.from === 'signal'
      ? { ...rule, event: { from: 'signal', metric: metrics[rule.event.metric] ?? rule.event.metric } }
      : rule,
  ),
}

/** The preset with the levels called as this company calls them. */
const strength: WeightedScorecard = {
  ...relativeStrength.definition,
  tiers: [
    { key: '强', layer: 'key' },
    { key: '平', layer: 'important' },
    { key: '弱', layer: 'general' },
  ],
  grading: {
    by: 'cutoff',
    cuts: [
      { tier: '强', from: 62.5 },
      { tier: '平', from: 37.5 },
    ],
  },
}

/** Scores to look at beside the tiers. */
export const besides: readonly NewScorecard[] = [
  { name: { zh: '业务积分', en: 'Business points' }, sets: 'nothing', definition: points },
  {
    name: { zh: '相对实力', en: 'Relative strength' },
    sets: 'nothing',
    definition: strength,
  },
]
